"""Does a master still say what its source says? Both are compared on the source's own grid."""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
from PIL import Image
from skimage.color import deltaE_ciede2000, rgb2lab

from bench.measures import Rgb
from engine.jpeg_coefficients import read_coefficients
from engine.planes import block_transform, to_ycc


@dataclass(frozen=True)
class Agreement:
    """colour: mean ΔE2000 of the master, shrunk, to the source, pixel by pixel. tint: the same of the mean
    colours of both. within_step: share (0…1) of luma coefficients within one quantisation step of the file's;
    None for a source that is no JPEG."""

    colour: float
    tint: float
    within_step: float | None


def agreement(source: bytes, master: Rgb) -> Agreement:
    """The master shrunk by Lanczos and, for the coefficients, transformed again on the source's blocks."""
    with Image.open(io.BytesIO(source)) as opened:
        pixels = np.asarray(opened.convert("RGB"))
    size = (pixels.shape[1], pixels.shape[0])
    shrunk = np.asarray(Image.fromarray(master).resize(size, Image.Resampling.LANCZOS))
    before, after = rgb2lab(pixels), rgb2lab(shrunk)
    means = [lab.mean(axis=(0, 1))[None, None] for lab in (before, after)]
    return Agreement(
        float(deltaE_ciede2000(before, after).mean()),
        float(deltaE_ciede2000(*means).mean()),
        _within_step(source, shrunk),
    )


def _within_step(source: bytes, shrunk: Rgb) -> float | None:
    coefficients = read_coefficients(source)
    if coefficients is None:
        return None
    luma = coefficients.components[0]
    found = block_transform(to_ycc(shrunk)[0] - np.float32(128))
    stored = luma.stored[: found.shape[0], : found.shape[1]] * luma.table
    return float((np.abs(found - stored) <= luma.table).mean())
