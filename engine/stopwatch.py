"""Time: seconds of each stage, progress over the whole job, what is left; and the memory it took."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from engine.order import Progress, Stage

SHARES: dict[Stage, float] = {
    "decode": 0.01,
    "upscale": 0.80,
    "lock": 0.07,
    "trust": 0.06,
    "proof": 0.02,
    "master": 0.04,
}
"""Part of a job each stage takes, of a 4K master of a 1280×960 JPEG on 2 cores (2026-11-23); used until
`Stopwatch.expect` knows better."""
FORETOLD_WEIGHT = 0.25
"""How much the foretold time counts against the pace of the job itself: as this part of it, done as told."""


class Stopwatch:
    """Times stages and reports progress whose fraction never falls."""

    def __init__(self, tell: Callable[[Progress], None]) -> None:
        self._tell = tell
        self._begun = time.monotonic()
        self._seconds: dict[Stage, float] = {}
        self._fraction = 0.0
        self._shares = SHARES
        self._foretold: float | None = None

    def expect(self, stages: Mapping[str, float]) -> None:
        """Say what the stages are thought to take, in seconds (engine.estimate); best before the long ones.

        What isn't a stage is left out. An expectation of nothing changes nothing.
        """
        total = sum(stages.get(stage, 0.0) for stage in SHARES)
        if total > 0:
            self._shares = {stage: stages.get(stage, 0.0) / total for stage in SHARES}
            self._foretold = total

    @contextmanager
    def stage(self, name: Stage) -> Iterator[None]:
        started = time.monotonic()
        self.reach(name, 0.0)
        yield
        self._seconds[name] = time.monotonic() - started
        self.reach(name, 1.0)

    def portion(self, name: Stage) -> Callable[[int, int], None]:
        """A tile counter for one stage: call it with (done, total)."""
        return lambda done, total: self.reach(name, done / max(1, total))

    def reach(self, name: Stage, part: float) -> None:
        """`part` 0…1 of the stage is done."""
        before = 0.0
        for stage, share in self._shares.items():
            if stage == name:
                break
            before += share
        self._fraction = max(self._fraction, min(1.0, before + self._shares[name] * part))
        self._tell(Progress(name, self._fraction, self._left()))

    def _left(self) -> float | None:
        """Seconds left: what remains, at the pace so far; a job hardly begun has the pace foretold."""
        elapsed = time.monotonic() - self._begun
        if self._foretold is None:
            known = self._fraction > SHARES["decode"] + 0.02
            return elapsed / self._fraction - elapsed if known else None
        lent = FORETOLD_WEIGHT * self._foretold
        pace = (elapsed + lent) / (self._fraction * self._foretold + lent)
        return (1 - self._fraction) * self._foretold * pace

    def seconds(self) -> dict[str, float]:
        total = time.monotonic() - self._begun
        return {"total": round(total, 3)} | {name: round(spent, 3) for name, spent in self._seconds.items()}


def peak_rss_mb() -> float:
    """Highest resident memory of this process so far, in MB (10^6 bytes), by the operating system."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6, 1)
