"""Rate limits by token bucket: a chat, a group, and everything together."""

from __future__ import annotations

import math
from dataclasses import dataclass

from sandbox.server.clock import Clock
from sandbox.server.errors import TooManyRequests
from sandbox.server.limits import (
    ALL_BURST,
    ALL_RATE,
    CHAT_BURST,
    CHAT_RATE,
    GROUP_BURST,
    GROUP_RATE,
)


@dataclass
class Bucket:
    """Holds up to `size` tokens, fills at `rate` a second."""

    rate: float
    size: float
    tokens: float
    at: float

    def fill(self, now: float) -> None:
        self.tokens = min(self.size, self.tokens + (now - self.at) * self.rate)
        self.at = now

    def wait(self, cost: float) -> float:
        """Seconds until `cost` can be paid; an album dearer than the bucket needs it full."""
        return max(0.0, (min(cost, self.size) - self.tokens) / self.rate)


class Rates:
    """spend() raises TooManyRequests with whole seconds to wait; a refused request costs nothing."""

    def __init__(self, clock: Clock, *, on: bool) -> None:
        self._clock = clock
        self.on = on
        self._buckets: dict[str, Bucket] = {}
        self.refused = 0  # how often somebody was told to wait, for whoever looks into a test

    def _bucket(self, key: str, rate: float, size: float) -> Bucket:
        now = self._clock.now()
        bucket = self._buckets.setdefault(key, Bucket(rate, size, size, now))
        bucket.fill(now)
        return bucket

    def spend(self, chat_id: int, *, group: bool, cost: int) -> None:
        if not self.on:
            return
        buckets = [
            self._bucket("all", ALL_RATE, ALL_BURST),
            self._bucket(f"chat {chat_id}", CHAT_RATE, CHAT_BURST),
        ]
        if group:
            buckets.append(self._bucket(f"group {chat_id}", GROUP_RATE, GROUP_BURST))
        wait = max(bucket.wait(cost) for bucket in buckets)
        if wait > 0:
            self.refused += 1
            raise TooManyRequests(max(1, math.ceil(wait)))
        for bucket in buckets:
            bucket.tokens -= cost
