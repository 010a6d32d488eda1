"""The upgrade slot: when a better file of a copy's picture arrives in the same chat, it takes its place.

Whatever was still to be made of the copy (a queued job, a wish that waits, an open card) goes on with
the better file. What is being made already is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot import cards
from bot.better_files import is_better, reads_better
from bot.chat_pictures import ChatPictures, nearly_same
from bot.orders import Orders, can_be_made
from bot.reading_pool import Source
from bot.record import record
from bot.services import Services
from bot.texts import say
from engine.source.data import File
from storage import slots
from storage.errors import TooMany
from storage.jobs import Job, JobState
from storage.photos import Photo

log = structlog.get_logger(__name__)

UNKNOWN = "recommended"
"""Stored as the wish of a copy that waits, when the size is to follow from the better file."""


@dataclass(frozen=True)
class Upgrade:
    """A better file has come. copy: what it replaces.

    job: what is made of the better file now, if anything. running: target that the copy is being made
    at already.
    """

    copy: Photo
    job: Job | None
    running: str | None


class Slots:
    def __init__(self, services: Services, bot: Bot, orders: Orders) -> None:
        self._services = services
        self._pictures = ChatPictures(services)
        self._bot = bot
        self._orders = orders

    async def take_place(self, better: Photo) -> Upgrade | None:
        """Let a file take the place of the copies it is better than; None when there is none."""
        alike = [one for one in await self._alike(better) if one.better_id in (None, better.id)]
        copies = [one for one in alike if is_better(better, one)]
        data = await self._pictures.file(better) if copies else None
        if data is None:
            return None
        newest: Photo | None = None
        running: str | None = None
        for copy in copies:
            if await self._pictures.first_same([copy], data) is None:
                continue
            newest = newest or copy
            running = await self._move(copy, better) or running
        if newest is None:
            return None
        async with self._services.database.session(reading=True) as session:
            theirs = await slots.jobs_of(session, better.id)
        # A quick worker may have begun, or even ended, by now.
        gone = (JobState.FAILED, JobState.CANCELLED)
        job = next((job for job in reversed(theirs) if job.state not in gone), None)
        return Upgrade(newest, job, running)

    async def wait(self, photo: Photo, *, on: bool) -> list[Job] | None:
        """Let a copy wait for its better file, or wait no more.

        Returns the queued jobs that were taken back; None when one is being made already.
        """
        if not on:
            async with self._services.database.session() as session:
                await slots.wait(session, photo.id, None)
            return []
        async with self._services.database.session(reading=True) as session:
            theirs = await slots.jobs_of(session, photo.id)
        if any(job.state is JobState.RUNNING for job in theirs):
            return None
        taken = [job for job in theirs if job.state is JobState.QUEUED and await self._orders.cancel(job)]
        async with self._services.database.session() as session:
            await slots.wait(session, photo.id, taken[-1].target if taken else UNKNOWN)
        return taken

    async def is_waited_for(self, chat_id: int, data: File, source: Source) -> bool:
        """Whether a photo of this chat waits for just this file."""
        async with self._services.database.session(reading=True) as session:
            waiting = await slots.waiting(session, chat_id)
        if source.likeness is None:
            return False
        reading = record(source.reading)
        worse = [copy for copy in waiting if reads_better(reading, copy.reading or {})]
        return await self._pictures.first_same(nearly_same(source.likeness, worse), data) is not None

    async def anyone_waits(self, chat_id: int) -> bool:
        async with self._services.database.session(reading=True) as session:
            return bool(await slots.waiting(session, chat_id))

    async def _move(self, copy: Photo, better: Photo) -> str | None:
        """Bring over what is still to be made of a copy; the target it is being made at, if any."""
        async with self._services.database.session() as session:
            theirs = await slots.jobs_of(session, copy.id)
            queued = [job for job in theirs if job.state is JobState.QUEUED]
            moved = [
                job
                for job in queued
                if await slots.move_job(session, job.id, better, _fitting(better, job.target))
            ]
            running = next((job.target for job in theirs if job.state is JobState.RUNNING), None)
            finished = any(job.state in (JobState.MADE, JobState.DELIVERED) for job in theirs)
            open_card = copy.card_message_id is not None and not finished and running is None
            if moved or copy.wait_target or open_card:
                await slots.replace(session, copy.id, better.id)
        for job in queued:
            if job not in moved:
                # The better file has such a job already.
                await self._orders.cancel(job)
        if moved:
            log.info("queued jobs go on with a better file", jobs=len(moved))
            self._services.wake.set()
        if copy.wait_target:
            await self._make_wish(copy, better)
        if open_card or moved or copy.wait_target:
            await self._close_card(copy)
        return running

    async def _make_wish(self, copy: Photo, better: Photo) -> None:
        reading = better.reading or {}
        wish = str(reading.get("recommended")) if copy.wait_target == UNKNOWN else copy.wait_target
        target = _fitting(better, wish or "own")
        try:
            await self._orders.place(better, copy.user_id, target, in_group=copy.chat_id < 0)
        except TooMany:
            log.info("a better file waits for a press, its owner has too many jobs open")

    async def _close_card(self, copy: Photo) -> None:
        """The copy's card loses its buttons. An album's card stands for other photos too and stays."""
        if copy.card_message_id is None or copy.media_group_id is not None:
            return
        text = "\n\n".join([cards.verdict_line(copy.reading or {}), say("slot.closed")])
        try:
            await self._bot.edit_message_text(text, chat_id=copy.chat_id, message_id=copy.card_message_id)
        except TelegramError as error:
            log.info("a card stayed as it was", reason=type(error).__name__)

    async def _alike(self, photo: Photo) -> list[Photo]:
        """Other photos of this chat that seem to show the same, newest first."""
        if photo.likeness is None:
            return []
        others = [one for one in await self._pictures.photos(photo.chat_id) if one.id != photo.id]
        return nearly_same(photo.likeness, others)


def _fitting(better: Photo, target: str) -> str:
    """The target; its own size for a file that is as large as that already."""
    return target if can_be_made(better, target) else "own"
