"""Pictures for tests, drawn here: a landscape with noise, and files that are no good."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import numpy as np
from PIL import Image


def scene(width: int, height: int, seed: int = 1) -> Image.Image:
    """Something like a photo: soft light, edges and grain."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width]
    base = np.stack([x / width, y / height, np.sin(x / 17) * np.cos(y / 23) / 2 + 0.5], axis=-1) * 200
    base[(x - width / 2) ** 2 + (y - height / 2) ** 2 < (min(width, height) / 4) ** 2] += 40
    return Image.fromarray(np.clip(base + rng.normal(0, 6, base.shape), 0, 255).astype(np.uint8))


def garden(width: int, height: int, seed: int = 1, *, crisp: bool = False) -> Image.Image:
    """Patches of light in many sizes with grain: a picture with enough in it to be known again. crisp: the
    lighter ones have edges, so that it is in focus."""
    rng = np.random.default_rng(seed)
    whole = np.zeros((height, width, 3))
    for count, weight in ((7, 1.0), (15, 0.7), (31, 0.5)):
        patches = Image.fromarray(rng.integers(0, 255, (count, count, 3)).astype(np.uint8))
        whole += weight * np.asarray(patches.resize((width, height), Image.Resampling.BICUBIC), np.float64)
    if crisp:
        whole = (whole + np.where(whole > np.median(whole), 200, 0)) * 2.2 / 3
    grain = rng.normal(0, 4, whole.shape)
    return Image.fromarray(np.clip(whole / 2.2 + grain, 0, 255).astype(np.uint8))


def jpeg(width: int, height: int, quality: int = 95) -> bytes:
    out = io.BytesIO()
    scene(width, height).save(out, "JPEG", quality=quality)
    return out.getvalue()


def png(width: int, height: int) -> bytes:
    out = io.BytesIO()
    scene(width, height).save(out, "PNG", compress_level=1)
    return out.getvalue()


def animated_gif() -> bytes:
    out = io.BytesIO()
    frames = [scene(64, 48, seed).convert("P") for seed in range(3)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    return out.getvalue()


def zip_file() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("hello.txt", "no picture")
    return out.getvalue()


def bomb_png(side: int = 30_000) -> bytes:
    """A valid PNG of side × side grey pixels: under a megabyte that unpacks to almost one thousand."""
    row = b"\0" + bytes(side)
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
