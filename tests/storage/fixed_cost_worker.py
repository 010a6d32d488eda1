"""A worker process with a maker of fixed cost, for the tests that kill it.

It sleeps in tiles and writes a small PNG: what is tested is who takes which job and how often, and
neither depends on what the picture shows. A source named poison.jpg kills the process, hang.jpg hangs the
engine's thread, and freeze.jpg the whole process, in native code that never gives Python back.
Run: python -m tests.storage.fixed_cost_worker DATABASE QUEUE BLOBS SECONDS DEAD_AFTER [STALLED_AFTER]
"""

from __future__ import annotations

import asyncio
import ctypes
import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from engine.errors import Cancelled
from engine.hanging import STALLED_SECONDS
from engine.order import MasterFile, Order, Outcome, Progress
from engine.worker import WorkerConfig, run
from storage.queue import Rhythm

TILES = 20


def maker(
    seconds: float,
) -> Callable[[Order, Path, Callable[[Progress], None], Callable[[], bool]], Outcome]:
    """A maker that takes `seconds` for every job."""

    def make(
        order: Order, folder: Path, progress: Callable[[Progress], None], cancelled: Callable[[], bool]
    ) -> Outcome:
        if order.file_name == "poison.jpg":
            os.kill(os.getpid(), signal.SIGKILL)
        if order.file_name == "hang.jpg":
            time.sleep(3600)
        if order.file_name == "freeze.jpg":
            ctypes.PyDLL(None).sleep(3600)
        for tile in range(TILES):
            if cancelled():
                raise Cancelled
            progress(Progress("upscale", tile / TILES, seconds * (1 - tile / TILES)))
            time.sleep(seconds / TILES)
        return small_outcome(folder)

    return make


def small_outcome(folder: Path) -> Outcome:
    """A master and a proof sheet of eight pixels each."""
    master, proof = folder / "x-4k.png", folder / "x-4k-proof.jpg"
    Image.new("RGB", (4, 2), (90, 120, 40)).save(master)
    Image.new("RGB", (4, 2), (90, 120, 40)).save(proof)
    file = MasterFile(master, 4, 2, master.stat().st_size, "png")
    return Outcome(file, proof, {"master": {"path": str(master), "width": 4}, "trust": {"verdict": "green"}})


async def main() -> None:
    database, queue, blobs, seconds, dead_after = sys.argv[1:6]
    stalled_after = float(sys.argv[6]) if len(sys.argv) > 6 else STALLED_SECONDS
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    config = WorkerConfig(
        database,
        queue,
        blobs,
        rhythm=Rhythm(dead_after=float(dead_after), sweep=2.0),
        stalled_after=stalled_after,
        hung_after=stalled_after * 3,
    )
    await run(config, maker(float(seconds)), stop)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, stream=sys.stdout)
    asyncio.run(main())
