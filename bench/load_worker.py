"""A worker for `enlarger bench load`: the real one, with an engine of fixed cost or the real engine.

The engine of fixed cost computes no picture. It waits in tiles, as an engine on a GPU leaves the processor
alone, and writes a small picture of its own for each source: what is measured is the queue, the bot and the
storage around it. Every attempt's begin and end goes to a file, one JSON line each, with what came of it.
FAULTS is the part of the photos, 0…1, at which the engine breaks the first time, whichever worker has it.
Run: python -m bench.load_worker COST LOG FAULTS, with the settings in the environment.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image

from bot import logs
from bot.settings import load_settings
from bot.supervise import stop_on_signals
from bot.web.beside import metrics_beside
from engine.errors import Cancelled, EngineError
from engine.order import MasterFile, Order, Outcome, Progress
from engine.source.data import sha256_of
from engine.worker import Maker, WorkerConfig, run

COUNTED = ("seconds", "backend", "trust", "source")
"""Of a report, what a worker's metrics count."""
TILES = 20
LARGE = 3.0
"""A 4K master has 3.5 times the pixels of one in 2K, and costs about three times the seconds."""
SIDE = 96
TRUST, SOURCE = ("green", "amber", "red"), ("degraded", "original", "unproven")
"""What the engine of fixed cost says of a picture, by its source's checksum."""


class Broken(Exception):
    """What an engine of ours never means to raise."""


def fixed(seconds: float) -> Maker:
    """A maker that takes `seconds` for a job at 2K, three times as long for a larger one."""

    def make(
        order: Order, folder: Path, progress: Callable[[Progress], None], cancelled: Callable[[], bool]
    ) -> Outcome:
        began = time.monotonic()
        cost = seconds * (1.0 if order.target.name == "2k" else LARGE)
        for tile in range(TILES):
            if cancelled():
                raise Cancelled
            progress(Progress("upscale", tile / TILES, cost * (1 - tile / TILES)))
            time.sleep(cost / TILES)
        return picture_of(sha256_of(order.source), folder, time.monotonic() - began)

    return make


def breaking(make: Maker, share: float, marks: Path) -> Maker:
    """The same maker, which breaks at the first try of this part of the sources. marks: a folder that all
    workers see."""
    marks.mkdir(parents=True, exist_ok=True)

    def break_once(
        order: Order, folder: Path, progress: Callable[[Progress], None], cancelled: Callable[[], bool]
    ) -> Outcome:
        digest = bytes.fromhex(sha256_of(order.source))
        if digest[1] < share * 256:
            try:
                (marks / digest.hex()).touch(exist_ok=False)
            except FileExistsError:
                pass
            else:
                raise Broken
        return make(order, folder, progress, cancelled)

    return break_once


def picture_of(source: str, folder: Path, seconds: float) -> Outcome:
    """A small master and proof sheet that no other source has, by its SHA-256, which took so long."""
    digest = bytes.fromhex(source)
    seed = int.from_bytes(digest[:8], "big")
    pixels = np.random.default_rng(seed).integers(0, 256, (SIDE, SIDE, 3), dtype=np.uint8)
    master, proof = folder / "master.png", folder / "proof.jpg"
    Image.fromarray(pixels).save(master)
    Image.fromarray(pixels).save(proof)
    file = MasterFile(master, SIDE, SIDE, master.stat().st_size, "png")
    told = {"width": SIDE, "height": SIDE, "bytes": file.bytes, "format": "png"}
    report: dict[str, object] = {
        "source": {"verdict": SOURCE[digest[2] % len(SOURCE)]},
        "master": told,
        "trust": {"verdict": TRUST[digest[3] % len(TRUST)], "zones": []},
        "seconds": {"upscale": seconds, "total": seconds},
        "backend": "fixed",
    }
    return Outcome(file, proof, report)


def timed(make: Maker, log: Path) -> Maker:
    """The same maker, which notes when it begins and ends (seconds since the epoch), and how: with a report,
    or with what it raised."""

    def note(what: str, **more: object) -> None:
        with log.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"what": what, "at": time.time(), **more}) + "\n")

    def timed_make(
        order: Order, folder: Path, progress: Callable[[Progress], None], cancelled: Callable[[], bool]
    ) -> Outcome:
        note("begin")
        try:
            outcome = make(order, folder, progress, cancelled)
        except Exception as error:
            note("end", raised=error.reason if isinstance(error, EngineError) else "engine_error")
            raise
        note("end", report={name: outcome.report[name] for name in COUNTED})
        return outcome

    return timed_make


async def main() -> None:
    cost, log, faults = float(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3])
    settings = load_settings()
    logs.set_up(settings.log_format, settings.log_level)
    if cost > 0:
        maker = fixed(cost)
    else:
        from engine.pipeline import run as make
        from engine.sealed import Sealed

        maker = partial(make, reader=Sealed())
    stop = asyncio.Event()
    stop_on_signals(stop)
    config = WorkerConfig(settings.database, settings.queue, settings.blob_folder, backend=settings.backend)
    if faults:
        maker = breaking(maker, faults, log.parent.parent / "broken")
    metrics, beside = metrics_beside(settings)
    async with beside:
        await run(config, metrics.measured(timed(maker, log)), stop)


if __name__ == "__main__":
    asyncio.run(main())
