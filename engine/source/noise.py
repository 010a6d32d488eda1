"""Row 13: grain. It sets expectations only: it is cleaned or kept, never proof of a copy."""

from __future__ import annotations

import cv2
import numpy as np

from engine.source.evidence import Evidence
from engine.source.picture import Luma, Picture

GRAINY = 2.5
"""Noise deviation in levels, of the calmest tenth of blocks, from which it is seen."""
SIDE = 1024
BLOCK = 32
_MASK = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
"""Immerkær 1996: blind to planes and edges, sees noise six times over."""


def noise_evidence(picture: Picture) -> Evidence | None:
    """Fires when even the calmest blocks carry grain."""
    deviation = noise_level(picture.luma)
    if deviation <= GRAINY:
        return None
    return Evidence(
        kind="noise",
        confidence=0.8,
        text="The photo is grainy: grain and fine texture can't always be told apart.",
        degrades=False,
        measured={"deviation": round(deviation, 2)},
    )


def noise_level(luma: Luma) -> float:
    """Deviation of the noise in levels; 0 for pictures too small to have calm blocks."""
    top, left = max(0, luma.shape[0] - SIDE) // 2, max(0, luma.shape[1] - SIDE) // 2
    middle = luma[top : top + SIDE, left : left + SIDE].astype(np.float32)
    rows, columns = middle.shape[0] // BLOCK, middle.shape[1] // BLOCK
    if rows * columns < 10:
        return 0.0
    answer = np.abs(cv2.filter2D(middle, -1, _MASK))[: rows * BLOCK, : columns * BLOCK]
    blocks = answer.reshape(rows, BLOCK, columns, BLOCK).mean(axis=(1, 3))
    unclipped = blocks[blocks > 0.05]
    if unclipped.size < 10:
        return 0.0
    return float(np.percentile(unclipped, 10) * np.sqrt(np.pi / 2) / 6)
