"""The event loop stays free while a large photo is read: nobody else waits for it."""

from __future__ import annotations

import asyncio
import io
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import numpy as np
import pytest
from PIL import Image

from bot.reading_pool import ReadingPool, Source
from engine.source.reading import read
from tests.bot.conftest import Stage
from tests.bot.pictures import garden
from tests.bot.telegram_here import eventually

LONGEST_BLOCK = 0.05
"""Seconds (issue 5)."""
TRIES = 5
"""A machine that is busy with other things pauses the loop too, but hardly five times in a row."""


def twelve_megapixels() -> bytes:
    small = garden(1000, 750).resize((4000, 3000), Image.Resampling.BICUBIC)
    grain = np.random.default_rng(1).integers(-9, 9, (3000, 4000, 1))
    pixels = np.clip(np.asarray(small, np.int16) + grain, 0, 255).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "JPEG", quality=92)
    return out.getvalue()


@asynccontextmanager
async def watched() -> AsyncIterator[list[float]]:
    """Seconds the loop was late, the longest last."""
    late: list[float] = [0.0]

    async def tick() -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.002)
            late.append(max(late[-1], time.perf_counter() - before - 0.002))

    async with asyncio.TaskGroup() as group:
        ticker = group.create_task(tick())
        await asyncio.sleep(0.01)
        yield late
        await asyncio.sleep(0.01)
        ticker.cancel()


async def test_the_loop_is_free_while_a_process_reads(readings: ReadingPool) -> None:
    data = twelve_megapixels()
    blocks = []
    for _ in range(TRIES):
        async with watched() as late:
            source = await readings.read(data, "document", "IMG_1.jpg")
        assert isinstance(source, Source)
        assert source.reading.width == 4000
        blocks.append(late[-1])
        if late[-1] < LONGEST_BLOCK:
            return
    pytest.fail(f"the loop was blocked for {blocks} seconds")


async def test_the_watch_sees_a_block() -> None:
    data = twelve_megapixels()
    async with watched() as late:
        read(data)
    assert late[-1] > LONGEST_BLOCK


async def test_the_bot_answers_while_it_takes_in_a_large_photo(stage: Stage) -> None:
    """From the update to the card: fetching, hashing, keeping, reading, answering."""
    ann, data = stage.telegram.person(), twelve_megapixels()
    blocks = []
    for number in range(TRIES):
        before = len(ann.said())
        await ann.send((f"IMG_{number}.jpg", data + bytes(number)), how="file")
        async with watched() as late:
            await eventually(lambda before=before: len(ann.said()) > before)  # type: ignore[misc]  # binds now
            await stage.settle()
        assert "4000 × 3000" in ann.texts()[-1]
        blocks.append(late[-1])
        if late[-1] < LONGEST_BLOCK:
            return
    pytest.fail(f"the loop was blocked for {blocks} seconds")
