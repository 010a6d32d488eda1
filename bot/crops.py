"""What a job's proof sheet shows, by number, as its report has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from storage.jobs import Job

Crop = Mapping[str, Any]
"""number, box and zone (x0, y0, x1, y1 in master pixels), kind, verdict, text: engine.proof.crops_of."""


def crops_of(job: Job) -> list[Crop]:
    """Worst first; none in reports from before the crops had numbers."""
    return list(((job.report or {}).get("proof") or {}).get("crops") or ())


def numbers_of(job: Job) -> list[int]:
    return [int(crop["number"]) for crop in crops_of(job)]
