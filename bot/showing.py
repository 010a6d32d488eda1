"""Answers a photo with its card: what it is worth, what can be made of it, what the better file is."""

from __future__ import annotations

import contextlib

from telegram import Bot, InlineKeyboardMarkup, ReplyParameters
from telegram.error import BadRequest, Forbidden

from bot import cards, keyboards, library_keyboards
from bot.better_copies import NOTHING, Better, BetterCopies
from bot.copy_words import better_lines, to_point_at
from bot.orders import Orders, as_drawing, can_be_made
from bot.preferences import ASK, value_of
from bot.presses import too_many_key
from bot.sending import Place, answer
from bot.services import Services
from bot.slots import Slots, Upgrade
from bot.texts import say
from bot.wishes import NOTHING as NO_WISH
from bot.wishes import UNCLEAR, Wish
from bot.words import target_text
from storage import photos, preferences
from storage.errors import TooMany
from storage.photos import Photo

Card = tuple[str, InlineKeyboardMarkup]


class Showing:
    def __init__(
        self, services: Services, bot: Bot, orders: Orders, slots: Slots, better: BetterCopies
    ) -> None:
        self._services = services
        self._bot = bot
        self._orders = orders
        self._slots = slots
        self._better = better

    async def show(self, photo: Photo, asked: Wish = NO_WISH, *, in_group: bool = False) -> bool:
        """Answer the photo's message with its card; a size named at once is ordered at once.

        Returns whether the photo's recommended size is still to be chosen.
        """
        place = Place(photo.chat_id, photo.message_id, photo.thread_id)
        insists = asked.size is not None and await self._was_answered(photo)
        better = NOTHING if insists else await self._better.of(photo)
        card = await self.card(photo, asked, better, in_group=in_group)
        if card is None:
            await answer(self._bot, place, say("press.again"))
            return False
        sent = await answer(self._bot, place, *card)
        async with self._services.database.session() as session:
            await photos.set_card(session, photo.id, sent.message_id)
        await self._point(photo, to_point_at(photo, better))
        recommended = str((photo.reading or {}).get("recommended"))
        return keyboards.offers(card[1], photo.id, recommended)

    async def card(self, photo: Photo, asked: Wish, better: Better, *, in_group: bool) -> Card | None:
        """The card for what is asked, which is ordered; None when that was done before and nothing is new."""
        return _offer(photo, better) or await self._card(photo, asked, better, in_group=in_group)

    async def _was_answered(self, photo: Photo) -> bool:
        """Who names a size once more has seen a card of it, and wants it all the same."""
        async with self._services.database.session(reading=True) as session:
            return await photos.answered_before(session, photo)

    async def _point(self, photo: Photo, number: int | None) -> None:
        """At what the card speaks of, in a chat whose messages have no links."""
        if number is None:
            return
        reply = ReplyParameters(number)
        with contextlib.suppress(BadRequest, Forbidden):  # it is deleted: there is nothing to point at
            await self._bot.send_message(
                photo.chat_id, say("slot.here"), reply_parameters=reply, disable_notification=True
            )

    async def _size(self, photo: Photo, asked: Wish) -> str | None:
        """What is asked for, else what this chat always wants, unless words may mean another size."""
        if asked.size is not None:
            return asked.size
        usual = await self._usual_size(photo)
        return usual if asked.named in (None, usual) else None

    async def _usual_size(self, photo: Photo) -> str | None:
        """The size that this chat always wants; of a copy it is asked all the same."""
        async with self._services.database.session(reading=True) as session:
            chosen = await preferences.of(session, photo.chat_id)
        size = value_of(chosen, "size", in_group=photo.chat_id < 0)
        asks = size == ASK or cards.is_copy(photo.reading or {}, photo.sent_as)
        return None if asks or not can_be_made(photo, size) else size

    async def _card(self, photo: Photo, asked: Wish, better: Better, *, in_group: bool) -> Card | None:
        upgrade = await self._slots.take_place(photo)
        news = upgrade_lines(photo, upgrade)
        reading = photo.reading or {}
        wish, drawing = await self._size(photo, asked), asked.drawing and as_drawing([photo])
        begins = wish is not None and can_be_made(photo, wish)
        spared = wish is not None and better.spares(photo, wish)
        if wish is not None and begins and not spared:
            try:
                _job, new = await self._orders.place(
                    photo, photo.user_id, wish, in_group=in_group, drawing=drawing
                )
            except TooMany as full:
                news.append(say(too_many_key(full), limit=full.limit))
            else:
                if not new and upgrade is None and photo.card_message_id is not None:
                    return None
                text = cards.taken_text(
                    reading, photo.sent_as, wish, drawing=drawing if asked.drawing else None
                )
                return _with([*news[:1], *better_lines(photo, better)], text), keyboards.only_why(photo.id)
        elif upgrade is not None and upgrade.job is not None:
            return _with(news, cards.verdict_line(reading)), keyboards.only_why(photo.id)
        text, keyboard = card_of(photo, None if begins else wish, _named(photo, asked))
        news += better_lines(photo, better)
        keyboard = _with_master(keyboard, better)
        if begins and spared:
            news.append(say("slot.not_begun"))
        return _with(news, text), keyboard


def _named(photo: Photo, asked: Wish) -> str | None:
    """The size to ask about; None when it can't be made of this photo."""
    possible = asked.named == UNCLEAR or (asked.named is not None and can_be_made(photo, asked.named))
    return asked.named if possible else None


def card_of(photo: Photo, wish: str | None = None, named: str | None = None) -> Card:
    """A photo's own card as it is now: open, or waiting for the better file."""
    reading = photo.reading or {}
    if photo.wait_target is not None and photo.better_id is None:
        text = cards.waiting_text(reading, photo.sent_as, in_group=photo.chat_id < 0)
        return text, keyboards.card(photo.id, reading, wait=False)
    can_wait = cards.is_copy(reading, photo.sent_as) and photo.better_id is None
    text = cards.card_text(reading, photo.sent_as, wish, named)
    return text, keyboards.card(photo.id, reading, wait=True if can_wait else None, named=named)


def _offer(copy: Photo, better: Better) -> Card | None:
    """The card of a copy whose better file is in this chat already."""
    file = better.here.file if better.here else None
    if file is None or not better.is_offered(copy):
        return None
    buttons = keyboards.offer(file.id, file.reading or {}, copy.id)
    return _with(better_lines(copy, better), say("slot.offer_ask")), _with_master(buttons, better)


def upgrade_lines(better: Photo, upgrade: Upgrade | None) -> list[str]:
    """What was gained, and what goes on with the better file."""
    if upgrade is None:
        return []
    lines = [cards.gained_text(upgrade.copy.reading or {}, better.reading or {})]
    if upgrade.job is not None and upgrade.job.target == "own":
        lines.append(say("slot.moved_own"))
    elif upgrade.job is not None:
        lines.append(say("slot.moved", target=target_text(upgrade.job.target)))
    elif upgrade.running is not None:
        lines.append(say("slot.running", target=target_text(upgrade.running)))
    return lines


def _with_master(keyboard: InlineKeyboardMarkup, better: Better) -> InlineKeyboardMarkup:
    return library_keyboards.with_master(keyboard, better.library.asset.id) if better.library else keyboard


def _with(news: list[str], text: str) -> str:
    return "\n\n".join([" ".join(news), text]) if news else text
