"""Long straight edges of a page, in any of its colours: what the sides of a picture on it look like."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from engine.page import Colour

Steps = npt.NDArray[np.uint8]
Edge = tuple[int, int, int]
"""Column, first row, last row."""

STEP = 7
"""Levels from one pixel to the next, in the colour that changes most, that make an edge."""
PAGES_EDGE = 0.6
"""How much of an edge the page's own side counts for."""
LEAST_AREA, MOST_AREA = 0.06, 0.97
"""Parts of the page: what between edges may be a picture."""
EDGE, GAP, LEAST_EDGE = 0.04, 0.1, 0.1
"""Parts of the page's side: what must be straight without a gap, a gap that is bridged, the shortest edge."""


def steps(page: Colour) -> Steps:
    """1 where a pixel differs from the one to its left. page: (H, W, channels)."""
    levels = page.astype(np.int16)
    found = np.zeros(page.shape[:2], np.uint8)
    found[:, 1:] = np.abs(levels[:, 1:] - levels[:, :-1]).max(axis=2) >= STEP
    return found


def turned(page: Colour) -> Colour:
    """Columns for rows, so that what lies can be looked at as what stands."""
    return np.ascontiguousarray(page.swapaxes(0, 1))


def upright_edges(found: Steps) -> list[Edge]:
    """Edges that run straight down, the longest first."""
    height, width = found.shape
    for operation, part in ((cv2.MORPH_CLOSE, 0.0), (cv2.MORPH_OPEN, EDGE), (cv2.MORPH_CLOSE, GAP)):
        length = max(3, round(part * height))
        found = np.asarray(cv2.morphologyEx(found, operation, np.ones((length, 1), np.uint8)), np.uint8)
    columns = np.zeros((width, height + 2), np.int8)
    columns[:, 1:-1] = found.T
    where, turns = np.nonzero(np.diff(columns, axis=1))
    runs = np.stack([where[::2], turns[::2], turns[1::2]], axis=1)
    runs = runs[runs[:, 2] - runs[:, 1] >= LEAST_EDGE * height]
    order = np.argsort(runs[:, 1] - runs[:, 2], kind="stable")
    return [(column, top, bottom) for column, top, bottom in runs[order].tolist()]
