"""Does the master still say what the source says? Maps over the whole picture, on the source's own grid.

Shrunk back to the source's grid, a true master is the source again. These maps show where it is not:
structure (SSIM), colour (low-frequency difference) and place (displacement). They prove "consistent with
what was sent", never "true": finer than the source's own pixels they are blind, and flip.py looks there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import cast

import cv2
import numpy as np

from engine.trust.structure import blur
from engine.trust.view import RGB, Plane, View, cut, luma
from engine.trust.zone import Box

SSIM_MEAN, SSIM_CONTRAST = 6.5, 58.5
"""(0.01 x 255)² and (0.03 x 255)², the constants of Wang et al. 2004."""
SSIM_SIGMA = 1.5

COLOUR_SHRINK = 4
"""Colour is compared on a grid this much coarser, so that grain and sharpening cancel."""

CHROMA_WEIGHT, HUE_WEIGHT = 0.045, 0.015
"""K1 and K2 of CIE 116-1995 for graphic arts."""

ONE_DIRECTION = 0.5
"""Part of the gradient energy of a place that must lie along one direction for an edge to have one."""

FLOW_SIGMA = 4.0
FLOW_NOISE = 3.0
"""Lucas-Kanade: window in grid pixels, and the gradient energy (grey levels squared) below which a place
has too little structure to say where it is."""
FLOW_WEAK = 0.02
"""Part of a place's gradient energy below which a direction says nothing either: along the bars of a barcode
there is nothing to see, and what JPEG left between them measured as 0.41 px in the plain enlargement itself
(now 0.04). 104 places of 26 photos at a third, moved by 2 px of the master: 99, 99 and 98 % still changed,
diagonally, across and down; without it 99 each; good ones at most 0.04 (2026-11-28)."""


def ssim_map(one: Plane, other: Plane, sigma: float = SSIM_SIGMA) -> Plane:
    """Structural similarity -1…1 around each pixel; 1 is the same."""
    mean_one, mean_other = blur(one, sigma), blur(other, sigma)
    var_one = blur(one * one, sigma) - mean_one * mean_one
    var_other = blur(other * other, sigma) - mean_other * mean_other
    both = blur(one * other, sigma) - mean_one * mean_other
    light = (2 * mean_one * mean_other + SSIM_MEAN) / (mean_one**2 + mean_other**2 + SSIM_MEAN)
    structure = (2 * both + SSIM_CONTRAST) / (var_one + var_other + SSIM_CONTRAST)
    return cast(Plane, light * structure)


def colour_map(one: RGB, other: RGB) -> Plane:
    """CIE94 difference of low-frequency colour from `one`, on a grid COLOUR_SHRINK times coarser.

    By CIE76 strong colours differ where nobody sees it: what the JPEG did to a strong blue is 3.7, here 2.4.
    """
    size = (max(1, one.shape[1] // COLOUR_SHRINK), max(1, one.shape[0] // COLOUR_SHRINK))
    labs = [
        cv2.cvtColor(
            cv2.resize(picture, size, interpolation=cv2.INTER_AREA).astype(np.float32) / 255,
            cv2.COLOR_RGB2LAB,
        )
        for picture in (one, other)
    ]
    light, green_red, blue_yellow = ((labs[0] - labs[1])[..., channel] for channel in range(3))
    chroma, other_chroma = (np.hypot(lab[..., 1], lab[..., 2]) for lab in labs)
    paler = chroma - other_chroma
    hue = np.maximum(green_red**2 + blue_yellow**2 - paler**2, 0)
    weighted = (paler / (1 + CHROMA_WEIGHT * chroma)) ** 2 + hue / (1 + HUE_WEIGHT * chroma) ** 2
    return cast(Plane, np.sqrt(light**2 + weighted))


def displacement_map(one: Plane, other: Plane) -> Plane:
    """How far `other` lies off `one` around each pixel, in pixels, by one step of Lucas and Kanade.

    Blur and sharpening are symmetric and cancel; a place without structure counts as lying right.
    """
    mean, change = (one + other) / 2, other - one
    across = cv2.Sobel(mean, cv2.CV_32F, 1, 0) / 8
    down = cv2.Sobel(mean, cv2.CV_32F, 0, 1) / 8
    xx, yy = blur(across * across, FLOW_SIGMA), blur(down * down, FLOW_SIGMA)
    noise = FLOW_NOISE + FLOW_WEAK * (xx + yy)
    xx, yy = xx + noise, yy + noise
    xy = blur(across * down, FLOW_SIGMA)
    bx, by = blur(across * change, FLOW_SIGMA), blur(down * change, FLOW_SIGMA)
    determinant = xx * yy - xy * xy
    u, v = (yy * bx - xy * by) / determinant, (xx * by - xy * bx) / determinant
    return cast(Plane, np.sqrt(u * u + v * v))


@dataclass(frozen=True)
class Maps:
    """The three maps of a view, each made when first asked for."""

    view: View

    @cached_property
    def structure(self) -> Plane:
        return ssim_map(luma(self.view.grid_source), luma(self.view.grid_master))

    @cached_property
    def colour(self) -> Plane:
        """At the size of the grid."""
        coarse = colour_map(self.view.grid_source, self.view.grid_master)
        return cast(Plane, cv2.resize(coarse, self.view.grid_size, interpolation=cv2.INTER_LINEAR))

    @cached_property
    def displacement(self) -> Plane:
        """In grid pixels."""
        return displacement_map(luma(self.view.grid_source), luma(self.view.grid_master))

    def measure(self, box: Box) -> dict[str, float]:
        """A box given in master pixels, at its worst tenth: structure, displacement, colour."""
        x0, y0, x1, y1 = self.view.to_grid(box)
        area = (slice(y0, y1), slice(x0, x1))
        return {
            "structure": round(float(np.quantile(self.structure[area], 0.1)), 4),
            "displacement": round(float(np.quantile(self.displacement[area], 0.9)), 3),
            "colour": round(float(np.quantile(self.colour[area], 0.9)), 2),
        }


def edge_turn(view: View, box: Box) -> float | None:
    """Degrees 0…90 between the main directions of plain and master in a box of master pixels; None where
    the plain enlargement has no main direction."""
    directions = []
    for picture in (view.plain, view.master):
        grey = blur(luma(cut(picture, box)), max(1.0, view.step / 2))
        across = cv2.Sobel(grey, cv2.CV_32F, 1, 0)
        down = cv2.Sobel(grey, cv2.CV_32F, 0, 1)
        twice = complex(float((across**2 - down**2).sum()), float((2 * across * down).sum()))
        directions.append(twice / (float((across**2 + down**2).sum()) + 1e-9))
    if abs(directions[0]) < ONE_DIRECTION:
        return None
    return abs(float(np.degrees(np.angle(directions[0] * directions[1].conjugate())))) / 2
