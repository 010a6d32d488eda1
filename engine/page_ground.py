"""What is left of a page when its own ground is taken off from outside, as in X-Y cuts (Nagy & Seth, ICPR
1984): a picture between bars, or in a feed between a white head and a white foot."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from engine.order import Box
from engine.page import Grey

NEAR = 4
"""Grey levels within which a pixel is of the page's ground, after JPEG."""
COVERS = (0.6, 0.85, 0.97)
"""A row belongs to the ground when this part of it does: rows of a page with words, of one with a clock and a
battery, of plain bars."""
LEAST_SIDE = 0.2
"""Part of the page's side that must be left."""


def within_ground(grey: Grey) -> Iterator[Box]:
    """What is left, for each of the page's grounds and covers. grey: some 640 pixels long."""
    for level in _grounds(grey):
        for cover in COVERS:
            box = _inside(grey, level, cover)
            if box is not None:
                yield box


def _grounds(grey: Grey) -> list[int]:
    """The levels of the page at its four sides, two at most."""
    levels: list[int] = []
    for strip in (grey[:3], grey[-3:], grey[:, :3], grey[:, -3:]):
        level = int(np.median(strip))
        if all(abs(level - other) > NEAR for other in levels):
            levels.append(level)
    return levels[:2]


def _inside(grey: Grey, level: int, cover: float) -> Box | None:
    left, top, right, bottom = whole = 0, 0, grey.shape[1], grey.shape[0]
    for _ in range(2):  # once the columns are cut, fewer rows are of the ground
        first, last = _longest_run(grey[top:bottom, left:right], level, cover)
        top, bottom = top + first, top + last
        first, last = _longest_run(grey[top:bottom, left:right].T, level, cover)
        left, right = left + first, left + last
    if bottom - top < LEAST_SIDE * grey.shape[0] or right - left < LEAST_SIDE * grey.shape[1]:
        return None
    return None if (left, top, right, bottom) == whole else (left, top, right, bottom)


def _longest_run(grey: Grey, level: int, cover: float) -> tuple[int, int]:
    """First and last row of the most rows in a sequence that aren't of the ground."""
    if grey.size == 0:
        return 0, 0
    ground = (np.abs(grey.astype(np.int16) - level) <= NEAR).mean(axis=1) >= cover
    turns = np.flatnonzero(np.diff(np.concatenate(([True], ground, [True])).astype(np.int8)))
    if not len(turns):
        return 0, 0
    longest = int(np.argmax(turns[1::2] - turns[::2]))
    return int(turns[2 * longest]), int(turns[2 * longest + 1])
