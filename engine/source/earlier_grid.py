"""An earlier JPEG grid in the pixels: where it lay and by which tables it rounded.

Pixels that once were a JPEG have coefficients near multiples of its steps, on its grid only. At each
of the 64 offsets the coefficients of twelve low frequencies are put into fine histograms; how well each
step fits is the mean cosine of coefficient / step. The fit is compared with what chance and the present
grid give at other offsets, and summed over the frequencies for each candidate table.

In a JPEG the present grid distorts all offsets, alike at mirrored ones: there the mirrored offsets are
the comparison. In lossless pixels it is the median of all offsets.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.source.dct import BASIS, Floats, Tile, central, pick_tiles, transform
from engine.source.jpeg_segments import Table
from engine.source.jpeg_tables import Family
from engine.source.picture import Luma
from engine.source.saved_twice import FREQUENCIES, candidates

TILES = 24
SCORE = 6.5
"""Deviations from chance. Measured: at most 4.5 on about 400 files saved once or lossless (a bicubic
enlargement in PNG once reached 7.1), a median of 27 to 41 on cropped and resaved copies and on PNGs."""
GAP = 2.0
"""How far the best offset must stand above the second."""

_REACH = 64.0
_BINS = 512
_STEPS = np.arange(2, 41)
"""First-table steps tried: below 2 there is no comb, above 40 no coefficient left."""
_FEWEST = 100
"""Coefficients beyond half a step that a fit needs."""
_CENTRES = (np.arange(_BINS) + 0.5) * (2 * _REACH / _BINS) - _REACH
_COARSE = [row * 8 + column for row in range(8) for column in range(8) if 0 < row + column <= 7]
_CLOSE = 10
_CLOSE_SHARE = 0.8
"""At most this many tables, with at least this share of the best score, are compared at the end."""
_SIDE = 768


@dataclass(frozen=True)
class EarlierGrid:
    """A JPEG grid whose blocks start at pixel (x, y), 0…7. score: deviations from chance."""

    x: int
    y: int
    family: Family
    quality: int
    table: Table
    score: float
    gap: float

    @property
    def convincing(self) -> bool:
        return self.score > SCORE and self.gap > GAP


def earlier_grid(luma: Luma, *, saved_as_jpeg: bool) -> EarlierGrid | None:
    """The best fitting earlier grid, convincing or not; None when there is nothing to look at.

    saved_as_jpeg: the pixels come from a JPEG file, whose own grid at (0, 0) is not meant.
    """
    tiles = pick_tiles(luma, TILES)
    if not tiles:
        return None
    sums, counts = _fits(_histograms(luma, tiles))
    fits = sums / np.maximum(counts, 1)
    surplus = (fits - _expected(fits, saved_as_jpeg=saved_as_jpeg)) * np.sqrt(1.5 * counts)
    surplus[counts < _FEWEST] = 0
    scores = _table_scores(np.clip(surplus, -8, 12))
    if saved_as_jpeg:
        scores[:, 0, 0] = -np.inf
    return _best(scores, luma)


def _best(scores: NDArray[np.float64], luma: Luma) -> EarlierGrid:
    place = int(scores.max(axis=0).argmax())
    ranked = np.sort(scores.max(axis=0).ravel())
    there = scores.reshape(len(scores), 64)[:, place]
    best = _closest(luma, place, there) if ranked[-1] > SCORE else candidates()[int(there.argmax())]
    family, quality, table = best
    return EarlierGrid(
        x=place % 8,
        y=place // 8,
        family=family,
        quality=quality,
        table=table,
        score=float(ranked[-1]),
        gap=float(ranked[-1] - ranked[-2]),
    )


def _closest(luma: Luma, place: int, scores: NDArray[np.float64]) -> tuple[Family, int, Table]:
    """The table that fits best among the good ones, over all coarse frequencies of the known grid.

    Neighbouring qualities share most of their low steps, so that the twelve low frequencies can tie.
    """
    order = np.argsort(-scores, kind="stable")[:_CLOSE]
    good = [candidates()[which] for which in order if scores[which] >= _CLOSE_SHARE * scores[order[0]]]
    if len(good) == 1:
        return good[0]
    plane = central(luma, _SIDE, left=place % 8, top=place // 8)
    blocks = transform(plane).reshape(-1, 64)
    return max(good, key=lambda candidate: _pooled_fit(blocks, candidate[2]))


def _pooled_fit(blocks: Floats, table: Table) -> float:
    """Mean cosine of coefficient / step over all coefficients beyond half a step."""
    total, count = 0.0, 0
    for frequency in _COARSE:
        step, values = table[frequency], blocks[:, frequency]
        values = values[np.abs(values) > 0.5 * step + 0.6]
        if step >= 2 and values.size >= 20:
            total += float(np.cos(2 * np.pi / step * values).sum())
            count += values.size
    return total / count if count else -1.0


def _histograms(luma: Luma, tiles: list[Tile]) -> Floats:
    """(frequency, offset, bin) counts over all tiles."""
    reach = tiles[0].side - 8
    rows, columns = np.arange(reach)[:, None] % 8, np.arange(reach)[None, :] % 8
    base = ((rows * 8 + columns) * _BINS).astype(np.int64)
    counts = np.zeros((len(FREQUENCIES), 64 * _BINS), np.int64)
    for tile in tiles:
        coefficients = _sliding(luma, tile, reach)
        bins = np.clip((coefficients + _REACH) * (_BINS / (2 * _REACH)), 0, _BINS - 1).astype(np.int64)
        for place, (row, column) in enumerate(FREQUENCIES):
            counts[place] += np.bincount((bins[row, column] + base).ravel(), minlength=64 * _BINS)
    return counts.reshape(len(FREQUENCIES), 64, _BINS).astype(np.float32)


def _sliding(luma: Luma, tile: Tile, reach: int) -> Floats:
    """(row frequency, column frequency, y, x): low coefficients of the block at every pixel of a tile."""
    part = luma[tile.top : tile.top + tile.side, tile.left : tile.left + tile.side].astype(np.float32) - 128
    across = _low_cosines([part[:, n : n + reach] for n in range(8)])
    return _low_cosines([across[:, n : n + reach] for n in range(8)])


def _low_cosines(shifted: list[Floats]) -> Floats:
    """(4, …): the first four cosines over eight shifted planes, halved by their symmetry.

    No matrix product here and below: its threads fight over the cores of a busy machine and cost more
    than they bring on operands this thin.
    """
    even = [shifted[n] + shifted[7 - n] for n in range(4)]
    odd = [shifted[n] - shifted[7 - n] for n in range(4)]
    planes = np.empty((4, *even[0].shape), np.float32)
    for k in range(4):
        halves = odd if k % 2 else even
        np.multiply(halves[0], BASIS[k, 0], out=planes[k])
        for n in range(1, 4):
            planes[k] += halves[n] * BASIS[k, n]
    return planes


def _fits(histograms: Floats) -> tuple[Floats, Floats]:
    """Sum of cosines and number of coefficients beyond half a step: (frequency, y, x, step) each."""
    beyond = np.abs(_CENTRES)[:, None] > 0.5 * _STEPS[None, :]
    beyond &= (np.abs(_CENTRES) < _REACH - 1)[:, None]
    cosines = np.where(beyond, np.cos(2 * np.pi * _CENTRES[:, None] / _STEPS[None, :]), 0.0)
    shape = (len(FREQUENCIES), 8, 8, _STEPS.size)
    flat = histograms.reshape(-1, _BINS)
    sums = np.einsum("fb,bs->fs", flat, cosines.astype(np.float32))
    counts = np.einsum("fb,bs->fs", flat, beyond.astype(np.float32))
    return sums.reshape(shape), counts.reshape(shape)


def _expected(fits: NDArray[np.floating], *, saved_as_jpeg: bool) -> Floats:
    """The fit that an offset would have without an earlier grid, shaped to broadcast with `fits`."""
    if not saved_as_jpeg:
        flat = fits.reshape(len(FREQUENCIES), 64, -1)
        return np.asarray(np.median(flat, axis=1)[:, None, None, :], np.float32)
    down = np.roll(fits[:, ::-1], 1, axis=1)
    across = np.roll(fits[:, :, ::-1], 1, axis=2)
    both = np.roll(down[:, :, ::-1], 1, axis=2)
    return np.asarray((down + across + both) / 3, np.float32)


def _table_scores(surplus: NDArray[np.floating]) -> NDArray[np.float64]:
    """(candidate table, y, x): surplus of its steps, in deviations from chance."""
    tables = candidates()
    scores = np.full((len(tables), 8, 8), -9.0)
    for number, (_, _, table) in enumerate(tables):
        steps = np.array([table[row * 8 + column] for row, column in FREQUENCIES])
        usable = np.flatnonzero((steps >= _STEPS[0]) & (steps <= _STEPS[-1]))
        if usable.size >= 4:
            picked = surplus[usable, :, :, steps[usable] - _STEPS[0]]
            scores[number] = picked.sum(axis=0) / np.sqrt(usable.size)
    return scores
