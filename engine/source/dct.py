"""The 8 by 8 cosine transform of JPEG, on whole blocks, on tiles and at all 64 grid offsets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from scipy import fft

from engine.source.picture import Luma

Floats = NDArray[np.float32]


def _basis() -> Floats:
    n, k = np.arange(8)[None, :], np.arange(8)[:, None]
    scale = np.where(np.equal(k, 0), np.sqrt(1 / 8), np.sqrt(2 / 8))
    return np.asarray(scale * np.cos((2 * n + 1) * k * np.pi / 16), np.float32)


BASIS: Floats = _basis()
"""Row k holds the k-th cosine; orthonormal, so JPEG's coefficients come out in their own unit."""

TILE = 128
FLATTEST = 2.0
"""Tiles with a smaller standard deviation (levels) hold too little to tell."""
MOST_CLIPPED = 0.05
"""Tiles with a larger share of black or white pixels lie about their coefficients."""


@dataclass(frozen=True)
class Tile:
    top: int
    left: int
    side: int


def blocks_of(plane: Floats) -> Floats:
    """(H, W) of whole blocks to (H/8, W/8, 8, 8)."""
    height, width = plane.shape[0] // 8, plane.shape[1] // 8
    return plane[: height * 8, : width * 8].reshape(height, 8, width, 8).transpose(0, 2, 1, 3)


def transform(plane: Floats) -> Floats:
    """Coefficients (H/8, W/8, 8, 8) of a plane cut into whole blocks from its top left corner."""
    return np.asarray(fft.dctn(blocks_of(plane), axes=(2, 3), norm="ortho"), np.float32)


def central(luma: Luma, side: int, left: int = 0, top: int = 0) -> Floats:
    """The middle part, at most `side` by `side` pixels, whole blocks of the grid that starts at
    (left, top); level shifted by 128 as JPEG does."""
    height, width = (luma.shape[0] - top) // 8 * 8, (luma.shape[1] - left) // 8 * 8
    first_row = top + max(0, (height - side) // 16 * 8)
    first_column = left + max(0, (width - side) // 16 * 8)
    rows, columns = min(side, height), min(side, width)
    part = luma[first_row : first_row + rows, first_column : first_column + columns].astype(np.float32)
    return np.asarray(part - 128, np.float32)


def pick_tiles(luma: Luma, count: int, side: int = TILE) -> list[Tile]:
    """`count` tiles on the 8-grid, neither flat nor clipped, spread from calm to busy."""
    side = min(side, luma.shape[0] // 8 * 8, luma.shape[1] // 8 * 8)
    if side < 24:
        return []
    spread: list[tuple[float, int, int]] = []
    rows, columns = _starts(luma.shape[0], side), _starts(luma.shape[1], side)
    for top in rows:
        for left in columns:
            sample = luma[top : top + side : 3, left : left + side : 3]
            deviation = float(sample.std())
            clipped = float(((sample <= 1) | (sample >= 254)).mean())
            if deviation > FLATTEST and clipped < MOST_CLIPPED:
                spread.append((deviation, top, left))
    spread.sort()
    if len(spread) > count:
        chosen = np.linspace(0, len(spread) - 1, count).round().astype(int)
        spread = [spread[i] for i in chosen]
    return [Tile(top, left, side) for _, top, left in spread]


def _starts(length: int, side: int) -> list[int]:
    """Where tiles may start along one side: at most 24 places, on the 8-grid."""
    last = length - side
    if last <= 0:
        return [0]
    wanted = min(24, last // side + 1)
    return sorted({int(place) // 8 * 8 for place in np.linspace(0, last, wanted)})


def zero_map(luma: Luma, tiles: list[Tile]) -> NDArray[np.float64]:
    """(8, 8): mean number of near-zero AC coefficients in a block of the grid at offset [y, x].

    A grid that rounded the picture once shows as a peak: its own blocks hold the most zeros (ZERO,
    Nikoukhah et al., IPOL 2021).
    """
    total = np.zeros((8, 8))
    blocks = 0
    for tile in tiles:
        part = luma[tile.top : tile.top + tile.side, tile.left : tile.left + tile.side].astype(np.float32)
        reach = tile.side - 8
        across = fft.dct(sliding_window_view(part, 8, axis=1)[:, :reach], axis=-1, norm="ortho")
        down = fft.dct(sliding_window_view(across, 8, axis=0)[:reach], axis=-1, norm="ortho")
        zeros = (np.abs(down) < 0.5).reshape(reach, reach, 64)[:, :, 1:].sum(axis=2, dtype=np.uint8)
        total += zeros.reshape(reach // 8, 8, reach // 8, 8).sum(axis=(0, 2), dtype=np.int64)
        blocks += (reach // 8) ** 2
    return total / max(1, blocks)
