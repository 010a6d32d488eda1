"""The words of the trust check: a zone, what was found there, and the verdict on the whole picture."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

ZoneKind = Literal["face", "hand", "text", "edge", "texture", "flat", "place"]
"""face, hand, text: where invention does harm. edge, texture, flat: typical places, judged by measure.
place: a spot that no detector names, found because the master leaves the source there."""

ZoneVerdict = Literal["fine", "look", "changed", "unchecked"]
Overall = Literal["green", "amber", "red", "unchecked"]
Box = tuple[int, int, int, int]
"""x0, y0, x1, y1 in pixels, the end excluded."""

SEVERITY: dict[ZoneVerdict, int] = {"changed": 0, "look": 1, "unchecked": 2, "fine": 3}
"""Worst first, for sorting."""

RELIED_ON = ("face", "text")
"""Kinds that a person relies on: changed here means red; changed elsewhere means amber."""


@dataclass(frozen=True)
class Zone:
    """One place in the master.

    box: master pixels. verdict: after the fallback, when there was one.
    text: one plain sentence for a person, in English; it may quote any script read from the picture.
    measures: the figures behind the verdict, JSON-able.
    focus: the point (x, y) in master pixels that a crop should show, when the box's middle is not it.
    parts: boxes of what the sentence speaks of, in master pixels, best first: a crop shows the first that
    fits it, else the last one from its beginning, which is `focus`.
    taken_back: the plain enlargement stands here instead of what the network drew.
    """

    kind: ZoneKind
    box: Box
    verdict: ZoneVerdict
    text: str
    measures: dict[str, object] = field(default_factory=dict)
    focus: tuple[int, int] | None = None
    taken_back: bool = False
    parts: tuple[Box, ...] = ()

    @property
    def centre(self) -> tuple[int, int]:
        """Where to look, in master pixels."""
        if self.focus is not None:
            return self.focus
        x0, y0, x1, y1 = self.box
        return (x0 + x1) // 2, (y0 + y1) // 2

    @property
    def faces(self) -> int:
        """How many faces it stands for: those too small to confirm are one zone together."""
        counted = self.measures.get("faces", 1)
        return counted if self.kind == "face" and isinstance(counted, int) else int(self.kind == "face")

    @property
    def smallest_print(self) -> float:
        """Height in source pixels of a text's smallest line; 0 of what is none."""
        lines = self.measures.get("lines", ())
        heights = [line.get("source_height", 0.0) for line in lines] if isinstance(lines, list) else []
        return min(heights, default=0.0)

    @property
    def area(self) -> int:
        x0, y0, x1, y1 = self.box
        return max(0, x1 - x0) * max(0, y1 - y0)

    def as_json(self) -> dict[str, object]:
        return {
            "kind": self.kind,
            "box": list(self.box),
            "verdict": self.verdict,
            "text": self.text,
            "taken_back": self.taken_back,
            "measures": self.measures,
        }


def clip_box(box: tuple[float, float, float, float], width: int, height: int) -> Box:
    """The box in whole pixels inside a picture of this size; at least one pixel each way."""
    x0 = min(max(0, int(box[0])), width - 1)
    y0 = min(max(0, int(box[1])), height - 1)
    x1 = max(x0 + 1, min(width, round(box[2])))
    y1 = max(y0 + 1, min(height, round(box[3])))
    return x0, y0, x1, y1


def union(boxes: list[Box]) -> Box:
    """The smallest box that holds them all."""
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def overlap(a: Box, b: Box) -> float:
    """Shared area as a part of the smaller box, 0…1."""
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return 0.0
    smaller = min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]))
    return width * height / smaller
