"""Where a picture may stand inside another: between bars, on a screenshot of a post, in a chat's bubble.

Three ways, because each misses what the others find. What comes out are proposals: engine.recall makes
questions of them, engine.same_scene proves an answer by pixels.
"""

from __future__ import annotations

from itertools import chain, zip_longest

import cv2
import numpy as np

from engine.boxes import intersection_over_union
from engine.edge_pairs import between_edges
from engine.order import Box
from engine.page import Colour
from engine.page_ground import within_ground
from engine.rectangles import rectangles

SIDE_OF_GROUND, SIDE_OF_EDGES = 640, 800
"""Longest side in pixels at which each way looks. 42 photos on ten kinds of pages (bench/screens.py,
2026-11-24): larger finds no more."""
MOST_FRAMES = 24
MOST_OF_A_WAY = 16
SAME = 0.95


def frames(page: Colour) -> list[Box]:
    """Places (in pixels of `page`) where a picture may stand, the likeliest first; none is the whole page."""
    small, factor = _shrunk(page, SIDE_OF_GROUND)
    grounds = [
        _at_full_size(box, factor, page)
        for box in within_ground(np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.uint8))
    ]
    small, factor = _shrunk(page, SIDE_OF_EDGES)
    turns = zip_longest(rectangles(small, MOST_OF_A_WAY), between_edges(small, MOST_OF_A_WAY))
    edged = [_at_full_size(box, factor, page) for box in chain.from_iterable(turns) if box is not None]
    found: list[Box] = []
    for box in (*grounds, *edged):
        if all(intersection_over_union(box, other) < SAME for other in found):
            found.append(box)
    return found[:MOST_FRAMES]


def _shrunk(page: Colour, side: int) -> tuple[Colour, float]:
    factor = min(1.0, side / max(page.shape))
    if factor == 1:
        return page, 1.0
    size = max(1, round(page.shape[1] * factor)), max(1, round(page.shape[0] * factor))
    return np.asarray(cv2.resize(page, size, interpolation=cv2.INTER_AREA), np.uint8), factor


def _at_full_size(box: Box, factor: float, page: Colour) -> Box:
    height, width = page.shape[:2]
    left, top, right, bottom = (round(edge / factor) for edge in box)
    return max(0, left), max(0, top), min(width, right), min(height, bottom)
