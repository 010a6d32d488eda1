"""The one place where background tasks are started: each has a name, an owner and an end.

`start` is for work with an end (an intake), `keep` for loops that must not die (the progress
watcher): a loop that fails is logged and started again, with growing pauses.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import structlog

log = structlog.get_logger(__name__)

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
"""Seconds before a failed loop starts again: the first time and at most."""
PATIENCE = 14.0
"""Seconds that work in flight gets at the end (bot/stopping.py)."""
LAST_PATIENCE, LAST_TIMES = 0.5, 4
"""Seconds that a cancelled task gets to tidy up, and how often it is cancelled before it is given up."""


class Background:
    """Owns tasks. After `close` nothing runs and nothing can be started."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()
        self._loops: set[asyncio.Task[None]] = set()
        self._ending: set[asyncio.Task[None]] = set()
        self._closed = False

    @property
    def closed(self) -> bool:
        """The bot is stopping: what can wait for its next start shall wait."""
        return self._closed

    def start(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        """Run work that ends by itself; an error in it is logged, never lost."""
        self._own(self._tasks, name, work)

    def keep(
        self,
        name: str,
        loop: Callable[[], Awaitable[None]],
        *,
        pause: float = FIRST_PAUSE,
        ends_itself: bool = False,
    ) -> None:
        """Run a loop until `close`; when it fails it starts again after `pause`, then longer.

        ends_itself: it has a stop of its own, so `close` waits for it as for other work.
        """
        group = self._ending if ends_itself else self._loops
        self._own(group, name, self._again_and_again(name, loop, pause))

    @asynccontextmanager
    async def beside(self, name: str, work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
        """Run work for as long as the block lasts, then cancel it; none while the bot stops."""
        if self._closed:
            work.close()
            yield
            return
        task = self._own(self._tasks, name, work)
        try:
            yield
        finally:
            task.cancel()

    async def close(self, patience: float = PATIENCE) -> None:
        """End loops now, give other work `patience` seconds, then cancel what is left.

        What swallows its cancellation is cancelled again, then logged by name and left: a stop that
        hangs would be worse, since the next start finds everything in the database.
        """
        self._closed = True
        for task in self._loops:
            task.cancel()
        if waiting := self._tasks | self._ending:
            await asyncio.wait(waiting, timeout=patience)
        left = {*self._tasks, *self._loops, *self._ending}
        for _ in range(LAST_TIMES):
            for task in left:
                task.cancel()
            if left:
                _, left = await asyncio.wait(left, timeout=LAST_PATIENCE)
        if left:
            log.error("background work would not end", names=sorted(task.get_name() for task in left))

    async def idle(self) -> None:
        """Wait until no work with an end is left (loops go on)."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    def _own(
        self, group: set[asyncio.Task[None]], name: str, work: Coroutine[Any, Any, None]
    ) -> asyncio.Task[None]:
        if self._closed:
            work.close()
            raise RuntimeError(f"the bot is stopping: {name} was not started")
        task = asyncio.get_running_loop().create_task(work, name=name)
        group.add(task)
        task.add_done_callback(group.discard)
        task.add_done_callback(_report)
        return task

    async def _again_and_again(self, name: str, loop: Callable[[], Awaitable[None]], pause: float) -> None:
        next_pause = pause
        while True:
            began = asyncio.get_running_loop().time()
            try:
                await loop()
                return
            except Exception:
                log.exception("a background loop failed", loop=name, next_start_in=next_pause)
            if asyncio.get_running_loop().time() - began > LONGEST_PAUSE:
                next_pause = pause
            await asyncio.sleep(next_pause)
            next_pause = min(next_pause * 2, LONGEST_PAUSE)


def _report(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("a background task failed", task=task.get_name(), exc_info=error)
