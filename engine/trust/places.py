"""Verdicts by measure: typical places, and spots anywhere in the picture that left the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import cv2
import numpy as np

from engine.trust import cutoffs
from engine.trust.measures import Maps, edge_turn
from engine.trust.structure import PLACE, peaks
from engine.trust.view import Plane
from engine.trust.zone import SEVERITY, Box, Zone, ZoneKind, ZoneVerdict

MOST_PLACES = 4

_WORDS: dict[ZoneKind, str] = {
    "hand": "Hand: measures as in the source, compare the fingers.",
    "texture": "Fine pattern: plausible, partly drawn by the model.",
    "edge": "Straight edge: runs as in the source.",
    "flat": "Flat place: as in the source.",
}
_FAULTS = {
    "structure": ("Details drawn differently from the source.", "Details are not those of the source."),
    "displacement": ("Details lie a little off their place.", "Details lie off their place."),
    "colour": ("Colour differs a little from the source.", "Colour is not that of the source."),
    "turn": ("Edge runs a little differently.", "Edge runs differently from the source."),
    "flip": (
        "Fine pattern: much of it guessed by the model.",
        "Fine pattern: largely guessed by the model, plausible but not from your photo.",
    ),
}
"""What a measure says past its first and its second cut-off."""

_CUTS = {
    "structure": cutoffs.STRUCTURE,
    "displacement": cutoffs.DISPLACEMENT,
    "colour": cutoffs.COLOUR,
    "turn": cutoffs.TURN,
    "flip": cutoffs.FLIP,
}


def weigh(measures: dict[str, float]) -> tuple[ZoneVerdict, str]:
    """The worst verdict of the measures and the name of the measure that says so, "" when all are fine."""
    worst: tuple[ZoneVerdict, str] = ("fine", "")
    for name, value in measures.items():
        if name not in _CUTS:
            continue
        verdict = _past(value, _CUTS[name])
        if SEVERITY[verdict] < SEVERITY[worst[0]]:
            worst = (verdict, name)
    return worst


def _past(value: float, cuts: tuple[float, float]) -> ZoneVerdict:
    """Cuts that fall are for measures where less is worse."""
    look, changed = cuts
    sign = -1 if changed < look else 1
    if sign * value > sign * changed:
        return "changed"
    return "look" if sign * value > sign * look else "fine"


@dataclass(frozen=True)
class Place:
    """A place to judge: where it is, what it is, what was measured there, and what a crop should show."""

    kind: ZoneKind
    box: Box
    measures: dict[str, float]
    focus: tuple[int, int] | None = None

    def zone(self) -> Zone:
        verdict, name = weigh(self.measures)
        # A guess finer than the source's own pixels contradicts nothing: it is for a person to look at.
        shown: ZoneVerdict = "look" if name == "flip" and verdict == "changed" else verdict
        text = _WORDS.get(self.kind, "A place.") if not name else _FAULTS[name][verdict == "changed"]
        if self.kind == "hand" and name:
            text = f"Hand: {text[0].lower()}{text[1:]}"
        return Zone(self.kind, self.box, shown, text, dict(self.measures), self.focus)


def judge(maps: Maps, kind: ZoneKind, box: Box, focus: tuple[int, int] | None = None) -> Place:
    if maps.view.is_plain(box):
        # Nothing was drawn here, so nothing can be wrong; of no pattern the model drew a part.
        return Place("place" if kind == "texture" else kind, box, {}, focus)
    measures = maps.measure(box)
    if kind in ("edge", "hand"):
        turn = edge_turn(maps.view, box)
        if turn is not None:
            measures["turn"] = round(turn, 2)
    return Place(kind, box, measures, focus)


def spots(maps: Maps, taken: list[Box]) -> list[Place]:
    """Up to MOST_PLACES windows where the master left the source, worst first, clear of `taken`."""
    width, height = maps.view.grid_size
    side = min(PLACE, width, height)
    if side < 8:
        return []
    past = [
        maps.structure < cutoffs.STRUCTURE[0],
        maps.displacement > cutoffs.DISPLACEMENT[0],
        maps.colour > cutoffs.COLOUR[0],
    ]
    free = maps.view.free(taken)
    shares = [cv2.blur(plane.astype(np.float32) * free, (side, side)) for plane in past]
    score = cast(Plane, np.max(shares, axis=0))
    found = peaks(np.where(score > cutoffs.PLACE_SHARE, score, 0).astype(np.float32), side, MOST_PLACES)
    return [judge(maps, "place", maps.view.to_master(box)) for box in found]
