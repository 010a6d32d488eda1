"""The same picture in another frame: on a screenshot, between bars, or cut by a few per cent.

Proven by ORB's points (Rublee et al., ICCV 2011) that lie in one picture as in the other, and by the pixels
of what both show (bench/better_copy.py).
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from engine.frames import PAGE
from engine.likeness import same_levels, same_picture, upright_grey
from engine.order import Box

Grey = npt.NDArray[np.uint8]

SIDE = 512
POINTS = 1000
RATIO = 0.8
"""Lowe's: how much nearer the nearest descriptor must be than the second."""
LEAST_POINTS = 24
LEAST_SHARED = 0.55
"""Part of the first picture that the second must show."""
ALIKE = 0.9
"""Least correlation of what both show."""


def proven(small: bytes, data: bytes, where: Box | None, *, alike: bool) -> bool:
    """Whether a file shows the picture whose small one was kept: the same, there or as a whole, where their
    hashes are `alike`, or most of it. Hashes alone prove nothing of pages that are nearly plain."""
    return (alike and _same(small, data, where)) or same_scene(small, data, where)


def _same(small: bytes, data: bytes, where: Box | None) -> bool:
    """Of a soft picture there are too few points for same_scene."""
    if where is None:
        return same_picture(small, data)
    return same_levels(upright_grey(small), upright_grey(data, PAGE).crop(where))


def same_scene(one: bytes, other: bytes, where: Box | None = None) -> bool:
    """Whether `other` shows most of `one`: cut, framed, resized, not turned. Raises like engine.likeness.

    where: the place in `other` that is looked at (engine.frames), None for the whole.
    """
    page = upright_grey(other, PAGE)
    first, second = (
        _small(np.asarray(part)) for part in (upright_grey(one), page.crop(where) if where else page)
    )
    onto = _placed(first, second)
    if onto is None:
        return False
    height, width = second.shape
    moved = cv2.warpAffine(first, onto, (width, height))
    both = cv2.warpAffine(np.full_like(first, 255), onto, (width, height)) > 128
    scale = float(np.hypot(onto[0, 0], onto[0, 1]))
    if both.sum() < LEAST_SHARED * first.size * scale * scale:
        return False
    a, b = moved[both].astype(np.float64), second[both].astype(np.float64)
    return bool(a.std() > 1 and b.std() > 1 and float(np.corrcoef(a, b)[0, 1]) >= ALIKE)


def _small(grey: Grey) -> Grey:
    factor = min(1.0, SIDE / max(grey.shape))
    size = (max(1, round(grey.shape[1] * factor)), max(1, round(grey.shape[0] * factor)))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)


def _placed(first: Grey, second: Grey) -> npt.NDArray[np.float64] | None:
    """The transform (2, 3) that lays the first on the second: scaled and moved, hardly turned."""
    orb: Any = cv2.ORB.create(POINTS)
    (points, words), (others, other_words) = (orb.detectAndCompute(grey, None) for grey in (first, second))
    if words is None or other_words is None or len(points) < LEAST_POINTS or len(others) < LEAST_POINTS:
        return None
    pairs = cv2.BFMatcher(cv2.NORM_HAMMING).knnMatch(words, other_words, k=2)
    good = [pair[0] for pair in pairs if len(pair) == 2 and pair[0].distance < RATIO * pair[1].distance]
    if len(good) < LEAST_POINTS:
        return None
    start = np.array([points[match.queryIdx].pt for match in good], np.float32)
    end = np.array([others[match.trainIdx].pt for match in good], np.float32)
    onto, inliers = cv2.estimateAffinePartial2D(start, end, ransacReprojThreshold=3.0)
    if onto is None or int(inliers.sum()) < LEAST_POINTS:
        return None
    turned = abs(float(np.degrees(np.arctan2(onto[1, 0], onto[0, 0]))))
    return np.asarray(onto, np.float64) if turned < 3 else None
