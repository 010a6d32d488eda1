"""Estimate: are jobs of mixed sizes made in about the time that was foretold?

Photos of scikit-image, cut and resized to what people send, are enlarged one after the other to what they
ask for; each is foretold from those before it, the first from the built-in figures.

    enlarger bench speed --estimate [--jobs 12] [--json]
"""

from __future__ import annotations

import io
import json
import random
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from bench.speed_photo import PARTS, part
from engine.estimate import Timed, learn, timed, work_of
from engine.order import Character, Order
from engine.target import parse_target

SOURCES = ((640, 480), (480, 640), (800, 600), (1280, 960), (960, 1280), (1600, 1200), (2048, 1536))
TARGETS = ("2k", "2k", "4k", "4k", "3000", "a5@300", "1600x1600", "own")
CHARACTERS: tuple[Character, ...] = ("natural", "natural", "natural", "natural", "crisp")
SEED = 20261123
WITHIN = 0.30
FIRST = 3
"""So many jobs are made before a machine counts as known."""


def check(count: int, *, as_json: bool) -> int:
    """Make `count` jobs and print how near the foretold seconds were."""
    rows: list[dict[str, Any]] = []
    made: list[Timed] = []
    chance = random.Random(SEED)  # noqa: S311 - a fixed mixture, no secret
    with tempfile.TemporaryDirectory(prefix="enlarger-bench-") as folder:
        for number in range(count):
            rows.append(_job(chance, made, number, Path(folder)))
            print(_line(rows[-1]), file=sys.stderr, flush=True)
    facts = {"rows": rows, **summary(rows)}
    print(json.dumps(facts) if as_json else _words(facts))
    return 0


def _job(chance: random.Random, made: list[Timed], number: int, folder: Path) -> dict[str, Any]:
    """One job: foretold, made, and put in front of `made`."""
    from engine.pipeline import run

    size = chance.choice(SOURCES)
    target = parse_target(chance.choice(TARGETS))
    character = chance.choice(CHARACTERS)
    work = work_of(size, target, character=character)
    work = replace(work, cold=not made)
    foretold = learn(made).seconds(work)
    source = _photo(PARTS[number % len(PARTS)], size, chance.choice((80, 87, 95)))
    outcome = run(Order(source, "photo.jpg", target, character=character), folder)
    for path in (outcome.master.path, outcome.proof):
        if path is not None:
            path.unlink()
    done = timed(work, outcome.report)
    assert done is not None
    made.insert(0, done)
    return {
        "source": f"{size[0]}x{size[1]}",
        "to": target.name,
        "networks": "+".join(work.networks),
        "foretold": round(foretold, 2),
        "took": round(done.total, 2),
        "off": round(foretold / done.total - 1, 3),
        "stages": {stage: round(spent, 3) for stage, spent in done.seconds.items()},
    }


def summary(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Part of the jobs foretold within WITHIN: of all, and of those after the first three."""
    near = [abs(row["off"]) <= WITHIN for row in rows]
    later = near[FIRST:]
    return {
        "within": WITHIN,
        "near": round(sum(near) / len(near), 3) if near else None,
        "near_later": round(sum(later) / len(later), 3) if later else None,
    }


def _photo(name: str, size: tuple[int, int], quality: int) -> bytes:
    out = io.BytesIO()
    ImageOps.fit(part(name), size, Image.Resampling.LANCZOS).save(out, "JPEG", quality=quality)
    return out.getvalue()


def _line(row: dict[str, Any]) -> str:
    job = f"{row['source']} to {row['to']}"
    figures = f"foretold {row['foretold']:7.1f} s, took {row['took']:7.1f} s, {row['off']:+.0%}"
    return f"{job:22} {row['networks']:15} {figures}"


def _words(facts: dict[str, Any]) -> str:
    return f"within {facts['within']:.0%}: {facts['near']:.0%} of {len(facts['rows'])} jobs" + (
        f", {facts['near_later']:.0%} after the first {FIRST}" if facts["near_later"] is not None else ""
    )
