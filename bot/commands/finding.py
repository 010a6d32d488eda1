"""What the doctor finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One line of the answer. good False: something that must be mended before the bot can run. warning: it
    runs, but the host had better know."""

    topic: str
    text: str
    good: bool = True
    warning: bool = False

    @property
    def mark(self) -> str:
        """How the line begins."""
        return "NO " if not self.good else "?? " if self.warning else "ok "
