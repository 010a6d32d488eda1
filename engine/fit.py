"""Fit: strips of a network's rows become a picture of exactly the size wanted, as they come.

The network's own output may be several times larger than the target; it is never held whole.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.pixels import Pixels
from engine.resample import resample

Rgb16 = NDArray[np.uint16]

KERNEL = Image.Resampling.LANCZOS
SUPPORT = 3
"""Lanczos reaches three samples of the coarser grid to each side."""


def fit_rows(strips: Iterable[Rgb16], rows: int, out: tuple[int, int], *, deep: bool = True) -> Pixels:
    """16-bit strips that together hold `rows` rows, resized to `out` (width, height): (H, W, 3).

    deep: 16-bit. Otherwise 8-bit, four times as quick, which an 8-bit source does not suffer from: rounding
    is 59 dB away, and the lock works on floats after it.
    """
    width, height = out
    result: Pixels = np.empty((height, width, 3), np.uint16 if deep else np.uint8)
    factor = rows / height
    reach = math.ceil(SUPPORT * max(1.0, factor)) + 1
    held: Pixels | None = None
    top = written = 0
    for finished in strips:
        strip = finished if deep else _eight_bit(finished)
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


def _eight_bit(strip: Rgb16) -> Pixels:
    """Rounded: 65535 is 255 times 257."""
    return np.asarray(cv2.convertScaleAbs(strip, alpha=1 / 257), np.uint8)


def _resized(held: Pixels, width: int, height: int, extent: tuple[float, float]) -> Pixels:
    if held.shape[1] == width and extent[1] - extent[0] == height:
        first = round(extent[0])
        return held[first : first + height]
    if held.dtype == np.uint8:
        box = (0.0, extent[0], float(held.shape[1]), extent[1])
        return np.asarray(Image.fromarray(held).resize((width, height), KERNEL, box=box))
    planes = [
        resample(held[..., channel].astype(np.float32), width, height, "lanczos", extent)
        for channel in range(3)
    ]
    return np.rint(np.clip(np.stack(planes, axis=2), 0, 65535)).astype(np.uint16)
