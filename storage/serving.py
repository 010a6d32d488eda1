"""Takes jobs from one queue until told to stop: DBOS runs, the handler works in our event loop."""

from __future__ import annotations

import asyncio
import logging
import secrets
import threading
from collections.abc import Awaitable, Callable
from functools import partial

from dbos import DBOS, DBOSConfig

from storage.at_hand import at_hand
from storage.queue_client import (
    APPLICATION,
    APPLICATION_VERSION,
    QueueClient,
    Role,
    delivery_id,
    prepare,
    workflow_name,
)
from storage.reaper import Rhythm, Vitals, keep_beating, keep_reaping

log = logging.getLogger(__name__)

Handler = Callable[[str], Awaitable[None]]

CONCURRENCY: dict[Role, int] = {"engine": 1, "delivery": 8}
"""Jobs at once in one process. An engine has its device to itself; deliveries wait for the network."""

POLL_SECONDS = 0.2
POOL_SIZE = 5
STOP_SECONDS = 17.0
"""How long running handlers may take to finish or to hand back once the stop is given; what is left then is
cancelled and goes back."""
LATEST = 2
"""Seconds that DBOS then waits for those."""

PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0)
"""Seconds before a job whose handler failed is taken again: once, twice, … times in a row."""

SWEEP_LEASE = "sweep"
_one_at_a_time = threading.Lock()


class TryLater(Exception):
    """Raised by a handler that the world outside held up: put back like any failure, told in one line."""


class HandBack(Exception):
    """Raised by a handler: the message goes back to the queue as it was."""


async def serve(
    queue_url: str,
    *,
    role: Role,
    handler: Handler,
    executor_id: str,
    stop: asyncio.Event,
    sweep: Callable[[], Awaitable[object]] | None = None,
    concurrency: int | None = None,
    rhythm: Rhythm | None = None,
    patience: float = STOP_SECONDS,
) -> None:
    """Take jobs of one queue until `stop` is set; once in a process at a time (DBOS is one of a kind).

    handler: gets a job's id. Returning ends the message for good. HandBack puts it back at once; any
        other exception is logged and puts it back after a pause that grows to a minute. It is for the
        handler to count and to end what never works (`jobs.start`, `jobs.start_delivery`).
    executor_id: tells people which process this is; a random part is added.
    sweep: called every few seconds in one of all processes that have one (storage.sweep).
    On `stop` no more jobs are taken, and running handlers get `patience` seconds; then they are cancelled,
    and their messages go back.
    """
    if not _one_at_a_time.acquire(blocking=False):
        raise RuntimeError("this process already takes jobs from a queue")
    try:
        await asyncio.to_thread(prepare, queue_url)
        taker = _Taker(queue_url, role, handler, stop, concurrency or CONCURRENCY[role])
        # Containers give every process the same name and number: two alike would steal from each other.
        name = f"{executor_id}-{secrets.token_hex(3)}"
        vitals = Vitals(queue_url, name, rhythm or Rhythm())
        # The first beat comes before the first job: a process without one would count as dead.
        await vitals.beat()
        await asyncio.to_thread(taker.launch, name)
        try:
            async with asyncio.TaskGroup() as group:
                chores = [
                    group.create_task(keep_beating(vitals)),
                    group.create_task(keep_reaping(vitals, taker.client)),
                ]
                if sweep is not None:
                    chores.append(group.create_task(_keep_sweeping(vitals, sweep)))
                await stop.wait()
                await taker.finish(patience)
                for chore in chores:
                    chore.cancel()
        finally:
            await asyncio.shield(_close(taker, vitals))
    finally:
        _one_at_a_time.release()


async def _close(taker: _Taker, vitals: Vitals) -> None:
    await asyncio.to_thread(taker.destroy)
    await taker.client.close()
    try:
        await vitals.close()
    except Exception:
        log.warning("could not say goodbye to the queue", exc_info=True)


async def _keep_sweeping(vitals: Vitals, sweep: Callable[[], Awaitable[object]]) -> None:
    while True:
        try:
            if await vitals.hold(SWEEP_LEASE):
                await sweep()
        except Exception:
            log.warning("sweep failed", exc_info=True)
        await _with_lease(vitals)


async def _with_lease(vitals: Vitals) -> None:
    """Wait until the next sweep, keeping the lease alive meanwhile."""
    for _ in range(max(1, round(vitals.rhythm.sweep / vitals.rhythm.beat))):
        await asyncio.sleep(vitals.rhythm.beat)
        try:
            await vitals.hold(SWEEP_LEASE)
        except Exception:
            log.debug("lease not renewed", exc_info=True)


class _Taker:
    """DBOS in this process. Its methods block and are called in threads; the handler runs in our loop."""

    def __init__(
        self, queue_url: str, role: Role, handler: Handler, stop: asyncio.Event, concurrency: int
    ) -> None:
        self.client = QueueClient(queue_url, patient=False)
        self._url = queue_url
        self._role = role
        self._handler = handler
        self._stop = stop
        self._concurrency = concurrency
        self._loop = asyncio.get_running_loop()
        self._failures: dict[str, int] = {}
        self._launched = False
        self._running: set[asyncio.Task[None]] = set()

    def launch(self, executor_id: str) -> None:
        @DBOS.workflow(name=workflow_name(self._role), max_recovery_attempts=None)
        async def take(job_id: str) -> None:
            # DBOS has an event loop of its own; database connections belong to ours.
            # The context goes along with what is handed over.
            with at_hand(job_id):
                work = asyncio.run_coroutine_threadsafe(self._work(job_id), self._loop)
                await asyncio.wrap_future(work)

        config: DBOSConfig = {
            "name": APPLICATION,
            "system_database_url": self._url,
            "application_version": APPLICATION_VERSION,
            "executor_id": executor_id,
            "sys_db_pool_size": POOL_SIZE,
            "log_level": "WARNING",
            "enable_otlp": False,
            # Nothing here waits for DBOS's notifications, and a listener costs a connection.
            "use_listen_notify": False,
            "run_migrations": False,
        }
        DBOS(config=config)
        self._launched = True
        DBOS.listen_queues([self._role])
        DBOS.launch()
        DBOS.register_queue(
            self._role,
            worker_concurrency=self._concurrency,
            polling_interval_sec=POLL_SECONDS,
            on_conflict="always_update",
        )

    async def finish(self, patience: float) -> None:
        """Take nothing more, and wait for what runs; what runs too long is cancelled and put back."""
        self._launched = False
        late = self._loop.call_later(patience, self._cancel_all)
        destroy = partial(
            DBOS.destroy, destroy_registry=True, workflow_completion_timeout_sec=round(patience) + LATEST
        )
        try:
            await asyncio.to_thread(destroy)
        finally:
            late.cancel()

    def _cancel_all(self) -> None:
        for task in self._running:
            task.cancel()

    def destroy(self) -> None:
        if self._launched:
            self._launched = False
            DBOS.destroy(destroy_registry=True)

    async def _work(self, job_id: str) -> None:
        workflow_id = job_id if self._role == "engine" else delivery_id(job_id)
        task = asyncio.current_task()
        assert task is not None
        self._running.add(task)
        try:
            if self._stop.is_set():
                raise HandBack
            await self._handler(job_id)
            self._failures.pop(job_id, None)
        except HandBack:
            await self.client.put_back([workflow_id], self._role)
        except asyncio.CancelledError:
            if not self._stop.is_set():
                raise
            log.warning("%s job %s is not done in time, putting it back", self._role, job_id)
            await self.client.put_back([workflow_id], self._role)
        except Exception as error:
            if isinstance(error, TryLater):
                log.warning("%s job %s is tried again: %s", self._role, job_id, error)
            else:
                log.exception("%s job %s failed, putting it back", self._role, job_id)
            await self._pause(job_id)
            await self.client.put_back([workflow_id], self._role)
        finally:
            self._running.discard(task)

    async def _pause(self, job_id: str) -> None:
        failures = self._failures[job_id] = self._failures.get(job_id, 0) + 1
        seconds = PAUSES[min(failures, len(PAUSES)) - 1]
        try:
            async with asyncio.timeout(seconds):
                await self._stop.wait()
        except TimeoutError:
            return
