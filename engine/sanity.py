"""Sanity gate: a black, tinted, repeated or exploded picture never leaves the engine.

Some GPUs and drivers return such tiles without an error. The network may change detail but not the
large forms, so its output, shrunk to a coarse grid, must look like the source on the same grid.

Of a few sources it changes even those, wherever it runs: codes and chequers of single pixels, which it takes
for a grey. Two devices then draw the same, and it is no device's fault.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.errors import InsaneOutput
from engine.pixels import Pixels

GRID = 24
"""Cells along the longer side of the coarse grid, at most …"""
LEAST_CELL = 4
"""… and the pixels of the source along each: what the network makes of single pixels is detail."""
MEAN_LIMIT = 12.0
CELL_LIMIT = 48.0
"""Levels of 255. Measured 2026-11-23 over 26 photos at ratio 3 (q87): the mean difference stayed under
3.1 and the worst cell under 15; a black or repeated tile differs by 60 and more. Icons of 16 to 64 pixels
(2026-11-28): under 2 and 27; with cells of less than a pixel a worst one of up to 99."""
PATTERN_LIMIT = 40.0
"""Mean difference of what a network may make of a pattern: codes of one pixel a module 11 to 16, a chequer of
single pixels 32, pictures of single lines 13 (2026-11-28); a black photo 60 and more."""
ALIKE_LIMIT = 3.0
"""Mean difference of two devices' drawings of one source; on those patterns it was under 0.3."""


class Unlike(InsaneOutput):
    """What was drawn, on the coarse grid, and its mean difference from the source."""

    def __init__(self, forms: NDArray[np.float32], mean: float, worst: float) -> None:
        super().__init__("insane_output", f"mean {mean:.1f}, worst {worst:.1f}")
        self.forms = forms
        self.mean = mean


def check_sane(source: NDArray[np.float32], enlarged: Pixels) -> None:
    """Compare the working source (h, w, 3) in 0…1 with the 8- or 16-bit output. Raises Unlike."""
    height, width = source.shape[:2]
    longest = max(height, width)
    cells = max(1, min(GRID, longest // LEAST_CELL))
    grid = (max(1, round(cells * width / longest)), max(1, round(cells * height / longest)))
    before = cv2.resize(source, grid, interpolation=cv2.INTER_AREA) * 255
    after = cv2.resize(enlarged, grid, interpolation=cv2.INTER_AREA).astype(np.float32)
    after *= 255 / np.iinfo(enlarged.dtype).max
    difference = np.abs(before.astype(np.float32) - after)
    mean, worst = float(difference.mean()), float(difference.max())
    if mean > MEAN_LIMIT or worst > CELL_LIMIT:
        raise Unlike(after, mean, worst)


def is_the_sources_doing(one: InsaneOutput, other: InsaneOutput) -> bool:
    """Whether two devices failed the gate with the same picture, and not a broken one."""
    return (
        isinstance(one, Unlike)
        and isinstance(other, Unlike)
        and max(one.mean, other.mean) <= PATTERN_LIMIT
        and float(np.abs(one.forms - other.forms).mean()) <= ALIKE_LIMIT
    )
