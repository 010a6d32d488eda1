"""Row 8: effective resolution. Less detail than the pixels suggest, whatever took it.

A small network judges the twenty figures of sharpness.py; its weights and how they were fitted are in
softness.json. A second fit tells how many pixels share one pixel's worth of detail.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from engine.source.evidence import Evidence
from engine.source.picture import Luma, Picture
from engine.source.sharpness import Features, sharpness_features
from engine.source.wording import about

SOFT = 1.8
"""Log-odds from which a picture counts as soft: 0.5 % false alarms on photos the fit had not seen."""
HOLLOW_SHARE = 0.45
"""Below this share of its side a picture is hollow: enlarged twice and more, or out of focus."""
SMALLEST_SHARE = 0.15


@dataclass(frozen=True)
class Softness:
    """odds: log-odds that detail is missing. share: of the longest side that detail fills, 0.15…1."""

    odds: float
    share: float

    @property
    def probability(self) -> float:
        return float(1 / (1 + np.exp(-np.clip(self.odds, -30, 30))))


def softness_of(luma: Luma) -> Softness | None:
    """None when the picture is smaller than one tile of 256 pixels."""
    features = sharpness_features(luma)
    return None if features is None else judge(features)


def judge(features: Features) -> Softness:
    """Both fits on one set of figures."""
    fit = _fit()
    unit = (features - fit["mean"]) / fit["deviation"]
    hidden = np.tanh(unit @ fit["hidden"] + fit["hidden_bias"])
    odds = float(hidden @ fit["output"] + fit["bias"])
    near = np.clip(unit, -4, 4)
    doublings = float(np.concatenate([near, near * near, [1.0]]) @ fit["share_fit"])
    return Softness(odds, float(np.clip(2.0**-doublings, SMALLEST_SHARE, 1.0)))


def soft_evidence(picture: Picture) -> Evidence | None:
    """Fires on missing detail. A camera's own picture may be soft: with its EXIF it doesn't degrade."""
    found = softness_of(picture.luma)
    if found is None or found.odds <= SOFT:
        return None
    side = about(picture.longest * found.share)
    hollow = found.share < HOLLOW_SHARE
    text = f"It looks softer than its size: it holds the detail of about {side} pixels."
    if hollow:
        text = (
            f"It is blurred or was enlarged: it holds the detail of about {side} pixels. "
            "What was lost can only be guessed."
        )
    return Evidence(
        kind="soft",
        confidence=found.probability,
        text=text,
        advice="Look for a sharper or smaller original of this picture.",
        degrades=not picture.camera.is_camera,
        measured={
            "odds": round(found.odds, 2),
            "effective_share": round(found.share, 3),
            "hollow": hollow,
        },
    )


@cache
def _fit() -> dict[str, NDArray[np.float64]]:
    text = resources.files("engine.source").joinpath("softness.json").read_text("utf-8")
    stored = json.loads(text)
    return {key: np.asarray(value) for key, value in stored.items() if not isinstance(value, str)}
