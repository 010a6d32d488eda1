"""The process that takes jobs: a row and a source in, a master and a proof sheet out.

The engine works in a thread of its own; this event loop tells how far it is and looks about once a
second whether it is still wanted.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import secrets
import socket
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from engine.errors import Cancelled, EngineError
from engine.hanging import HUNG_SECONDS, STALLED_SECONDS, EngineStuck, in_thread, keep_watchdog_quiet
from engine.naming import result_stem
from engine.order import BackendName, Order, Outcome, Progress, Words, as_written
from engine.target import parse_target
from storage import jobs, photos
from storage.blobs import BlobCorrupt, BlobMissing, BlobsUnreachable, NoRoom, open_blobs
from storage.db import Database
from storage.jobs import MAX_ATTEMPTS, Job, JobState
from storage.queue import HandBack, QueueClient, Rhythm, serve
from storage.sweep import sweep

log = logging.getLogger(__name__)
T = TypeVar("T")

Maker = Callable[[Order, Path, Callable[[Progress], None], Callable[[], bool]], Outcome]
"""engine.pipeline.run, or in a test something of fixed cost."""

WordsFor = Callable[[Database, photos.Photo], Awaitable[Words]]

CHOICES = ("model", "character", "lock", "master_format", "metadata", "safer")
"""Of a job's options, those that an Order takes as they are."""
MENDING = {"safer", "keep"}
"""Options that only take something back: an earlier master without them serves instead of the networks."""
UNSEEN = {"master_format", "metadata"}
"""Options that leave the pixels alone; a master in the default format is lossless."""

LOOK_SECONDS = 1.0
LEAVE_SECONDS = 15.0
"""How long the engine may take to notice a stop; then its job is handed back without it, within 20 s."""
TELEGRAM_DOCUMENT = 50 * 2**20
"""Bytes that a bot may send as a document (Bot API)."""

STORE_PAUSES = (1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0)
"""Seconds between tries to store a master while the object store is away."""


def worker_name() -> str:
    """Unique to this process, also among its predecessors."""
    return f"worker-{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(3)}"


@dataclass(frozen=True)
class WorkerConfig:
    """Where the worker finds everything. It needs no token and, on S3 and Postgres, no shared folder.
    blobs: folder or s3://bucket/prefix. scratch: folder for files in the making. stalled_after, hung_after:
    seconds until an engine, or this process, counts as hanging. words: finds those of a photo's sheet.
    The rest: see Order.
    """

    database_url: str
    queue_url: str
    blobs: str
    backend: BackendName = "auto"
    max_master_bytes: int | None = TELEGRAM_DOCUMENT
    scratch: Path | None = None
    worker_id: str = field(default_factory=worker_name)
    rhythm: Rhythm = field(default_factory=Rhythm)
    words: WordsFor | None = None
    stalled_after: float = STALLED_SECONDS
    hung_after: float = HUNG_SECONDS


class Ending(Enum):
    """Why the engine is told to stop."""

    CANCELLED = auto()
    TAKEN_OVER = auto()
    LEAVING = auto()
    STALLED = auto()


@dataclass
class _Attempt:
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


async def run(
    config: WorkerConfig, make: Maker, stop: asyncio.Event, warm: Callable[[], None] | None = None
) -> None:
    """Take jobs until `stop`; then hand back the running one, uncounted, and return within 20 s.

    warm: loads what a job needs late, in a thread beside; a job that comes at once doesn't wait for it.
    Raises EngineStuck when an engine hangs: its job is handed back, and whoever started this process is to
    start it again.
    """
    if warm is not None:
        threading.Thread(target=warm, name="warm", daemon=True).start()
    database = Database(config.database_url)
    queue = QueueClient(config.queue_url)
    try:
        worker = Worker(config, make, stop, database, queue)
        log.info("worker %s takes jobs", config.worker_id)
        async with asyncio.TaskGroup() as group:
            watchdog = group.create_task(keep_watchdog_quiet(config.hung_after))
            await serve(
                config.queue_url,
                role="engine",
                handler=worker.take,
                executor_id=config.worker_id,
                stop=stop,
                sweep=lambda: sweep(database, queue),
                rhythm=config.rhythm,
            )
            watchdog.cancel()
        if worker.stuck:
            raise EngineStuck
    finally:
        await queue.close()
        await database.close()


class Worker:
    """Handler of the engine queue."""

    def __init__(
        self, config: WorkerConfig, make: Maker, stop: asyncio.Event, database: Database, queue: QueueClient
    ) -> None:
        self._config = config
        self._make = make
        self._stop = stop
        self._database = database
        self._queue = queue
        self._blobs = open_blobs(config.blobs)
        self.stuck = False

    async def take(self, job_id: str) -> None:
        """Do a job as far as it needs doing; safe to repeat. What it raises puts the message back."""
        job = await self._database.surely(lambda session: jobs.start(session, job_id, self._config.worker_id))
        if job is not None:
            await self._attempt(_Attempt(job))
        await self._send_for_delivery(job_id)

    async def _attempt(self, attempt: _Attempt) -> None:
        job = attempt.job
        try:
            await self._do(attempt)
        except Cancelled:
            await self._ended(attempt)
        except EngineError as error:
            await self._fail(job, error.reason, error.detail)
        except (BlobMissing, BlobCorrupt) as error:
            await self._fail(job, "source_gone", repr(error))
        except BlobsUnreachable:
            await self._hand_back(job, counted=False)
            raise
        except Exception as error:
            if isinstance(error, NoRoom) or getattr(error, "errno", None) in {errno.ENOSPC, errno.EDQUOT}:
                await self._fail(job, "no_room", repr(error))
            elif job.attempts < MAX_ATTEMPTS:
                await self._hand_back(job, counted=True)
                raise
            else:
                log.exception("job %s failed for good", job.id)
                await self._fail(job, "engine_error", repr(error))

    async def _do(self, attempt: _Attempt) -> None:
        order = await self._order(attempt.job)
        with tempfile.TemporaryDirectory(
            prefix="enlarger-", dir=self._config.scratch, ignore_cleanup_errors=True
        ) as folder:
            outcome = await self._engine(attempt, order, Path(folder))
            master = await self._store(outcome.master.path)
            proof = await self._store(outcome.proof) if outcome.proof else None
            overview = await self._store(outcome.overview) if outcome.overview else None
        name = f"{result_stem(order.file_name, order.target)}{outcome.master.path.suffix}"
        kept = await self._database.surely(
            lambda session: jobs.made(
                session,
                attempt.job.id,
                master_sha256=master,
                proof_sha256=proof,
                overview_sha256=overview,
                master_name=name,
                report=_without_paths(outcome.report),
            )
        )
        log.info("job %s %s", attempt.job.id, "made" if kept else "was not wanted any more")

    async def _order(self, job: Job) -> Order:
        photo = await self._database.surely(lambda session: photos.get(session, job.photo_id))
        if photo is None:
            raise BlobMissing(f"photo {job.photo_id}")
        chosen = {key: job.options[key] for key in CHOICES if job.options.get(key) is not None}
        return Order(
            source=await self._blobs.local_path(photo.sha256),
            file_name=photo.file_name,
            target=parse_target(job.target),
            backend=self._config.backend,
            overview=True,
            max_master_bytes=self._config.max_master_bytes,
            keep=tuple((x0, y0, x1, y1) for x0, y0, x1, y1 in job.options.get("keep", ())),
            earlier=await self._earlier(job, photo),
            natural=await self._natural(job, photo),
            words=await self._config.words(self._database, photo) if self._config.words else as_written,
            **chosen,
        )

    async def _earlier(self, job: Job, photo: photos.Photo) -> bytes | None:
        """The master that this job only mends, while it is still kept."""
        if not MENDING & set(job.options):
            return None
        return await self._made(job, photo, MENDING)

    async def _natural(self, job: Job, photo: photos.Photo) -> bytes | None:
        """The natural master that a crisp one begins with, where one is still kept."""
        if job.options.get("character") != "crisp":
            return None
        return await self._made(job, photo, MENDING | {"character"})

    async def _made(self, job: Job, photo: photos.Photo, without: Collection[str]) -> bytes | None:
        """The master of the same choices, but for those named."""
        options = {name: value for name, value in job.options.items() if name not in {*without, *UNSEEN}}
        found = await self._database.surely(
            lambda session: jobs.find_made(session, photo.sha256, job.target, options)
        )
        if found is None or found.master_sha256 is None:
            return None
        try:
            return await self._blobs.get(found.master_sha256)
        except (BlobMissing, BlobCorrupt):
            return None

    async def _engine(self, attempt: _Attempt, order: Order, folder: Path) -> Outcome:
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

    async def _watch(self, attempt: _Attempt, making: asyncio.Future[Outcome]) -> None:
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

    async def _ended(self, attempt: _Attempt) -> None:
        log.info("job %s stopped: %s", attempt.job.id, attempt.ending)
        if self.stuck:
            self._stop.set()
        if attempt.ending is Ending.STALLED:
            if attempt.job.attempts >= MAX_ATTEMPTS:
                await self._fail(attempt.job, "gave_up", f"hung {MAX_ATTEMPTS} times")
                return
            await self._hand_back(attempt.job, counted=True)
            raise HandBack
        if attempt.ending is Ending.LEAVING:
            await self._hand_back(attempt.job, counted=False)
            raise HandBack
        if attempt.ending is None:
            await self._fail(attempt.job, "engine_error", "cancelled without being asked to")

    async def _store(self, path: Path) -> str:
        for pause in STORE_PAUSES:
            try:
                return await self._blobs.put_file(path)
            except BlobsUnreachable:
                if self._stop.is_set():
                    raise
                log.warning("the object store is away, trying again", exc_info=True)
                await asyncio.sleep(pause)
        return await self._blobs.put_file(path)

    async def _send_for_delivery(self, job_id: str) -> None:
        """Once it is made; also for one whose worker died between the two."""
        job = await self._database.surely(lambda session: jobs.get(session, job_id))
        if job is not None and job.state is JobState.MADE:
            await self._queue.enqueue_delivery(job_id)

    async def _hand_back(self, job: Job, *, counted: bool) -> None:
        await self._database.surely(
            lambda session: jobs.hand_back(session, job.id, self._config.worker_id, counted=counted)
        )

    async def _fail(self, job: Job, reason: str, detail: str) -> None:
        log.warning("job %s failed: %s %s", job.id, reason, detail)
        await self._database.surely(lambda session: jobs.fail(session, job.id, reason, detail))


def _without_paths(report: dict[str, object]) -> dict[str, Any]:
    """Where the files lay on this machine is nobody's business."""
    cleaned = {key: dict(part) if isinstance(part, dict) else part for key, part in report.items()}
    for part in cleaned.values():
        if isinstance(part, dict):
            part.pop("path", None)
    return cleaned
