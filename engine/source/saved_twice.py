"""Row 4: a JPEG saved twice on one grid, and the table of its first save.

What the coefficients looked like before any rounding is estimated by calibration: the same picture
shifted by half a block (Lukas and Fridrich 2003, Pevny and Fridrich 2008). Each candidate first table
is then played through: round by it, add the rounding noise of the pixels in between, round by the
present table, and compare with the histogram that is really there.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from engine.source.dct import central, transform
from engine.source.evidence import Evidence
from engine.source.jpeg_segments import Table
from engine.source.jpeg_tables import IJG_LUMA, MOZ_BASE, Family, scaled
from engine.source.picture import Luma, Picture

FREQUENCIES = ((0, 1), (1, 0), (1, 1), (0, 2), (2, 0), (1, 2), (2, 1), (2, 2), (0, 3), (3, 0), (1, 3), (3, 1))
"""(row, column) of the coefficients looked at: low enough to be filled, AC only."""
GAIN = 0.02
"""Log-likelihood gained per coefficient by the best first table (0 of 1,140 files saved once reach it)."""
SIDE = 1024
"""Pixels of the middle part that is looked at."""
REACH = 24
"""Histogram bins on each side of zero."""
FEWEST_FILLED = 200
"""A frequency with fewer coefficients that aren't zero says nothing."""
NOISE = 0.4
"""Deviation of the rounding noise between two saves, in coefficient units."""


@dataclass(frozen=True)
class FirstTable:
    """The table of an earlier save on the same grid. gain: log-likelihood per coefficient."""

    family: Family
    quality: int
    table: Table
    gain: float


@dataclass(frozen=True)
class _Frequency:
    place: int
    step: int
    observed: NDArray[np.float64]
    sorted_values: NDArray[np.float32]


def first_table(luma: Luma, present: Table) -> FirstTable | None:
    """The most likely earlier luma table of a JPEG, whether or not it is convincing; None when empty."""
    frequencies = _frequencies(luma, present)
    total = sum(float(f.observed.sum()) for f in frequencies)
    if not frequencies:
        return None
    single = sum(_likelihood(f.observed, _once(f)) for f in frequencies)
    memo: dict[tuple[int, int], float] = {}
    best: FirstTable | None = None
    for family, quality, table in candidates():
        if table == present:
            continue
        twice = 0.0
        for frequency in frequencies:
            key = (frequency.place, table[frequency.place])
            if key not in memo:
                memo[key] = _likelihood(frequency.observed, _twice(frequency, key[1]))
            twice += memo[key]
        gain = (twice - single) / total
        if best is None or gain > best.gain:
            best = FirstTable(family, quality, table, gain)
    return best


def saved_twice(picture: Picture) -> Evidence | None:
    """Fires when an earlier, coarser save shows through on the same grid."""
    if picture.jpeg is None or picture.jpeg.luma is None:
        return None
    found = first_table(picture.luma, picture.jpeg.luma)
    if found is None or found.gain <= GAIN:
        return None
    present = picture.tables.quality if picture.tables else 100
    return Evidence(
        kind="saved_twice",
        confidence=min(0.99, 0.8 + found.gain),
        text=f"It was saved as a JPEG at least twice, first at a quality of about {found.quality} of 100.",
        advice="Look for the file as it was before it was saved again.",
        measured={
            "quality": found.quality,
            "family": found.family,
            "present_quality": present,
            "gain": round(found.gain, 4),
        },
    )


@cache
def candidates() -> tuple[tuple[Family, int, Table], ...]:
    """First tables that are tried: standard 40…99 and mozjpeg 60…94."""
    standard: list[tuple[Family, int, Table]] = [("ijg", q, scaled(IJG_LUMA, q)) for q in range(40, 100)]
    return (*standard, *(("moz", q, scaled(MOZ_BASE, q)) for q in range(60, 95)))


def _frequencies(luma: Luma, present: Table) -> list[_Frequency]:
    plane = central(luma, SIDE)
    if min(plane.shape) < 32:
        return []
    return list(_filled(transform(plane), transform(plane[4:-4, 4:-4]), present))


def _filled(
    observed: NDArray[np.float32], shifted: NDArray[np.float32], present: Table
) -> Iterator[_Frequency]:
    for row, column in FREQUENCIES:
        step = max(1, present[row * 8 + column])
        levels = np.rint(observed[:, :, row, column].ravel() / step)
        if np.count_nonzero(levels) < FEWEST_FILLED:
            continue
        places = np.clip(levels, -REACH, REACH).astype(np.int64) + REACH
        counts = np.bincount(places, minlength=2 * REACH + 1).astype(np.float64)
        yield _Frequency(row * 8 + column, step, counts, np.sort(shifted[:, :, row, column].ravel()))


def _once(frequency: _Frequency) -> NDArray[np.float64]:
    """Histogram expected when the present table was the only one."""
    edges = (np.arange(-REACH, REACH) + 0.5) * frequency.step
    below = np.searchsorted(frequency.sorted_values, edges)
    return np.diff(np.concatenate([[0], below, [frequency.sorted_values.size]])).astype(np.float64)


def _twice(frequency: _Frequency, first: int) -> NDArray[np.float64]:
    """Histogram expected when steps of `first` came before the present ones."""
    most = math.ceil((REACH + 1) * frequency.step / first)
    levels = np.arange(-most, most + 1)
    below = np.searchsorted(frequency.sorted_values, (levels[:-1] + 0.5) * first)
    mass = np.diff(np.concatenate([[0], below, [frequency.sorted_values.size]])).astype(np.float64)
    position = levels * first / frequency.step
    sigma = NOISE / frequency.step
    nearest = np.rint(position)
    expected = np.zeros(2 * REACH + 1)
    for side in (-1, 0, 1):
        centre = nearest + side
        share = ndtr((centre + 0.5 - position) / sigma) - ndtr((centre - 0.5 - position) / sigma)
        places = (np.clip(centre, -REACH, REACH) + REACH).astype(np.int64)
        expected += np.bincount(places, mass * share, minlength=2 * REACH + 1)
    return expected


def _likelihood(observed: NDArray[np.float64], expected: NDArray[np.float64]) -> float:
    probability = (expected + 0.5) / (expected.sum() + 0.5 * expected.size)
    return float((observed * np.log(probability)).sum())
