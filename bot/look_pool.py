"""First looks in one process of its own, which gives way to everything else on the machine.

It is loaded while the card is being made, so that the look can follow at once. While jobs use the whole
machine nothing is begun. A look that takes too long ends with its process, one that dies takes only its
process with it; either way there is no look, and nothing else notices.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import tempfile
from collections.abc import Awaitable, Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

import psutil
import structlog

from bot.doubted_pool import doubted_pool, kill
from bot.held import own_reader, settle
from engine.bounds import graphics
from engine.order import BackendName, Character, ModelName
from engine.source.data import File

log = structlog.get_logger(__name__)

LOOK_SECONDS = 6.0
"""A look that takes longer comes too late to help choosing. It takes about half a second."""
WAIT_SECONDS = 6.0
"""So long a look may wait for the process to be loaded and for other looks."""
LOAD_SECONDS = 60.0
"""Loading takes some 2 s; longer the first time on a machine, when the network is converted."""
LOOKS_PER_PROCESS = 100
"""Then the process is replaced, so that fragmented memory goes back."""
REST_SECONDS = 600.0
"""After so long without a look the process ends and its memory (some 400 MB) is free."""

MEMORY = 3 * 2**30
"""Bytes of its own (RLIMIT_DATA). On two cores (2026-11-24) a look at 2.8 MP took 650 MB of it, at 12 MP 740,
at 99 MP 1.4 GB; each core more has stacks of its own."""

NICENESS = 19
"""Lowest of all. A job on all cores still felt it: 6 s cost it 0.6 s, one tile (2026-11-23). See CROWDED."""
CROWDED = 0.8
"""Share of all cores' time in use, by what doesn't give way itself, from which no look is begun …"""
CROWDED_SECONDS = 0.2
"""… over so long."""


@dataclass(frozen=True)
class Wanted:
    """What to look at: the file, and how the job would be ordered."""

    data: File
    target: str
    character: Character = "natural"
    model: ModelName = "photo"
    backend: BackendName = "auto"


@dataclass(frozen=True)
class Seen:
    """A look: the image, and what it shows. Not the engine's own class, which would bring the engine
    into the bot's process."""

    jpeg: bytes
    kind: str


@dataclass(frozen=True)
class NoLook:
    """Why there is none, for the log."""

    reason: str


Look = Callable[[Wanted], Seen | NoLook]
Load = Callable[[BackendName], NoLook | None]
Crowded = Callable[[], Awaitable[bool]]


async def crowded() -> bool:
    """Whether the machine has its hands full."""
    before = _times()
    await asyncio.sleep(CROWDED_SECONDS)
    busy, whole = (now - then for now, then in zip(_times(), before, strict=True))
    return whole > 0 and busy / whole >= CROWDED


def _times() -> tuple[float, float]:
    """Seconds of processor time since the start of the machine: in use without giving way, and all."""
    times = psutil.cpu_times()
    # Linux counts guests in user too, and has them last.
    whole = times.user + times.nice + times.system + times.idle + getattr(times, "iowait", 0.0)
    return times.user + times.system, whole


class LookPool:
    """Runs engine.first_look, one look at a time."""

    def __init__(
        self,
        backend: BackendName = "auto",
        *,
        work: Look | None = None,
        load: Load | None = None,
        crowded: Crowded = crowded,
        look_seconds: float = LOOK_SECONDS,
        wait_seconds: float = WAIT_SECONDS,
    ) -> None:
        self._backend = backend
        self._work = work or _look
        self._load = load or _load
        self._crowded = crowded
        self._look_seconds = look_seconds
        self._wait_seconds = wait_seconds
        self._pool: ProcessPoolExecutor | None = None
        self._scratch: tempfile.TemporaryDirectory[str] | None = None
        self._loaded: asyncio.Future[NoLook | None] | None = None
        self._turn = asyncio.Lock()
        self._looks = 0
        self._rest: asyncio.TimerHandle | None = None
        self._overdue: asyncio.TimerHandle | None = None
        self._closed = False

    def warm(self) -> None:
        """Start the process if there is none; it loads what a look needs. Returns at once."""
        if self._closed:
            return
        loop = asyncio.get_running_loop()
        if self._pool is None:
            self._scratch = tempfile.TemporaryDirectory(prefix="enlarger-look-", ignore_cleanup_errors=True)
            self._pool = doubted_pool(1, _give_way, self._scratch.name, known=(Seen, NoLook))
            self._looks = 0
            self._loaded = loop.run_in_executor(self._pool, self._load, self._backend)
            self._loaded.add_done_callback(_heard)
            self._overdue = loop.call_later(LOAD_SECONDS, self._end_if_not_loaded, self._pool)
        if self._rest is not None:
            self._rest.cancel()
        self._rest = loop.call_later(REST_SECONDS, self._drop)

    async def look(self, wanted: Wanted) -> Seen | None:
        """A look, or None and a line in the log. Never raises for what the bytes hold."""
        found = await self._try(wanted)
        if isinstance(found, NoLook):
            log.info("no first look", reason=found.reason)
            return None
        return found

    async def _try(self, wanted: Wanted) -> Seen | NoLook:
        try:
            async with asyncio.timeout(self._wait_seconds):
                await self._turn.acquire()
        except TimeoutError:
            return NoLook("others wait too")
        try:
            return await self._attempt(wanted)
        except BrokenProcessPool:
            self._drop()
            return NoLook("its process died")
        finally:
            self._turn.release()

    async def _attempt(self, wanted: Wanted) -> Seen | NoLook:
        self.warm()
        pool, loaded = self._pool, self._loaded
        if pool is None or loaded is None:
            return NoLook("the bot is stopping")
        try:
            async with asyncio.timeout(self._wait_seconds):
                trouble = await asyncio.shield(loaded)
        except TimeoutError:
            return NoLook("not loaded yet")
        if trouble is not None:
            self._drop()
            return trouble
        if await self._crowded():
            return NoLook("the machine is busy")
        if self._pool is not pool:
            raise BrokenProcessPool("it was ended meanwhile")
        work = asyncio.get_running_loop().run_in_executor(pool, self._work, wanted)
        try:
            async with asyncio.timeout(self._look_seconds):
                found = await work
        except TimeoutError:
            self._drop()
            return NoLook(f"it took over {self._look_seconds:g} s")
        self._looks += 1
        if self._looks >= LOOKS_PER_PROCESS:
            self._drop()
        return found

    def close(self) -> None:
        """End the process; looks in flight come to nothing."""
        self._closed = True
        self._drop()

    def _end_if_not_loaded(self, pool: ProcessPoolExecutor) -> None:
        if self._pool is pool and self._loaded is not None and not self._loaded.done():
            log.warning("first looks did not load")
            self._drop()

    def _drop(self) -> None:
        for timer in (self._rest, self._overdue):
            if timer is not None:
                timer.cancel()
        self._rest = self._overdue = None
        if self._pool is not None:
            kill(self._pool)
        if self._scratch is not None:
            self._scratch.cleanup()
        self._pool = self._scratch = self._loaded = None


def _heard(loaded: asyncio.Future[NoLook | None]) -> None:
    """A load that nobody waits for may fail unheard."""
    if not loaded.cancelled():
        loaded.exception()


def _give_way(scratch: str) -> None:
    """In the child."""
    cache = _own_cache(Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"))
    os.environ["XDG_CACHE_HOME"] = str(cache)
    os.nice(NICENESS)
    settle(scratch, cache, *graphics(), memory=MEMORY)


def _own_cache(common: Path) -> Path:
    """Where this process keeps networks that it converts. Those that workers have converted it finds there by
    links, which Landlock looks behind: it can't write what a worker will read."""
    cache = common / "enlarger" / "looks"
    with contextlib.suppress(OSError):  # without them it converts, or says that it can't keep what it did
        for file in (common / "enlarger").glob("openvino-*/*"):
            link = cache / "enlarger" / file.parent.name / file.name
            link.parent.mkdir(parents=True, exist_ok=True)
            if not link.exists():
                link.unlink(missing_ok=True)
                link.symlink_to(file)
        cache.mkdir(parents=True, exist_ok=True)
    return cache


def _load(backend: BackendName) -> NoLook | None:
    """In the child."""
    from engine.errors import EngineError
    from engine.first_look import warm

    try:
        warm(backend, own_reader())
    except EngineError as error:
        return NoLook(str(error))
    except Exception as error:  # as in _look
        return NoLook(f"{type(error).__name__}: {error}")
    return None


def _look(wanted: Wanted) -> Seen | NoLook:
    """In the child. Errors come back as values: ours do not survive pickling with their reason."""
    from engine.errors import EngineError
    from engine.first_look import first_look
    from engine.target import parse_target

    reader = own_reader()
    try:
        found = first_look(
            wanted.data,
            parse_target(wanted.target),
            model=wanted.model,
            character=wanted.character,
            backend=wanted.backend,
            reader=reader,
        )
    except EngineError as error:
        if reader.gone:
            os._exit(1)  # the next look gets a process with a decoder that lives
        return NoLook(str(error))
    except MemoryError:
        return NoLook("out of memory")
    except Exception as error:  # a look is a courtesy; what went wrong is for the log
        return NoLook(f"{type(error).__name__}: {error}")
    return Seen(found.jpeg, found.kind) if found else NoLook("nothing to show, or only slowly")
