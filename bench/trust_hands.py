"""Hands: where they are found, how good ones measure, and how often faults in them are noticed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np

from bench.trust_faults import FAULTS
from bench.trust_scenes import Scene
from engine.order import Character
from engine.trust import faces, places
from engine.trust.hands import find_hands
from engine.trust.measures import Maps
from engine.trust.view import RGB, View
from engine.trust.zone import Box


def hands(scenes: Sequence[Scene], characters: Sequence[Character]) -> dict[str, Any]:
    """For each character: hands, verdicts of untouched ones, their worst measures, faults noticed."""
    random = np.random.default_rng(7)
    table: dict[str, Any] = {}
    for character in characters:
        noticed: dict[str, list[bool]] = defaultdict(list)
        good: list[dict[str, float]] = []
        verdicts: list[str] = []
        for made in scenes:
            master = made.masters[character]
            for box in _found(made):
                place = places.judge(Maps(View(made.source, made.plain, master)), "hand", box)
                good.append(place.measures)
                verdicts.append(place.zone().verdict)
                for name, fault in FAULTS.items():
                    noticed[name].append(_verdict(made, fault(master, box, random), box) != "fine")
        table[character] = {
            "hands": len(good),
            "look": verdicts.count("look"),
            "changed": verdicts.count("changed"),
            "structure least": min((m["structure"] for m in good), default=None),
            "displacement most": max((m["displacement"] for m in good), default=None),
            "colour most": max((m["colour"] for m in good), default=None),
            "turn most": max((m.get("turn", 0.0) for m in good), default=None),
        } | {name: round(sum(values) / len(values), 3) for name, values in noticed.items()}
    return table


def _found(made: Scene) -> list[Box]:
    view = View(made.source, made.plain, made.plain)
    return [hand.box for hand in find_hands(view, [face.box for face in faces.find_faces(view)])]


def _verdict(made: Scene, master: RGB, box: Box) -> str:
    return places.judge(Maps(View(made.source, made.plain, master)), "hand", box).zone().verdict
