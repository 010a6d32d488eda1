"""How boxes lie to each other."""

from __future__ import annotations

from engine.order import Box


def area(box: Box) -> int:
    """In pixels."""
    return (box[2] - box[0]) * (box[3] - box[1])


def intersection_over_union(one: Box, other: Box) -> float:
    """What both cover, as a part of what either does, 0…1."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    if wide <= 0 or high <= 0:
        return 0.0
    return wide * high / (area(one) + area(other) - wide * high)
