"""From a source to what the lock may rely on: its coefficients, or its pixels and their noise."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import convolve

from engine.decode import Picture
from engine.lock import Constraint, GridConstraint, JpegConstraint, PixelConstraint
from engine.planes import to_ycc
from engine.resample import Plane
from engine.source.history import HiddenJpeg

SMALLEST_TOLERANCE = 1.0
"""Levels: rounding to 8 bits, and the kernels that shrank and enlarge not being each other's inverse."""
LARGEST_TOLERANCE = 6.0
CHROMA_PART = 0.4
"""Networks shift hues more than they improve them, so colour is held tighter than brightness."""

_NOISE_MASK = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)


def constraint_for(picture: Picture, hidden: HiddenJpeg | None = None) -> Constraint:
    """A JPEG's own intervals, widened by a coarser save before it; the intervals of the JPEG that hides in
    a lossless file; else intervals around the pixels, as wide as the measured noise."""
    earlier = None if hidden is None else np.array(hidden.luma, np.float32).reshape(8, 8)
    if picture.coefficients is not None:
        same_grid = hidden is not None and hidden.found == "saved_twice"
        return JpegConstraint(picture.coefficients, earlier if same_grid else None)
    planes = to_ycc(picture.pixels)
    if hidden is not None and earlier is not None and hidden.found == "lossless":
        return GridConstraint(planes, earlier, hidden.x, hidden.y, SMALLEST_TOLERANCE)
    luma = float(np.clip(noise_level(planes[0]), SMALLEST_TOLERANCE, LARGEST_TOLERANCE))
    tolerance = np.array([luma, luma * CHROMA_PART, luma * CHROMA_PART], np.float32).reshape(3, 1, 1)
    return PixelConstraint(planes, tolerance)


def noise_level(luma: Plane) -> float:
    """Standard deviation of the noise in levels: Immerkær (CVIU 1996), of the flattest tenth of blocks,
    so that texture does not count as noise."""
    response = np.abs(convolve(luma, _NOISE_MASK, mode="nearest"))
    side = 16
    height, width = (length // side * side for length in response.shape)
    if not height or not width:
        return float(np.sqrt(np.pi / 2) * response.mean() / 6)
    blocks = response[:height, :width].reshape(height // side, side, width // side, side).mean(axis=(1, 3))
    return float(np.sqrt(np.pi / 2) * np.percentile(blocks, 10) / 6)
