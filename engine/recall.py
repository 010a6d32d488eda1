"""What is kept of a picture so that it is known again, and what is asked of one that comes in.

Kept: a small picture, and ten hashes, of the whole and of what is left of it when up to 4 % are cut off on
one side, on two, or all around. Asked: the hash of the whole, and of each place where a picture may stand in
it. So a cut copy is near one of the ten, and nobody has to know how it was cut.
"""

from __future__ import annotations

import io

import imagehash
import numpy as np
from PIL import Image, ImageOps

from engine.frames import frames
from engine.likeness import FLAT, HASH_SIZE, upright_grey
from engine.page import Colour, page_of
from engine.recalled import Kept, Question
from engine.source.data import Data
from engine.source.header import open_header

BYTES = HASH_SIZE * HASH_SIZE // 8
_CUT, _AROUND = 0.04, 0.035
CUTS = (
    (0.0, 0.0, 1.0, 1.0),
    (_AROUND, _AROUND, 1 - _AROUND, 1 - _AROUND),
    *((x, y, x + 1 - _CUT, y + 1 - _CUT) for x in (0.0, _CUT) for y in (0.0, _CUT)),
    *((_CUT, 0.0, 1.0, 1.0), (0.0, _CUT, 1.0, 1.0), (0.0, 0.0, 1 - _CUT, 1.0), (0.0, 0.0, 1.0, 1 - _CUT)),
)
"""(left, top, right, bottom) as parts of the sides. 42 photos, 588 cuts of 0 to 5 % at each side
(2026-11-24): with the whole alone half of them lie within 48 of 256 bits and the worst at 106; with these ten
22 and 52; with seventeen 16 and 44. Other photos lie at 118.6, with a deviation of 7, the nearest of 1,722
pairs at 94."""

SMALL = 512
"""Longest side in pixels of what is kept: what engine.same_scene compares."""
QUALITY = 75
LEAST = 16


def kept(data: Data) -> Kept | None:
    """What to keep of a picture; None for one without content. Raises like engine.likeness.likeness."""
    small = _upright(data)
    grey = small.convert("L")
    if float(np.asarray(grey).std()) < FLAT:
        return None
    width, height = grey.size
    sides = (width, height, width, height)
    boxes = [[round(part * side) for part, side in zip(cut, sides, strict=True)] for cut in CUTS]
    hashes = [_bytes(grey.crop((left, top, right, bottom))) for left, top, right, bottom in boxes]
    with io.BytesIO() as file:
        small.save(file, "WEBP", quality=QUALITY)
        return Kept(file.getvalue(), b"".join(hashes))


def questions(data: Data) -> list[Question]:
    """What to look for, the whole picture first. Raises like engine.likeness.likeness."""
    page = page_of(data)
    colour: Colour = np.asarray(page)
    grey = page.convert("L")
    places = [None, *(box for box in frames(colour) if min(box[2] - box[0], box[3] - box[1]) >= LEAST)]
    found = []
    for box in places:
        part = grey.crop(box) if box else grey
        small = _shrunk(part)
        if float(np.asarray(small).std()) >= FLAT:
            found.append(Question(_bytes(small).hex(), box, max(part.size) / max(page.size)))
    return found


def _bytes(grey: Image.Image) -> bytes:
    return np.packbits(imagehash.phash(grey, hash_size=HASH_SIZE).hash.ravel()).tobytes()


def _upright(data: Data) -> Image.Image:
    """In colour, at SMALL pixels; transparency lies on white, as in engine.likeness."""
    _name, image = open_header(data)
    if image.format == "JPEG":
        image.draft("RGB", (SMALL, SMALL))
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        return _shrunk(upright_grey(data).convert("RGB"))
    turned: Image.Image = ImageOps.exif_transpose(image)
    small = _shrunk(turned if turned.mode in ("RGB", "RGBA", "L") else turned.convert("RGBA"))
    if small.mode != "RGBA":
        return small.convert("RGB")
    white = Image.new("RGBA", small.size, "white")
    return Image.alpha_composite(white, small).convert("RGB")


def _shrunk(image: Image.Image) -> Image.Image:
    factor = min(1.0, SMALL / max(image.size))
    size = max(1, round(image.width * factor)), max(1, round(image.height * factor))
    return image.resize(
        size, Image.Resampling.BOX if factor < 0.5 else Image.Resampling.BICUBIC, reducing_gap=2
    )
