"""Does a master still say what its source says? Compared on the source's own grid, and with the truth."""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from skimage.color import deltaE_ciede2000, rgb2lab

from bench.measures import Rgb
from engine.jpeg_coefficients import read_coefficients
from engine.planes import block_transform, to_ycc

Lab = NDArray[np.float64]


@dataclass(frozen=True)
class Agreement:
    """colour: mean ΔE2000 of the master, shrunk, to the source, pixel by pixel. tint: the same of the mean
    colours of both. to_truth: of the master, shrunk, to the truth, shrunk. source_to_truth: of the source to
    the latter: what the file's compression had cost. within_step: share (0…1) of luma coefficients within one
    quantisation step of the file's; None for a source that is no JPEG."""

    colour: float
    tint: float
    to_truth: float
    source_to_truth: float
    within_step: float | None


def agreement(source: bytes, master: Rgb, truth: Rgb) -> Agreement:
    """Master and truth are shrunk by Lanczos and, for the coefficients, transformed again on the source's
    blocks."""
    with Image.open(io.BytesIO(source)) as opened:
        pixels = np.asarray(opened.convert("RGB"))
    size = (pixels.shape[1], pixels.shape[0])
    shrunk, true = (
        np.asarray(Image.fromarray(one).resize(size, Image.Resampling.LANCZOS)) for one in (master, truth)
    )
    before, after, wanted = (rgb2lab(one) for one in (pixels, shrunk, true))
    means = [lab.mean(axis=(0, 1))[None, None] for lab in (before, after)]
    return Agreement(
        colour=_difference(before, after),
        tint=_difference(*means),
        to_truth=_difference(after, wanted),
        source_to_truth=_difference(before, wanted),
        within_step=_within_step(source, shrunk),
    )


def _difference(one: Lab, other: Lab) -> float:
    return float(deltaE_ciede2000(one, other).mean())


def _within_step(source: bytes, shrunk: Rgb) -> float | None:
    coefficients = read_coefficients(source)
    if coefficients is None:
        return None
    luma = coefficients.components[0]
    found = block_transform(to_ycc(shrunk)[0] - np.float32(128))
    stored = luma.stored[: found.shape[0], : found.shape[1]] * luma.table
    return float((np.abs(found - stored) <= luma.table).mean())
