"""Pairs to learn from: a photo, and what a chat app leaves of it at a fraction of the size."""

from __future__ import annotations

import io
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

Rgb = NDArray[np.uint8]

RATIOS = (Fraction(4, 3), Fraction(8, 5), Fraction(2), Fraction(8, 3), Fraction(3), Fraction(4))
KERNELS = (
    Image.Resampling.LANCZOS,
    Image.Resampling.BICUBIC,
    Image.Resampling.BOX,
    Image.Resampling.BILINEAR,
)
LOSSLESS_SHARE = 0.12
TWICE_SAVED_SHARE = 0.15
LONGEST = 2048


@dataclass(frozen=True)
class Pair:
    """small: (h, w, 3); truth: (ratio * h, ratio * w, 3), both uint8 and aligned."""

    small: Rgb
    truth: Rgb
    ratio: Fraction

    def patch(self, side: int, dice: np.random.Generator) -> tuple[Rgb, Rgb]:
        """A square of `side` source pixels and the truth it came from, turned and mirrored at random."""
        step = self.ratio.denominator
        top = int(dice.integers(0, (self.small.shape[0] - side) // step + 1)) * step
        left = int(dice.integers(0, (self.small.shape[1] - side) // step + 1)) * step
        wide = int(side * self.ratio)
        y, x = int(top * self.ratio), int(left * self.ratio)
        small = self.small[top : top + side, left : left + side]
        truth = self.truth[y : y + wide, x : x + wide]
        turns, mirrored = int(dice.integers(0, 4)), bool(dice.integers(0, 2))
        if mirrored:
            small, truth = small[:, ::-1], truth[:, ::-1]
        return np.rot90(small, turns).copy(), np.rot90(truth, turns).copy()


def read_truth(path: Path) -> Image.Image:
    """The photo upright, at most LONGEST on its longest side."""
    with Image.open(path) as opened:
        photo = ImageOps.exif_transpose(opened).convert("RGB")
    photo.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    return photo


def make_pair(photo: Image.Image, ratio: Fraction, dice: np.random.Generator) -> Pair:
    """Shrink the photo by `ratio` as a chat app would, with a quality drawn from what they use."""
    scale = float(dice.uniform(0.7, 1.0))
    step = ratio.numerator
    width, height = (int(side * scale) // step * step for side in photo.size)
    truth = photo.resize((width, height), Image.Resampling.LANCZOS)
    size = (int(width / ratio), int(height / ratio))
    kernel = KERNELS[int(dice.choice(4, p=(0.5, 0.2, 0.15, 0.15)))]
    small = truth.resize(size, kernel)
    if dice.random() < TWICE_SAVED_SHARE:
        larger = truth.resize((size[0] * 5 // 4, size[1] * 5 // 4), kernel)
        small = _saved(larger, int(dice.integers(70, 92)), dice).resize(size, kernel)
    if dice.random() >= LOSSLESS_SHARE:
        quality = 87 if dice.random() < 0.35 else int(dice.integers(70, 97))
        small = _saved(small, quality, dice)
    return Pair(np.asarray(small), np.asarray(truth), ratio)


def _saved(image: Image.Image, quality: int, dice: np.random.Generator) -> Image.Image:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality, subsampling=2 if dice.random() < 0.8 else 0)
    return Image.open(buffer).convert("RGB")
