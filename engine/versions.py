"""Versions: smaller renditions cut from a master, for the web, for social networks, for print.

All come from the master's own pixels and none is enlarged: where the master holds less than a version asks
for, the version is as large as it can be and says so, or there is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor
from typing import Literal

from engine.order import Box
from engine.source.purpose import HAND_DPI, WALL_DPI
from engine.target import MILLIMETRES_PER_INCH
from engine.version_kinds import Kind
from engine.window import Subject, largest, place

Reason = Literal["too_small", "face"]
Size = tuple[int, int]

LEAST = 0.5
"""Part of a version's sides below which it is not offered: it would look poor where it is meant for."""


@dataclass(frozen=True)
class Version:
    """How a version is cut. window: master pixels. size: what the window becomes, never larger than it.
    canvas: size of the file, larger than `size` only where white is added. dots_per_inch: for print.
    smaller: the master holds less than was asked for. faces_outside: main faces that it does not show whole.
    """

    kind: Kind
    window: Box
    size: Size
    canvas: Size
    dots_per_inch: int | None = None
    smaller: bool = False
    faces_outside: int = 0


@dataclass(frozen=True)
class NotOffered:
    """too_small: the master holds less than LEAST of it, or less than a print on the wall needs. face: no
    main face would be whole."""

    kind: Kind
    reason: Reason


def plan(master: Size, subject: Subject, kind: Kind) -> Version | NotOffered:
    """Decide how a master of this size (width, height) is cut for a kind."""
    if kind.way in ("whole", "pad"):
        return _whole(master, kind)
    if kind.way == "print":
        return _print(master, subject, kind)
    wanted = (round(kind.width), round(kind.height))
    held = largest(master, wanted)
    part = min(1.0, held[0] / wanted[0], held[1] / wanted[1])
    if part < LEAST:
        return NotOffered(kind, "too_small")
    if part == 1:
        return _cut(master, subject, Version(kind, (0, 0, *held), wanted, wanted))
    size = floor(wanted[0] * part + 1e-6), floor(wanted[1] * part + 1e-6)
    return _cut(master, subject, Version(kind, (0, 0, *size), size, size, smaller=True))


def _whole(master: Size, kind: Kind) -> Version:
    factor = min(1.0, kind.width / max(master))
    size = max(1, round(master[0] * factor)), max(1, round(master[1] * factor))
    canvas = (round(kind.width), round(kind.height)) if kind.way == "pad" else size
    smaller = max(master) < kind.width
    return Version(kind, (0, 0, *master), size, canvas, smaller=smaller)


def _print(master: Size, subject: Subject, kind: Kind) -> Version | NotOffered:
    """At HAND_DPI, or at what the master holds, in whole dots an inch so that the sheet comes out right."""
    sheet = (kind.width, kind.height) if master[1] >= master[0] else (kind.height, kind.width)
    inches = sheet[0] / MILLIMETRES_PER_INCH, sheet[1] / MILLIMETRES_PER_INCH
    held = min(floor(master[0] / inches[0]), floor(master[1] / inches[1]))
    if held < WALL_DPI:
        return NotOffered(kind, "too_small")
    dots = min(HAND_DPI, held)
    size = round(inches[0] * dots), round(inches[1] * dots)
    if held < HAND_DPI:
        size = min(size[0], master[0]), min(size[1], master[1])
        return _cut(master, subject, Version(kind, (0, 0, *size), size, size, dots, smaller=True))
    window = largest(master, inches)
    size = min(size[0], window[0]), min(size[1], window[1])
    return _cut(master, subject, Version(kind, (0, 0, *window), size, size, dots))


def _cut(master: Size, subject: Subject, version: Version) -> Version | NotOffered:
    """The same with its window where the subject is."""
    placed = place(master, (version.window[2], version.window[3]), subject)
    if not placed.whole:
        return NotOffered(version.kind, "face")
    return Version(
        version.kind,
        placed.window,
        version.size,
        version.canvas,
        version.dots_per_inch,
        version.smaller,
        placed.outside,
    )
