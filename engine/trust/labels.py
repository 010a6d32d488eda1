"""Lines of text grouped to labels, and what a label's verdict says in words."""

from __future__ import annotations

from engine.trust import cutoffs
from engine.trust.line import Line, alike
from engine.trust.zone import SEVERITY, Box, Zone, ZoneVerdict

APART = 0.9
"""Lines belong to one label when the gap between them is less than this many line heights."""

LONGEST_QUOTE = 24


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
    boxes = [line.box(size) for line in lines]
    box = (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
    worst = min(lines, key=lambda line: (SEVERITY[line.verdict], not line.taken_back, -line.height))
    return Zone(
        "text",
        box,
        worst.verdict,
        sentence(lines),
        {"lines": [_measures(line, size) for line in lines]},
        worst.difference_at(),
        any(line.taken_back for line in lines),
    )


def sentence(lines: list[Line]) -> str:
    """What the readings say, for a person."""
    agreed = [line for line in lines if line.verdict == "fine" and not line.taken_back]
    changed = [line for line in lines if line.verdict == "changed"]
    back = [line for line in lines if line.taken_back]
    unsure = [line for line in lines if line.verdict in ("look", "unchecked") and not line.taken_back]
    parts = []
    if agreed:
        count = f" ({len(agreed)} of {len(lines)})" if len(agreed) < len(lines) else ""
        parts.append(f"Text matches the source{count}.")
    if changed:
        parts.append(f"{_quoted(changed[0])} reads differently now.")
    if back:
        parts.append(_taken_back(back))
    if unsure and not changed:
        parts.append("Text couldn't be read for certain.")
    return " ".join(parts)


def _taken_back(back: list[Line]) -> str:
    misread = [line for line in back if line.drawn is not None and not alike(line.before, line.drawn)]
    sure = [line for line in misread if line.before is not None and line.read_in_full]
    if sure:
        return f"{_quoted(sure[0])} read differently: the source's own pixels are kept."
    if misread:
        return "Text couldn't be read: the source's own pixels are kept."
    if all(line.before is not None and line.before.confidence < cutoffs.READ_AT_ALL for line in back):
        return "Perhaps small text: the source's own pixels are kept."
    return "Small text: the source's own pixels are kept."


def _quoted(line: Line) -> str:
    text = line.before.text if line.before is not None else ""
    shown = text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE].rstrip() + "…"
    return f"“{shown}”"


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
