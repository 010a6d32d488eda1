"""Faces as zones: the same person, both eyes whole, and large enough to say so."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from engine.trust import cutoffs
from engine.trust.faces import Face, find_faces, identities
from engine.trust.measures import Maps
from engine.trust.view import RGB, View
from engine.trust.zone import Box, Zone, ZoneVerdict, clip_box, union

EYE_REACH = 0.32
"""Half the width of an eye's box, in parts of the distance between the eyes; its height is 0.7 of that."""

EYES_APART = 220
"""Master pixels: eyes further apart than this do not both fit a crop of the proof sheet (300 wide)."""

Trouble = Literal["", "person", "eye", "likeness", "asked"]

_TROUBLES: dict[tuple[str, bool], str] = {
    ("person", False): "Face: not the same person by automatic check.",
    ("person", True): "Face: came out as another person, so the source's own pixels are kept.",
    ("likeness", True): "Face: likeness was doubtful, so the source's own pixels are kept.",
    ("eye", False): "Face: an eye is not drawn as in the source.",
    ("eye", True): "Face: an eye was drawn wrong, so the source's own pixels are kept.",
    ("asked", True): "Face: to be safe, the source's own pixels are kept.",
}
"""By trouble, and whether it was taken back."""


@dataclass(frozen=True)
class Person:
    """A face with what was measured. eyes: (SSIM, displacement in source pixels) of the right and left."""

    face: Face
    identity: float
    eyes: tuple[tuple[float, float], ...]
    taken_back: Trouble = ""

    @property
    def small(self) -> bool:
        return self.face.source_width < cutoffs.SMALL_FACE

    def _eye(self, step: int) -> bool:
        """Whether an eye is past the first (0) or second (1) cut-off."""
        if self.small:
            return False
        structure, displacement = cutoffs.EYE_STRUCTURE[step], cutoffs.EYE_DISPLACEMENT[step]
        return any(eye[0] < structure or eye[1] > displacement for eye in self.eyes)

    @property
    def trouble(self) -> Trouble:
        """Why the plain enlargement should stand here."""
        if self.identity < cutoffs.DOUBTFUL_PERSON:
            return "person"
        if self._eye(1):
            return "eye"
        least = cutoffs.SAME_SMALL_PERSON if self.small else cutoffs.SAME_PERSON
        return "likeness" if self.identity < least else ""

    @property
    def verdict(self) -> ZoneVerdict:
        if self.trouble in ("person", "eye"):
            return "changed"
        if self.taken_back and not self.trouble:
            return "fine"
        return "look" if self.trouble or self.small or self._eye(0) else "fine"

    def sentence(self) -> str:
        """What was found, for a person."""
        told = _TROUBLES.get((self.taken_back or self.trouble, bool(self.taken_back)))
        if told is not None:
            return told
        if self.small:
            return "Face too small to confirm: compare the crop."
        if self.identity < cutoffs.SAME_PERSON:
            return f"Face: likeness is doubtful ({self.identity:.2f}), compare the crop."
        eyes = ", compare the eyes" if self._eye(0) else ""
        return f"Face: same person by automatic check ({self.identity:.2f}){eyes}."

    def zone(self) -> Zone:
        measures: dict[str, object] = {
            "identity": round(self.identity, 3),
            "source_width": round(self.face.source_width),
            "eyes": [[round(eye[0], 3), round(eye[1], 3)] for eye in self.eyes],
        }
        taken_back = bool(self.taken_back)
        return Zone("face", self.face.box, self.verdict, self.sentence(), measures, self._focus(), taken_back)

    def _focus(self) -> tuple[int, int]:
        """Between the eyes; where a crop there would only show the nose, the eye that measured worse."""
        (x0, y0), (x1, y1) = self.face.eyes
        if math.hypot(x1 - x0, y1 - y0) <= EYES_APART:
            return round((x0 + x1) / 2), round((y0 + y1) / 2)
        worse = min(range(2), key=lambda eye: (self.eyes[eye][0], -self.eyes[eye][1]))
        x, y = self.face.eyes[worse]
        return round(x), round(y)


def find(view: View) -> list[Face]:
    return find_faces(view)


def judge(maps: Maps, faces: list[Face], master: RGB) -> list[Person]:
    """Measure faces in a master; `maps` are of the same master."""
    cosines = identities(faces, maps.view.plain, master)
    return [
        Person(face, cosine, tuple(_eye(maps, face, eye) for eye in face.eyes))
        for face, cosine in zip(faces, cosines, strict=True)
    ]


def _eye(maps: Maps, face: Face, eye: tuple[float, float]) -> tuple[float, float]:
    apart = float(np.linalg.norm(face.landmarks[0] - face.landmarks[1]))
    reach = max(EYE_REACH * apart, 2 * maps.view.step)
    box: Box = clip_box(
        (eye[0] - reach, eye[1] - 0.7 * reach, eye[0] + reach, eye[1] + 0.7 * reach), *maps.view.size
    )
    x0, y0, x1, y1 = maps.view.to_grid(box)
    area = (slice(y0, y1), slice(x0, x1))
    return float(maps.structure[area].mean()), float(maps.displacement[area].mean())


def zones(people: list[Person]) -> list[Zone]:
    """One zone for each face, and one for all those that are only too small to confirm."""
    crowd = [p for p in people if p.small and not p.taken_back and p.verdict == "look"]
    found = [p.zone() for p in people if all(p is not other for other in crowd)]
    if crowd:
        found.append(_crowd(crowd))
    return found


def _crowd(crowd: list[Person]) -> Zone:
    """The crop shows the clearest of them, and as many around it as find room, all whole."""
    clearest = max(crowd, key=lambda p: (p.face.source_width, p.face.score))
    zone = clearest.zone()
    x, y = zone.centre
    near = sorted(crowd, key=lambda p: math.hypot(p.zone().centre[0] - x, p.zone().centre[1] - y))
    parts = [union([person.face.box for person in near[:count]]) for count in range(len(near), 0, -1)]
    text = zone.text if len(crowd) == 1 else f"{len(crowd)} faces too small to confirm: compare the crop."
    measures = {**zone.measures, "faces": len(crowd), "identity": round(min(p.identity for p in crowd), 3)}
    return replace(zone, text=text, measures=measures, parts=tuple(parts))
