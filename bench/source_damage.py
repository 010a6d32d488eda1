"""Read damaged files by the thousand: none may crash, hang, fill the memory or end without a reason.

    python -m bench.source_damage [--files 2000] [--seed 1] [--seeds DIR]

Seeds are pictures drawn here in each format; those of DIR (PngSuite, for instance) come besides. Each is
cut, its header is filled with other bytes, stretches are replaced, and it is spliced into other formats.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
from PIL import Image

from engine.errors import UnreadablePicture
from engine.source.reading import read

HEADER = 400
"""Bytes at the start where most of the damage goes: what claims sizes, depths and lengths lies there."""
KINDS: dict[str, tuple[str, dict[str, object]]] = {
    "jpeg": ("JPEG", {"quality": 85}),
    "progressive": ("JPEG", {"quality": 85, "progressive": True}),
    "png": ("PNG", {}),
    "webp": ("WEBP", {"quality": 70}),
    "webp_lossless": ("WEBP", {"lossless": True, "quality": 10, "method": 0}),
    "gif": ("GIF", {}),
    "tiff": ("TIFF", {}),
    "tiff_packed": ("TIFF", {"compression": "tiff_lzw"}),
    "tiff_jpeg": ("TIFF", {"compression": "jpeg"}),
    "bmp": ("BMP", {}),
    "heic": ("HEIF", {}),
    "avif": ("AVIF", {"speed": 10}),
}


def drawn(width: int, height: int) -> Image.Image:
    y, x = np.mgrid[0:height, 0:width]
    waves = np.stack([np.sin(x / 9 + y / 31), np.cos(y / 7), np.sin((x + y) / 13)], axis=-1)
    grain = np.random.default_rng(1).normal(0, 8, waves.shape)
    return Image.fromarray(np.clip(128 + 80 * waves + grain, 0, 255).astype(np.uint8))


def seeds(folder: Path | None) -> dict[str, bytes]:
    found = {}
    for size in ((120, 80), (1280, 960)):
        for name, (kind, options) in KINDS.items():
            out = io.BytesIO()
            drawn(*size).save(out, kind, **options)
            found[f"{name}_{size[0]}"] = out.getvalue()
    for path in sorted(folder.rglob("*.*")) if folder else []:
        found[path.name] = path.read_bytes()
    return found


def damaged(data: bytes, other: bytes, rng: random.Random) -> tuple[str, bytes]:
    """(kind of damage, the file)."""
    harm, kind = bytearray(data), rng.choice(("cut", "header", "extremes", "noise", "stretch", "splice"))
    if kind == "cut":
        return kind, data[: rng.randrange(len(data) + 1)]
    if kind == "splice":
        place = rng.randrange(1, len(data) + 1)
        return kind, data[:place] + other[rng.randrange(len(other)) :]
    for _ in range(rng.randrange(1, 16)):
        place = rng.randrange(min(len(harm), HEADER) if kind in ("header", "extremes") else len(harm))
        if kind == "stretch":
            harm[place : place + rng.randrange(1, 60)] = rng.randbytes(rng.randrange(60)) or b"\0"
        else:
            harm[place] = rng.choice((0, 1, 0x7F, 0x80, 0xFF)) if kind == "extremes" else rng.randrange(256)
    return kind, bytes(harm)


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bench.source_damage", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", type=Path, help="a folder of further pictures to damage")
    given = parser.parse_args(argv)
    rng, kept = random.Random(given.seed), seeds(given.seeds)  # noqa: S311  # damage is no secret
    names, ends, slowest, crashes = list(kept), Counter[str](), (0.0, ""), 0
    for number in range(given.files):
        name = names[number % len(names)]
        kind, data = damaged(kept[name], kept[rng.choice(names)], rng)
        started = time.perf_counter()
        end: str
        try:
            end = read(data, file_name="photo.jpg").verdict
        except UnreadablePicture as error:
            end = error.reason
        except Exception as error:  # what this bench looks for
            end, crashes = f"crash: {error!r}"[:80], crashes + 1
        ends[end] += 1
        slowest = max(slowest, (time.perf_counter() - started, f"{name}, {kind}"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{given.files} damaged files of {len(names)} pictures: " + ", ".join(map(_told, ends.most_common()))
    )
    print(f"slowest {slowest[0]:.2f} s ({slowest[1]}), peak memory {peak:.0f} MB, {crashes} crashes")
    return 1 if crashes else 0


def _told(end: tuple[str, int]) -> str:
    return f"{end[1]} {end[0]}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
