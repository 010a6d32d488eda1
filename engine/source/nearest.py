"""Row 9: enlarged by repeating pixels. Only every second, third or fourth step is one then."""

from __future__ import annotations

import numpy as np

from engine.source.evidence import Evidence
from engine.source.picture import Luma, Picture
from engine.source.wording import about

FACTORS = {2: 0.5, 3: 0.35, 4: 0.35}
"""Enlargement factor, and the share of steps off its rhythm below which pixels are repeated."""
SIDE = 1024
FAINTEST = 0.3
"""Mean step, in levels, below which a picture is too flat to tell."""


def nearest_enlarged(picture: Picture) -> Evidence | None:
    """Fires when both axes step on one rhythm."""
    factor = repeated_pixels(picture.luma)
    if factor is None:
        return None
    return Evidence(
        kind="nearest_enlarged",
        confidence=0.95,
        text=(
            "It was enlarged by repeating pixels: "
            f"it holds the detail of about {about(picture.longest / factor)} pixels."
        ),
        advice="Find the smaller picture it was made from: it can be enlarged far better.",
        measured={"factor": factor, "effective_share": 1 / factor},
    )


def repeated_pixels(luma: Luma) -> int | None:
    """How often each pixel is repeated (4, 3 or 2), None when it isn't."""
    top, left = max(0, luma.shape[0] - SIDE) // 2, max(0, luma.shape[1] - SIDE) // 2
    middle = luma[top : top + SIDE, left : left + SIDE].astype(np.int16)
    steps = [np.abs(np.diff(middle, axis=axis)).mean(axis=1 - axis) for axis in (0, 1)]
    for factor in sorted(FACTORS, reverse=True):
        if all(_off_rhythm(step, factor) < FACTORS[factor] for step in steps):
            return factor
    return None


def _off_rhythm(steps: np.ndarray[tuple[int], np.dtype[np.float64]], factor: int) -> float:
    """Largest mean step off the rhythm over the mean step on it; 1 when nothing can be told."""
    whole = steps.size // factor * factor
    if whole < 8 * factor:
        return 1.0
    phases = np.sort(steps[:whole].reshape(-1, factor).mean(axis=0))
    return float(phases[-2] / phases[-1]) if phases[-1] > FAINTEST else 1.0
