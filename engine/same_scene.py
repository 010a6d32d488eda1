"""The same picture in another frame: on a screenshot, between bars, or cut by a few per cent.

Bars are taken off by what is alike along a row; a cut is proven by ORB's points (Rublee et al., ICCV 2011)
that lie in one picture as in the other, and by the pixels of what both show (bench/better_copy.py).
"""

from __future__ import annotations

from typing import Any

import cv2
import imagehash
import numpy as np
import numpy.typing as npt
from PIL import Image

from engine.likeness import FLAT, HASH_SIZE, upright_grey

Grey = npt.NDArray[np.uint8]

PLAIN = 0.85
NEAR = 8
"""A row belongs to a bar when this part of its pixels lies within NEAR grey levels of its median: a clock and
a battery may stand in it."""
LEAST_INSIDE = 0.25
"""What is left must be at least this part of each side."""

SIDE = 512
POINTS = 1000
RATIO = 0.8
"""Lowe's: how much nearer the nearest descriptor must be than the second."""
LEAST_POINTS = 24
LEAST_SHARED = 0.55
"""Part of the first picture that the second must show."""
ALIKE = 0.9
"""Least correlation of what both show."""


def framed_likeness(data: bytes) -> str | None:
    """The likeness (engine.likeness) of what stands between bars; None where there are none, or nothing."""
    grey = np.asarray(upright_grey(data))
    left, top, right, bottom = inside(grey)
    if (right - left, bottom - top) == (grey.shape[1], grey.shape[0]):
        return None
    cut = grey[top:bottom, left:right]
    if min(cut.shape) < 16 or float(cut.std()) < FLAT:
        return None
    return str(imagehash.phash(Image.fromarray(cut), hash_size=HASH_SIZE))


def inside(grey: Grey) -> tuple[int, int, int, int]:
    """(left, top, right, bottom) of a grey picture without the bars around; the whole if nothing is left."""
    top, bottom = _ends(grey)
    left, right = _ends(grey[top:bottom].T)
    height, width = grey.shape
    if bottom - top < LEAST_INSIDE * height or right - left < LEAST_INSIDE * width:
        return 0, 0, width, height
    return left, top, right, bottom


def _ends(grey: Grey) -> tuple[int, int]:
    """First and last row that is no bar's."""
    levels = grey.astype(np.int16)
    plain = (np.abs(levels - np.median(levels, axis=1, keepdims=True)) <= NEAR).mean(axis=1) >= PLAIN
    rows = np.flatnonzero(~plain)
    return (int(rows[0]), int(rows[-1]) + 1) if len(rows) else (0, len(plain))


def same_scene(one: bytes, other: bytes) -> bool:
    """Whether `other` shows most of `one`: cut, framed, resized, not turned. Raises like engine.likeness."""
    first, second = (_small(np.asarray(upright_grey(data))) for data in (one, other))
    onto = _placed(first, second)
    if onto is None:
        return False
    height, width = second.shape
    moved = cv2.warpAffine(first, onto, (width, height))
    where = cv2.warpAffine(np.full_like(first, 255), onto, (width, height)) > 128
    scale = float(np.hypot(onto[0, 0], onto[0, 1]))
    if where.sum() < LEAST_SHARED * first.size * scale * scale:
        return False
    a, b = moved[where].astype(np.float64), second[where].astype(np.float64)
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
