"""The words of the source reading: Evidence, Verdict, Reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Verdict = Literal["degraded", "original", "unproven"]
SentAs = Literal["photo", "document", "file"]
"""How the picture reached us: Telegram photo, Telegram document, or a file on disk (command line)."""


@dataclass(frozen=True)
class Evidence:
    """One thing the source tells about itself.

    kind: stable snake_case key ("telegram_photo", "app_table", "saved_twice", …).
    confidence: 0…1.
    text: one plain sentence for a person (English; the bot translates by `kind` and `measured`).
    app: app named by a fingerprint, only when certain.
    advice: one plain sentence, or "".
    measured: the figures behind it, JSON-able.
    """

    kind: str
    confidence: float
    text: str
    app: str | None = None
    advice: str = ""
    degrades: bool = True
    measured: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """What the source is worth. Sizes in pixels after EXIF orientation."""

    width: int
    height: int
    format: str
    verdict: Verdict
    evidence: tuple[Evidence, ...]
    advice: str
    recommended: str
    """Name of the recommended target: "2k", "4k", "own" …"""
    quality: int | None = None
    """Estimated true JPEG quality 1…100 (the lowest pass found), None when lossless and clean."""
    effective_side: int | None = None
    """Longest side that the detail really fills, in pixels."""
    bytes: int = 0
    justified_side: int | None = None
    """Longest side in pixels that the source's own detail can carry."""
    drawing: bool = False
    """Whether it is drawn: flat colours and clean lines (engine/source/drawing.py)."""
    unknown_tables: dict[str, object] | None = None
    """Hash and quantisation tables of a JPEG of no known family, for the log only."""

    def as_json(self) -> dict[str, object]:
        """The object `enlarger inspect --json` prints."""
        return {
            "width": self.width,
            "height": self.height,
            "format": self.format,
            "bytes": self.bytes,
            "verdict": self.verdict,
            "evidence": [
                {
                    "kind": e.kind,
                    "app": e.app,
                    "confidence": round(e.confidence, 3),
                    "text": e.text,
                    "degrades": e.degrades,
                    "measured": e.measured,
                }
                for e in self.evidence
            ],
            "advice": self.advice,
            "recommended": self.recommended,
            "quality": self.quality,
            "effective_side": self.effective_side,
            "justified_side": self.justified_side,
            "drawing": self.drawing,
        }
