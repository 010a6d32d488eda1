"""From evidence to a verdict, one piece of advice, and the size the detail can carry."""

from __future__ import annotations

from collections.abc import Sequence

from engine.source.evidence import Evidence, Verdict
from engine.source.metadata import CameraFacts
from engine.source.wording import limit_text
from engine.target import NAMED_SIDES

ADVICE_ORDER = (
    "telegram_photo",
    "screenshot",
    "app_table",
    "hidden_jpeg",
    "letterbox",
    "thumbnail",
    "posterised",
    "cropped_resaved",
    "nearest_enlarged",
    "resized_jpeg",
    "enlarged",
    "saved_twice",
    "soft",
    "compressed",
)
"""Whose advice is given: the first kind found. The way the copy came comes before what it did."""

BEFORE_TELEGRAM = frozenset({"screenshot", "nearest_enlarged", "resized_jpeg", "enlarged"})
"""What was done before the picture was sent as a photo: the same picture as a File would be no better."""
AS_FILE = "Send that one, as a File."

FIRM = 0.5
"""Evidence below this confidence doesn't make a verdict."""

CLEAN_FACTOR = 4.0
SQUEEZED_FACTOR = 3.0
CRUSHED_FACTOR = 2.0
"""How many times its effective side a picture can be enlarged before most of the detail is invented:
four is the network's own factor; less when compression already ate detail (below quality 85, below 60)."""


def verdict_of(evidence: Sequence[Evidence], camera: CameraFacts) -> Verdict:
    """degraded: anything firm that degrades. original: maker and model named and nothing found.

    Else unproven: missing EXIF alone is never held against a picture.
    """
    if any(e.degrades and e.confidence >= FIRM for e in evidence):
        return "degraded"
    return "original" if camera.is_full else "unproven"


def justified_side(effective_side: int, quality: int | None) -> int:
    """Longest side in pixels that the source's own detail can carry."""
    factor = CLEAN_FACTOR
    if quality is not None and quality < 85:
        factor = SQUEEZED_FACTOR if quality >= 60 else CRUSHED_FACTOR
    return round(effective_side * factor)


def recommended_target(longest: int, justified: int) -> str:
    """ "4k" or "2k": the largest that enlarges and that the detail can carry; else "own"."""
    for name in ("4k", "2k"):
        if longest < NAMED_SIDES[name] <= justified:
            return name
    return "own"


def advice_of(evidence: Sequence[Evidence], longest: int, justified: int) -> str:
    """One sentence or two: how to get the better file, else what size is worth making."""
    harm = [e for e in evidence if (e.degrades and e.confidence >= FIRM) or e.kind == "telegram_photo"]
    harm.sort(key=lambda e: ADVICE_ORDER.index(e.kind) if e.kind in ADVICE_ORDER else len(ADVICE_ORDER))
    advice = next((e.advice for e in harm if e.advice), "")
    if harm and harm[0].kind == "telegram_photo":
        advice = next((f"{e.advice} {AS_FILE}" for e in harm if e.kind in BEFORE_TELEGRAM), advice)
    return f"{advice} {limit_text(longest, justified)}".strip()
