"""The blend: what of the networks' pictures, and what of the plain enlargement, goes into a master.

Two views of the same source (the large network and the compact one) draw the same true detail but err
apart, so their mean is nearer to the truth than either; the plain enlargement is the anchor. Up to
twice the source's size the compact network alone is nearest, and twenty times as quick.

Measured 2026-11-23, JPEG q87 4:2:0, mean gain over a Lanczos resize in SSIMULACRA2 (large, compact):
ratio 1.6, 8 photos: (0, 0.7) +5.1, (0.1, 0.6) +4.3, (0.4, 0.3) at most +2.7;
ratio 2.2, 8 photos: (0, 0.7) +5.3, (0.2, 0.5) +6.2, (0.4, 0.3) +6.6;
ratio 3, 26 photos: (0.5, 0) +5.7, (0.4, 0.3) +6.1, (1, 0) −0.3; with the tighter lock, 10 of them:
(0.4, 0.3) +6.0, (0.5, 0.3) +6.1, (0.45, 0.4) +6.1, (0.6, 0.2) +5.8 (the looser lock there: +5.1).
Weights by place (agreement of the views, local contrast) gained nothing: docs/decisions/0003-lock.md.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from engine.order import Character
from engine.planes import Planes

LARGE_FROM_RATIO = 2.0


@dataclass(frozen=True)
class Blend:
    """Shares of the large network's picture and of the compact one's; the rest is the plain resize.

    sharpen: how much of its own fine detail (finer than `radius` output pixels) luma is given on top.
    """

    large: float
    compact: float
    sharpen: float = 0.0
    radius: float = 1.0

    def mix(self, plain: Planes, views: list[Planes]) -> Planes:
        """The locked views over the plain enlargement, all (3, H, W).

        `views` are those this blend has a share for, the large one first; ValueError when one is missing.
        """
        mixed = plain.copy()
        shares = [share for share in (self.large, self.compact) if share]
        for share, view in zip(shares, views, strict=True):
            mixed += np.float32(share) * (view - plain)
        if self.sharpen:
            soft = cv2.GaussianBlur(mixed[0], (0, 0), self.radius)
            mixed[0] += np.float32(self.sharpen) * (mixed[0] - soft)
        return mixed


def blend_for(character: Character, ratio: float) -> Blend:
    """The blend of a character at an enlargement of `ratio` (output side by source side)."""
    small = ratio < LARGE_FROM_RATIO
    if character == "natural":
        return Blend(0.0, 0.7) if small else Blend(0.45, 0.35)
    if small:
        return Blend(0.0, 1.0, sharpen=0.6, radius=0.6 * ratio)
    return Blend(0.7, 0.3, sharpen=0.4, radius=0.6 * ratio)
