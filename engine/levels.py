"""Where the tiles of a picture lie: sizes and places, without a pixel (engine/pyramid.py cuts them)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Layer = Literal["before", "after"]

TILE = 512
"""Side in pixels. A window of 1280 × 820 shows 6 to 12 at a time, a phone of 1170 × 2532 some 12."""


OVERVIEW = 2048
"""Longest side in pixels of the levels that are made with the master: a whole picture on a phone of 3 pixels
for one, or on a desk's screen."""


@dataclass(frozen=True)
class Pyramid:
    """The sizes at which a picture of this size (width, height) is cut, each half of the next, the last its
    own; the first is one tile."""

    size: tuple[int, int]

    @property
    def levels(self) -> tuple[tuple[int, int], ...]:
        found = [self.size]
        while max(found[-1]) > TILE:
            width, height = found[-1]
            found.append(((width + 1) // 2, (height + 1) // 2))
        return tuple(reversed(found))

    @property
    def overview(self) -> tuple[tuple[int, int], ...]:
        """The first of these: what an overview holds. Never the last: every pixel is in the master's own."""
        return tuple(size for size in self.levels[:-1] if max(size) <= OVERVIEW)

    def has(self, level: int, column: int, row: int) -> bool:
        """Whether there is such a tile."""
        if not 0 <= level < len(self.levels):
            return False
        width, height = self.levels[level]
        return 0 <= column * TILE < width and 0 <= row * TILE < height


def tile_name(layer: Layer, level: int, column: int, row: int) -> str:
    """A tile's file below the folder of its picture."""
    return f"{layer}-{level}-{column}-{row}.jpg"
