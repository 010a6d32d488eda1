"""Estimates: seconds that a job will take, foretold from what the jobs in the database took."""

from __future__ import annotations

import time
from dataclasses import replace

from engine.errors import TargetError
from engine.estimate import Speed, Timed, Work, learn, timed, work_of
from engine.order import EARLIER
from engine.target import NAMED_SIDES, parse_target
from storage import timings
from storage.timings import Asked, Made, Price, Session

FRESH_SECONDS = 10.0
"""For so long what was learned is not learned anew."""


class Estimates:
    """One for the bot. Workers may run anywhere: what they took is in the jobs' reports."""

    def __init__(self) -> None:
        self._speed: Speed | None = None
        self._until = 0.0

    async def price(self, session: Session) -> Price:
        """What a job takes once it runs; by the built-in figures, with caution, before the first is made."""
        if self._speed is None or time.monotonic() >= self._until:
            self._speed = learn(told(await timings.recent(session)))
            self._until = time.monotonic() + FRESH_SECONDS
        speed = self._speed

        def seconds(asked: Asked) -> float | None:
            work = work_asked(asked)
            if work is not None and only_takes_back(asked):
                work = replace(work, networks=(), network_megapixels=0.0)
            return None if work is None else speed.seconds(work)

        return seconds

    async def by_size(self, session: Session, width: int, height: int) -> dict[str, float]:
        """What a photo of this size takes at each named size; nothing before a job was made."""
        price = await self.price(session)
        if self._speed is None or not self._speed.measured:
            return {}
        priced = {name: price(Asked(name, {}, width, height)) for name in NAMED_SIDES}
        return {name: seconds for name, seconds in priced.items() if seconds is not None}


def told(made: list[Made]) -> list[Timed]:
    """The jobs whose reports tell times; one that only took something back, or was
    drawn in vain, tells nothing of the others."""
    found = []
    for one in made:
        if one.report.get("backend") == EARLIER or one.report.get("plain"):
            continue
        work = work_asked(one.asked)
        taken = timed(work, one.report) if work else None
        if taken is not None:
            found.append(taken)
    return found


def only_takes_back(asked: Asked) -> bool:
    """Safer, and a place put back, are made from the master there is (engine/earlier.py): no network runs."""
    return bool(asked.options.get("safer") or asked.options.get("keep"))


def work_asked(asked: Asked) -> Work | None:
    """What a job asks of the machine; None for a target that this version can't read."""
    try:
        target = parse_target(asked.target)
    except TargetError:
        return None
    options = asked.options
    return work_of(
        (asked.width, asked.height),
        target,
        model=options.get("model") or "photo",
        character=options.get("character") or "natural",
        lock=options.get("lock") is not False,
    )
