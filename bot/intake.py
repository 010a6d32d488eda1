"""A picture arrives: fetched, read, kept, answered with a card.

Handlers call `take` and are done; the rest happens in the background, and the inbox remembers what
is not yet answered.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import structlog
from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.fetching import TooLarge, fetched
from bot.first_look import FirstLooks
from bot.inbox import Inbox
from bot.incoming import Incoming
from bot.languages import asker_language
from bot.local_api import CLOUD, limits_of
from bot.new_photos import Refused, Taken, new_photo, shows_another
from bot.reading_pool import Source, Unreadable
from bot.record import record
from bot.rereading import Rereading
from bot.sending import Place, answer_or_let_be, flood_seconds, nobody_there, unconfirmed
from bot.services import Services
from bot.showing import Showing
from bot.slots import Slots
from bot.speaking import speak
from bot.texts import reason_text, say
from bot.turns import Lines
from bot.words import megabytes_text, size_text
from engine.source.data import File, size_of
from storage import photos
from storage.troubles import Trouble, trouble_of

log = structlog.get_logger(__name__)

AT_ONCE = 4
"""Pictures held in memory, or read, at a time."""
SMALL_AT_ONCE, LARGE_AT_ONCE = 16, 8
"""Files that a local server is asked for at a time, up to what the cloud's gives and beyond: it answers once
it has them, which may be minutes, and nobody with a small one shall wait behind those."""
EACH, EACH_FETCHED = 2, 4
"""Of them of one person's: who sends a hundred pictures that take six seconds each to read (99 megapixels in
560 KB) would have everybody else wait ten minutes for a card (2026-11-28)."""
FETCH_TRIES = 4
FETCH_PAUSE = 1.0


class Intake:
    def __init__(
        self,
        services: Services,
        bot: Bot,
        showing: Showing,
        slots: Slots,
        inbox: Inbox,
        looks: FirstLooks,
        rereading: Rereading,
    ) -> None:
        self._services = services
        self._bot = bot
        self._showing = showing
        self._slots = slots
        self._inbox = inbox
        self._looks = looks
        self._rereading = rereading
        self._answering: set[tuple[int, int]] = set()
        """Chat and message: who answers one reads its last wording before it is done."""
        self._reading: Lines[int] = Lines(EACH)
        self._fetching: Lines[int] = Lines(EACH_FETCHED)
        self._room = asyncio.Semaphore(AT_ONCE)
        self._small, self._large = asyncio.Semaphore(SMALL_AT_ONCE), asyncio.Semaphore(LARGE_AT_ONCE)
        self._limits = limits_of(services.settings)

    def take(self, incoming: Incoming) -> None:
        """Note the picture and answer it in the background; the next start does when this one is ending."""
        self._inbox.keep(incoming)
        key = incoming.chat_id, incoming.message_id
        if key in self._answering:
            return
        if self._services.maintenance.holds(incoming.user_id):
            self.hold([incoming])
            return
        if not self._services.background.closed:
            self._answering.add(key)
            self._services.background.start("intake", self._take(incoming))

    def hold(self, items: Sequence[Incoming]) -> None:
        """Maintenance, or no database: the inbox has these until then, and the first one's sender is told."""
        for item in items:
            self._inbox.hold(item)
        self.tell_kept(items[0])

    def tell_kept(self, incoming: Incoming, elsewhere: Callable[[], bool] = lambda: False) -> None:
        """Say so. elsewhere: whether it is kept, when the inbox doesn't have it yet."""
        if not self._services.background.closed:
            telling = self._services.maintenance.tell(
                self._bot, incoming, lambda: elsewhere() or self._inbox.has(incoming)
            )
            self._services.background.start("told of maintenance", telling)

    def glance(self, incoming: Incoming) -> None:
        """A File in a group that isn't said to the bot: taken only when a photo there waits for just it."""
        self._services.background.start("glance", self._glance(incoming))

    async def _glance(self, incoming: Incoming) -> None:
        if not await self._slots.anyone_waits(incoming.chat_id):
            return
        if incoming.file_size and incoming.file_size > self._limits.download_bytes:
            return
        async with self._fetched(incoming) as data:
            if isinstance(data, Refused):
                return
            source = await self._services.readings.read(data, incoming.sent_as, incoming.file_name)
            if isinstance(source, Unreadable):
                return
            wanted = await self._slots.is_waited_for(incoming.chat_id, data, source)
        if wanted:
            self.take(incoming)

    async def _take(self, incoming: Incoming) -> None:
        key = incoming.chat_id, incoming.message_id
        newest: Incoming | None = incoming
        try:
            while newest is not None:
                newest = await self._take_once(newest)
        finally:
            self._answering.discard(key)

    async def _take_once(self, incoming: Incoming) -> Incoming | None:
        """Answer it; the inbox has it again when Telegram, or a database that is away, was in the way.

        Returns what its message shows or says by now, if that is to be answered too.
        """
        usable = True
        try:
            usable = await self._answer(incoming)
        except TelegramError as error:
            if not nobody_there(error) and not unconfirmed(error):
                log.warning("a photo is answered later", error=type(error).__name__)
                self._inbox.put_back(incoming)
                return None
        except Exception as error:
            if trouble_of(error) is not Trouble.AWAY:
                raise
            self.hold([incoming])
            return None
        newest = self._inbox.answered(incoming)
        if newest is not None and not usable and newest.file_unique_id == incoming.file_unique_id:
            # Other words make no better file of it.
            self._inbox.done(newest)
            return None
        return newest

    async def _answer(self, incoming: Incoming) -> bool:
        """Whether the picture is one that can be used."""
        place = Place(incoming.chat_id, incoming.message_id, incoming.thread_id)
        try:
            speak(await asker_language(self._services.database, incoming))
            result = await self.accept(incoming)
            if isinstance(result, Refused):
                await answer_or_let_be(self._bot, place, result.text)
                return False
            await self._show(result, incoming)
        except TelegramError:
            raise
        except Exception as error:
            log.exception("an intake failed")
            trouble = trouble_of(error)
            if trouble is Trouble.AWAY:
                raise
            full = trouble is Trouble.NO_ROOM
            await answer_or_let_be(self._bot, place, say("intake.no_room" if full else "intake.failed"))
            return False
        return True

    async def _show(self, taken: Taken, incoming: Incoming) -> None:
        newest, in_group = self._inbox.newest(incoming), incoming.in_group
        if newest.file_unique_id != incoming.file_unique_id:
            return  # its message shows another picture by now, which comes next
        if not taken.fresh:
            if incoming.edited:
                await self._rereading.read(taken.photo, newest.asked, in_group=in_group)
        elif await self._showing.show(taken.photo, newest.asked, in_group=in_group):
            self._looks.follow(taken.photo)

    async def accept(self, incoming: Incoming) -> Taken | Refused:
        """Fetch, read and keep one picture. Safe to repeat: the second time changes nothing."""
        async with self._services.database.session(reading=True) as session:
            known = await photos.by_message(session, incoming.chat_id, incoming.message_id)
            replaced = known is not None and shows_another(known, incoming)
            if known is not None and known.card_message_id is not None and not replaced:
                return Taken(known, fresh=False)
            if incoming.about_message_id is not None:
                earlier = await photos.by_message(session, incoming.chat_id, incoming.about_message_id)
                if earlier is not None and earlier.user_id == incoming.user_id:
                    return Taken(earlier)
        if known is not None and replaced:
            await self._rereading.make_way(known)
        self._looks.prepare(incoming)
        if incoming.file_size and incoming.file_size > self._limits.download_bytes:
            return self._too_big(incoming.file_size)
        async with self._fetched(incoming) as data:
            if isinstance(data, Refused):
                return data
            source = await self._services.readings.read(data, incoming.sent_as, incoming.file_name)
            if isinstance(source, Unreadable):
                log.info("a picture could not be read", reason=source.reason, detail=source.detail)
                return Refused(reason_text("unreadable", source.reason))
            return await self._keep(incoming, data, source)

    async def _keep(self, incoming: Incoming, data: File, source: Source) -> Taken | Refused:
        if self._inbox.is_forgotten(incoming):
            return Refused(say("failed.source_gone"))
        size = await asyncio.to_thread(size_of, data)
        blobs = self._services.blobs
        sha256 = await (blobs.link_file(data) if isinstance(data, Path) else blobs.put(data))
        read = source.reading
        async with self._services.database.session() as session:
            photo, _new = await photos.add(session, new_photo(incoming, source, sha256, size))
            await photos.set_reading(session, photo.id, record(read), read.width, read.height, read.format)
            kept = await photos.get(session, photo.id)
            if self._inbox.is_forgotten(incoming):
                await session.rollback()
                return Refused(say("failed.source_gone"))
        return Taken(kept or photo, fresh=photo.card_message_id is None)

    @asynccontextmanager
    async def _fetched(self, incoming: Incoming) -> AsyncIterator[File | Refused]:
        """The file, and room to hold and read it."""
        if self._services.settings.api_folder is None:
            async with self._reading.turn(incoming.user_id), self._room:
                yield await self._fetch(incoming)
            return
        small = incoming.file_size and incoming.file_size <= CLOUD.download_bytes
        async with self._fetching.turn(incoming.user_id), self._small if small else self._large:
            data = await self._fetch(incoming)
        async with self._reading.turn(incoming.user_id), self._room:
            yield data

    async def _fetch(self, incoming: Incoming) -> File | Refused:
        """The file, or its bytes. Telegram's hiccups are tried again; what stays gets a sentence."""
        for attempt in range(1, FETCH_TRIES + 1):
            try:
                return await fetched(self._bot, self._services.settings, incoming.file_id, incoming.file_size)
            except TooLarge as error:
                return self._too_big(error.size or incoming.file_size or 0)
            except BadRequest:
                return Refused(say("intake.no_fetch"))
            except (NetworkError, RetryAfter) as error:
                log.warning("a file was not fetched", attempt=attempt, error=type(error).__name__)
                asked = flood_seconds(error) if isinstance(error, RetryAfter) else 0.0
                await asyncio.sleep(max(FETCH_PAUSE * attempt, asked))
        return Refused(say("intake.no_fetch"))

    def _too_big(self, size: int) -> Refused:
        most = megabytes_text(limits_of(self._services.settings).download)
        return Refused(say("intake.too_big", size=size_text(size), most=most))
