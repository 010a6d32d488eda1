"""Measures of likeness to the truth; pictures are (H, W, 3) uint8."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from skimage.metrics import structural_similarity
from ssimulacra2 import compute_ssimulacra2

Rgb = NDArray[np.uint8]


@dataclass(frozen=True)
class Likeness:
    """psnr in dB; ssim −1…1; ssimulacra2 up to 100; gradient: energy of the gradients by the truth's."""

    psnr: float
    ssim: float
    ssimulacra2: float
    gradient: float


def likeness(truth: Rgb, picture: Rgb) -> Likeness:
    error = float(np.mean((truth.astype(np.float64) - picture) ** 2))
    return Likeness(
        psnr=float(10 * np.log10(255**2 / max(error, 1e-9))),
        ssim=float(structural_similarity(truth, picture, channel_axis=2)),
        ssimulacra2=_ssimulacra2(truth, picture),
        gradient=gradient_energy(picture) / max(gradient_energy(truth), 1e-9),
    )


def gradient_energy(picture: Rgb) -> float:
    """Mean magnitude of the luma differences between neighbours."""
    luma = picture.astype(np.float32) @ np.array([0.299, 0.587, 0.114], np.float32)
    return float(np.abs(np.diff(luma, axis=0)).mean() + np.abs(np.diff(luma, axis=1)).mean())


def _ssimulacra2(truth: Rgb, picture: Rgb) -> float:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("truth.png", "picture.png")]
        for path, pixels in zip(paths, (truth, picture), strict=True):
            Image.fromarray(pixels).save(path, compress_level=0)
        return float(compute_ssimulacra2(str(paths[0]), str(paths[1])))
