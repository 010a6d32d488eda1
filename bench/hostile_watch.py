"""What the processes use while they are ill-treated: memory, processor time, the event loop's breath."""

from __future__ import annotations

import asyncio
import os
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import psutil

from bench.hostile import peak_of
from bot.close_ups import SECONDS as CLOSE_UP_SECONDS
from bot.held import WORK_LIMIT
from bot.inspect.tiles import SECONDS as TILES_SECONDS
from bot.look_pool import MEMORY as LOOK_MEMORY
from bot.version_maker import SECONDS as VERSIONS_SECONDS
from engine.bounds import MEMORY, SECONDS

SAMPLE_SECONDS = 0.1
BREATH_SECONDS = 0.1
TICKS = os.sysconf("SC_CLK_TCK")
_DATA_LIMIT = re.compile(r"Max data size +(\d+)")
_CPU_LIMIT = re.compile(r"Max cpu time +(\d+)")
LONGEST_WORK = max(TILES_SECONDS, VERSIONS_SECONDS, CLOSE_UP_SECONDS)
ROUNDING = 2.0
"""Seconds: the kernel's limit is whole seconds, and a sample is not quite one moment."""


@dataclass
class Used:
    """What was seen, by process. decoders: most bytes of those held to engine.bounds. others: the same of
    those with networks or masters, and their limit; a decoder decodes for them what somebody sent."""

    decoders: dict[int, int] = field(default_factory=dict)
    others: dict[int, tuple[int, int]] = field(default_factory=dict)
    oldest_work: float = 0.0
    """Seconds that a process lived which is started for one piece of work."""
    longest_allowance: float = 0.0
    """Most seconds of processor time that a decoder could have taken before the kernel ended it."""
    breaths: list[float] = field(default_factory=list)
    """Seconds that the bot's event loop took to answer /healthz."""
    deaf: list[str] = field(default_factory=list)

    def trouble(self) -> list[str]:
        found = []
        if not self.decoders:
            found.append("no process that decodes was ever seen")
        if (most := max(self.decoders.values(), default=0)) > MEMORY:
            found.append(f"{most} bytes in a process that decodes, more than {MEMORY}")
        found += [
            f"{most} bytes in a process with networks or masters, more than {limit}"
            for most, limit in self.others.values()
            if most > limit
        ]
        if self.oldest_work > LONGEST_WORK + ROUNDING:
            found.append(f"a process for one piece of work lived {self.oldest_work:.0f} s")
        if self.longest_allowance > SECONDS + ROUNDING:
            found.append(f"a decoding process was allowed {self.longest_allowance:.0f} s of the processor")
        return found + self.deaf[:5]

    def figures(self) -> dict[str, float]:
        others = max((most for most, _ in self.others.values()), default=0)
        return {
            "decoding processes": len(self.decoders),
            "most MB in one": round(max(self.decoders.values(), default=0) / 1e6),
            "processes with networks or masters": len(self.others),
            "most MB in one of those": round(others / 1e6),
            "oldest for one piece of work, s": round(self.oldest_work, 1),
            "event loop, median ms": round(1000 * statistics.median(self.breaths), 1) if self.breaths else 0,
            "event loop, longest ms": round(1000 * max(self.breaths, default=0)),
        }


async def watch_memory(roots: Callable[[], Iterable[psutil.Process]], used: Used) -> None:
    """Look at all processes below `roots` again and again, for ever."""
    while True:
        await asyncio.to_thread(_look, list(roots()), used)
        await asyncio.sleep(SAMPLE_SECONDS)


def _look(roots: list[psutil.Process], used: Used) -> None:
    for root in roots:
        try:
            children = root.children(recursive=True)
        except psutil.Error:
            continue
        for child in children:
            try:
                _look_at(child.pid, used)
            except (OSError, psutil.Error):
                continue


def _look_at(pid: int, used: Used) -> None:
    limits = Path(f"/proc/{pid}/limits").read_text()
    if (found := _DATA_LIMIT.search(limits)) is None:
        return
    limit = int(found[1])
    if limit in (WORK_LIMIT, LOOK_MEMORY):
        used.others[pid] = peak_of(pid), limit
        if limit == WORK_LIMIT:
            used.oldest_work = max(used.oldest_work, time.time() - psutil.Process(pid).create_time())
    elif limit == MEMORY:
        used.decoders[pid] = max(used.decoders.get(pid, 0), peak_of(pid))
        if (end := _CPU_LIMIT.search(limits)) is not None:
            spent = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            so_far = (int(spent[11]) + int(spent[12])) / TICKS
            used.longest_allowance = max(used.longest_allowance, int(end[1]) - so_far)


async def watch_loop(address: str, used: Used) -> None:
    """Ask the bot's own web server whether it lives, until cancelled; in a process of its own, since this one
    has its hands full at times."""
    asking = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.hostile_watch", address), stdout=asyncio.subprocess.PIPE
    )
    try:
        assert asking.stdout is not None
        async for line in asking.stdout:
            status, seconds = line.split()
            if status != b"200":
                used.deaf.append(f"/healthz: {status.decode()} after {float(seconds):.1f} s")
            used.breaths.append(float(seconds))
    finally:
        asking.kill()
        await asking.wait()


async def _ask(address: str) -> None:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30)) as session:
        while True:
            began = time.monotonic()
            try:
                async with session.get(f"{address}/healthz") as answer:
                    status = str(answer.status)
            except (aiohttp.ClientError, TimeoutError) as error:
                status = type(error).__name__
            sys.stdout.write(f"{status} {time.monotonic() - began}\n")
            sys.stdout.flush()
            await asyncio.sleep(BREATH_SECONDS)


if __name__ == "__main__":
    asyncio.run(_ask(sys.argv[1]))
