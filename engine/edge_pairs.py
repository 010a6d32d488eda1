"""Boxes between two long straight edges that run side by side: a picture whose other two sides fade."""

from __future__ import annotations

from itertools import combinations

from engine.boxes import area
from engine.order import Box
from engine.page import Colour
from engine.straight_edges import LEAST_AREA, MOST_AREA, PAGES_EDGE, Edge, steps, turned, upright_edges

MOST_EDGES = 60
BESIDE = 0.6
"""Two edges are a picture's sides when so much of what both cover is covered by each."""
APART = 0.15
"""Part of the page's other side by which they must lie apart."""


def between_edges(page: Colour, most: int) -> list[Box]:
    """The likeliest first, at most so many of upright edges and of lying ones. page: some 800 pixels long."""
    whole = page.shape[0] * page.shape[1]
    lying = [(score, (b[1], b[0], b[3], b[2])) for score, b in _pairs(turned(page), most)]
    scored = [
        (score, box)
        for score, box in (*_pairs(page, most), *lying)
        if LEAST_AREA * whole <= area(box) <= MOST_AREA * whole
    ]
    scored.sort(reverse=True)
    return [box for _, box in scored]


def _pairs(page: Colour, most: int) -> list[tuple[float, Box]]:
    """Boxes between two upright edges, or one and the page's own side, with a score up to 1."""
    height, width = page.shape[:2]
    edges = sorted([*_distinct(upright_edges(steps(page))), (0, 0, height), (width, 0, height)])
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
    return found[:most]


def _distinct(edges: list[Edge]) -> list[Edge]:
    """Without those that run beside a longer one."""
    longest: list[Edge] = []
    for column, top, bottom in edges:
        if not any(
            abs(column - other) <= 2 and min(bottom, last) - max(top, first) >= (bottom - top) / 2
            for other, first, last in longest
        ):
            longest.append((column, top, bottom))
        if len(longest) == MOST_EDGES:
            break
    return longest
