"""Row 14: motion blur. The spectrum is empty along the movement and full at a right angle to it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.source.evidence import Evidence
from engine.source.picture import Picture
from engine.source.sharpness import SIDE, busy_tiles

LOPSIDED = 15.0
"""Power of the fullest direction over the emptiest at a right angle to it."""
SHARPEST = 120.0
"""Laplacian variance from which a tile is sharp, whatever its directions."""
TILES = 8
_DIRECTIONS = 12


def _directions() -> tuple[NDArray[np.int64], NDArray[np.bool_], NDArray[np.float64]]:
    down, across = np.fft.fftfreq(SIDE)[:, None], np.fft.rfftfreq(SIDE)[None, :]
    radius = np.hypot(down, across)
    angle = np.arctan2(down, np.maximum(across, 1e-9)) + np.pi / 2
    sector = (angle / np.pi * _DIRECTIONS).astype(np.int64) % _DIRECTIONS
    return sector, (radius > 0.08) & (radius < 0.35), radius**2


_SECTOR, _BAND, _WEIGHT = _directions()


def motion_blur(picture: Picture) -> Evidence | None:
    """Fires on severe blur in one direction, across all busy parts."""
    if min(picture.luma.shape) < SIDE:
        return None
    tiles = busy_tiles(picture.luma)[:TILES]
    sharp = float(np.median([cv2.Laplacian(tile, cv2.CV_32F).var() for tile in tiles]))
    if sharp >= SHARPEST:
        return None
    lopsided = _lopsidedness(tiles)
    if lopsided <= LOPSIDED:
        return None
    return Evidence(
        kind="motion_blur",
        confidence=0.7,
        text="The camera or the subject moved: blur like this can be eased, not undone.",
        degrades=False,
        measured={"lopsided": round(lopsided, 1), "laplacian": round(sharp, 1)},
    )


def _lopsidedness(tiles: list[NDArray[np.float32]]) -> float:
    window = np.outer(np.hanning(SIDE), np.hanning(SIDE))
    power = np.zeros(_SECTOR.shape)
    for tile in tiles:
        single = np.abs(np.fft.rfft2((tile - tile.mean()) * window)) ** 2
        power += single / (single.sum() + 1e-9)
    weights = (power * _WEIGHT)[_BAND]
    sectors = np.bincount(_SECTOR[_BAND], weights, minlength=_DIRECTIONS) / np.bincount(
        _SECTOR[_BAND], minlength=_DIRECTIONS
    )
    smooth = (sectors + np.roll(sectors, 1)) / 2
    emptiest = int(np.argmin(smooth))
    return float(smooth[(emptiest + _DIRECTIONS // 2) % _DIRECTIONS] / (smooth[emptiest] + 1e-15))
