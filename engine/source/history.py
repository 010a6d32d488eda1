"""Hidden history: the coarser JPEG that a file's pixels went through before, for the evidence lock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.source.cropped_resaved import shifted_grid
from engine.source.data import Data
from engine.source.earlier_grid import EarlierGrid
from engine.source.hidden_jpeg import grid_in_pixels
from engine.source.jpeg_segments import Table
from engine.source.jpeg_tables import Family
from engine.source.picture import Picture, open_picture
from engine.source.saved_twice import GAIN, first_table


@dataclass(frozen=True)
class HiddenJpeg:
    """An earlier JPEG in the pixels of a source, as stored (before EXIF orientation).

    found: "saved_twice" (first save on the grid of the file), "cropped_resaved" (a JPEG with an earlier
    grid beside its own), "lossless" (a JPEG in a PNG, TIFF, BMP or lossless WebP).
    quality: 1…100, right within 1 in nearly all measured cases. luma: its 64 steps, row by row.
    x, y: where its blocks start, 0…7 pixels. confidence: 0…1.
    """

    found: Literal["saved_twice", "cropped_resaved", "lossless"]
    family: Family
    quality: int
    luma: Table
    x: int
    y: int
    confidence: float


def hidden_jpeg(data: Data) -> HiddenJpeg | None:
    """The earlier JPEG in a source's bytes, None when none shows. Raises UnreadablePicture."""
    return hidden_in(open_picture(data))


def hidden_in(picture: Picture) -> HiddenJpeg | None:
    """The same for a picture already opened: an earlier pass on the same grid comes first."""
    if picture.jpeg is None:
        return _from_grid("lossless", grid_in_pixels(picture))
    if picture.jpeg.luma is not None:
        first = first_table(picture.luma, picture.jpeg.luma)
        if first is not None and first.gain > GAIN:
            sure = min(0.99, 0.8 + first.gain)
            return HiddenJpeg("saved_twice", first.family, first.quality, first.table, 0, 0, sure)
    return _from_grid("cropped_resaved", shifted_grid(picture))


def _from_grid(found: Literal["cropped_resaved", "lossless"], grid: EarlierGrid | None) -> HiddenJpeg | None:
    if grid is None:
        return None
    sure = min(0.99, 0.85 + grid.score / 200)
    return HiddenJpeg(found, grid.family, grid.quality, grid.table, grid.x, grid.y, sure)
