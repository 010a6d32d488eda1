"""Albums: Telegram sends their photos as separate messages with no end mark.

Arrivals are noted before anything is fetched; when no sibling has come for a moment, the album is
taken in as one and answered with one card. One photo that can't be read never stops the rest.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Mapping, Sequence

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot import cards, keyboards
from bot.better_copies import Better, BetterCopies
from bot.copy_words import lines_in_album
from bot.first_look import FirstLooks
from bot.inbox import Inbox
from bot.incoming import Incoming
from bot.intake import Intake
from bot.languages import asker_language
from bot.new_photos import Refused, Taken
from bot.orders import Orders, as_drawing, can_be_made
from bot.presses import too_many_key
from bot.sending import Place, answer, nobody_there, unconfirmed
from bot.services import Services
from bot.showing import upgrade_lines
from bot.slots import Slots
from bot.speaking import speak
from bot.texts import say
from bot.wishes import NOTHING, UNCLEAR, Wish
from storage import photos
from storage.errors import TooMany
from storage.photos import Photo
from storage.troubles import Trouble, trouble_of

log = structlog.get_logger(__name__)

QUIET = 1.5
"""Seconds without a sibling after which an album counts as whole; they come within tenths of one."""
MOST_LEFT = 200
MOST_LETTERS = 2500
"""Of the 4,096 of a message, for what is there already."""

Key = tuple[int, str]


class Albums:
    def __init__(
        self,
        services: Services,
        bot: Bot,
        *,
        intake: Intake,
        orders: Orders,
        inbox: Inbox,
        slots: Slots,
        looks: FirstLooks,
        better: BetterCopies,
    ) -> None:
        self._services = services
        self._bot = bot
        self._intake = intake
        self._orders = orders
        self._inbox = inbox
        self._slots = slots
        self._looks = looks
        self._better = better
        self._gathering: dict[Key, dict[int, Incoming]] = {}
        self._timers: dict[Key, asyncio.TimerHandle] = {}
        self._left: OrderedDict[Key, None] = OrderedDict()
        self._answering: set[Key] = set()

    def arrive(self, incoming: Incoming) -> None:
        """Note one photo of an album (media_group_id set)."""
        key = (incoming.chat_id, incoming.media_group_id or "")
        self._inbox.keep(incoming)
        self._gathering.setdefault(key, {})[incoming.message_id] = incoming
        if timer := self._timers.get(key):
            timer.cancel()
        self._timers[key] = asyncio.get_running_loop().call_later(QUIET, self._whole, key)

    def changed(self, incoming: Incoming) -> bool:
        """A message was changed. Whether that is seen to here, its album being gathered or answered."""
        key = (incoming.chat_id, incoming.media_group_id or "")
        if incoming.message_id in self._gathering.get(key, ()):
            self.arrive(incoming)
            return True
        if key in self._answering:
            self._inbox.keep(incoming)
        return key in self._answering

    def leave(self, chat_id: int, media_group_id: str) -> None:
        """Take no photo of this album: its caption asks something else of it (/find, /verify)."""
        self._left[chat_id, media_group_id] = None
        if len(self._left) > MOST_LEFT:
            self._left.popitem(last=False)

    def close(self) -> None:
        """Stop gathering. What was gathered is in the inbox, and the next start takes it up."""
        for timer in self._timers.values():
            timer.cancel()

    def _whole(self, key: Key) -> None:
        del self._timers[key]
        items = [incoming for _, incoming in sorted(self._gathering.pop(key).items())]
        if key not in self._left and any(item.addressed for item in items):
            if self._services.maintenance.holds(items[0].user_id):
                self._intake.hold(items)
                return
            self._answering.add(key)
            self._services.background.start("album", self._take(key, items))
            return
        for item in items:
            self._inbox.done(item)

    async def _take(self, key: Key, items: list[Incoming]) -> None:
        try:
            if len(items) == 1:
                self._intake.take(items[0])
            else:
                await self._answer(items)
        except Exception as error:
            if trouble_of(error) is not Trouble.AWAY:
                raise
            self._intake.hold(items)
        finally:
            self._answering.discard(key)

    async def _answer(self, items: list[Incoming]) -> None:
        speak(await asker_language(self._services.database, items[0]))
        async with asyncio.TaskGroup() as group:
            accepted = [group.create_task(self._accept(item)) for item in items]
        results = [task.result() for task in accepted]
        if not all(isinstance(result, Taken) and not result.fresh for result in results):
            try:
                await self._show(items, results, _asked([self._inbox.newest(item) for item in items]))
            except TelegramError as error:
                if not nobody_there(error) and not unconfirmed(error):
                    log.warning("an album is not answered yet", error=type(error).__name__)
                    for item in items:
                        self._inbox.put_back(item)
                    return
        for item in items:
            if (changed := self._inbox.answered(item)) is not None:
                self._intake.take(changed)

    async def _accept(self, incoming: Incoming) -> Taken | Refused:
        try:
            return await self._intake.accept(incoming)
        except Exception as error:
            trouble = trouble_of(error)
            if trouble is Trouble.AWAY:
                raise
            log.exception("a photo of an album failed")
            return Refused(say("intake.no_room" if trouble is Trouble.NO_ROOM else "intake.failed"))

    async def _show(self, items: list[Incoming], results: list[Taken | Refused], asked: Wish) -> None:
        good = [result.photo for result in results if isinstance(result, Taken)]
        lines = [say("album.title", count=len(items))]
        lines += [_line(number, result) for number, result in enumerate(results, 1)]
        if any(item.sent_as == "photo" for item in items):
            lines += ["", say("album.sent_as_photo")]
        for photo in good:
            lines += upgrade_lines(photo, await self._slots.take_place(photo))
        place = Place(items[0].chat_id, items[0].message_id, items[0].thread_id)
        if not good:
            await answer(self._bot, place, "\n".join(lines))
            return
        found = await asyncio.gather(*(self._better.of(photo) for photo in good))
        better = {photo.id: one for photo, one in zip(good, found, strict=True)}
        lines += _better_lines(results, better)
        wish = asked.size
        possible = [photo for photo in good if wish and can_be_made(photo, wish)]
        left = [photo for photo in possible if wish and better[photo.id].spares(photo, wish)]
        chosen = [photo for photo in possible if photo not in left]
        drawing = asked.drawing and as_drawing(chosen)
        full = await self._order(chosen, items[0], wish, drawing=drawing) if wish and chosen else None
        if full:
            lines.append(full)
        taken = bool(chosen) and full is None
        named = _named(good, asked)
        if wish and taken:
            lines += ["", cards.taken_line(wish, drawing=drawing if asked.drawing else None)]
        else:
            lines += ["", cards.named_text(named) if named else say("album.ask")]
        keyboard = None if taken else keyboards.album(_ids(good), _recommended(good), named)
        if taken and left:
            lines.append(say("slot.left_out"))
            keyboard = keyboards.album_each(_ids(left))
        card = await answer(self._bot, place, "\n".join(lines), keyboard)
        async with self._services.database.session() as session:
            for photo in good:
                await photos.set_card(session, photo.id, card.message_id)
        if not taken:
            self._looks.follow(good[0])

    async def _order(self, chosen: list[Photo], first: Incoming, wish: str, *, drawing: bool) -> str | None:
        """Order an album at the size named with it; the sentence that says why not, or None."""
        try:
            await self._orders.place_all(
                chosen, first.user_id, wish, in_group=first.in_group, drawing=drawing
            )
        except TooMany as full:
            return say(too_many_key(full), limit=full.limit)
        return None


def _asked(items: Sequence[Incoming]) -> Wish:
    """What an album's captions ask: the first that asks for a size, else the first that names one."""
    said = [item.asked for item in items]
    named = next((one for one in said if one.named), NOTHING)
    return next((one for one in said if one.size), named)


def _named(good: Sequence[Photo], asked: Wish) -> str | None:
    """The size to ask about, if it can be made of one of them at least."""
    size = asked.named
    return size if size == UNCLEAR or (size and any(can_be_made(photo, size) for photo in good)) else None


def _line(number: int, result: Taken | Refused) -> str:
    if isinstance(result, Refused):
        return say("album.line_failed", number=number, text=result.text)
    verdict = str((result.photo.reading or {}).get("verdict", "unproven"))
    return say(
        "album.line",
        number=number,
        verdict=say(f"album.verdict.{verdict}"),
        width=result.photo.width,
        height=result.photo.height,
    )


def _better_lines(results: list[Taken | Refused], better: Mapping[int, Better]) -> list[str]:
    """As many as a message has room for; each card says it again."""
    lines: list[str] = []
    for number, result in enumerate(results, 1):
        if isinstance(result, Taken):
            lines += lines_in_album(result.photo, better[result.photo.id], number)
    while sum(map(len, lines)) > MOST_LETTERS:
        lines.pop()
    return lines


def _ids(good: list[Photo]) -> tuple[int, ...]:
    return tuple(sorted(photo.id for photo in good))


def _recommended(good: list[Photo]) -> str:
    """4K when most of the photos can carry it, else 2K."""
    wishes = [str((photo.reading or {}).get("recommended")) for photo in good]
    return "4k" if wishes.count("4k") * 2 > len(wishes) else "2k"
