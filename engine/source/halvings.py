"""A picture at a half, a quarter … of its size, in the figures of sharpness.py: strong blur looks there like
the mild blur that the network of softness.py knows.

Powers and losses are averaged, not the middle one taken: few tiles are left of a small picture, and one
sharp thing in it, before ground that is out of focus, is enough to be seen.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.source.picture import Luma
from engine.source.sharpness import SIDE, Features, busy_tiles, figures, losses, spectrum

HALVINGS = 4
"""Blur of 20 pixels shows at an eighth of the size, enlarging 12 times at a quarter."""
SMALLEST = 60
"""Shorter side in pixels of the last rendering looked at; below SIDE it is mirrored at its edges."""


def halved_features(luma: Luma) -> Iterator[Features]:
    """Figures at a half, a quarter … of the size, the largest first; none of a very small picture."""
    for _ in range(HALVINGS):
        if min(luma.shape) < 2 * SMALLEST:
            return
        size = (luma.shape[1] // 2, luma.shape[0] // 2)
        luma = np.asarray(cv2.resize(luma, size, interpolation=cv2.INTER_AREA), np.uint8)
        tiles = busy_tiles(_mirrored(luma), whole=True)
        power = np.mean([10 ** (spectrum(tile) / 10) for tile in tiles], axis=0)
        lost = np.mean([10 ** np.asarray(losses(tile)) for tile in tiles], axis=0)
        yield figures(10 * np.log10(power), np.log10(lost))


def _mirrored(luma: Luma) -> NDArray[np.uint8]:
    """At least SIDE pixels in width and height."""
    while min(luma.shape) < SIDE:
        down, across = (min(length, max(0, SIDE - length)) for length in luma.shape)
        edges = (down // 2, down - down // 2, across // 2, across - across // 2)
        luma = np.asarray(cv2.copyMakeBorder(luma, *edges, cv2.BORDER_REFLECT), np.uint8)
    return luma
