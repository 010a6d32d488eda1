"""Where a picture may stand inside another: between bars, on a screenshot of a post, in a chat's bubble.

Two ways, because each misses what the other finds: the page's own ground is taken off from outside, as in
X-Y cuts (Nagy & Seth, ICPR 1984); and two long straight edges that run side by side are taken for the sides
of a picture. What comes out are proposals. engine.recall makes questions of them, engine.same_scene proves
an answer by pixels.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import cv2
import numpy as np
import numpy.typing as npt

from engine.order import Box

Grey = npt.NDArray[np.uint8]

SIDE_OF_GROUND, SIDE_OF_EDGES = 640, 800
"""Longest side in pixels at which each way looks. 42 photos on ten kinds of pages (bench/screens.py,
2026-11-24): larger finds no more."""
PAGE = 1024
"""Pixels to which a page is decoded at least (engine.likeness.upright_grey), so that a small picture on it
still has its points; frames are in these pixels."""
NEAR = 4
"""Grey levels within which a pixel is of the page's ground, after JPEG."""
COVERS = (0.6, 0.85, 0.97)
"""A row belongs to the ground when this part of it does: rows of a page with words, of one with a clock and a
battery, of plain bars."""
LEAST_SIDE, LEAST_AREA, MOST_AREA = 0.2, 0.06, 0.97
"""Parts of the page that a picture on it must have, and may have at most."""
STEP = 7
"""Grey levels from one pixel to the next that make an edge."""
EDGE, GAP, LEAST_EDGE = 0.04, 0.1, 0.1
"""Parts of the page's side: what must be straight without a gap, a gap that is bridged, the shortest edge."""
MOST_EDGES = 60
BESIDE = 0.6
"""Two edges are a picture's sides when so much of what both cover is covered by each."""
APART = 0.15
"""Part of the page's other side by which they must lie apart."""
PAGES_EDGE = 0.6
"""How much an edge counts for whose other side is that of the page."""
MOST_FRAMES = 16
SAME = 0.95


def frames(grey: Grey) -> list[Box]:
    """Places (in pixels of `grey`, shape (H, W)) in which a picture may stand, the likeliest first; none is
    the whole page."""
    found: list[Box] = []
    for box in (*_within_ground(grey), *_between_edges(grey)):
        if all(_overlap(box, other) < SAME for other in found):
            found.append(box)
    return found[:MOST_FRAMES]


# ---- what is left when the page's ground is taken off


def _within_ground(grey: Grey) -> Iterator[Box]:
    small, factor = _shrunk(grey, SIDE_OF_GROUND)
    for level in _grounds(small):
        for cover in COVERS:
            box = _inside(small, level, cover)
            if box is not None:
                yield _at_full_size(box, factor, grey)


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


# ---- what stands between two long edges


def _between_edges(grey: Grey) -> list[Box]:
    small, factor = _shrunk(grey, SIDE_OF_EDGES)
    upright = _pairs(small)
    lying = [(score, (b[1], b[0], b[3], b[2])) for score, b in _pairs(np.ascontiguousarray(small.T))]
    area = small.size
    scored = [
        (score, box)
        for score, box in (*upright, *lying)
        if LEAST_AREA * area <= (box[2] - box[0]) * (box[3] - box[1]) <= MOST_AREA * area
    ]
    scored.sort(reverse=True)
    return [_at_full_size(box, factor, grey) for _, box in scored]


def _pairs(grey: Grey) -> list[tuple[float, Box]]:
    """Boxes between two upright edges, or one and the page's own side, with a score up to 1."""
    height, width = grey.shape
    edges = sorted([*_upright_edges(grey), (0, 0, height), (width, 0, height)])
    found: list[tuple[float, Box]] = []
    for (left, top_left, bottom_left), (right, top_right, bottom_right) in combinations(edges, 2):
        at_side = (left == 0) + (right == width)
        if right - left < APART * width or at_side == 2:
            continue
        if at_side:
            spans = [(top_left, bottom_left) if right == width else (top_right, bottom_right)]
            fits = PAGES_EDGE
        else:
            inner = max(top_left, top_right), min(bottom_left, bottom_right)
            outer = min(top_left, top_right), max(bottom_left, bottom_right)
            spans = [inner, outer]  # one of the edges may go on along something else
            fits = (inner[1] - inner[0]) / (outer[1] - outer[0])
        if fits >= BESIDE:
            found += [(fits * (end - start) / height, (left, start, right, end)) for start, end in spans]
    found.sort(reverse=True)
    return found[:MOST_FRAMES]


def _upright_edges(grey: Grey) -> list[tuple[int, int, int]]:
    """(column, first row, last row) of the longest edges that run straight down, longest first."""
    height, width = grey.shape
    levels = grey.astype(np.int16)
    steps = np.zeros((height, width), np.uint8)
    steps[:, 1:] = np.abs(levels[:, 1:] - levels[:, :-1]) >= STEP
    for operation, part in ((cv2.MORPH_CLOSE, 0.0), (cv2.MORPH_OPEN, EDGE), (cv2.MORPH_CLOSE, GAP)):
        length = max(3, round(part * height))
        steps = np.asarray(cv2.morphologyEx(steps, operation, np.ones((length, 1), np.uint8)), np.uint8)
    columns = np.zeros((width, height + 2), np.int8)
    columns[:, 1:-1] = steps.T
    where, turns = np.nonzero(np.diff(columns, axis=1))
    runs = np.stack([where[::2], turns[::2], turns[1::2]], axis=1)
    runs = runs[runs[:, 2] - runs[:, 1] >= LEAST_EDGE * height]
    longest: list[tuple[int, int, int]] = []
    for column, top, bottom in runs[np.argsort(runs[:, 1] - runs[:, 2], kind="stable")].tolist():
        if not any(
            abs(column - other) <= 2 and min(bottom, last) - max(top, first) >= (bottom - top) / 2
            for other, first, last in longest
        ):
            longest.append((column, top, bottom))
        if len(longest) == MOST_EDGES:
            break
    return longest


# ---- both


def _shrunk(grey: Grey, side: int) -> tuple[Grey, float]:
    factor = min(1.0, side / max(grey.shape))
    if factor == 1:
        return grey, 1.0
    size = max(1, round(grey.shape[1] * factor)), max(1, round(grey.shape[0] * factor))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8), factor


def _at_full_size(box: Box, factor: float, grey: Grey) -> Box:
    height, width = grey.shape
    left, top, right, bottom = (round(edge / factor) for edge in box)
    return max(0, left), max(0, top), min(width, right), min(height, bottom)


def _overlap(one: Box, other: Box) -> float:
    """What both cover, as a part of what either does."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    if wide <= 0 or high <= 0:
        return 0.0
    areas = sum((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return wide * high / (areas - wide * high)
