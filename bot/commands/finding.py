"""What the doctor finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One line of the answer. good False: something that must be mended before the bot can run."""

    topic: str
    text: str
    good: bool = True
