"""Taking back: the plain enlargement instead of what the network drew, under a mask with a soft edge."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from engine.shown import WHITE, on_ground
from engine.trust.view import RGB
from engine.trust.zone import Box, clip_box

MARGIN = 0.30
FEATHER = 0.35
"""Parts of a zone's height: how far past it the plain pixels stand whole, and how far they fade out."""
Points = npt.NDArray[np.float32]

LARGEST_FEATHER = 48
"""Master pixels."""


class Mending:
    """A master in the making: a copy is made when the first zone is taken back."""

    def __init__(self, plain: RGB, master: RGB, alpha: RGB | None = None, ground: int = WHITE) -> None:
        self._plain = plain
        self._alpha = alpha
        self._ground = ground
        self._master = master
        self._mended: RGB | None = None

    @property
    def picture(self) -> RGB:
        """The master as it is now."""
        return self._master if self._mended is None else self._mended

    @property
    def seen(self) -> RGB:
        """The same, on its ground where it is transparent."""
        return on_ground(self.picture, self._alpha, self._ground)

    def take_back(self, corners: Sequence[tuple[float, float]], height: float) -> Box:
        """Put the plain enlargement into a convex shape. Inside it and in a margin around it, parts of
        `height` wide, the pixels are exactly plain's. Returns the box that was touched."""
        if self._mended is None:
            self._mended = self._master.copy()
        margin = max(2, round(MARGIN * height))
        feather = min(LARGEST_FEATHER, max(3, round(FEATHER * height)))
        points = np.array(corners, np.float32)
        low, high = points.min(axis=0) - margin - feather - 1, points.max(axis=0) + margin + feather + 1
        full = (self._master.shape[1], self._master.shape[0])
        box = clip_box((float(low[0]), float(low[1]), float(high[0]) + 1, float(high[1]) + 1), *full)
        weight = _mask(points - (box[0], box[1]), (box[2] - box[0], box[3] - box[1]), margin, feather)
        area = (slice(box[1], box[3]), slice(box[0], box[2]))
        plain, master = self._plain[area].astype(np.float32), self._mended[area].astype(np.float32)
        self._mended[area] = np.rint(master + (plain - master) * weight[..., None]).astype(np.uint8)
        return box


def _mask(points: Points, size: tuple[int, int], margin: int, feather: int) -> Points:
    """1 inside the shape and its margin, falling to 0 over `feather` pixels, by a raised cosine."""
    shape = np.zeros((size[1], size[0]), np.uint8)
    cv2.fillConvexPoly(shape, cv2.convexHull(np.round(points).astype(np.int32)), 255)
    outside = cv2.distanceTransform(255 - shape, cv2.DIST_L2, 5)
    fade = np.clip((outside - margin) / feather, 0, 1)
    return (0.5 + 0.5 * np.cos(np.pi * fade)).astype(np.float32)
