"""Damaged files: every one ends in a reading or in a reason, soon."""

from __future__ import annotations

import random
import time

import pytest

from engine.errors import UnreadablePicture
from engine.source.reading import read
from tests.engine.source.pictures import camera_exif, jpeg, saved, scene

SMALL = scene(120, 80)
SEEDS = {
    "jpeg": jpeg(SMALL, 85, exif=camera_exif()),
    "progressive": jpeg(SMALL, 85, progressive=True),
    "png": saved(SMALL, "PNG"),
    "palette": saved(SMALL.convert("P"), "PNG"),
    "webp": saved(SMALL, "WEBP", quality=70),
    "webp_lossless": saved(SMALL, "WEBP", lossless=True),
    "gif": saved(SMALL, "GIF"),
    "tiff": saved(SMALL, "TIFF"),
    "tiff_packed": saved(SMALL, "TIFF", compression="tiff_lzw"),
    "bmp": saved(SMALL, "BMP"),
    "heic": saved(SMALL, "HEIF"),
    "avif": saved(SMALL, "AVIF", speed=10),
}
REASONS = {"empty", "not_a_picture", "truncated", "animated", "too_small", "too_many_pixels", "damaged"}


def damaged(data: bytes, rng: random.Random) -> bytes:
    """One of five kinds of damage, headers more often than the rest."""
    harm = bytearray(data)
    kind = rng.randrange(5)
    if kind == 0:
        return data[: rng.randrange(len(data))]
    for _ in range(rng.randrange(1, 12)):
        place = rng.randrange(min(len(harm), 400) if kind < 3 else len(harm))
        if kind == 1:
            harm[place] = rng.choice((0, 1, 0x7F, 0x80, 0xFF))
        elif kind == 4:
            harm[place : place + rng.randrange(9)] = rng.randbytes(rng.randrange(9))
        else:
            harm[place] = rng.randrange(256)
        if not harm:
            return b""
    return bytes(harm)


def outcome(data: bytes) -> str:
    try:
        return read(data, file_name="photo.jpg").verdict
    except UnreadablePicture as error:
        return error.reason


@pytest.mark.parametrize("name", SEEDS)
def test_damage_ends_in_a_reading_or_a_reason(name: str) -> None:
    rng = random.Random(name)
    for _ in range(30):
        data = damaged(SEEDS[name], rng)
        started = time.monotonic()
        assert outcome(data) in REASONS | {"degraded", "original", "unproven"}
        assert time.monotonic() - started < 5
