"""One object, one crop: neighbouring places with the same fault are one zone.

A barcode fills several windows of the measure, and six crops of it left no room for the date beside it.
"""

from __future__ import annotations

from dataclasses import replace

from engine.trust.zone import Box, Zone, ZoneKind, union

JOINED: tuple[ZoneKind, ...] = ("place", "edge", "texture", "flat")
"""Places found by measure. Faces, hands and labels are objects of their own already."""
APART = 0.5
"""Of the smaller place's side: the widest gap between two windows of one object."""


def joined(zones: list[Zone]) -> list[Zone]:
    """The zones, those that say the same of neighbouring places joined to the first of them. Of what is fine
    each stays alone: they are examples."""
    left, found = list(zones), []
    while left:
        group = [left.pop(0)]
        for one in group:  # it grows as it is gone through
            near = [other for other in left if _alike(group[0], other) and _near(one.box, other.box)]
            group += near
            left = [other for other in left if all(other is not taken for taken in near)]
        found.append(group[0] if len(group) == 1 else _one(group))
    return found


def _alike(one: Zone, other: Zone) -> bool:
    told = one.verdict != "fine" or one.taken_back
    same = (one.verdict, one.taken_back, one.text) == (other.verdict, other.taken_back, other.text)
    return told and same and one.kind in JOINED and other.kind in JOINED


def _near(one: Box, other: Box) -> bool:
    gap = max(max(one[axis], other[axis]) - min(one[axis + 2], other[axis + 2]) for axis in (0, 1))
    return gap <= APART * min(end - start for box in (one, other) for start, end in (box[::2], box[1::2]))


def _one(group: list[Zone]) -> Zone:
    """The first's measures and its middle: the worst spot comes first."""
    box = union([zone.box for zone in group])
    return replace(group[0], box=box, focus=group[0].centre, parts=(box, group[0].box))
