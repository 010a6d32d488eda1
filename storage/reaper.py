"""Finds processes that died and lets others take what they held. Every process could; one does.

Two at once could take a job away from the process that has only just taken it over, so the work is
bound to a lease: a counter that its holder keeps counting, and that passes on when it stands still.
"""

from __future__ import annotations

import asyncio
import functools
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from storage.outage import DATABASE, QUEUE
from storage.pulse import Pulse, Watch
from storage.queue_client import ROLES, QueueClient

log = logging.getLogger(__name__)
T = TypeVar("T")

EXECUTOR = "executor:"
LEASE_PREFIX = "lease:"
LEASE = "reaper"
FORGET_SECONDS = 600.0
"""After so long a dead process's counter is cleared away."""


@dataclass(frozen=True)
class Rhythm:
    """Seconds. `dead_after` bounds how late another takes over (15 s promised, with a poll to come), and
    how long a loaded machine may hold up a living process's beats without losing its job."""

    beat: float = 1.0
    dead_after: float = 8.0
    sweep: float = 15.0


class Vitals:
    """This process's beats, its view of the others', and its leases."""

    def __init__(self, queue_url: str, executor_id: str, rhythm: Rhythm) -> None:
        self.executor_id = executor_id
        self.rhythm = rhythm
        self._pulse = Pulse(queue_url)
        self._watch = Watch(patience=rhythm.beat * 3)
        self._expected: set[str] = set()
        # A thread of their own: beats must not queue behind other work.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="pulse")

    def expect(self, executors: set[str]) -> None:
        """Executors that hold something, and so should be beating."""
        self._expected = {EXECUTOR + executor for executor in executors}

    async def beat(self) -> None:
        """Count one, and look at the others."""
        await self._run(self._beat)

    def _beat(self) -> None:
        self._pulse.beat(EXECUTOR + self.executor_id, self.executor_id)
        beats = self._pulse.read()
        self._watch.look(beats, self._expected)
        for name, beat in beats.items():
            if name.startswith(EXECUTOR) and self._watch.silent(name) > FORGET_SECONDS:
                self._pulse.drop(name, beat.holder)

    def dead(self, executor: str) -> bool:
        """Whether an executor has been silent for too long. This one lives."""
        if executor == self.executor_id:
            return False
        return self._watch.silent(EXECUTOR + executor) > self.rhythm.dead_after

    async def hold(self, lease: str) -> bool:
        """Take or keep a lease. True: this process, and no other, may act on it now."""
        return await self._run(self._hold, LEASE_PREFIX + lease)

    def _hold(self, name: str) -> bool:
        seen = self._pulse.read().get(name)
        theirs = seen is not None and seen.holder != self.executor_id
        if theirs and self._watch.silent(name) <= self.rhythm.dead_after:
            return False
        return self._pulse.take(name, self.executor_id, seen)

    async def close(self) -> None:
        """Say goodbye: others need not wait to see that this one is gone."""
        try:
            await self._run(self._goodbye)
        finally:
            self._thread.shutdown(wait=False)

    def _goodbye(self) -> None:
        try:
            for name, beat in self._pulse.read().items():
                if beat.holder == self.executor_id:
                    self._pulse.drop(name, self.executor_id)
        finally:
            self._pulse.close()

    async def _run(self, work: Callable[..., T], *args: object) -> T:
        call = functools.partial(work, *args)
        return await asyncio.get_running_loop().run_in_executor(self._thread, call)


async def keep_beating(vitals: Vitals) -> None:
    """Beat for ever. A database that is away stops everybody's beats alike, and nobody dies of it."""
    while True:
        try:
            await vitals.beat()
            DATABASE.answered(QUEUE)
        except Exception:
            log.warning("heartbeat failed", exc_info=True)
        await asyncio.sleep(vitals.rhythm.beat)


async def keep_reaping(vitals: Vitals, client: QueueClient) -> None:
    """While holding the lease, put back what dead processes held; for ever."""
    while True:
        try:
            if await vitals.hold(LEASE):
                await reap(vitals, client)
        except Exception:
            log.warning("looking for dead processes failed", exc_info=True)
        await asyncio.sleep(vitals.rhythm.beat)


async def reap(vitals: Vitals, client: QueueClient) -> list[str]:
    """Put back the messages of dead processes once; their ids."""
    taken = [(status, status.executor_id) for status in await client.taken() if status.executor_id]
    vitals.expect({executor for _, executor in taken})
    orphans = [status for status, executor in taken if vitals.dead(executor)]
    for role in ROLES:
        ids = [status.workflow_id for status in orphans if status.queue_name == role]
        # Asked again just before acting: listing may have taken long, and the lease moved on.
        if ids and await vitals.hold(LEASE):
            log.warning("putting back what a dead process held: %s", ", ".join(ids))
            await client.put_back(ids, role)
    return [status.workflow_id for status in orphans]
