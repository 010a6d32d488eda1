"""The proof sheet as the pipeline asks for it: it fails alone, and the master comes all the same."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path

from engine.order import Words, as_written
from engine.proof import crops_of, sheet
from engine.shown import AS_IT_IS, RGB, Seen
from engine.trust.report import TrustReport

log = logging.getLogger(__name__)

TROUBLE = "The proof sheet could not be drawn."


@dataclass(frozen=True)
class Drawn:
    """jpeg: the sheet's bytes, empty when it could not be drawn. crops: engine.proof.crops_of."""

    jpeg: bytes
    crops: list[dict[str, object]] = field(default_factory=list)

    def told(self, path: Path | None) -> dict[str, object]:
        """The report's object: where the sheet is and what it shows, or what went wrong."""
        if path is None:
            return {"path": None, "crops": [], "trouble": TROUBLE}
        return {"path": str(path), "crops": self.crops}


def draw_sheet(
    plain: RGB, master: RGB, report: TrustReport, words: Words = as_written, seen: Seen = AS_IT_IS
) -> Drawn:
    """Draw the sheet of a master, both (H, W, 3). Never raises: a drawing that breaks costs the sheet,
    never the master, which somebody waited for."""
    try:
        return Drawn(sheet(plain, master, report, words, seen), crops_of(report, master.shape[1::-1], seen))
    except Exception:
        log.exception("the proof sheet could not be drawn")
        return Drawn(b"")
