"""A file as a page on which a picture may stand: a screenshot, a story between bars, the picture itself."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

from engine.likeness import upright
from engine.source.data import Data

Colour = npt.NDArray[np.uint8]
"""(H, W, 3)"""
Grey = npt.NDArray[np.uint8]
"""(H, W)"""

LEAST = 1024
"""Pixels a side to which a large JPEG is decoded at least: a small picture on it still has its points."""
LONGEST = 2400
"""Pixels of the longer side, at most: a phone's screenshot as it is."""


def page_of(data: Data) -> Image.Image:
    """In colour, upright, at most LONGEST. Places on it (engine.frames) are in its pixels. Raises like
    engine.likeness.likeness."""
    page = upright(data, "RGB", LEAST)
    if max(page.size) > LONGEST:
        page.thumbnail((LONGEST, LONGEST), Image.Resampling.BICUBIC, reducing_gap=2.0)
    return page
