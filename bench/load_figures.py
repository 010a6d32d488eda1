"""Figures of a load: pure functions of who asked when, what ran when, and what arrived."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[float, float]


@dataclass(frozen=True)
class Asked:
    """One job: whose, when it was asked for and made (seconds), what it cost an engine (seconds)."""

    person: int
    asked: float
    made: float
    cost: float


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` (0…1) of all do not exceed; 0 of nothing."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else 0.0


def busy_share(ran: Sequence[Span], wanted: Sequence[Span], engines: int) -> float:
    """Part of the engines' time, 0…1, that they computed in while there was work for all of them.

    ran: spans in which an engine computed. wanted: spans from a job's being asked for to its being made.
    There is work for all while at least `engines` jobs are wanted.
    """
    work = _at_least(wanted, engines)
    total = sum(end - start for start, end in work)
    if total <= 0:
        return 1.0
    computed = sum(max(0.0, min(e, end) - max(s, start)) for s, e in ran for start, end in work)
    return computed / (total * engines)


def _at_least(spans: Sequence[Span], count: int) -> list[Span]:
    """Where at least so many of these spans lie over each other."""
    changes = sorted([(start, 1) for start, _ in spans] + [(end, -1) for _, end in spans])
    found: list[Span] = []
    depth, since = 0, 0.0
    for at, change in changes:
        if depth < count <= depth + change:
            since = at
        elif depth + change < count <= depth:
            found.append((since, at))
        depth += change
    return found


def fair_ends(jobs: Sequence[Asked], engines: int) -> list[float]:
    """When each job would be made if at every moment all who want something had equal parts of the engines.

    The ideal that no queue of whole jobs reaches: a person's jobs one after the other, and one job takes at
    most one engine. (Processor sharing, as in Demers, Keshav and Shenker 1989, "Analysis and simulation of
    a fair queueing algorithm".)
    """
    left = [job.cost for job in jobs]
    ends = [math.inf] * len(jobs)
    order = sorted(range(len(jobs)), key=lambda number: jobs[number].asked)
    waiting: dict[int, list[int]] = {}
    now, arrived = 0.0, 0
    while arrived < len(order) or waiting:
        if not waiting:
            now = max(now, jobs[order[arrived]].asked)
        while arrived < len(order) and jobs[order[arrived]].asked <= now:
            waiting.setdefault(jobs[order[arrived]].person, []).append(order[arrived])
            arrived += 1
        rates = _rates(waiting, engines)
        soonest = min(left[number] / rate for number, rate in rates.items())
        if arrived < len(order):
            soonest = min(soonest, jobs[order[arrived]].asked - now)
        now += soonest
        for number, rate in rates.items():
            left[number] -= rate * soonest
            if left[number] <= 1e-9:
                ends[number] = now
                waiting[jobs[number].person].remove(number)
                if not waiting[jobs[number].person]:
                    del waiting[jobs[number].person]
    return ends


def _rates(waiting: dict[int, list[int]], engines: int) -> dict[int, float]:
    """How much of an engine each job gets: persons share equally, what one can't use goes to the others."""
    rates: dict[int, float] = {}
    free = float(engines)
    # Whoever has the fewest jobs can use the least.
    for place, (_, numbers) in enumerate(sorted(waiting.items(), key=lambda item: len(item[1]))):
        share = min(free / (len(waiting) - place), float(len(numbers)))
        free -= share
        for number in numbers:
            rate = min(1.0, share)
            share -= rate
            if rate <= 0:
                break
            rates[number] = rate
    return rates


def waits_beside_share(jobs: Sequence[Asked], engines: int) -> dict[int, float]:
    """Of each person: the mean time from asking to having, as a multiple of the same under `fair_ends`."""
    ends = fair_ends(jobs, engines)
    real: dict[int, float] = {}
    fair: dict[int, float] = {}
    for job, end in zip(jobs, ends, strict=True):
        real[job.person] = real.get(job.person, 0.0) + job.made - job.asked
        fair[job.person] = fair.get(job.person, 0.0) + end - job.asked
    return {person: real[person] / fair[person] for person in real}
