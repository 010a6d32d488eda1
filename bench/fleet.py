"""A day of a large host, simulated: the queue's real policy (storage.fairness), engines that only take time.

  python -m bench.fleet --photos 1000000 --devices 1,10,50,80,100,200

People, their photos and the hours of the day are made up, by the figures below; nothing here is measured but
what a job costs (--cost, seconds on one device), and that is given.
"""

from __future__ import annotations

import argparse
import heapq
import json
import math
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.load_figures import percentile
from storage import fairness

DAY = 86_400.0
START = datetime(2026, 11, 23, tzinfo=UTC)
MOST_OPEN = 20
"""As settings.most_open: what one person may have waiting or running."""
SWING = 0.8
"""The busiest hour has 1 + SWING times the mean, the quietest 1 - SWING; a day of one region."""
TAIL = 1.3
"""Exponent of the Pareto law of photos per person: most send one to three, a few send hundreds."""
LONGEST_ROW = 500
BETWEEN = 8.0
"""Seconds between two photos of one person's row, in the mean."""
IN_GROUPS, GROUP = 0.2, 10
"""Part of the people who ask in groups, and how many share one."""
TARGETS = (("2k", 0.5), ("4k", 0.5))


@dataclass(frozen=True)
class Photo:
    at: float
    person: int
    chat: int
    target: str


@dataclass
class Day:
    """waits: (person, seconds from asking to having). refused: over the cap on open jobs. left: not made."""

    waits: list[tuple[int, float]] = field(default_factory=list)
    refused: int = 0
    left: int = 0
    busy: float = 0.0
    longest_queue: int = 0


def photos_of_a_day(count: int, seed: int) -> list[Photo]:
    """In order of time; the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 - a simulation, no secret
    found: list[Photo] = []
    person = 0
    while len(found) < count:
        person += 1
        chat = -(person // GROUP) if dice.random() < IN_GROUPS else person
        at = _moment(dice)
        for _ in range(min(LONGEST_ROW, count - len(found), int(dice.paretovariate(TAIL)))):
            target = TARGETS[0][0] if dice.random() < TARGETS[0][1] else TARGETS[1][0]
            found.append(Photo(at % DAY, person, chat, target))
            at += dice.expovariate(1 / BETWEEN)
    return sorted(found, key=lambda photo: photo.at)


def _moment(dice: random.Random) -> float:
    """A second of the day, by a sine with its height in the evening (rejection sampling)."""
    while True:
        at = dice.uniform(0, DAY)
        if dice.uniform(0, 1 + SWING) < 1 + SWING * math.sin(2 * math.pi * (at / DAY - 0.5)):
            return at


def simulate(photos: Sequence[Photo], devices: int, cost: dict[str, float]) -> Day:
    """One day and what is left over after it is not worked off. cost: seconds by target."""
    day = Day()
    by_person: dict[int, int] = {}
    by_chat: dict[int, int] = {}
    waiting: list[tuple[int, int]] = []
    running: list[tuple[float, int]] = []

    def begin(now: float) -> None:
        while waiting and len(running) < devices:
            _, number = heapq.heappop(waiting)
            seconds = cost[photos[number].target]
            day.busy += seconds
            heapq.heappush(running, (now + seconds, number))

    def finish(until: float) -> None:
        while running and running[0][0] <= until:
            now, number = heapq.heappop(running)
            photo = photos[number]
            by_person[photo.person] -= 1
            by_chat[photo.chat] -= 1
            day.waits.append((photo.person, now - photo.at))
            begin(now)

    for number, photo in enumerate(photos):
        finish(photo.at)
        open_by_person = by_person.get(photo.person, 0)
        if open_by_person >= MOST_OPEN:
            day.refused += 1
            continue
        due = fairness.priority(
            photo.target,
            START + timedelta(seconds=photo.at),
            open_by_person=open_by_person,
            open_in_chat=by_chat.get(photo.chat, 0),
        )
        by_person[photo.person] = open_by_person + 1
        by_chat[photo.chat] = by_chat.get(photo.chat, 0) + 1
        heapq.heappush(waiting, (due, number))
        begin(photo.at)
        day.longest_queue = max(day.longest_queue, len(waiting))
    finish(DAY)
    day.left = len(waiting) + len(running)
    return day


def figures(day: Day, photos: Sequence[Photo], devices: int) -> dict[str, Any]:
    """Seconds; light: people of one to three photos, heavy: of more than twenty."""
    sent: dict[int, int] = {}
    for photo in photos:
        sent[photo.person] = sent.get(photo.person, 0) + 1
    light = [wait for person, wait in day.waits if sent[person] <= 3]
    heavy = [wait for person, wait in day.waits if sent[person] > 20]
    return {
        "devices": devices,
        "made": len(day.waits),
        "refused": day.refused,
        "left": day.left,
        "busy": round(day.busy / (devices * DAY), 3),
        "longest_queue": day.longest_queue,
        "light": {"median": round(percentile(light, 0.5)), "p99": round(percentile(light, 0.99))},
        "heavy": {"median": round(percentile(heavy, 0.5)), "p99": round(percentile(heavy, 0.99))},
    }


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="bench.fleet", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--photos", type=int, default=1_000_000)
    parser.add_argument("--devices", default="1,10,50,80,100,150,200")
    parser.add_argument("--cost", type=float, nargs=2, default=(6.0, 7.0), metavar=("2K", "4K"))
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(argv)
    photos = photos_of_a_day(options.photos, options.seed)
    cost = dict(zip(("2k", "4k"), options.cost, strict=True))
    for devices in map(int, options.devices.split(",")):
        print(json.dumps(figures(simulate(photos, devices, cost), photos, devices)), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
