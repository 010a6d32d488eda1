"""Sanity gate: a black, tinted, repeated or exploded picture never leaves the engine.

Some GPUs and drivers return such tiles without an error. The network may change detail but not the
large forms, so its output, shrunk to a coarse grid, must look like the source on the same grid.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.errors import InsaneOutput
from engine.pixels import Pixels

GRID = 24
"""Cells along the longer side of the coarse grid."""
MEAN_LIMIT = 12.0
CELL_LIMIT = 48.0
"""Levels of 255. Measured 2026-11-23 over 26 photos at ratio 3 (q87): the mean difference stayed under
3.1 and the worst cell under 15; a black or repeated tile differs by 60 and more."""


def check_sane(source: NDArray[np.float32], enlarged: Pixels) -> None:
    """Compare the working source (h, w, 3) in 0…1 with the 8- or 16-bit output. Raises InsaneOutput."""
    height, width = source.shape[:2]
    longest = max(height, width)
    grid = (max(1, round(GRID * width / longest)), max(1, round(GRID * height / longest)))
    before = cv2.resize(source, grid, interpolation=cv2.INTER_AREA) * 255
    after = cv2.resize(enlarged, grid, interpolation=cv2.INTER_AREA).astype(np.float32)
    after *= 255 / np.iinfo(enlarged.dtype).max
    difference = np.abs(before.astype(np.float32) - after)
    if float(difference.mean()) > MEAN_LIMIT or float(difference.max()) > CELL_LIMIT:
        raise InsaneOutput("insane_output", f"mean {difference.mean():.1f}, worst {difference.max():.1f}")
