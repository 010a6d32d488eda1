"""Lines of text grouped to labels, and what a label's verdict says in words."""

from __future__ import annotations

from engine.trust import cutoffs
from engine.trust.line import Line, alike
from engine.trust.naming import beginning, box_of, differing, named
from engine.trust.zone import SEVERITY, Box, Zone, ZoneVerdict, union

APART = 0.9
"""Lines belong to one label when the gap between them is less than this many line heights."""


def group(lines: list[Line], size: tuple[int, int]) -> list[list[Line]]:
    """Lines that stand together, each group in reading order."""
    groups: list[list[Line]] = []
    for line in lines:
        near = [g for g in groups if any(_together(line.box(size), other.box(size)) for other in g)]
        merged = [line, *(other for g in near for other in g)]
        groups = [g for g in groups if all(g is not other for other in near)] + [merged]
    return [sorted(g, key=lambda line: (line.box(size)[1], line.box(size)[0])) for g in groups]


def _together(a: Box, b: Box) -> bool:
    height = min(a[3] - a[1], b[3] - b[1])
    if height < 0.5 * max(a[3] - a[1], b[3] - b[1]):
        return False
    across = max(a[0], b[0]) - min(a[2], b[2])
    down = max(a[1], b[1]) - min(a[3], b[3])
    return across < APART * height and down < APART * height


def zone(lines: list[Line], size: tuple[int, int]) -> Zone:
    """One label as a zone: the worst line's verdict, and a sentence that names it."""
    box = union([line.box(size) for line in lines])
    worst = min(lines, key=lambda line: SEVERITY[line.verdict]).verdict
    line = _spoken_of(lines)
    word = differing(line)
    # Where nothing reads differently the crop begins with the line, and shows as much of it as it holds.
    parts = [box, line.box(size)]
    if not alike(line.before, line.drawn or line.after):
        parts = [box, box_of(line, named(line), size), box_of(line, word, size)]
    return Zone(
        "text",
        box,
        worst,
        sentence(lines),
        {"lines": [_measures(line, size) for line in lines]},
        beginning(line, word),
        any(line.taken_back for line in lines),
        tuple(parts),
    )


def _spoken_of(lines: list[Line]) -> Line:
    """The line that the sentence names, or else the smallest of the worst."""
    changed, misread = _changed(lines), _misread(lines)
    if changed or misread:
        return (changed or misread)[0]
    return min(lines, key=lambda line: (SEVERITY[line.verdict], not line.taken_back, line.height))


def _changed(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line.verdict == "changed"]


def _misread(lines: list[Line]) -> list[Line]:
    """Lines that were taken back because they read differently, those first that can be named."""
    back = [line for line in lines if line.taken_back and line.drawn is not None]
    misread = [line for line in back if not alike(line.before, line.drawn)]
    return sorted(misread, key=lambda line: not line.read_in_full)


def sentence(lines: list[Line]) -> str:
    """What the readings say, for a person."""
    agreed = [line for line in lines if line.verdict == "fine" and not line.taken_back]
    changed = _changed(lines)
    back = [line for line in lines if line.taken_back]
    unsure = [line for line in lines if line.verdict in ("look", "unchecked") and not line.taken_back]
    parts = []
    if agreed and not back:
        count = f" ({len(agreed)} of {len(lines)})" if len(agreed) < len(lines) else ""
        parts.append(f"Text matches the source{count}.")
    if changed:
        parts.append(f"{named(changed[0]).quoted} reads differently now.")
    if back:
        parts.append(_taken_back(back))
    if unsure and not changed:
        parts.append("Text couldn't be read for certain.")
    if agreed and back:
        # Said last: before what was taken back it would sound as if nothing had been.
        parts.append(f"{len(agreed)} {'line matches' if len(agreed) == 1 else 'lines match'} the source.")
    return " ".join(parts)


def _taken_back(back: list[Line]) -> str:
    misread = _misread(back)
    if misread and misread[0].read_in_full:
        return f"{named(misread[0]).quoted} read differently: the source's own pixels are kept."
    if misread:
        return "Text couldn't be read: the source's own pixels are kept."
    if all(line.before is not None and line.before.confidence < cutoffs.READ_AT_ALL for line in back):
        return "Perhaps small text: the source's own pixels are kept."
    return "Small text: the source's own pixels are kept."


def _measures(line: Line, size: tuple[int, int]) -> dict[str, object]:
    verdict: ZoneVerdict = line.verdict
    found: dict[str, object] = {
        "box": list(line.box(size)),
        "verdict": verdict,
        "source_height": round(line.height, 1),
        "taken_back": line.taken_back,
    }
    if line.by != "rapidocr":
        found["read_by"] = line.by
    for name, reading in (("before", line.before), ("after", line.after), ("drawn", line.drawn)):
        if reading is not None:
            found[name] = reading.text
            found[f"{name}_confidence"] = round(reading.confidence, 3)
    return found
