"""Resampling of float planes, of whole pictures or of bands of them in exact phase.

Down the rows a kernel is a sparse matrix, which SciPy multiplies several times quicker than Pillow walks
float pixels (3840 × 2559 to 1280 × 853, one thread, Lanczos: 15 against 54 ms, equal to 1e-7; the way back,
cubic: 11 against 58; 2026-11-23). Along a row, where nothing is fractional, Pillow or OpenCV go on.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy.sparse import csr_matrix

Plane = NDArray[np.float32]
Kernel = Literal["lanczos", "cubic", "linear"]
"""lanczos: three lobes, as Pillow's, widened when shrinking. cubic and linear: OpenCV's (cubic convolution,
Keys 1981, with a = -0.75), for enlarging alone."""

CUBIC = -0.75
REACH: dict[Kernel, float] = {"lanczos": 3.0, "cubic": 2.0, "linear": 1.0}
OPENCV: dict[Kernel, int] = {"cubic": cv2.INTER_CUBIC, "linear": cv2.INTER_LINEAR}


def resample(
    plane: Plane, width: int, height: int, kernel: Kernel, rows: tuple[float, float] | None = None
) -> Plane:
    """A plane (h, w) at (height, width); `rows` is the (possibly fractional) extent of its rows to map there.

    Rows outside the extent still serve as context, so a band comes out as it would in the whole picture.
    """
    first, last = rows or (0.0, float(plane.shape[0]))
    tall = np.ascontiguousarray(_down(plane.shape[0], height, first, last, kernel) @ plane, np.float32)
    if kernel in OPENCV:
        return np.asarray(cv2.resize(tall, (width, height), interpolation=OPENCV[kernel]), np.float32)
    return np.asarray(Image.fromarray(tall).resize((width, height), Image.Resampling.LANCZOS))


@lru_cache(maxsize=64)
def _down(count: int, wanted: int, first: float, last: float, kernel: Kernel) -> csr_matrix:
    """(wanted, count): what each wanted row takes of each of `count` rows; every row of it sums to 1."""
    step = (last - first) / wanted
    widened = max(step, 1.0) if kernel == "lanczos" else 1.0
    centres = first + (np.arange(wanted) + 0.5) * step
    reach = REACH[kernel] * widened
    taps = int(2 * reach) + 2
    places = np.floor(centres - reach + 0.5).astype(np.int64)[:, None] + np.arange(taps)
    weights = _weight((places + 0.5 - centres[:, None]) / widened, kernel)
    if kernel == "lanczos":  # as Pillow: what lies outside counts nothing
        weights = np.where((places >= 0) & (places < count), weights, 0.0)
    weights /= weights.sum(axis=1, keepdims=True)
    places = np.clip(places, 0, count - 1)  # as OpenCV: the edge goes on
    starts = np.arange(wanted + 1) * taps
    return csr_matrix((weights.astype(np.float32).ravel(), places.ravel(), starts), shape=(wanted, count))


def _weight(x: NDArray[np.float64], kernel: Kernel) -> NDArray[np.float64]:
    """The kernel at x samples from its middle."""
    x = np.abs(x)
    if kernel == "lanczos":
        return np.where(x < 3, np.sinc(x) * np.sinc(x / 3), 0.0)
    if kernel == "linear":
        return np.maximum(0.0, 1.0 - x)
    near = ((CUBIC + 2) * x - (CUBIC + 3)) * x * x + 1
    far = ((CUBIC * x - 5 * CUBIC) * x + 8 * CUBIC) * x - 4 * CUBIC
    return np.where(x < 1, near, np.where(x < 2, far, 0.0))
