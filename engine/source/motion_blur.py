"""Row 14: motion blur. Along the movement nothing fine is left; across it everything is.

Looked at in the picture, its half and its quarter, which long movements are as short in. Powers of the tiles
are averaged: lines drawn in one direction (fences, stripes, an interface) leave something fine along them
somewhere, at their ends or beside them, and that undoes the claim.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.source.crisp_edges import crisp_share
from engine.source.evidence import Evidence
from engine.source.picture import Picture
from engine.source.sharpness import SIDE, WINDOW, busy_tiles, on_grid

LOPSIDED = 11.0
"""Decibels of fine detail across the movement over that along it …"""
DROP = 25.0
"""… and that coarse detail along the movement has over fine. 41 photos at 1400 pixels and 12, 15, 25, 40 of
movement in four directions (2026-11-28): 632 of 656 are told, before 2 or 3 of 13; of 504 renderings that
didn't move (fog, night, shallow depth of field, stripes, phone screens, enlarged …) none, of 84 blurred 2,
of 42 squeezed to half their height 3."""
DRAWN = 50.0
"""Decibels of lopsidedness that only ruled patterns have: photos reach 29, by the same renderings."""
CRISP = 0.23
"""Share of crisp edges, where movement is seen, from which nothing moved. A pepper with smooth, straight
sides has 0.24 to 0.26; of 412 moved pictures that are told (14 photos at 700 and 1400 pixels, 8 to 40 of
movement in four directions, 2026-11-28) two have more, the others at most 0.222."""
RENDERINGS = 3
_DIRECTIONS, _SPREAD = 12, 2
_COARSE, _FINE = (0.02, 0.05), (0.1, 0.35)
_FAINT = 1e-3


@dataclass(frozen=True)
class Movement:
    """lopsided: see LOPSIDED. drop: see DROP."""

    lopsided: float
    drop: float

    @property
    def seen(self) -> bool:
        return LOPSIDED < self.lopsided < DRAWN and self.drop > DROP


def _sectors(band: tuple[float, float]) -> NDArray[np.int64]:
    """Direction of each Fourier coefficient within `band` of frequencies, _DIRECTIONS for the others.

    The lines of an 8-pixel grid are left out, and with them what runs exactly up or across: drawn edges.
    """
    down, across = np.fft.fftfreq(SIDE)[:, None], np.fft.rfftfreq(SIDE)[None, :]
    radius = np.hypot(down, across)
    angle = np.arctan2(down, np.maximum(across, 1e-9)) + np.pi / 2
    sector = np.rint(angle / np.pi * _DIRECTIONS).astype(np.int64) % _DIRECTIONS
    inside = (radius >= band[0]) & (radius < band[1]) & ~on_grid()
    return np.where(inside, sector, _DIRECTIONS).ravel()


_SECTORS = tuple(_sectors(band) for band in (_COARSE, _FINE))


def motion_blur(picture: Picture) -> Evidence | None:
    """Fires on blur in one direction, across all busy parts, unless edges are crisp: those of a smooth thing
    with straight sides run in one direction, too."""
    luma = picture.luma
    for _ in range(RENDERINGS):
        if min(luma.shape) < SIDE:
            return None
        found = movement(busy_tiles(luma, whole=True))
        if found.seen:
            return None if crisp_share(luma) > CRISP else _told(found)
        size = (luma.shape[1] // 2, luma.shape[0] // 2)
        luma = np.asarray(cv2.resize(luma, size, interpolation=cv2.INTER_AREA), np.uint8)
    return None


def _told(found: Movement) -> Evidence:
    return Evidence(
        kind="motion_blur",
        confidence=0.7,
        text="The camera or the subject moved: blur like this can be eased, not undone.",
        degrades=False,
        measured={"lopsided": round(found.lopsided, 1), "drop": round(found.drop, 1)},
    )


def movement(tiles: list[NDArray[np.float32]]) -> Movement:
    """Of the direction in which fine detail is most lopsided."""
    coarse, fine = np.zeros(_DIRECTIONS), np.zeros(_DIRECTIONS)
    for tile in tiles:
        power = (np.abs(np.fft.rfft2((tile - tile.mean()) * WINDOW)) ** 2).ravel()
        coarse += _mean_by_sector(power, _SECTORS[0]) / len(tiles)
        fine += _mean_by_sector(power, _SECTORS[1]) / len(tiles)
    places = range(-_SPREAD, _SPREAD + 1)
    along = np.mean([np.roll(fine, -place) for place in places], axis=0)
    along_coarse = np.mean([np.roll(coarse, -place) for place in places], axis=0)
    lopsided = _decibels(np.roll(fine, -_DIRECTIONS // 2)) - _decibels(along)
    best = int(np.argmax(lopsided))
    drop = _decibels(along_coarse) - _decibels(along)
    return Movement(float(lopsided[best]), float(drop[best]))


def _mean_by_sector(power: NDArray[np.float64], sector: NDArray[np.int64]) -> NDArray[np.float64]:
    sums = np.bincount(sector, power, minlength=_DIRECTIONS + 1)[:_DIRECTIONS]
    return np.asarray(sums / np.maximum(np.bincount(sector, minlength=_DIRECTIONS + 1)[:_DIRECTIONS], 1))


def _decibels(power: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(10 * np.log10(power + _FAINT), np.float64)
