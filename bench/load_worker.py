"""A worker for `enlarger bench load`: the real one, with an engine of fixed cost or the real engine.

The engine of fixed cost computes no picture. It waits in tiles, as an engine on a GPU leaves the processor
alone, and writes a small picture of its own for each source: what is measured is the queue, the bot and the
storage around it. Every job's begin and end goes to a file, one JSON line each.
Run: python -m bench.load_worker COST LOG, with the settings in the environment.
"""

from __future__ import annotations

import asyncio
import hashlib
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
from engine.errors import Cancelled
from engine.order import MasterFile, Order, Outcome, Progress
from engine.worker import Maker, WorkerConfig, run

TILES = 20
LARGE = 3.0
"""A 4K master has 3.5 times the pixels of one in 2K, and costs about three times the seconds."""
SIDE = 96


def fixed(seconds: float) -> Maker:
    """A maker that takes `seconds` for a job at 2K, three times as long for a larger one."""

    def make(
        order: Order, folder: Path, progress: Callable[[Progress], None], cancelled: Callable[[], bool]
    ) -> Outcome:
        cost = seconds * (1.0 if order.target.name == "2k" else LARGE)
        for tile in range(TILES):
            if cancelled():
                raise Cancelled
            progress(Progress("upscale", tile / TILES, cost * (1 - tile / TILES)))
            time.sleep(cost / TILES)
        return picture_of(order.source, folder)

    return make


def picture_of(source: bytes, folder: Path) -> Outcome:
    """A small master and proof sheet that no other source has."""
    seed = int.from_bytes(hashlib.sha256(source).digest()[:8], "big")
    pixels = np.random.default_rng(seed).integers(0, 256, (SIDE, SIDE, 3), dtype=np.uint8)
    master, proof = folder / "master.png", folder / "proof.jpg"
    Image.fromarray(pixels).save(master)
    Image.fromarray(pixels).save(proof)
    file = MasterFile(master, SIDE, SIDE, master.stat().st_size, "png")
    told = {"width": SIDE, "height": SIDE, "bytes": file.bytes, "format": "png"}
    return Outcome(file, proof, {"master": told, "trust": {"verdict": "green", "zones": []}})


def timed(make: Maker, log: Path) -> Maker:
    """The same maker, which notes when it begins and ends (seconds since the epoch)."""

    def note(what: str) -> None:
        with log.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"what": what, "at": time.time()}) + "\n")

    def timed_make(
        order: Order, folder: Path, progress: Callable[[Progress], None], cancelled: Callable[[], bool]
    ) -> Outcome:
        note("begin")
        try:
            return make(order, folder, progress, cancelled)
        finally:
            note("end")

    return timed_make


async def main() -> None:
    cost, log = float(sys.argv[1]), Path(sys.argv[2])
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
    await run(config, timed(maker, log), stop)


if __name__ == "__main__":
    asyncio.run(main())
