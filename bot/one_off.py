"""Work on a picture in a process of its own, which is started for it and ends with it.

For what is asked for now and then: a picture that hangs it, or kills it, takes nothing else along.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from typing import TypeVar

import structlog

from bot.doubted_pool import doubted_pool, kill
from bot.held import settle

log = structlog.get_logger(__name__)
T = TypeVar("T")
W = TypeVar("W")


class OneOff:
    """One at a time. seconds: until a process counts as hanging and is ended. known: classes that its answers
    may hold (bot.doubted_pool). sources: whether it meets files that somebody sent, which `own_reader` then
    decodes for it (bot/held.py)."""

    def __init__(self, seconds: float, known: Iterable[type] = (), *, sources: bool = True) -> None:
        self._turn = asyncio.Semaphore(1)
        self._seconds = seconds
        self._known = tuple(known)
        self._settle = partial(settle, sources=sources)

    async def run(self, work: Callable[[W], T | str], wanted: W, folder: Path | None = None) -> T | None:
        """What `work` makes of `wanted`; None, and a line in the log, when it didn't work. `work` gives
        errors back as words: ours do not survive pickling with their reason.

        folder: where it may write, beside temporary files that go with it.
        """
        async with self._turn:
            with tempfile.TemporaryDirectory(
                prefix="enlarger-one-off-", ignore_cleanup_errors=True
            ) as scratch:
                found = await self._run(work, wanted, scratch, *([folder] if folder else []))
        if isinstance(found, str):
            log.warning("not made", work=work.__name__, reason=found)
            return None
        return found

    async def _run(self, work: Callable[[W], T | str], wanted: W, *places: str | Path) -> T | str:
        pool = doubted_pool(1, self._settle, *places, known=self._known)
        try:
            running = asyncio.get_running_loop().run_in_executor(pool, work, wanted)
            async with asyncio.timeout(self._seconds):
                return await running
        except (BrokenProcessPool, TimeoutError) as error:
            return type(error).__name__
        finally:
            kill(pool)
