"""Crops of a master, cut in a process of their own: the event loop never decodes a picture.

They are asked for now and then, one at a time, so the process is started for each and ends with it.
"""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import structlog

from bot.reading_pool import kill, settle

log = structlog.get_logger(__name__)
T = TypeVar("T")

SECONDS = 60.0
"""A crop of a 4K master takes about two, most of it to start; a slow machine may take much longer."""


@dataclass(frozen=True)
class Wanted:
    """A crop as the job's report has it: number, box (x0, y0, x1, y1 in master pixels), verdict, words."""

    source: Path
    master: Path
    target: str
    number: int
    box: tuple[int, int, int, int]
    verdict: str
    text: str


@dataclass(frozen=True)
class CutOut:
    """The crop at 100 % as PNG files: the plain enlargement and the master."""

    plain: bytes
    master: bytes


class CloseUps:
    def __init__(self) -> None:
        self._turn = asyncio.Semaphore(1)

    async def page(self, wanted: Wanted) -> bytes | None:
        """Both sides larger, as a PNG; None, and a line in the log, when that did not work."""
        return await self._in_child(_page, wanted)

    async def cut_out(self, wanted: Wanted) -> CutOut | None:
        return await self._in_child(_cut_out, wanted)

    async def _in_child(self, work: Callable[[Wanted], T | str], wanted: Wanted) -> T | None:
        async with self._turn:
            pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=settle)
            try:
                running = asyncio.get_running_loop().run_in_executor(pool, work, wanted)
                async with asyncio.timeout(SECONDS):
                    found: Any = await running
            except (BrokenProcessPool, TimeoutError) as error:
                found = type(error).__name__
            finally:
                kill(pool)
        if isinstance(found, str):
            log.warning("no close-up", reason=found)
            return None
        made: T = found
        return made


def _page(wanted: Wanted) -> bytes | str:
    """In the child. Errors come back as values: ours do not survive pickling with their reason."""
    from engine.second_look import Asked, close_up
    from engine.target import parse_target

    asked = Asked(wanted.number, wanted.box, _verdict(wanted.verdict), wanted.text)
    try:
        return close_up(
            wanted.source.read_bytes(), wanted.master.read_bytes(), parse_target(wanted.target), asked
        )
    except Exception as error:  # a broken file raises nearly anything
        return f"{type(error).__name__}: {error}"


def _cut_out(wanted: Wanted) -> CutOut | str:
    """In the child."""
    from engine.second_look import as_png, pair
    from engine.target import parse_target

    try:
        both = pair(
            wanted.source.read_bytes(), wanted.master.read_bytes(), parse_target(wanted.target), wanted.box
        )
    except Exception as error:  # as above
        return f"{type(error).__name__}: {error}"
    return CutOut(as_png(both.plain), as_png(both.master))


def _verdict(name: str) -> Any:
    return name if name in ("fine", "look", "changed") else "unchecked"
