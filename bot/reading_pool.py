"""Source readings in processes of their own: pictures from strangers never touch the event loop.

A reading that hangs is ended with its process, one that dies takes only its process with it, and
the pool stands again for the next photo.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import structlog

from bot.doubted_pool import doubted_pool, kill
from engine.bounds import SECONDS, begin, bound, confine, own_folder
from engine.parent import die_with_parent
from engine.recalled import Candidate, Kept, Proof, Question
from engine.source.data import Data, File, opened
from engine.source.evidence import Evidence, Reading, SentAs

log = structlog.get_logger(__name__)
T = TypeVar("T")

READINGS_PER_PROCESS = 100
"""Then the process is replaced, so that fragmented memory goes back."""


@dataclass(frozen=True)
class Unreadable:
    """The bytes are no picture that can be read. `reason` is a key of engine.errors."""

    reason: str
    detail: str = ""


@dataclass(frozen=True)
class Source:
    """What a picture is worth, and its likeness (engine.likeness), None when it has none."""

    reading: Reading
    likeness: str | None


ANSWERS = (Source, Reading, Evidence, Unreadable, Kept, Question, Proof)


class ReadingPool:
    """Runs engine.source.reading and engine.likeness in at most `workers` processes."""

    def __init__(self, workers: int = 1, timeout: float = SECONDS) -> None:
        self._workers = workers
        self._timeout = timeout
        self._pool: ProcessPoolExecutor | None = None
        self._folder: str | None = None
        self._room = asyncio.Semaphore(workers)
        self._alone = asyncio.Lock()

    async def read(self, data: File, sent_as: SentAs, file_name: str) -> Source | Unreadable:
        """Read a source. Never raises for what the bytes hold, however bad they are."""
        return await self._run(_read, data, sent_as, file_name)

    async def same_picture(self, one: File, other: File) -> bool:
        """Whether two files show the same picture, by their pixels. False when one can't be read."""
        return await self._run(_same, one, other) is True

    async def kept(self, file: File) -> Kept | None:
        """What to keep of a picture so that it is known again (engine.recall); None when it shows nothing."""
        found = await self._run(_kept, file)
        return None if isinstance(found, Unreadable) else found

    async def questions(self, data: File) -> list[Question]:
        """What to look for to find a picture again; nothing for one that can't be read."""
        found = await self._run(_questions, data)
        return [] if isinstance(found, Unreadable) else found

    async def first_proven(self, candidates: Sequence[Candidate], data: File) -> Proof | None:
        """The first whose picture the file shows, by their pixels (engine.same_scene); None when
        there is none, and when it can't be read."""
        found = await self._run(_first_proven, candidates, data) if candidates else None
        return found if isinstance(found, Proof) else None

    async def contact_sheet(self, smalls: Sequence[bytes | None], first: int) -> bytes | None:
        """The small pictures on one, numbered (engine.contact_sheet); None when that did not work."""
        found = await self._run(_contact_sheet, smalls, first)
        return found if isinstance(found, bytes) else None

    async def _run(self, work: Callable[..., T], *values: Any) -> T | Unreadable:
        async with self._room:
            try:
                return await self._attempt(work, values)
            except BrokenProcessPool:
                # Someone's picture killed the process, perhaps not this one: each gets one more try, alone.
                log.warning("a reading process died")
        async with self._alone:
            try:
                return await self._attempt(work, values)
            except BrokenProcessPool:
                return Unreadable("damaged", "the reading process died twice")

    async def _attempt(self, work: Callable[..., T], values: tuple[Any, ...]) -> T | Unreadable:
        pool = self._pool or self._open()
        future = asyncio.get_running_loop().run_in_executor(pool, work, *values)
        try:
            async with asyncio.timeout(self._timeout):
                return await future
        except TimeoutError:
            self._drop(pool)
            return Unreadable("too_heavy", f"reading took over {self._timeout:.0f} s")
        except BrokenProcessPool:
            self._drop(pool)
            raise

    def close(self) -> None:
        if self._pool is not None:
            self._drop(self._pool)
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _open(self) -> ProcessPoolExecutor:
        self._folder = self._folder or tempfile.mkdtemp(prefix="enlarger-readings-")
        self._pool = doubted_pool(
            self._workers,
            _settle_to_read,
            self._folder,
            known=ANSWERS,
            tasks_per_process=READINGS_PER_PROCESS,
        )
        return self._pool

    def _drop(self, pool: ProcessPoolExecutor) -> None:
        if self._pool is pool:
            self._pool = None
        kill(pool)


def _settle_to_read(within: str) -> None:
    """In the child, before numpy is imported: no more than decoding needs, and a folder that is this
    process's alone."""
    die_with_parent()
    bound()
    confine(own_folder(within))
    import engine.contact_sheet
    import engine.same_scene
    import engine.source.reading  # noqa: F401 - before there is a picture whose time it would take


def _read(file: File, sent_as: SentAs, file_name: str) -> Source | Unreadable:
    """In the child. Errors come back as values: ours do not survive pickling with their reason."""
    from engine.errors import UnreadablePicture
    from engine.source.reading import read

    try:
        with _begun(file) as data:
            return Source(read(data, sent_as, file_name), _likeness(data))
    except UnreadablePicture as error:
        return Unreadable(error.reason, error.detail)
    except MemoryError:
        return Unreadable("too_heavy", "out of memory while reading")
    except OSError as error:
        return Unreadable("damaged", f"the file can't be read ({type(error).__name__})")


@contextmanager
def _begun(file: File) -> Iterator[Data]:
    """The picture's time runs from now on."""
    with opened(file) as data:
        begin(mapped=len(data))
        yield data


def _likeness(data: Data) -> str | None:
    """A picture without a likeness is never found again, and that is all the harm."""
    from engine.likeness import likeness

    try:
        return likeness(data)
    except Exception:  # Pillow raises nearly anything on pixels that are broken
        return None


def _same(one: File, other: File) -> bool:
    """In the child."""
    from engine.likeness import same_picture

    try:
        with opened(other) as second, _begun(one) as first:
            return same_picture(first, second)
    except Exception:  # as above
        return False


def _kept(file: File) -> Kept | None:
    from engine.recall import kept

    try:
        with _begun(file) as data:
            return kept(data)
    except Exception:  # as in _likeness: what can't be read isn't found
        return None


def _questions(file: File) -> list[Question]:
    from engine.recall import questions

    try:
        with _begun(file) as data:
            return questions(data)
    except Exception:
        return []


def _first_proven(candidates: Sequence[Candidate], file: File) -> Proof | None:
    from engine.same_scene import first_proven

    try:
        with _begun(file) as data:
            return first_proven(candidates, data)
    except Exception:
        return None


def _contact_sheet(smalls: Sequence[bytes | None], first: int) -> bytes | None:
    from engine.contact_sheet import contact_sheet

    begin()
    try:
        return contact_sheet(smalls, first)
    except Exception:  # the words alone do without
        return None
