"""A reading as the database keeps it, with the size that the bot recommends."""

from __future__ import annotations

from typing import Any

from engine.source.evidence import Reading
from engine.target import NAMED_SIDES

WORTH_IT = 1.25
"""A size between the source's own and 2K is offered when it is longer by this factor."""
STEP = 100
"""Such a size is rounded down to whole hundreds of pixels."""


def record(reading: Reading) -> dict[str, Any]:
    """The command line's object; `recommended` is always a size that the source's detail can carry."""
    kept: dict[str, Any] = dict(reading.as_json())
    kept["recommended"] = recommended(reading)
    return kept


def recommended(reading: Reading) -> str:
    """The reading's own recommendation; for a source too weak for 2K, the size that it can carry."""
    longest, justified = max(reading.width, reading.height), reading.justified_side
    if reading.recommended != "own" or justified is None:
        return reading.recommended
    side = min(justified, NAMED_SIDES["2k"]) // STEP * STEP
    return str(side) if longest * WORTH_IT <= side < NAMED_SIDES["2k"] else "own"
