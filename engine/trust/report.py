"""The trust report, and `check`, the one way in.

Importing this module is cheap: OpenCV and the models load when the first check runs.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.trust.zone import RELIED_ON, SEVERITY, Box, Overall, Zone, ZoneVerdict

__all__ = ["Enlarge", "TrustReport", "Zone", "ZoneVerdict", "check"]

log = logging.getLogger(__name__)

RGB = npt.NDArray[np.uint8]
Enlarge = Callable[[RGB], RGB]
"""Maps a small source crop (H, W, 3) to the raw network's output, some whole times as large."""

_NAMES = {"face": "face", "text": "text"}

MOST_SHOWN = 8
"""Crops on a proof sheet."""


@dataclass(frozen=True)
class TrustReport:
    """Zones worst first, the verdict of the whole, and the detectors that could not run."""

    verdict: Overall
    zones: tuple[Zone, ...]
    unchecked: tuple[str, ...] = ()

    @property
    def taken_back(self) -> tuple[Zone, ...]:
        """Zones where the plain enlargement stands instead of what the network drew."""
        return tuple(zone for zone in self.zones if zone.taken_back)

    @property
    def headline(self) -> str:
        """The verdict in a few words."""
        if self.verdict == "green":
            return "Safe to publish"
        if self.verdict == "red":
            return f"Do not rely on the {self._relied_on_and_changed()}"
        if self.verdict == "amber":
            count = sum(zone.verdict in ("look", "changed") for zone in self.zones)
            crops = "1 crop" if count == 1 else f"{count} {'crops' if count <= MOST_SHOWN else 'places'}"
            return f"Look at {crops}" if count else "Not everything was checked"
        return "Could not be checked"

    @property
    def sentence(self) -> str:
        """The verdict, what was taken back and what could not be checked, for a person."""
        parts = [self.headline + "."]
        if count := len(self.taken_back):
            place = "place keeps" if count == 1 else "places keep"
            parts.append(f"{count} {place} the source's own pixels.")
        if self.unchecked:
            parts.append(f"Not checked: {', '.join(self.unchecked)}.")
        return " ".join(parts)

    def as_json(self) -> dict[str, object]:
        return {
            "verdict": self.verdict,
            "zones": [zone.as_json() for zone in self.zones],
            "sentence": self.sentence,
            "unchecked": list(self.unchecked),
        }

    def _relied_on_and_changed(self) -> str:
        kinds = {zone.kind for zone in self.zones if zone.verdict == "changed"}
        return " and the ".join(_NAMES[kind] for kind in RELIED_ON if kind in kinds)


def summarise(zones: list[Zone], unchecked: tuple[str, ...] = ()) -> TrustReport:
    """Weigh the zones: a changed face or text is red, anything else to look at is amber.

    A detector that could not run never leaves the whole green: nobody looked there.
    """
    ordered = tuple(sorted(zones, key=lambda zone: (SEVERITY[zone.verdict], not zone.taken_back, -zone.area)))
    verdict: Overall = "green"
    if any(zone.verdict == "changed" and zone.kind in RELIED_ON for zone in zones):
        verdict = "red"
    elif unchecked and not zones:
        verdict = "unchecked"
    elif unchecked or any(zone.verdict != "fine" for zone in zones):
        verdict = "amber"
    return TrustReport(verdict, ordered, unchecked)


def warm() -> None:
    """Load the models in good time, for instance while the network works. Never raises: what can't be
    loaded now is reported by the check."""
    with contextlib.suppress(Exception):
        from engine.trust import ocr  # the heavy imports belong to the first use

        ocr.warm()
    with contextlib.suppress(Exception):
        from engine.trust import faces

        faces.warm()
    with contextlib.suppress(Exception):
        from engine.trust import hands

        hands.warm()


def check(
    source: RGB,
    plain: RGB,
    master: RGB,
    *,
    enlarge: Enlarge | None = None,
    fallback: bool = True,
    safer: bool = False,
    keep: Sequence[Box] = (),
    alpha: RGB | None = None,
    ground: int = 255,
) -> tuple[TrustReport, RGB]:
    """Find the zones, measure them, take back what was got wrong, and judge.

    source: the picture as decoded, (h, w, 3). plain: its faithful plain enlargement, (H, W, 3), the same
    field of view. master: the result, (H, W, 3). `enlarge` is used for flip consistency; without it that
    measure is left out. safer: places that only ask for a look are taken back too. keep: boxes in master
    pixels that are taken back because a person said so, whatever is measured there. alpha: (H, W) of 8 bits,
    of a transparent picture, which is looked at on this grey ground and only where it can be seen. Returns
    the report and the master with the changed zones taken back (the very same array when nothing was; the
    one handed in is never written to).

    Never raises for a detector that fails: its name is in `unchecked`. Raises ValueError when plain and
    master differ in size.
    """
    if plain.shape != master.shape:
        raise ValueError(f"plain {plain.shape} and master {master.shape} differ in size")
    try:
        from engine.trust.examine import examine

        zones, unchecked, mended = examine(
            source,
            plain,
            master,
            enlarge=enlarge,
            fallback=fallback,
            safer=safer,
            keep=keep,
            alpha=alpha,
            ground=ground,
        )
    except Exception:
        # Beyond the single detectors, which fail alone: a master that nobody checked is still a master.
        log.exception("the trust check failed")
        return summarise([], ("anything",)), master
    return summarise(zones, unchecked), mended
