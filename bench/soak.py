"""An hour of random use with faults on: people, a group, albums; Telegram refusing or away; processes killed.

    make soak            or    python -m bench.soak [--minutes 60] [--seed 1] [--keep FOLDER] [--json]

The whole product runs as a host runs it. It must answer every picture and word, deliver every master that was
ordered once, and log no unhandled error. Exit code 0 when it did. It goes gently: small photos, a few doings
a minute, nice 15.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bench import soak_verdict as verdict
from bench.soak_people import Somebody
from bench.soak_product import GENTLE, Product
from bench.soak_trouble import Trouble
from sandbox.client import Control, Person

PEOPLE = (("Ann", "private"), ("Ben", "private"), ("Cora", "private"), ("Ben", "Weekend in Lisbon"))
LAST_WORK_SECONDS = 400.0
"""Without trouble, until everything asked for must have come."""


UNKNOWN_PROGRESS = "a progress message was not confirmed"
"""The bot's warning; such a message may stand in the chat, and nobody can take away what has no known id."""


@dataclass
class Outcome:
    """Figures for people, and what is wrong; all right when the lists are empty."""

    minutes: float = 0.0
    did: dict[str, int] = field(default_factory=dict)
    trouble: dict[str, int] = field(default_factory=dict)
    jobs: dict[str, int] = field(default_factory=dict)
    masters: int = 0
    cards_twice: int = 0
    warnings: dict[str, int] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    bad_masters: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def right(self) -> bool:
        unfinished = {state for state in self.jobs if state not in ("delivered", "cancelled")}
        return not (self.lost or self.twice or self.stale or self.bad_masters or self.errors or unfinished)


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1, help="other seed, other hour")
    parser.add_argument("--keep", type=Path, help="folder for data and log; else a temporary one")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(argv)
    if not sys.platform.startswith("linux"):
        sys.stderr.write("soak: it needs Linux, where children end with their parent.\n")
        return 2
    os.nice(GENTLE)
    if asked.keep is not None:
        asked.keep.mkdir(parents=True, exist_ok=True)
        return _report(asyncio.run(soak(asked.keep, asked.minutes, asked.seed)), asked.json)
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        return _report(asyncio.run(soak(Path(folder), asked.minutes, asked.seed)), asked.json)


async def soak(folder: Path, minutes: float, seed: int) -> Outcome:
    """Run it, and judge."""
    began = time.monotonic()
    product, calm = Product(folder), asyncio.Lock()
    await product.start()
    people = [
        Somebody(Person(product.url, name, chat), calm, seed * 100 + number, in_group=chat != "private")
        for number, (name, chat) in enumerate(PEOPLE)
    ]
    trouble = Trouble(product, calm, seed)
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(run()) for run in (*(one.run for one in people), trouble.run)]
            await asyncio.sleep(minutes * 60)
            async with calm:
                for task in tasks:
                    task.cancel()
        if not await product.answers():
            await product.start()
        await Control(product.url).no_faults()
        outcome = await _last_work(product, people)
        outcome.trouble = dict(trouble.made)
    finally:
        await product.stop()
    outcome.minutes = round((time.monotonic() - began) / 60, 1)
    outcome.errors = verdict.errors_in(product.log)
    outcome.warnings = dict(verdict.warnings_in(product.log))
    outcome.stale = outcome.stale[outcome.warnings.get(UNKNOWN_PROGRESS, 0) :]
    return outcome


async def _last_work(product: Product, people: list[Somebody]) -> Outcome:
    """Wait until everything has come, or must have."""
    end = time.monotonic() + LAST_WORK_SECONDS
    while True:
        outcome = await _judge(product, people)
        waits = {state for state in outcome.jobs if state not in ("delivered", "cancelled", "failed")}
        if not (outcome.lost or outcome.stale or waits) or time.monotonic() > end:
            return outcome
        await asyncio.sleep(5)
        for one in people:
            await one.follow()


async def _judge(product: Product, people: list[Somebody]) -> Outcome:
    outcome = Outcome(jobs=dict(verdict.states(await asyncio.to_thread(_jobs, product))))
    did: Counter[str] = Counter()
    for one in people:
        messages = await verdict.messages_of(product.url, await one.chat_id())
        outcome.lost += verdict.lost(one.diary, messages)
        outcome.twice += verdict.twice(messages, asked_again=one.diary.did["said that nothing came"] > 0)
        outcome.stale += verdict.stale(messages)
        outcome.cards_twice += verdict.cards_twice(one.diary, messages)
        masters, bad = await verdict.bad_masters(product.url, messages)
        outcome.masters += masters
        outcome.bad_masters += bad
        did += one.diary.did
    outcome.did = dict(did)
    return outcome


def _jobs(product: Product) -> list[dict[str, Any]]:
    """The host's view of the queue."""
    command = [sys.executable, "-m", "bot", "jobs", "list", "--limit", "10000", "--json"]
    env = {**os.environ, "ENLARGER_DATA": str(product.folder / "data")}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def _report(outcome: Outcome, as_json: bool) -> int:
    if as_json:
        sys.stdout.write(json.dumps({"right": outcome.right, **asdict(outcome)}, indent=1) + "\n")
    else:
        for name, value in asdict(outcome).items():
            lines = value if isinstance(value, list) else [value]
            sys.stdout.write(f"{name}: {len(lines) if isinstance(value, list) else value}\n")
            if isinstance(value, list):
                sys.stdout.writelines(f"    {line}\n" for line in lines)
        sys.stdout.write("All right.\n" if outcome.right else "Not right.\n")
    return 0 if outcome.right else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
