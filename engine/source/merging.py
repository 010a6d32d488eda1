"""One thing is told once: evidence that says the same in other words is left out.

Of several that tell of missing detail the strongest confidence stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.source.evidence import Evidence

ENLARGED = ("nearest_enlarged", "resized_jpeg", "enlarged", "soft")
"""All say that detail is missing; the first that fired says it best."""
EDGES = 0.05
"""Share of drawn lines beyond the bands of a letterbox from which the picture is a screenshot."""


def merged(found: Sequence[Evidence]) -> list[Evidence]:
    """`found` without doubles, otherwise in its order."""
    left_out: set[str] = set()
    by_kind = {one.kind: one for one in found}
    sizes = [by_kind[kind] for kind in ENLARGED if kind in by_kind]
    left_out.update(one.kind for one in sizes[1:])
    left_out.update(_frame(by_kind.get("screenshot"), by_kind.get("letterbox") or by_kind.get("bands")))
    app = by_kind.get("app_table")
    if app is not None and "telegram_photo" in by_kind and app.app in ("Telegram", None):
        left_out.add("app_table")  # its tables are those of this very sending
    kept = [one for one in found if one.kind not in left_out]
    return [_strengthened(one, sizes) if sizes and one is sizes[0] else one for one in kept]


def _frame(screenshot: Evidence | None, letterbox: Evidence | None) -> set[str]:
    """Bands that fill to the edges are a letterbox; lines drawn beyond them make it a screenshot."""
    if screenshot is None or letterbox is None:
        return set()
    shares = letterbox.measured.get("shares")
    widest = max(shares.values(), default=0.0) if isinstance(shares, dict) else 0.0
    drawn = screenshot.measured.get("flat_share")
    more = isinstance(drawn, float) and drawn > widest + EDGES
    shown = screenshot.measured.get("screen_size") or screenshot.measured.get("status_bar")
    return {letterbox.kind} if more or shown else {"screenshot"}


def _strengthened(first: Evidence, alike: Sequence[Evidence]) -> Evidence:
    """The first of evidence that says the same, as sure as the surest and degrading if one degrades."""
    firm = [one for one in alike if one.degrades] or list(alike)
    return replace(
        first,
        confidence=max(one.confidence for one in firm),
        degrades=any(one.degrades for one in alike),
    )
