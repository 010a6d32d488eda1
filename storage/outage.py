"""A trouble that many parts notice is said once: as it begins, every minute while it lasts, as it is over."""

from __future__ import annotations

import logging
import math
import threading
import time

log = logging.getLogger(__name__)

EVERY = 60.0
"""Seconds between two lines that say the same."""
ROWS, QUEUE, DISK = "the rows' database", "the queue's database", "the disk"


class Outage:
    """A trouble as long as it lasts, by the parts that have it. Called from any thread."""

    def __init__(self, begun: str, over: str) -> None:
        self._begun, self._over = begun, over
        self._lock = threading.Lock()
        self.forget()

    def forget(self) -> None:
        """As at a start."""
        self._parts: set[str] = set()
        self._next = -math.inf
        self._said = False

    def noticed(self, part: str) -> None:
        """Say so, unless it was said within the last minute."""
        with self._lock:
            self._parts.add(part)
            now = time.monotonic()
            if now < self._next:
                return
            self._next, self._said = now + EVERY, True
        log.error(self._begun)

    def answered(self, part: str) -> None:
        """This part works; cheap, since it is called often. Said once all do, if the trouble was said."""
        if part not in self._parts:
            return
        with self._lock:
            self._parts.discard(part)
            if self._parts or not self._said:
                return
            self._said = False
        log.warning(self._over)


DATABASE = Outage(
    "the database is away: what needs it waits, or is tried again", "the database answers again"
)
ROOM = Outage("no room: the disk is full, or can't be written to", "the disk can be written to again")
