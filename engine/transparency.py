"""Transparency: the alpha channel goes its own way, and colours under it must not bleed.

What lies under full transparency is often black or garbage; enlarged with the rest it would leave a
dark fringe. So the colours are first spread outwards from where the picture is visible.
"""

from __future__ import annotations

import cv2
import numpy as np
from PIL import Image

from engine.pixels import Pixels

SPREADS = (2, 8, 32)
"""Radii in pixels of the successive fills: the network sees no further than the last."""


def fill_hidden(pixels: Pixels, alpha: Pixels) -> Pixels:
    """Colours of fully transparent pixels replaced by a blur of the nearest visible ones."""
    top = np.float32(np.iinfo(alpha.dtype).max)
    weight = alpha.astype(np.float32) / top
    colour = pixels.astype(np.float32)
    filled = np.where(weight[..., None] > 0, colour, 0)
    known = weight
    for radius in SPREADS:
        size = (2 * radius + 1, 2 * radius + 1)
        mass = cv2.blur(known, size)
        spread = cv2.blur(filled * known[..., None], size) / np.maximum(mass, 1e-6)[..., None]
        fresh = (known <= 0) & (mass > 1e-5)
        filled = np.where(fresh[..., None], spread, filled)
        known = np.where(fresh, np.float32(0.05), known)
    result: Pixels = np.rint(np.clip(filled, 0, np.iinfo(pixels.dtype).max)).astype(pixels.dtype)
    return np.where((weight > 0)[..., None], pixels, result)


def enlarge_alpha(alpha: Pixels, width: int, height: int) -> Pixels:
    """The alpha plane at (width, height). Bicubic: Lanczos rings beside hard edges."""
    image = Image.fromarray(alpha.astype(np.float32))
    enlarged = np.asarray(image.resize((width, height), Image.Resampling.BICUBIC))
    result: Pixels = np.rint(np.clip(enlarged, 0, np.iinfo(alpha.dtype).max)).astype(alpha.dtype)
    return result
