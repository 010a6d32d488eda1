"""Small photos without number, none like another, for load."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

COARSE = (12, 8)
NOISE = 4.0


def photo(number: int, width: int = 480, height: int = 320) -> bytes:
    """A JPEG of soft shapes with a sensor's noise; the same number gives the same file."""
    dice = np.random.default_rng(number)
    shapes = Image.fromarray(dice.integers(0, 256, (COARSE[1], COARSE[0], 3), dtype=np.uint8))
    smooth = np.asarray(shapes.resize((width, height), Image.Resampling.BICUBIC), dtype=np.float32)
    noisy = smooth + dice.normal(0, NOISE, smooth.shape)
    out = io.BytesIO()
    Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8)).save(out, "JPEG", quality=88)
    return out.getvalue()
