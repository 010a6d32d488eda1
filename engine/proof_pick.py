"""Which places go on the proof sheet: worst first, never twice the same, always some to judge by."""

from __future__ import annotations

from dataclasses import dataclass

from engine.shown import AS_IT_IS, Seen
from engine.trust.report import MOST_SHOWN, TrustReport
from engine.trust.zone import SEVERITY, Box, Zone, clip_box, overlap

FEWEST = 4
ENOUGH = 6
MOST = MOST_SHOWN
ALIKE = 2
"""Pairs of crops on a sheet: at least, with what was taken back, and when there is much to look at. Even
numbers fill both columns; more than 8 would not be readable on a phone. Of what is fine, ALIKE
may say the same."""

AIR = 8
"""Pixels of the master before a word that doesn't fit and is shown from its beginning."""

_SPOTS = ((0.5, 0.5), (0.25, 0.3), (0.75, 0.7), (0.25, 0.7), (0.75, 0.3), (0.5, 0.1), (0.5, 0.9), (0.1, 0.5))
"""Where a typical place is looked for when no zone is left, as parts of the width and height."""

_KIND_ORDER = {"face": 0, "hand": 1, "text": 2, "place": 3, "texture": 4, "edge": 5, "flat": 6}


@dataclass(frozen=True)
class Pick:
    """A zone with its number on the sheet and the part of the master its crop shows."""

    number: int
    zone: Zone
    crop: Box


def pick(
    report: TrustReport, size: tuple[int, int], crop_size: tuple[int, int], seen: Seen = AS_IT_IS
) -> list[Pick]:
    """Choose the pairs. size: width and height of the master; crop_size: of the crops, in its pixels. seen:
    where there is nothing to be seen there is nothing to judge."""
    chosen: list[tuple[Zone, Box]] = []
    for zone in sorted(report.zones, key=_rank):
        wanted = MOST if zone.verdict != "fine" else ENOUGH if zone.taken_back else FEWEST
        alike = sum(other.verdict == "fine" and other.text == zone.text for other, _ in chosen)
        if (
            len(chosen) < wanted
            and alike < ALIKE
            and not _shown(crop := crop_of(zone, size, crop_size), chosen)
        ):
            chosen.append((zone, crop))
    _fill(chosen, report, size, crop_size, seen)
    return [Pick(number, zone, crop) for number, (zone, crop) in enumerate(chosen, 1)]


def crop_of(zone: Zone, size: tuple[int, int], crop_size: tuple[int, int]) -> Box:
    """The part of a master of this size that shows what the zone's sentence speaks of."""
    if not zone.parts:
        return around(zone.centre, size, crop_size)
    whole = (part for part in zone.parts if _fits(part, crop_size))
    part = next(whole, zone.parts[-1])
    x, y = (_seen_along(part, zone.centre, crop_size, axis) for axis in (0, 1))
    return around((x, y), size, crop_size)


def _fits(part: Box, crop_size: tuple[int, int]) -> bool:
    return part[2] - part[0] <= crop_size[0] and part[3] - part[1] <= crop_size[1]


def _seen_along(part: Box, focus: tuple[int, int], crop_size: tuple[int, int], axis: int) -> int:
    """Where a crop's middle lies on one axis: on the part's, or so that the part begins with the crop."""
    start, end, length = part[axis], part[axis + 2], crop_size[axis]
    if end - start <= length:
        return (start + end) // 2
    begins = focus[axis] - start <= end - focus[axis]
    return start - AIR + length // 2 if begins else end + AIR - length // 2


def around(centre: tuple[int, int], size: tuple[int, int], crop_size: tuple[int, int]) -> Box:
    """The crop with this centre, moved inside the picture."""
    width, height = min(crop_size[0], size[0]), min(crop_size[1], size[1])
    x = min(max(0, centre[0] - width // 2), size[0] - width)
    y = min(max(0, centre[1] - height // 2), size[1] - height)
    return clip_box((x, y, x + width, y + height), *size)


def _rank(zone: Zone) -> tuple[float, int, float]:
    """Worst first; what was taken back comes after what there is to look at. Small print before headlines."""
    severity = (
        SEVERITY["look"] + 0.5 if zone.taken_back and zone.verdict == "fine" else SEVERITY[zone.verdict]
    )
    return severity, _KIND_ORDER[zone.kind], zone.smallest_print or -zone.area


def _shown(crop: Box, chosen: list[tuple[Zone, Box]]) -> bool:
    return any(overlap(crop, other) > 0.5 for _, other in chosen)


def _fill(
    chosen: list[tuple[Zone, Box]],
    report: TrustReport,
    size: tuple[int, int],
    crop_size: tuple[int, int],
    seen: Seen,
) -> None:
    """Bring the pairs to an even number, at least FEWEST: fine zones of kinds not shown yet, other fine
    zones, then typical places; in a small picture these may overlap."""
    target = min(MOST, max(FEWEST, len(chosen) + len(chosen) % 2))
    kinds = {zone.kind for zone, _ in chosen}
    used = {id(zone) for zone, _ in chosen}
    fine = [zone for zone in report.zones if zone.verdict == "fine" and id(zone) not in used]
    for zone in sorted(fine, key=lambda zone: (zone.kind in kinds, _rank(zone))):
        if len(chosen) < target and not _shown(crop := crop_of(zone, size, crop_size), chosen):
            chosen.append((zone, crop))
    for allow_overlap in (False, True):
        for across, down in _SPOTS:
            crop = around((round(size[0] * across), round(size[1] * down)), size, crop_size)
            if len(chosen) < target and seen.shows(crop) and (allow_overlap or not _shown(crop, chosen)):
                chosen.append((Zone("flat", crop, "fine", "A typical place."), crop))
