"""Rectangles on a page whose four sides are edges: pictures in a chat's bubble, on wallpaper with a pattern.

All rectangles between the columns and rows in which long edges lie are weighed at once, by how much of each
side really is an edge, read from sums along columns and rows.
"""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np
import numpy.typing as npt

from engine.boxes import intersection_over_union
from engine.order import Box
from engine.page import Colour
from engine.straight_edges import LEAST_AREA, MOST_AREA, PAGES_EDGE, Edge, Steps, steps, turned, upright_edges

Numbers = npt.NDArray[np.int64]
Shares = npt.NDArray[np.float64]

MOST_PLACES = 36
"""Columns and rows that are tried; 36 make 630 pairs each."""
ENDS = 20
"""Of so many of the longest edges the ends are tried, too: a side that fades is where its neighbours end."""
NEAR = 3
"""Pixels: what lies closer together is one column. Half of it an edge may be off its column by, since round
corners and shrinking shift it."""
LEAST_WIDTH, LEAST_HEIGHT = 0.15, 0.1
WORST_SIDE = 0.4
"""How much the poorest of the four sides counts for: one may fade into what is behind it."""
SAME = 0.9
MOST_LOOKED_AT = 4000


def rectangles(page: Colour, most: int) -> list[Box]:
    """At most so many, the likeliest first. page: (H, W, 3), some 800 pixels long."""
    height, width = page.shape[:2]
    across, down = steps(page), steps(turned(page))
    standing, lying = upright_edges(across), upright_edges(down)
    lefts, rights = _pairs(_places(standing, lying, width), LEAST_WIDTH * width)
    tops, bottoms = _pairs(_places(lying, standing, height), LEAST_HEIGHT * height)
    columns, rows = _sums(across), _sums(down)
    sides = np.stack(
        [
            _share(columns, lefts, tops, bottoms, width),
            _share(columns, rights, tops, bottoms, width),
            _share(rows, tops, lefts, rights, height).T,
            _share(rows, bottoms, lefts, rights, height).T,
        ]
    )
    shares = sides.sum(axis=0) - (1 - WORST_SIDE) * sides.min(axis=0)
    area = (rights - lefts)[:, None] * (bottoms - tops)[None] / page[..., 0].size
    shares[(area < LEAST_AREA) | (area > MOST_AREA)] = 0
    found: list[Box] = []
    for place in np.argsort(-shares, axis=None)[:MOST_LOOKED_AT].tolist():
        i, j = divmod(place, shares.shape[1])
        box = int(lefts[i]), int(tops[j]), int(rights[i]), int(bottoms[j])
        if shares[i, j] > 0 and all(intersection_over_union(box, other) < SAME for other in found):
            found.append(box)
            if len(found) == most:
                break
    return found


def _places(along: Iterable[Edge], others: list[Edge], side: int) -> Numbers:
    """Where a side may lie: at the page's own, at edges, and where the edges across them end."""
    ends = [end for _, first, last in others[:ENDS] for end in (first, last)]
    found: list[int] = []
    for place in (0, side, *(column for column, _, _ in along), *ends):
        if all(abs(place - other) > NEAR for other in found):
            found.append(place)
            if len(found) == MOST_PLACES:
                break
    return np.array(sorted(found), np.int64)


def _pairs(places: Numbers, least: float) -> tuple[Numbers, Numbers]:
    """All first and second places that lie so far apart."""
    i, j = np.triu_indices(len(places), 1)
    apart = places[j] - places[i] >= least
    return places[i][apart], places[j][apart]


def _sums(found: Steps) -> npt.NDArray[np.int32]:
    """(H + 1, W + 1): steps above each row, near each column."""
    near = cv2.dilate(found, np.ones((1, 2 * (NEAR // 2 + 1) - 1), np.uint8))
    padded = np.pad(np.asarray(near, np.uint8), ((1, 0), (0, 1)))
    return np.cumsum(padded, axis=0, dtype=np.int32)


def _share(sums: npt.NDArray[np.int32], at: Numbers, first: Numbers, last: Numbers, side: int) -> Shares:
    """(at, first): how much of the line in column `at` from each `first` to its `last` is an edge."""
    share: Shares = (sums[last][:, at] - sums[first][:, at]).T / (last - first)[None].astype(np.float64)
    share[(at == 0) | (at == side)] = PAGES_EDGE
    return share
