"""Hostile inputs by the thousand through what reads them in the product: the bot's reading process, and the
engine's decoding process. None may kill the bot or the engine, outgrow a limit, or touch anything.

    python -m bench.hostile [--files 5000] [--seed 1] [--engine 4]

Each file is read as the bot reads it; every fourth (--engine) is decoded as a worker does, besides. Peak
memory is the operating system's (VmHWM), sampled of every process that decodes. The folder beside the
processes' own, and this checkout, are compared by name, size and time before and after. Exit 1 when anything
is not as it must be.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from bench.hostile_inputs import hostile
from bot.reading_pool import ReadingPool, Source
from engine.bounds import MEMORY, SECONDS
from engine.errors import UnreadablePicture
from engine.sealed import Sealed

ROOT = Path(__file__).resolve().parents[1]
GRACE = 5.0
"""Seconds over the limit that ending a process and starting another may take; there are two tries."""
SAMPLE_SECONDS = 0.05


@dataclass
class Seen:
    """What came of it."""

    read: Counter[str] = field(default_factory=Counter)
    decoded: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")
    peak: int = 0
    died: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    processes: set[int] = field(default_factory=set)

    def took(self, seconds: float, what: str) -> None:
        self.slowest = max(self.slowest, (seconds, what))


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bench.hostile", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--files", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", type=int, default=4, help="decode every so-many-th as a worker does")
    given = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="enlarger-hostile-") as folder:
        report = asyncio.run(measure(given.files, given.seed, given.engine, Path(folder)))
    print(json.dumps(report, indent=1))
    return 1 if report["trouble"] else 0


async def measure(files: int, seed: int, every: int, folder: Path) -> dict[str, Any]:
    """Run them all; `trouble` in what comes back is empty when all is well. folder: an empty one, whose
    neighbours must stay as they are."""
    kept = folder / "kept"
    kept.mkdir()
    (kept / "there").write_text("as it was")
    own = folder / "own"
    own.mkdir()
    before = state_of(kept), state_of(ROOT)
    tempfile.tempdir, seen = str(own), Seen()
    pool, engine, began = ReadingPool(), Sealed(), time.monotonic()
    try:
        async with asyncio.TaskGroup() as group:
            watching = group.create_task(_watch(seen))
            for number, (kind, name, data) in enumerate(hostile(files, seed)):
                await _read(pool, seen, (kind, name, data))
                if number % every == 0:
                    await asyncio.to_thread(_decode, engine, seen, kind, data)
            watching.cancel()
    finally:
        pool.close()
        engine.close()
        tempfile.tempdir = None
    touched = differences(before[0], state_of(kept)) + differences(before[1], state_of(ROOT))
    left = [str(path) for path in own.rglob("*")]
    return _report(seen, files, time.monotonic() - began, touched, left)


def _report(seen: Seen, files: int, seconds: float, touched: list[str], left: list[str]) -> dict[str, Any]:
    trouble = [f"touched: {path}" for path in touched] + [f"left behind: {path}" for path in left]
    trouble += [f"no answer: {what}" for what in seen.unanswered]
    if seen.peak > MEMORY:
        trouble.append(f"{seen.peak} bytes in a process that decodes, more than {MEMORY}")
    if seen.slowest[0] > 2 * (SECONDS + GRACE):
        trouble.append(f"slow: {seen.slowest[1]} took {seen.slowest[0]:.1f} s")
    return {
        "files": files,
        "read": dict(seen.read.most_common()),
        "decoded": dict(seen.decoded.most_common()),
        "peak_mb": round(seen.peak / 1e6),
        "slowest": [round(seen.slowest[0], 2), seen.slowest[1]],
        "processes": len(seen.processes),
        "killed_a_process": seen.died,
        "seconds": round(seconds, 1),
        "trouble": trouble,
    }


async def _read(pool: ReadingPool, seen: Seen, given: tuple[str, str, bytes]) -> None:
    kind, name, data = given
    began = time.monotonic()
    try:
        found = await pool.read(data, "document", name)
    except Exception as error:  # what this bench looks for
        seen.unanswered.append(f"{kind}: {error!r}"[:200])
        return
    seen.took(time.monotonic() - began, f"reading, {kind}")
    seen.read[found.reading.verdict if isinstance(found, Source) else found.reason] += 1
    if not isinstance(found, Source) and "died" in found.detail:
        seen.died.append(f"reading, {kind}")


def _decode(engine: Sealed, seen: Seen, kind: str, data: bytes) -> None:
    began = time.monotonic()
    try:
        picture = engine.picture(data)
        engine.hidden(data)
        seen.decoded[picture.format] += 1
    except UnreadablePicture as error:
        seen.decoded[error.reason] += 1
        if "died" in error.detail:
            seen.died.append(f"decoding, {kind}")
    except Exception as error:  # as above
        seen.unanswered.append(f"decoding, {kind}: {error!r}"[:200])
    seen.took(time.monotonic() - began, f"decoding, {kind}")


async def _watch(seen: Seen) -> None:
    """Look at the peak of every child again and again; the kernel keeps it for the time in between."""
    me = psutil.Process()
    while True:
        for child in me.children():
            try:
                # The child that keeps books for Python's semaphores decodes nothing.
                if "resource_tracker" not in " ".join(child.cmdline()):
                    seen.processes.add(child.pid)
                    seen.peak = max(seen.peak, peak_of(child.pid))
            except (OSError, psutil.Error):
                continue
        await asyncio.sleep(SAMPLE_SECONDS)


def peak_of(pid: int) -> int:
    """Most bytes resident so far, by the kernel."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) * 1024
    return 0


def state_of(folder: Path) -> dict[str, tuple[int, int]]:
    """Size and time of every file below; caches and what git keeps left out."""
    found = {}
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name != "__pycache__"]
        for name in names:
            told = (Path(place) / name).lstat()
            found[str(Path(place) / name)] = (told.st_size, told.st_mtime_ns)
    return found


def differences(before: dict[str, tuple[int, int]], after: dict[str, tuple[int, int]]) -> list[str]:
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
