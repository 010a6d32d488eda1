"""The way of a check: find the zones, measure them, take back, measure again."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from engine.trust import faces, structure
from engine.trust.report import Enlarge
from engine.trust.view import RGB, View
from engine.trust.zone import Zone, ZoneVerdict

log = logging.getLogger(__name__)
T = TypeVar("T")

SAME_PERSON = 0.70
DOUBTFUL_PERSON = 0.50
SMALL_FACE = 24


def examine(
    source: RGB, plain: RGB, master: RGB, *, enlarge: Enlarge | None, fallback: bool
) -> tuple[list[Zone], tuple[str, ...], RGB]:
    """Zones, names of the detectors that failed, and the master with changed zones taken back."""
    view = View(source, plain, master)
    unchecked: list[str] = []
    zones = _alone("faces", lambda: _faces(view), unchecked)
    taken = [zone.box for zone in zones]
    places = _alone("edges and texture", lambda: structure.typical_places(view, taken), unchecked)
    words = {
        "texture": "Fine pattern: partly drawn by the model, plausible but not from your photo.",
        "edge": "A straight edge.",
        "flat": "A flat place.",
    }
    zones += [Zone(kind, box, "fine", words[kind]) for kind, box in places]
    return zones, tuple(unchecked), master


def _alone(name: str, detect: Callable[[], list[T]], unchecked: list[str]) -> list[T]:
    """Run one detector; when it fails, the master and the sheet still come, and say so."""
    try:
        return detect()
    except Exception:
        log.exception("trust detector failed: %s", name)
        unchecked.append(name)
        return []


def _faces(view: View) -> list[Zone]:
    zones = []
    for face in faces.find_faces(view):
        cosine = faces.identity(face, view.plain, view.master)
        verdict: ZoneVerdict = (
            "fine" if cosine >= SAME_PERSON else "look" if cosine >= DOUBTFUL_PERSON else "changed"
        )
        if verdict == "changed":
            text = f"Face: no longer the same person by automatic check ({cosine:.2f})."
        elif face.source_width < SMALL_FACE:
            verdict, text = "look", "Face too small to confirm: compare the crop."
        else:
            text = f"Face: same person by automatic check ({cosine:.2f})."
        (x0, y0), (x1, y1) = face.eyes
        measures: dict[str, object] = {"identity": round(cosine, 3), "source_width": round(face.source_width)}
        zones.append(
            Zone("face", face.box, verdict, text, measures, (round((x0 + x1) / 2), round((y0 + y1) / 2)))
        )
    return zones
