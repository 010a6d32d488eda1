"""The process that takes jobs: a row and a source in, a master and a proof sheet out.

The engine works in a thread of its own; this event loop tells how far it is and looks about once a
second whether it is still wanted.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from engine.errors import Cancelled, EngineError
from engine.hanging import EngineStuck, keep_watchdog_quiet
from engine.naming import result_stem
from engine.order import Order
from engine.worker.attempt import Attempt, Ending, Watched
from engine.worker.config import Maker, WorkerConfig
from engine.worker.orders import Orders
from storage import jobs, picture_place
from storage.blobs import BlobCorrupt, BlobMissing, BlobsUnreachable, NoRoom, open_blobs
from storage.db import Database
from storage.errors import PicturesElsewhere
from storage.jobs import MAX_ATTEMPTS, Job, JobState
from storage.queue import HandBack, QueueClient, serve
from storage.sweep import sweep

log = logging.getLogger(__name__)

STORE_PAUSES = (1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0)
"""Seconds between tries to store a master while the object store is away."""


async def run(
    config: WorkerConfig, make: Maker, stop: asyncio.Event, warm: Callable[[], None] | None = None
) -> None:
    """Take jobs until `stop`; then hand back the running one, uncounted, and return within 20 s.

    warm: loads what a job needs late, in a thread beside; a job that comes at once doesn't wait for it.
    Raises EngineStuck when an engine hangs: its job is handed back, and whoever started this process is to
    start it again. PicturesElsewhere likewise when this process looks for sources in another place than the
    one they are kept in.
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
        if worker.engine.stuck:
            raise EngineStuck
        if worker.elsewhere:
            raise PicturesElsewhere
    finally:
        await queue.close()
        await database.close()


class Worker:
    """Handler of the engine queue."""

    def __init__(
        self, config: WorkerConfig, make: Maker, stop: asyncio.Event, database: Database, queue: QueueClient
    ) -> None:
        self._config = config
        self._stop = stop
        self._database = database
        self._queue = queue
        self._blobs = open_blobs(config.blobs)
        self._orders = Orders(config, database, self._blobs)
        self.engine = Watched(config, make, stop, database)
        self.elsewhere = False

    async def take(self, job_id: str) -> None:
        """Do a job as far as it needs doing; safe to repeat. What it raises puts the message back."""
        job = await self._database.surely(lambda session: jobs.start(session, job_id, self._config.worker_id))
        if job is not None:
            await self._attempt(Attempt(job))
        await self._send_for_delivery(job_id)

    async def _attempt(self, attempt: Attempt) -> None:
        job = attempt.job
        try:
            await self._do(attempt)
        except Cancelled:
            await self._ended(attempt)
        except EngineError as error:
            await self._fail(job, error.reason, error.detail)
        except (BlobMissing, BlobCorrupt) as error:
            await self._fail(job, "source_gone", repr(error))
        except PicturesElsewhere:
            await self._leave(job)
            raise HandBack from None
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

    async def _do(self, attempt: Attempt) -> None:
        order = await self._order(attempt.job)
        with tempfile.TemporaryDirectory(
            prefix="enlarger-", dir=self._config.scratch, ignore_cleanup_errors=True
        ) as folder:
            outcome = await self.engine.make(attempt, order, Path(folder))
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
        """Raises BlobMissing when the source is gone, PicturesElsewhere when it only isn't here."""
        try:
            return await self._orders.of(job)
        except BlobMissing:
            if await picture_place.here(self._database, self._blobs):
                raise
            raise PicturesElsewhere from None

    async def _leave(self, job: Job) -> None:
        """Another machine's worker has the source; this one could only take job after job."""
        log.error("job %s handed back, no pictures are kept here: look at ENLARGER_BLOBS", job.id)
        self.elsewhere = True
        self._stop.set()
        await self._hand_back(job, counted=False)

    async def _ended(self, attempt: Attempt) -> None:
        log.info("job %s stopped: %s", attempt.job.id, attempt.ending)
        if self.engine.stuck:
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
