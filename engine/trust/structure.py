"""Straight edges, fine texture and flat places by the structure tensor: typical places to judge by."""

from __future__ import annotations

from typing import Any, cast

import cv2
import numpy as np
import numpy.typing as npt

from engine.trust.view import Plane, View, luma
from engine.trust.zone import Box, ZoneKind

EDGE_COHERENCE = 0.55
TEXTURE_COHERENCE = 0.40
"""Structure tensor coherence above which a place is a straight edge, below which it is texture
(shared measurement of 16,245 blocks, CLIC photos; checked again by bench/trust.py)."""

FINE_ENERGY = 2.0
"""Root mean square of what a blur of 1.5 px takes away, in grey levels, from which texture counts."""

FLAT_ENERGY = 1.2
"""Below this a place is flat."""

PLACE = 64
"""Side of a typical place in grid pixels."""


def blur(plane: npt.NDArray[np.floating[Any]], sigma: float) -> Plane:
    return cast(Plane, cv2.GaussianBlur(plane, (0, 0), sigma))


def coherence_and_energy(grey: Plane) -> tuple[Plane, Plane]:
    """Coherence 0…1 of the gradients around each pixel, and the fine energy in grey levels."""
    smooth = blur(grey, 1.0)
    across = cv2.Sobel(smooth, cv2.CV_32F, 1, 0) / 8
    down = cv2.Sobel(smooth, cv2.CV_32F, 0, 1) / 8
    xx, yy, xy = blur(across * across, 4), blur(down * down, 4), blur(across * down, 4)
    coherence = np.sqrt((xx - yy) ** 2 + 4 * xy * xy) / (xx + yy + 1e-3)
    detail: Plane = grey - blur(grey, 1.5)
    fine = np.sqrt(blur(detail * detail, 6))
    return coherence.astype(np.float32), fine.astype(np.float32)


def typical_places(view: View, taken: list[Box]) -> list[tuple[ZoneKind, Box]]:
    """Up to two textures, two straight edges and one flat place, in master pixels, clear of `taken`."""
    width, height = view.grid_size
    side = min(PLACE, width, height)
    if side < 8:
        return []
    coherence, fine = coherence_and_energy(luma(view.grid_source))
    free = view.free(taken)
    busy = np.where(fine > FINE_ENERGY, fine, 0) * free
    texture = _mean(np.where(coherence < TEXTURE_COHERENCE, busy, 0), side)
    edge = _mean(np.where(coherence > EDGE_COHERENCE, busy, 0), side)
    quiet = _mean(fine, side) + 255 * (1 - cv2.erode(free, np.ones((side, side), np.uint8)))
    flat = np.where(quiet < FLAT_ENERGY, 2 * FLAT_ENERGY - quiet, 0).astype(np.float32)
    places: list[tuple[ZoneKind, Box]] = []
    wanted: list[tuple[ZoneKind, Plane, int]] = [
        ("texture", texture, 2),
        ("edge", edge, 2),
        ("flat", flat, 1),
    ]
    for kind, score, count in wanted:
        places += [(kind, view.to_master(box)) for box in peaks(score, side, count)]
    return places


def _mean(plane: npt.NDArray[np.floating[Any]], side: int) -> Plane:
    return cast(Plane, cv2.blur(plane.astype(np.float32), (side, side)))


def peaks(score: Plane, side: int, count: int) -> list[tuple[int, int, int, int]]:
    """The `count` best squares of this side, well apart, as boxes on the grid."""
    height, width = score.shape
    half = side // 2
    inner = score[half : height - side + half + 1, half : width - side + half + 1].copy()
    boxes = []
    for _ in range(count):
        y, x = np.unravel_index(int(np.argmax(inner)), inner.shape)
        if inner[y, x] <= 0:
            break
        boxes.append((int(x), int(y), int(x) + side, int(y) + side))
        reach = side * 2
        inner[max(0, y - reach) : y + reach, max(0, x - reach) : x + reach] = 0
    return boxes
