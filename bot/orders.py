"""From a choice to a job: a row first, then the queue. A second press finds the row and changes nothing."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

import structlog

from bot.keyboards import may_be_drawing
from bot.preferences import CHANGES, changed, options_of
from bot.services import Services
from engine.errors import TargetError
from engine.naming import result_stem
from engine.target import parse_target
from storage import jobs, preferences
from storage import together as ordered_together
from storage.jobs import Job, JobState
from storage.photos import Photo

log = structlog.get_logger(__name__)


def can_be_made(photo: Photo, target: str) -> bool:
    """Whether this target is on offer for this photo: its own size, or one that enlarges it."""
    if target == "own":
        return True
    try:
        return parse_target(target).enlarges(photo.width, photo.height)
    except TargetError:
        return False


def as_drawing(chosen: Sequence[Photo]) -> bool:
    """Whether all of them, which somebody says are drawings, can be made as such: as their cards offer."""
    return all(may_be_drawing(photo.reading or {}) for photo in chosen)


class Orders:
    def __init__(self, services: Services) -> None:
        self._services = services

    async def place(
        self, photo: Photo, user_id: int, target: str, *, in_group: bool, drawing: bool = False
    ) -> tuple[Job, bool]:
        """Ask for a photo at a target, as its chat likes it. Returns the job and whether it is new.

        Raises TooMany: too many are open, or were asked for today.
        """
        return (await self.place_all([photo], user_id, target, in_group=in_group, drawing=drawing))[0]

    async def place_all(
        self, wanted: Sequence[Photo], user_id: int, target: str, *, in_group: bool, drawing: bool = False
    ) -> list[tuple[Job, bool]]:
        """The same for several photos of one chat, all or none; their results go out together.

        drawing: as "As a drawing" under a master would make them.
        """
        async with self._services.database.session(reading=True) as session:
            chosen = await preferences.of(session, wanted[0].chat_id)
        options = options_of(chosen, model=self._services.settings.network, in_group=in_group)
        asked = changed(options, CHANGES["drawing"]) if drawing else options
        return await self.place_with(asked, wanted, user_id, target)

    async def place_with(
        self, options: dict[str, Any], wanted: Sequence[Photo], user_id: int, target: str
    ) -> list[tuple[Job, bool]]:
        """The same with these options. What was made before is answered with that."""
        settings = self._services.settings
        a_day = None if user_id in settings.admin_ids else settings.most_a_day or None
        earlier = {photo.id: await self._made_before(photo, target, options) for photo in wanted}
        together = uuid.uuid4().hex if len(wanted) > 1 else None
        async with self._services.database.session() as session:
            placed = []
            for photo in wanted:
                found = earlier[photo.id]
                most = None if found else settings.most_open
                job, new = await jobs.request(
                    session,
                    photo,
                    user_id,
                    target,
                    options,
                    most_open=most,
                    most_a_day=a_day,
                    together=together,
                )
                if new and found:
                    name = _master_name(photo, target, found)
                    job = await jobs.made_before(session, job.id, found, name) or job
                placed.append((job, new))
        self._services.wake.set()
        for job, new in placed:
            if new:
                await self._enqueue(job)
        return placed

    async def _made_before(self, photo: Photo, target: str, options: dict[str, Any]) -> Job | None:
        """A result for the same source, target and choices that still has its files."""
        async with self._services.database.session(reading=True) as session:
            stem = result_stem(photo.file_name, parse_target(target))
            found = await jobs.find_made(session, photo.sha256, target, options, stem=stem)
        if found is None:
            return None
        blobs = self._services.blobs
        files = [name for name in (found.master_sha256, found.proof_sha256) if name]
        return found if all([await blobs.has(name) for name in files]) else None

    async def cancel(self, job: Job) -> bool:
        """Stop a job. False when it was finished already."""
        async with self._services.database.session() as session:
            cancelled = await jobs.cancel(session, job.id)
        if cancelled is None:
            return False
        await self._take_out(job)
        return True

    async def cancel_chat(self, chat_id: int) -> int:
        """Stop all that is open in a chat; returns how many jobs that were."""
        return len(await self._cancel_open(chat_id=chat_id))

    async def cancel_person(self, user_id: int) -> list[Job]:
        """Stop all that is open for a person, in all chats."""
        return await self._cancel_open(user_id=user_id)

    async def _cancel_open(self, *, chat_id: int | None = None, user_id: int | None = None) -> list[Job]:
        async with self._services.database.session() as session:
            cancelled = await jobs.cancel_open(session, chat_id=chat_id, user_id=user_id)
        for job in cancelled:
            await self._take_out(job)
        return cancelled

    async def wait_no_more_for(self, job: Job) -> None:
        """A job of several has ended without a result: the others go out if it was the last."""
        if job.together is None:
            return
        try:
            async with self._services.database.session(reading=True) as session:
                carrier = await ordered_together.carrier_of(session, job.together)
            if carrier is not None:
                await self._services.queue.enqueue_delivery_again(carrier.id)
        except Exception:
            # storage's sweep does the same within some seconds.
            log.exception("an album waits for the sweep", job=job.id)

    async def _take_out(self, job: Job) -> None:
        try:
            await self._services.queue.cancel(job.id)
        except Exception:
            # The row says cancelled and the worker looks at the row: the queue only saves time.
            log.exception("the queue did not cancel a job", job=job.id)
        await self.wait_no_more_for(job)
        self._services.wake.set()

    async def _enqueue(self, job: Job) -> None:
        try:
            if job.state is JobState.MADE:
                await self._services.queue.enqueue_delivery(job.id)
            else:
                await self._services.queue.enqueue(job.id, job.priority)
        except Exception:
            # The row is written: storage's sweep brings it to the queue when that is back.
            log.exception("a job waits for the sweep", job=job.id)


def _master_name(photo: Photo, target: str, made: Job) -> str:
    """The file name that the worker would have given."""
    suffix = PurePath(made.master_name or "master.png").suffix
    return f"{result_stem(photo.file_name, parse_target(target))}{suffix}"
