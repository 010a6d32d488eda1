"""Tiles of masters on this machine's disk: cut in a process of their own when a page asks, kept for a while.

A picture is decoded once; after that every step deeper is files from the disk. All tiles of a picture come at
once, so there is nothing half done to look after (figures: docs/decisions/0014-inspect.md). The folder is
bounded, and what nobody looks at any more goes.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import secrets
import shutil
import time
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from bot.held import own_reader
from bot.one_off import OneOff

log = structlog.get_logger(__name__)

SECONDS = 120.0
"""An 8K master takes two on two free cores; a slow machine under load may take much longer."""
MOST_BYTES = 1 << 30
"""Of all tiles: those of some 30 masters at 8K, of 100 at 4K."""
MOST_WAITING = 8
"""Pictures that wait for their turn; one more is told to come back."""
FAILED_SECONDS = 600.0
"""A picture that could not be cut is not tried again for so long: the next try would end as this one did, and
nobody else's tiles are cut meanwhile."""
UNUSED_SECONDS = 7 * 24 * 3600.0
PARTIAL_SECONDS = 2 * SECONDS
"""A folder in the making that was left alone for longer was left by a process that died."""
NICENESS = 5
"""Jobs go first where both want the same core, yet a person who looks is not left waiting for their end."""
NAME = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Wanted:
    """source, master: the files. target: of the job. folder: where the tiles go."""

    source: Path
    master: Path
    target: str
    folder: Path


class Busy(Exception):
    """Too many wait already."""


@dataclass
class _Turn:
    """Those who wait for the tiles of one picture."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    asked: int = 0


class Tiles:
    """One folder for each job, under its number. A folder that is there is whole."""

    def __init__(self, folder: Path, *, most_bytes: int = MOST_BYTES, seconds: float = SECONDS) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._process = OneOff(seconds)
        self._turns: dict[str, _Turn] = {}
        self._failed: dict[str, float] = {}

    def folder_of(self, job_id: str) -> Path:
        """Where its tiles are, or will be. ValueError for what is no job's number."""
        if not NAME.fullmatch(job_id):
            raise ValueError(job_id)
        return self._folder / job_id

    async def has(self, job_id: str) -> bool:
        """Whether its tiles are there; they count as used."""
        return await asyncio.to_thread(_touch, self.folder_of(job_id))

    async def make(self, job_id: str, source: Path, master: Path, target: str) -> bool:
        """Cut them unless they are there; once, however many ask. False, and a line in the log, when that
        did not work; for a while then False at once. Raises Busy."""
        if job_id not in self._turns and len(self._turns) >= MOST_WAITING:
            raise Busy
        turn = self._turns.setdefault(job_id, _Turn())
        turn.asked += 1
        try:
            async with turn.lock:
                if await self.has(job_id):
                    return True
                return not self._has_failed(job_id) and await self._cut(job_id, source, master, target)
        finally:
            turn.asked -= 1
            if not turn.asked:
                del self._turns[job_id]

    async def clear(self, gone: Collection[str]) -> None:
        """Delete the tiles of these jobs, and those that nobody has looked at for a week."""
        await asyncio.to_thread(self._clear, frozenset(gone))

    async def kept(self) -> list[str]:
        """Numbers of the jobs that have tiles here."""
        return await asyncio.to_thread(lambda: [path.name for _, path in self._by_use()])

    async def _cut(self, job_id: str, source: Path, master: Path, target: str) -> bool:
        # Another bot on this machine may be at the same picture.
        partial = self._folder / f"{job_id}.{secrets.token_hex(4)}.partial"
        await asyncio.to_thread(partial.mkdir, parents=True)
        made = await self._process.run(_cut, Wanted(source, master, target, partial), partial)
        if made is None:
            await asyncio.to_thread(shutil.rmtree, partial, ignore_errors=True)
            self._failed[job_id] = time.monotonic() + FAILED_SECONDS
            return False
        await asyncio.to_thread(self._put, partial, self.folder_of(job_id))
        log.info("tiles were cut", job=job_id, bytes=made)
        return True

    def _has_failed(self, job_id: str) -> bool:
        """Lately. What failed long ago is forgotten."""
        now = time.monotonic()
        self._failed = {job: end for job, end in self._failed.items() if end > now}
        return job_id in self._failed

    def _put(self, partial: Path, folder: Path) -> None:
        """Make them be there, and room for them."""
        try:
            partial.replace(folder)
        except OSError:
            if not folder.is_dir():
                raise
            shutil.rmtree(partial, ignore_errors=True)
        sizes = [(path, _size(path)) for _, path in self._by_use()]
        total = sum(size for _, size in sizes)
        for path, size in sizes:
            if total <= self._most_bytes:
                break
            if path != folder:
                shutil.rmtree(path, ignore_errors=True)
                total -= size

    def _clear(self, gone: frozenset[str]) -> None:
        now = time.time()
        for used, path in self._by_use():
            if path.name in gone or now - used > UNUSED_SECONDS:
                shutil.rmtree(path, ignore_errors=True)
        for path in self._folder.glob("*.partial"):
            with contextlib.suppress(FileNotFoundError):
                if now - path.stat().st_mtime > PARTIAL_SECONDS:
                    shutil.rmtree(path, ignore_errors=True)

    def _by_use(self) -> list[tuple[float, Path]]:
        """Whole folders, the one unused for longest first."""
        found = []
        for path in self._folder.glob("*"):
            if NAME.fullmatch(path.name):
                try:
                    found.append((path.stat().st_mtime, path))
                except FileNotFoundError:
                    continue
        return sorted(found)


def _touch(folder: Path) -> bool:
    try:
        os.utime(folder)
    except FileNotFoundError:
        return False
    return True


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.glob("*"))


def _cut(wanted: Wanted) -> int | str:
    """In the child. Errors come back as words: ours do not survive pickling with their reason."""
    os.nice(NICENESS)
    from engine.pyramid import cut_both
    from engine.target import parse_target

    try:
        files = wanted.source, wanted.master.read_bytes()
        return cut_both(*files, parse_target(wanted.target), wanted.folder, own_reader())
    except Exception as error:  # a broken file raises nearly anything
        return f"{type(error).__name__}: {error}"
