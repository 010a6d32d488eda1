"""Row 15: sharpening halos. Bright and dark seams along strong edges, which enlarging would widen."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.source.evidence import Evidence
from engine.source.picture import Picture
from engine.source.sharpness import SIDE, busy_tiles

OVERSHOOT = 0.5
"""Sum of both overshoots over the height of the edge, median of the edges looked at."""
FEWEST_EDGES = 50
TILES = 6
_STEEP = 60.0
_PER_TILE = 300


def halo_evidence(picture: Picture) -> Evidence | None:
    """Fires on visible seams along most strong, clean edges."""
    if min(picture.luma.shape) < SIDE:
        return None
    tiles = busy_tiles(picture.luma)[:TILES]
    found = [_overshoots(turned) for tile in tiles for turned in (tile, tile.T)]
    overshoots = np.concatenate(found)
    if overshoots.size < FEWEST_EDGES or float(np.median(overshoots)) <= OVERSHOOT:
        return None
    return Evidence(
        kind="halos",
        confidence=0.7,
        text="It was sharpened hard: edges carry bright and dark seams that will stay visible.",
        degrades=False,
        measured={"overshoot": round(float(np.median(overshoots)), 2), "edges": int(overshoots.size)},
    )


def _overshoots(tile: NDArray[np.float32]) -> NDArray[np.float64]:
    """Overshoot of each clean edge that the rows of a tile cross, as a share of its height."""
    slope = np.zeros_like(tile)
    slope[:, 1:-1] = tile[:, 2:] - tile[:, :-2]
    size = np.abs(slope)
    peak = (size > _STEEP) & (size >= np.roll(size, 1, 1)) & (size >= np.roll(size, -1, 1))
    peak[:, :10] = peak[:, -10:] = False
    rows, columns = np.nonzero(peak)
    if not rows.size:
        return np.empty(0)
    chosen = np.linspace(0, rows.size - 1, min(rows.size, _PER_TILE)).astype(np.int64)
    rows, columns = rows[chosen], columns[chosen]
    profile = np.stack([tile[rows, columns + k] for k in range(-8, 9)], axis=1)
    profile = profile * np.sign(slope[rows, columns])[:, None]
    high, low = np.median(profile[:, 13:17], axis=1), np.median(profile[:, 0:4], axis=1)
    clean = (profile[:, 13:17].std(axis=1) < 6) & (profile[:, 0:4].std(axis=1) < 6) & (high - low > 40)
    over = profile[clean, 9:13].max(axis=1) - high[clean] + low[clean] - profile[clean, 4:8].min(axis=1)
    return np.asarray(over / (high - low)[clean], np.float64)
