"""The same picture in another frame: on a screenshot, between bars, or cut by a few per cent.

Proven by ORB's points (Rublee et al., ICCV 2011) that lie in one picture as in the other, and by the pixels
of what both show (bench/better_copy.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from engine.likeness import same_levels, upright_grey
from engine.order import Box
from engine.page import Grey, page_of
from engine.recalled import Candidate, Proof
from engine.source.data import Data, opened

SIDE = 512
POINTS = 1000
RATIO = 0.8
"""Lowe's: how much nearer the nearest descriptor must be than the second."""
LEAST_POINTS = 24
LEAST_SHARED = 0.55
"""Part of the first picture that the second must show."""
ALIKE = 0.9
"""Least correlation of what both show."""


def first_proven(candidates: Sequence[Candidate], data: Data) -> Proof | None:
    """The first whose picture the file shows there: the same, where their hashes are alike, or
    most of it. Hashes alone prove nothing of pages that are nearly plain.

    The file is decoded once, and each place looked at once. Raises like engine.likeness.likeness.
    """
    page = page_of(data).convert("L")
    seen: dict[Box | None, _Seen] = {}
    for index, one in enumerate(candidates):
        with opened(one.file) as known:
            small = upright_grey(known)
        part = page.crop(one.where) if one.where else page
        # Of a soft picture there are too few points for the scene.
        if one.alike and same_levels(small, part):
            return Proof(index, certain=True)
        if one.where not in seen:
            seen[one.where] = _Seen(part)
        if _shows(seen[one.where], small):
            return Proof(index, certain=False)
    return None


def same_scene(one: bytes, other: Data) -> bool:
    """Whether `other` shows most of `one`: cut, framed, resized, not turned. Raises like engine.likeness."""
    return _shows(_Seen(page_of(other).convert("L")), upright_grey(one))


class _Seen:
    """A picture at SIDE pixels, and its points."""

    def __init__(self, grey: Image.Image) -> None:
        self.grey = _small(np.asarray(grey))
        orb: Any = cv2.ORB.create(POINTS)
        self.points, self.words = orb.detectAndCompute(self.grey, None)

    def __bool__(self) -> bool:
        return self.words is not None and len(self.points) >= LEAST_POINTS


def _shows(second: _Seen, small: Image.Image) -> bool:
    first = _Seen(small)
    onto = _placed(first, second)
    if onto is None:
        return False
    height, width = second.grey.shape
    moved = cv2.warpAffine(first.grey, onto, (width, height))
    both = cv2.warpAffine(np.full_like(first.grey, 255), onto, (width, height)) > 128
    scale = float(np.hypot(onto[0, 0], onto[0, 1]))
    if both.sum() < LEAST_SHARED * first.grey.size * scale * scale:
        return False
    a, b = moved[both].astype(np.float64), second.grey[both].astype(np.float64)
    return bool(a.std() > 1 and b.std() > 1 and float(np.corrcoef(a, b)[0, 1]) >= ALIKE)


def _small(grey: Grey) -> Grey:
    factor = min(1.0, SIDE / max(grey.shape))
    size = (max(1, round(grey.shape[1] * factor)), max(1, round(grey.shape[0] * factor)))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)


def _placed(first: _Seen, second: _Seen) -> npt.NDArray[np.float64] | None:
    """The transform (2, 3) that lays the first on the second: scaled and moved, hardly turned."""
    if not first or not second:
        return None
    pairs = cv2.BFMatcher(cv2.NORM_HAMMING).knnMatch(first.words, second.words, k=2)
    good = [pair[0] for pair in pairs if len(pair) == 2 and pair[0].distance < RATIO * pair[1].distance]
    if len(good) < LEAST_POINTS:
        return None
    start = np.array([first.points[match.queryIdx].pt for match in good], np.float32)
    end = np.array([second.points[match.trainIdx].pt for match in good], np.float32)
    onto, inliers = cv2.estimateAffinePartial2D(start, end, ransacReprojThreshold=3.0)
    if onto is None or int(inliers.sum()) < LEAST_POINTS:
        return None
    turned = abs(float(np.degrees(np.arctan2(onto[1, 0], onto[0, 0]))))
    return np.asarray(onto, np.float64) if turned < 3 else None
