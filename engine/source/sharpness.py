"""What the fine detail of a picture looks like in figures: the features that softness is judged by.

Busy tiles of 256 pixels are looked at. `bands` is the power spectrum over the larger of the two
frequencies (enlarging is separable, so it empties everything beyond a square, not a circle), without the
lines that an 8-pixel grid leaves. `losses` is what is lost when a tile is shrunk and enlarged again.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.source.picture import Luma

SIDE = 256
SPECTRUM_TILES = 16
LOSS_TILES = 12
_BINS = 32
_PARTS = 8
_SHRINKS = (1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)

Features = NDArray[np.float64]


def sharpness_features(luma: Luma) -> Features | None:
    """Twenty figures, or None when the picture is smaller than one tile.

    0…12: dB of bands from a fifth of the finest frequency up, over the coarse ones (median of tiles);
    13…19: log10 of the shrinking losses, the first six relative to the last.
    """
    if min(luma.shape) < SIDE:
        return None
    tiles = busy_tiles(luma)
    bands = np.median([spectrum(tile) for tile in tiles[:SPECTRUM_TILES]], axis=0)
    return figures(bands, np.median([losses(tile) for tile in tiles[:LOSS_TILES]], axis=0))


def figures(bands: NDArray[np.float64], lost: NDArray[np.float64]) -> Features:
    """The twenty figures of 32 bands in dB and the logarithms of all losses."""
    over_coarse = bands - bands[3:7].mean()
    relative = np.concatenate([lost[:-1] - lost[-1], lost[-1:]])
    return np.concatenate([over_coarse[6:].reshape(13, 2).mean(axis=1), relative])


def fine_loss(features: Features) -> float:
    """Mean squared loss of a tile that is shrunk to half its side and enlarged again, in squared levels."""
    return float(10 ** (features[13 + _SHRINKS.index(2.0)] + features[-1]))


def busy_tiles(luma: Luma, *, whole: bool = False) -> list[NDArray[np.float32]]:
    """The tiles with most going on, clipped ones last; on the 8-grid, at most 144 are compared.

    whole: they overlap where they would leave a part of a small picture out.
    """
    ranked: list[tuple[float, int, int]] = []
    for top, left in _places(luma, whole=whole):
        tile = luma[top : top + SIDE, left : left + SIDE]
        coarse = tile[::4, ::4]
        clipped = float(((coarse < 3) | (coarse > 252)).mean())
        steps = np.abs(np.diff(tile[::2, ::2].astype(np.int16), axis=1))
        ranked.append(
            (float(np.percentile(steps, 75)) * (1 - clipped) + 0.1 * float(steps.mean()), top, left)
        )
    ranked.sort(reverse=True)
    return [luma[y : y + SIDE, x : x + SIDE].astype(np.float32) for _, y, x in ranked[:SPECTRUM_TILES]]


def all_tiles(luma: Luma) -> Iterator[NDArray[np.float32]]:
    """Every tile, spread where there would be more than 144; none of a picture smaller than one."""
    if min(luma.shape) < SIDE:
        return
    for y, x in _places(luma, whole=True):
        yield luma[y : y + SIDE, x : x + SIDE].astype(np.float32)


def _places(luma: Luma, *, whole: bool) -> list[tuple[int, int]]:
    down, across = (_starts(length, whole=whole) for length in luma.shape)
    return list(itertools.product(down, across))


def _starts(length: int, *, whole: bool) -> list[int]:
    wanted = max(1, min(12, -(-length // SIDE) if whole else length // SIDE))
    return [int(place) // 8 * 8 for place in np.linspace(0, length - SIDE, wanted)]


def _window() -> NDArray[np.float32]:
    slope = np.hanning(SIDE + 1)[:SIDE]
    return np.outer(slope, slope).astype(np.float32)


def on_grid() -> NDArray[np.bool_]:
    """Which Fourier coefficients of a tile lie on the lines of an 8-pixel grid."""
    near = [
        np.abs(f * 8 - np.rint(f * 8)) < 8 * 2.5 / SIDE for f in (np.fft.fftfreq(SIDE), np.fft.rfftfreq(SIDE))
    ]
    return np.asarray(near[0][:, None] | near[1][None, :], np.bool_)


def _bin_of_frequency() -> NDArray[np.int64]:
    """Band of each Fourier coefficient; _BINS for those on the lines of an 8-pixel grid."""
    down = np.abs(np.fft.fftfreq(SIDE))[:, None]
    across = np.abs(np.fft.rfftfreq(SIDE))[None, :]
    bins = np.minimum((np.maximum(down, across) / 0.5 * _BINS).astype(np.int64), _BINS - 1)
    return np.where(on_grid(), _BINS, bins)


WINDOW = _window()
_BIN_OF = _bin_of_frequency().ravel()
_BIN_SIZES = np.maximum(np.bincount(_BIN_OF, minlength=_BINS + 1)[:_BINS], 1)


def spectrum(tile: NDArray[np.float32]) -> NDArray[np.float64]:
    """dB of each of the 32 bands of one tile."""
    power = np.abs(np.fft.rfft2((tile - tile.mean()) * WINDOW)) ** 2
    bands = np.bincount(_BIN_OF, power.ravel(), minlength=_BINS + 1)[:_BINS] / _BIN_SIZES
    return np.asarray(10 * np.log10(bands + 1e-3), np.float64)


def losses(tile: NDArray[np.float32]) -> list[float]:
    """log10 of the mean squared loss at each shrink factor."""
    lost = []
    for factor in _SHRINKS:
        lost.append(float(np.log10(np.mean(_lost(tile, factor)[8:-8, 8:-8] ** 2) + 0.05)))
    return lost


def fine_losses(tile: NDArray[np.float32]) -> NDArray[np.float64]:
    """(8, 8): what each part of a tile loses at a half, in squared levels."""
    parts = (_lost(tile, 2.0) ** 2).reshape(_PARTS, SIDE // _PARTS, _PARTS, SIDE // _PARTS)
    return np.asarray(parts.mean(axis=(1, 3)), np.float64)


def _lost(tile: NDArray[np.float32], factor: float) -> NDArray[np.float32]:
    """What shrinking by a factor and enlarging again takes of a tile."""
    side = round(SIDE / factor)
    small = cv2.resize(tile, (side, side), interpolation=cv2.INTER_AREA)
    return tile - np.asarray(cv2.resize(small, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC), np.float32)
