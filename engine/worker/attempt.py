"""The engine at one job, and the look about once a second whether it is still wanted."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import Any

from engine.errors import Cancelled
from engine.hanging import in_thread
from engine.order import Order, Outcome, Progress
from engine.worker.config import Maker, WorkerConfig
from storage import jobs
from storage.db import Database
from storage.jobs import Job, JobState

log = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
LEAVE_SECONDS = 15.0
"""How long the engine may take to notice a stop; then its job is handed back without it, within 20 s."""


class Ending(Enum):
    """Why the engine is told to stop."""

    CANCELLED = auto()
    TAKEN_OVER = auto()
    LEAVING = auto()
    STALLED = auto()


@dataclass
class Attempt:
    """One attempt at a job, shared between the event loop and the engine's thread."""

    job: Job
    latest: Progress | None = None
    heard: float = field(default_factory=time.monotonic)
    ending: Ending | None = None

    def unwanted(self) -> bool:
        return self.ending is not None

    def told(self, progress: Progress) -> None:
        self.latest = progress
        self.heard = time.monotonic()


class Watched:
    """Runs the engine beside the watch. stuck: it did not stop in time; its thread still computes."""

    def __init__(self, config: WorkerConfig, make: Maker, stop: asyncio.Event, database: Database) -> None:
        self._config = config
        self._make = make
        self._stop = stop
        self._database = database
        self.stuck = False

    async def make(self, attempt: Attempt, order: Order, folder: Path) -> Outcome:
        """Run the engine beside the watch. Raises Cancelled as soon as it ended for any `Ending`."""
        making = in_thread(partial(self._make, order, folder, attempt.told, attempt.unwanted))
        await self._watch(attempt, making)
        if not making.done():
            log.warning("the engine did not stop in time: leaving job %s to others", attempt.job.id)
            # Beside a thread that still computes, a next job would have half a device, or none.
            self.stuck = True
            raise Cancelled
        if attempt.ending is not None and making.exception() is not None:
            raise Cancelled from making.exception()
        return making.result()

    async def _watch(self, attempt: Attempt, making: asyncio.Future[Outcome]) -> None:
        """Tell how far the engine is until it is done, and end it when it isn't wanted any more."""
        told: Progress | None = None
        while not making.done() and not self._stop.is_set():
            await self._beside(making)
            if making.done() or self._stop.is_set():
                continue
            if time.monotonic() - attempt.heard > self._config.stalled_after:
                log.error("the engine tells nothing new of job %s: it hangs", attempt.job.id)
                attempt.ending = Ending.STALLED
                break
            if attempt.ending is not None:
                continue
            try:
                latest = attempt.latest
                attempt.ending = await self._look(attempt.job, None if latest is told else latest)
                told = latest
            except Exception:
                # The database may be restarting; the picture goes on growing meanwhile.
                log.warning("progress of job %s not stored", attempt.job.id, exc_info=True)
        if not making.done():
            attempt.ending = attempt.ending or Ending.LEAVING
            await asyncio.wait({making}, timeout=min(LEAVE_SECONDS, self._config.stalled_after))

    async def _beside(self, making: asyncio.Future[Outcome]) -> None:
        """Wait for the next look, or until the engine is done or the stop is given."""
        async with asyncio.TaskGroup() as group:
            stopping = group.create_task(self._stop.wait())
            first: set[asyncio.Future[Any]] = {making, stopping}
            await asyncio.wait(first, timeout=LOOK_SECONDS, return_when=asyncio.FIRST_COMPLETED)
            stopping.cancel()

    async def _look(self, known: Job, news: Progress | None) -> Ending | None:
        async with self._database.session() as session:
            if news is not None:
                await jobs.progress(session, known.id, news.stage, news.fraction, news.seconds_left)
            job = await jobs.get(session, known.id)
        if job is None or job.state not in (JobState.RUNNING, JobState.QUEUED):
            return Ending.CANCELLED
        # Someone else's now: this process was thought dead, and another is at it.
        return None if job.worker_id == self._config.worker_id else Ending.TAKEN_OVER
