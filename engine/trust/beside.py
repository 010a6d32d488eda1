"""Faint small print beside sure print: a column of prices that the finder half sees.

What looks like text to it and stands among text is text, however badly it can be read; left to the network
it comes out as letters that nobody wrote. So it counts as lines, and these keep the source's own pixels.
"""

from __future__ import annotations

import numpy as np

from engine.trust.ocr import Quad
from engine.trust.zone import overlap

NEAR = 1.5
"""Widest gap to the next line in heights of the smaller one; wider stands another board."""
FEWEST = 2
"""Sure lines of a board. One alone may be none: a raised hand is found as a line."""
ALIKE = 2.0
"""How many times as high the neighbour may be at most."""


def faint_lines(sure: list[Quad], faint: list[Quad], highest: float) -> list[Quad]:
    """Those of the faint finds that stand among FEWEST sure ones. highest: pixels; what is larger would be
    read if it were text."""
    alone = [quad for quad in faint if all(overlap(_box(quad), _box(other)) < 0.5 for other in sure)]
    left = [(quad, True) for quad in sure] + [(quad, False) for quad in alone if height(quad) < highest]
    found: list[Quad] = []
    while left:
        board = [left.pop(0)]
        for here, _ in board:  # it grows as it is gone through
            near = [other for other in left if _beside(here, other[0])]
            left = [other for other in left if all(other is not one for one in near)]
            board += near
        if sum(is_sure for _, is_sure in board) >= FEWEST:
            found += [quad for quad, is_sure in board if not is_sure]
    return found


def height(quad: Quad) -> float:
    return float(min(np.linalg.norm(quad[0] - quad[3]), np.linalg.norm(quad[0] - quad[1])))


def _beside(one: Quad, other: Quad) -> bool:
    low, high = sorted((height(one), height(other)))
    a, b = _box(one), _box(other)
    gap = max(max(a[axis], b[axis]) - min(a[axis + 2], b[axis + 2]) for axis in (0, 1))
    return high <= ALIKE * low and gap < NEAR * low


def _box(quad: Quad) -> tuple[int, int, int, int]:
    (x0, y0), (x1, y1) = quad.min(axis=0), quad.max(axis=0)
    return int(x0), int(y0), int(x1) + 1, int(y1) + 1
