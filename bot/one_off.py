"""Work on a picture in a process of its own, which is started for it and ends with it.

For what is asked for now and then: a picture that hangs it, or kills it, takes nothing else along.
"""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

import structlog

from bot.reading_pool import kill, settle

log = structlog.get_logger(__name__)
T = TypeVar("T")
W = TypeVar("W")


class OneOff:
    """One at a time. seconds: until a process counts as hanging and is ended."""

    def __init__(self, seconds: float) -> None:
        self._turn = asyncio.Semaphore(1)
        self._seconds = seconds

    async def run(self, work: Callable[[W], T | str], wanted: W) -> T | None:
        """What `work` makes of `wanted`; None, and a line in the log, when it didn't work. `work` gives
        errors back as words: ours do not survive pickling with their reason."""
        async with self._turn:
            pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=settle)
            try:
                running = asyncio.get_running_loop().run_in_executor(pool, work, wanted)
                async with asyncio.timeout(self._seconds):
                    found: Any = await running
            except (BrokenProcessPool, TimeoutError) as error:
                found = type(error).__name__
            finally:
                kill(pool)
        if isinstance(found, str):
            log.warning("not made", work=work.__name__, reason=found)
            return None
        made: T = found
        return made
