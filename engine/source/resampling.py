"""The rhythm that enlarging leaves: peaks in the spectrum of second differences along rows and columns.

Interpolated pixels are smoother at regular places (Gallagher 2005, Mahdian and Saic 2008): enlarging by
one and a half or three leaves a peak at a third of the pixel frequency, by 1.25 or 2.5 at a fifth. A JPEG
that was enlarged leaves the comb of its stretched 8-pixel grid besides.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from engine.source.picture import Luma

LENGTH = 4096
"""Points of the Fourier transform; longer sides are cut to their middle."""
LINES = 2048
"""Lines averaged at most."""
RHYTHMS = (1 / 3, 1 / 5, 2 / 5)
"""Cycles per pixel at which usual factors peak, none of them on the present 8-pixel grid."""
STRETCHED_FROM = 8.8
"""Grid periods from this on are a stretched grid, in pixels; 8 is the present one."""
LOWEST, OFF_GRID = 0.08, 0.006
"""A rhythm at any frequency counts from the first on, and so far from the harmonics of the present grid."""
_CLIP = 12.0
_FEWEST = 64

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Rhythm:
    """peak: height over the surroundings at the best of RHYTHMS, on the weaker axis (1 is nothing).
    frequency: that rhythm. comb: how far a stretched grid stands out; period: its pixels per block.
    shrunk: how far a grid finer than 8 pixels stands out. anywhere: the height at the best frequency of all,
    off the present grid: enlarging by any factor between one and two leaves one at 1 - 1 / factor."""

    peak: float
    frequency: float
    comb: float
    period: float
    shrunk: float
    anywhere: float


def rhythm_of(luma: Luma) -> Rhythm | None:
    """Measure both axes; None when a side is too short for a spectrum."""
    if min(luma.shape) < _FEWEST * 2:
        return None
    axes = [ndimage.maximum_filter1d(_spectrum(plane), 3) for plane in (luma, luma.T)]
    weaker = np.minimum(*axes)
    peaks = [float(weaker[place - 2 : place + 3].max()) for place in (round(f * LENGTH) for f in RHYTHMS)]
    best = int(np.argmax(peaks))
    both = np.clip((np.log(np.maximum(axes[0], 1e-3)) + np.log(np.maximum(axes[1], 1e-3))) / 2, -1, 2.5)
    combs = [(_stands_out(both, places), period) for period, places in _periods()]
    stretched = max(found for found in combs if found[1] >= STRETCHED_FROM)
    shrunk = max(found for found in combs if found[1] < 8)
    anywhere = float(weaker[_off_grid()].max())
    return Rhythm(peaks[best], RHYTHMS[best], *stretched, shrunk[0], anywhere)


@cache
def _off_grid() -> NDArray[np.bool_]:
    frequencies = np.arange(LENGTH // 2 + 1) / LENGTH
    apart = np.abs(frequencies[:, None] - np.arange(5)[None, :] / 8).min(axis=1)
    return np.asarray((apart > OFF_GRID) & (frequencies > LOWEST) & (frequencies < 0.49), np.bool_)


def _stands_out(both: Floats, places: NDArray[np.int64]) -> float:
    """Sum of log heights over what noise gives (0.45), for the harmonics of one period."""
    return float((both[places] - 0.45).sum() / np.sqrt(places.size))


@cache
def _periods() -> tuple[tuple[float, NDArray[np.int64]], ...]:
    """(period, places of its harmonics) without those that the present 8-pixel grid has too."""
    periods = np.concatenate(
        [np.arange(2.2, 7.9, 0.01), np.arange(STRETCHED_FROM, 16, 0.02), np.arange(16, 48, 0.06)]
    )
    found = []
    for period in periods:
        harmonics = np.arange(1, int(period / 2 * 0.98) + 1) / period
        harmonics = harmonics[(harmonics > 0.03) & (harmonics < 0.49)]
        own = np.abs(harmonics[:, None] - np.arange(5)[None, :] / 8).min(axis=1) <= 0.004
        places = np.rint(harmonics[~own] * LENGTH).astype(np.int64)
        if places.size:
            found.append((float(period), places))
    return tuple(found)


def _spectrum(plane: Luma) -> Floats:
    """Height over the surroundings (1 is nothing) of the rhythm along the rows of `plane`."""
    first_row = max(0, (plane.shape[0] - LINES) // 2)
    width = min(plane.shape[1], LENGTH + 2)
    first_column = max(0, (plane.shape[1] - width) // 16 * 8)
    part = plane[first_row : first_row + LINES, first_column : first_column + width].astype(np.int16)
    second = np.abs(2 * part[:, 1:-1] - part[:, :-2] - part[:, 2:])
    profile = np.minimum(second, _CLIP).mean(axis=0, dtype=np.float64)
    profile = profile[: profile.size // 8 * 8]
    profile = profile - ndimage.median_filter(profile, 17)
    profile = profile - np.tile(profile.reshape(-1, 8).mean(axis=0), profile.size // 8)
    limit = 4 * float(profile.std())
    profile = np.clip(profile, -limit, limit)
    power = np.abs(np.fft.rfft(profile * np.hanning(profile.size), LENGTH))
    heights = power / (ndimage.median_filter(power, 151, mode="nearest") + 1e-9)
    return np.asarray(heights, np.float64)
