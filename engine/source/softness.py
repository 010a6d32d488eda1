"""Row 8: effective resolution. Less detail than the pixels suggest, whatever took it.

A small network judges the twenty figures of sharpness.py; its weights and how they were fitted are in
softness.json. A second fit tells how many pixels share one pixel's worth of detail. Both know mild blur and
enlarging; what is stronger is known by the picture's halves (halvings.py), where it looks mild.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from engine.source.crisp_edges import mostly_crisp
from engine.source.evidence import Evidence
from engine.source.halvings import halved_features
from engine.source.lettering import free_of_lettering
from engine.source.picture import Luma, Picture
from engine.source.sharpness import (
    Features,
    all_tiles,
    figures,
    fine_loss,
    fine_losses,
    losses,
    sharpness_features,
    spectrum,
)
from engine.source.wording import about

SOFT = 1.8
"""Log-odds from which a picture counts as soft: 0.5 % false alarms on photos the fit had not seen."""
NEARLY_SOFT = -1.0
"""Log-odds that do for a further half once one was soft: the share is read off the smallest such half. Of
1,259 enlargements 2 to 12 times of 41 photos (2026-11-28, trial fits that had not seen the photo) the share
was within a third of the truth in 88 %, at 0 as at -1.5; by the former fit of the picture itself in 28 %."""
FINE = 10.0
"""Mean squared loss, at a half, from which a picture holds something fine, whatever its halves look like:
slanted stripes and fences 35 and more; what halves tell rightly at most 5, grain of 4 levels included
(2026-11-28)."""
HOLLOW_SHARE = 0.45
"""Below this share of its side a picture is hollow: enlarged twice and more, or out of focus."""
SHARP = -3.0
"""Log-odds below which a single tile is in focus, if there is fine detail …"""
DETAILED = 8.0
"""… in the larger half of it: squared levels lost at a half (blur leaves 1, lettering empty places) …"""
OVER_GROUND = 4.0
"""… so many times what the tiles at GROUND of a hundred have: grain is everywhere alike."""
GROUND = 20
IN_FOCUS = 0.05
"""Share of the tiles from which something is in focus."""
NOTHING_FINE = 3.0
"""Squared levels lost at a half below which a photo's places stay where only a caption on it is fine …"""
ALL_BUT = 99.5
"""… all but so few of a hundred. Blur leaves 1 and enlarging 8 times 2; a subject in focus has more."""
SMALLEST_SHARE = 0.15
"""Of one rendering: an eighth of the size tells down to 0.02."""


@dataclass(frozen=True)
class Softness:
    """odds: log-odds that detail is missing. share: of the longest side that detail fills, 0…1."""

    odds: float
    share: float

    @property
    def probability(self) -> float:
        return float(1 / (1 + np.exp(-np.clip(self.odds, -30, 30))))


def softness_of(luma: Luma) -> Softness | None:
    """None when the picture is smaller than one tile of 256 pixels."""
    features = sharpness_features(luma)
    if features is None:
        return None
    found = [judge(features)]
    if fine_loss(features) < FINE and not mostly_crisp(luma):
        found += [judge(halved) for halved in halved_features(luma)]
    return by_halves(found)


def missing_detail(luma: Luma) -> Softness | None:
    """Of a soft picture; None of all others. Where a caption is what is fine in it, the part that it leaves
    free speaks for the whole.

    11 photos at 1200 pixels, blurred (sigma 2 to 12) or blown up (2 to 8 times), with five kinds of captions
    (2026-11-28): 383 of 495 are told, 214 by the whole alone. None of 70 sharp ones with captions is; of 420
    with a subject in focus 55 instead of 48, the 7 being told without their captions, too.
    """
    found = _soft(luma)
    if found is not None:
        return found
    part = free_of_lettering(luma)
    if part is None or _finest(part) > NOTHING_FINE:
        return None
    return _soft(part)


def _soft(luma: Luma) -> Softness | None:
    found = softness_of(luma)
    return None if found is None or found.odds <= SOFT or in_focus(luma) else found


def _finest(luma: Luma) -> float:
    """What ALL_BUT of the places lose at a half at most, in squared levels."""
    return float(np.percentile([fine_losses(tile) for tile in all_tiles(luma)], ALL_BUT))


def by_halves(found: list[Softness]) -> Softness:
    """What a picture, its half, its quarter … tell together.

    The network takes a picture for sharp again from some blur on (sigma 4 to 5 in pixels), but its half then
    looks soft. 41 photos, blurred with sigma 2 to 20 at 1400 pixels, 2026-11-28: 368 of 369 are told (163 by
    the picture alone), and all 123 with discs of 4 to 16 pixels; of 268 honest renderings none but a night
    shot that is out of focus.
    """
    whole = found[0]
    if max(one.odds for one in found) <= SOFT:
        return whole
    deepest = max(place for place, one in enumerate(found) if one.odds > NEARLY_SOFT)
    return Softness(max(one.odds for one in found), found[deepest].share / 2**deepest)


def in_focus(luma: Luma) -> bool:
    """Whether something in a picture is: a subject before ground that is not, as photographers want it.

    42 photos at 1400 pixels with a tenth or a quarter in focus and the ground blurred with sigma 2 or 4
    (2026-11-28): 90 of 168 read soft, 54 with this. Taken for in focus are none of 280 blurred pictures that
    read soft, 2 of 244 enlarged ones (both 1.5 times), 4 of 181 with captions or price tags on them, 1 of 11
    with grain, and those whose half is a page of small print.
    """
    tiles = list(all_tiles(luma))
    detail = [float(np.median(fine_losses(tile))) for tile in tiles]
    least = max(DETAILED, OVER_GROUND * float(np.percentile(detail, GROUND)))
    sharp = [tile for tile, fine in zip(tiles, detail, strict=True) if fine > least and _is_sharp(tile)]
    return len(sharp) >= max(1.0, IN_FOCUS * len(tiles))


def _is_sharp(tile: NDArray[np.float32]) -> bool:
    return judge(figures(spectrum(tile), np.asarray(losses(tile)))).odds < SHARP


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
    found = missing_detail(picture.luma)
    if found is None:
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
