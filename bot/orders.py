"""From a choice to a job: a row first, then the queue. A second press finds the row and changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import structlog

from bot.services import Services
from engine.errors import TargetError
from engine.target import parse_target
from storage import jobs
from storage.jobs import Job
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


class Orders:
    def __init__(self, services: Services) -> None:
        self._services = services

    async def place(self, photo: Photo, user_id: int, target: str, *, in_group: bool) -> tuple[Job, bool]:
        """Ask for a photo at a target. Returns the job and whether it is new."""
        return (await self.place_all([photo], user_id, target, in_group=in_group))[0]

    async def place_all(
        self, wanted: Sequence[Photo], user_id: int, target: str, *, in_group: bool
    ) -> list[tuple[Job, bool]]:
        """The same for several photos, all or none."""
        options = self._options(in_group)
        async with self._services.database.session() as session:
            placed = [await jobs.request(session, photo, user_id, target, options) for photo in wanted]
        self._services.wake.set()
        for job, new in placed:
            if new:
                await self._enqueue(job)
        return placed

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
        async with self._services.database.session() as session:
            cancelled = await jobs.cancel_open(session, chat_id=chat_id)
        for job in cancelled:
            await self._take_out(job)
        return len(cancelled)

    async def _take_out(self, job: Job) -> None:
        try:
            await self._services.queue.cancel(job.id)
        except Exception:
            # The row says cancelled and the worker looks at the row: the queue only saves time.
            log.exception("the queue did not cancel a job", job=job.id)
        self._services.wake.set()

    async def _enqueue(self, job: Job) -> None:
        try:
            await self._services.queue.enqueue(job.id, job.priority)
        except Exception:
            # The row is written: storage's sweep brings it to the queue when that is back.
            log.exception("a job waits for the sweep", job=job.id)

    def _options(self, in_group: bool) -> dict[str, Any]:
        options: dict[str, Any] = {}
        if self._services.settings.model != "photo":
            options["model"] = self._services.settings.model
        if in_group:
            options["metadata"] = "strip_gps"
        return options
