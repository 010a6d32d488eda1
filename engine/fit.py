"""Fit: strips of a network's rows become a picture of exactly the size wanted, as they come.

The network's own output may be several times larger than the target; it is never held whole.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.planes import resize

KERNEL = Image.Resampling.LANCZOS
SUPPORT = 3
"""Lanczos reaches three samples of the coarser grid to each side."""


def fit_rows(strips: Iterable[NDArray[np.uint16]], rows: int, out: tuple[int, int]) -> NDArray[np.uint16]:
    """Strips that together hold `rows` rows, resized to `out` (width, height): (H, W, 3) 16-bit."""
    width, height = out
    result = np.empty((height, width, 3), np.uint16)
    factor = rows / height
    reach = math.ceil(SUPPORT * max(1.0, factor)) + 1
    held: NDArray[np.uint16] | None = None
    top = written = 0
    for strip in strips:
        held = strip if held is None else np.concatenate([held, strip])
        bottom = top + held.shape[0]
        ready = height if bottom == rows else max(written, int((bottom - reach) / factor))
        if ready > written:
            extent = (written * factor - top, min(float(held.shape[0]), ready * factor - top))
            result[written:ready] = _resized(held, width, ready - written, extent)
            written = ready
        keep = max(top, int(written * factor) - reach)
        held, top = held[keep - top :].copy(), keep
    return result


def _resized(
    held: NDArray[np.uint16], width: int, height: int, extent: tuple[float, float]
) -> NDArray[np.uint16]:
    if held.shape[1] == width and extent[1] - extent[0] == height:
        first = round(extent[0])
        return held[first : first + height]
    planes = [
        resize(held[..., channel].astype(np.float32), width, height, KERNEL, extent) for channel in range(3)
    ]
    return np.rint(np.clip(np.stack(planes, axis=2), 0, 65535)).astype(np.uint16)
