"""Likeness: is this the same picture in another file? A perceptual hash finds it, the pixels prove it.

The hash is ImageHash's DCT hash of 16 × 16 bits. Two files of one picture, however compressed and
resized, differ in about 24 of its 256 bits at most; strangers differ in about 128.
"""

from __future__ import annotations

from typing import Literal

import imagehash
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from engine.source.data import Data
from engine.source.header import open_header

HASH_SIZE = 16
FLAT = 4.0
"""Grey levels (standard deviation) below which a picture shows too little to be told from another."""

DRAFT = 512
PROOF_SIDE = 128
BLOCK = 8
ALIKE = 0.97
"""Least correlation of the two pictures at 128 × 128 pixels."""
LARGEST_DIFFERENCE = 24.0
"""Most that any of the 16 × 16 blocks may differ on average, in grey levels, where the whole agrees:
two shots of one burst agree everywhere but where something moved."""


def likeness(data: Data) -> str | None:
    """The 256 bits as 64 hex digits, EXIF orientation applied; None for a picture without content.

    Raises UnreadablePicture, or what Pillow raises for pixels that don't come out.
    """
    small = upright_grey(data)
    if float(np.asarray(small).std()) < FLAT:
        return None
    return str(imagehash.phash(small, hash_size=HASH_SIZE))


def same_picture(one: Data, other: Data) -> bool:
    """Whether two files show one picture: alike as a whole and in every part. Raises like `likeness`."""
    return same_levels(upright_grey(one), upright_grey(other))


def same_levels(one: Image.Image, other: Image.Image) -> bool:
    """The same of two upright grey pictures."""
    first, second = _levels(one), _levels(other)
    if float(np.corrcoef(first.ravel(), second.ravel())[0, 1]) < ALIKE:
        return False
    count = PROOF_SIDE // BLOCK
    blocks = np.abs(first - second).reshape(count, BLOCK, count, BLOCK).mean(axis=(1, 3))
    return float(blocks.max()) <= LARGEST_DIFFERENCE


def _levels(grey: Image.Image) -> NDArray[np.float64]:
    """Grey levels at 128 × 128 pixels; the shape is given up, so that a pixel's rounding can't shift it."""
    small = grey.resize((PROOF_SIDE, PROOF_SIDE), Image.Resampling.BOX)
    return np.asarray(small, dtype=np.float64)


def upright_grey(data: Data) -> Image.Image:
    """The picture in grey, upright; a large JPEG is decoded small."""
    return upright(data, "L", DRAFT)


def upright(data: Data, mode: Literal["L", "RGB"], least: int) -> Image.Image:
    """The picture in grey or in colour, upright, on white where it is transparent; a large JPEG is decoded
    small, to no less than `least` pixels a side."""
    _name, image = open_header(data)
    if image.format == "JPEG":
        image.draft(mode, (least, least))
    if image.mode in ("RGBA", "LA", "PA", "P"):
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image)
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        image = _eight_bits(image)
    turned: Image.Image = ImageOps.exif_transpose(image)
    return turned.convert(mode)


def _eight_bits(image: Image.Image) -> Image.Image:
    values = np.nan_to_num(np.asarray(image, dtype=np.float64), posinf=0.0, neginf=0.0)
    top = max(float(values.max()), 1.0)
    eight = Image.fromarray((np.clip(values / top, 0, 1) * 255).astype(np.uint8))
    eight.getexif().update(image.getexif())
    return eight
