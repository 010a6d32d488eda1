"""Wall-clock time for rows. What must survive a jump of the clock counts beats instead (pulse.py)."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)
