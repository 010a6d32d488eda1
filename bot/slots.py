"""The upgrade slot: when a better file of a copy's picture arrives in the same chat, it takes its place.

Whatever was still to be made of the copy (a queued job, a wish that waits, an open card) goes on with
the better file. What is being made already is left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot import cards
from bot.alike import MOST_BITS
from bot.orders import Orders, can_be_made
from bot.reading_pool import Source
from bot.record import record
from bot.services import Services
from bot.texts import say
from engine.source.data import File
from storage import slots
from storage.blobs import BlobCorrupt, BlobMissing
from storage.errors import TooMany
from storage.jobs import Job, JobState
from storage.photos import Photo

log = structlog.get_logger(__name__)

LONGER = 1.1
"""A better file's detail fills a side longer by this factor …"""
BETTER_QUALITY = 5
"""… or it is as large, and its JPEG quality is better by so many points."""
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
        self._bot = bot
        self._orders = orders

    async def take_place(self, better: Photo) -> Upgrade | None:
        """Let a file take the place of the copies it is better than; None when there is none."""
        copies = [one for one in await self._alike(better) if one.better_id in (None, better.id)]
        newest: Photo | None = None
        running: str | None = None
        for copy in copies:
            if not is_better(better, copy) or await self._proven(better, [copy]) is None:
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
        alike = [
            copy
            for copy in waiting
            if copy.likeness is not None
            and source.likeness is not None
            and bits_apart(copy.likeness, source.likeness) <= MOST_BITS
            and reads_better(record(source.reading), copy.reading or {})
        ]
        return await self._first_proven(data, alike) is not None

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
        async with self._services.database.session(reading=True) as session:
            others = await slots.with_likeness(session, photo.chat_id)
        return [
            one
            for one in others
            if one.id != photo.id and bits_apart(one.likeness, photo.likeness) <= MOST_BITS
        ]

    async def _proven(self, photo: Photo, others: Sequence[Photo]) -> Photo | None:
        if not others:
            return None
        try:
            return await self._first_proven(await self._services.blobs.local_path(photo.sha256), others)
        except (BlobMissing, BlobCorrupt):
            return None

    async def _first_proven(self, data: File, others: Sequence[Photo]) -> Photo | None:
        """The first of these that shows the same picture as the file `data`, by its pixels."""
        for other in others:
            try:
                theirs = await self._services.blobs.local_path(other.sha256)
            except (BlobMissing, BlobCorrupt):
                log.warning("a picture could not be compared, its file is gone", photo=other.id)
                continue
            if await self._services.readings.same_picture(data, theirs):
                return other
        return None


def _fitting(better: Photo, target: str) -> str:
    """The target; its own size for a file that is as large as that already."""
    return target if can_be_made(better, target) else "own"


def bits_apart(one: str | None, other: str | None) -> int:
    """How many of the 256 bits of two likenesses differ."""
    return (int(one or "0", 16) ^ int(other or "0", 16)).bit_count()


def is_better(file: Photo, copy: Photo, share: float = 1.0) -> bool:
    """Whether a File of the same picture is worth taking instead. share: how much of the copy's longer side
    the picture on it has."""
    return file.sent_as == "document" and reads_better(file.reading or {}, copy.reading or {}, share)


def reads_better(file: Mapping[str, Any], copy: Mapping[str, Any], share: float = 1.0) -> bool:
    """By their readings: more detail, or as much of it with less compression."""
    mine, theirs = _side(file), _side(copy) * share
    if mine > theirs * LONGER:
        return True
    return mine * LONGER >= theirs and _quality(file) >= _quality(copy) + BETTER_QUALITY


def _side(reading: Mapping[str, Any]) -> int:
    """The longest side that its detail fills."""
    longest = max(int(reading.get("width", 0)), int(reading.get("height", 0)))
    return int(reading.get("effective_side") or longest)


def _quality(reading: Mapping[str, Any]) -> int:
    """1 … 100; a lossless file without damage has 100, one with damage of unknown depth nothing to show."""
    quality = reading.get("quality")
    if quality is None:
        return 0 if reading.get("verdict") == "degraded" else 100
    return int(quality)
