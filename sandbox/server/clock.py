"""A clock that tests can move. Everything in the world asks it for the time."""

from __future__ import annotations

import time


class Clock:
    """Seconds since 1970. It runs at the real pace, shifted by what it was moved."""

    def __init__(self) -> None:
        self.shift = 0.0

    def now(self) -> float:
        return time.time() + self.shift

    def date(self) -> int:
        """Unix time in whole seconds, as Telegram dates are."""
        return int(self.now())

    def advance(self, seconds: float) -> None:
        """Move forward; backwards is refused because Telegram's time never goes back."""
        if seconds < 0:
            raise ValueError("The clock only moves forward.")
        self.shift += seconds
