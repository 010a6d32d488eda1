"""5,000 hostile inputs at the whole product: its real processes, over the chat and over HTTP.

    python -m bench.hostile_product [--inputs 5000] [--seed 1] [--corpus DIR] [--keep DIR] [--json]

Pictures (made here, and those of DIR, any public collection for fuzzing), labels that lie, presses that no
button gives, updates that are none, links, initData and requests that are forged, by polling and by webhook.
After each thousand a real photo must be answered as quickly as before, by the same process. Held against it:
memory and processor time of what decodes, all files round about, every line of the log, and the database, in
which nothing forged may have changed a row. Exit 0 when all is as it must be.

Takes some 25 minutes on two cores, at nice 15. Linux only.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.hostile_asker import Asker
from bench.hostile_checks import Checks
from bench.hostile_forger import Forger
from bench.hostile_people import People
from bench.hostile_place import GENTLE, Place
from bench.hostile_sender import Sender
from bench.hostile_telegram import Between
from bench.hostile_verdict import Seen, judge
from bench.hostile_watch import watch_loop, watch_memory
from bench.load_chats import Chats
from sandbox.server.world import DEFAULT_TOKEN

SHARES = {"pictures": 0.5, "labels": 0.1, "presses": 0.16, "updates": 0.06, "requests": 0.1, "webhook": 0.08}
"""Of all inputs. By webhook come the posts to it; all else by polling."""


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.hostile_product", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--inputs", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, help="folder with pictures, looked through as deep as it goes")
    parser.add_argument("--keep", type=Path, help="empty folder for data and log; else a temporary one")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(argv)
    if not sys.platform.startswith("linux"):
        sys.stderr.write("hostile_product: it needs Linux's /proc.\n")
        return 2
    os.nice(GENTLE)
    with tempfile.TemporaryDirectory(prefix="hostile-") as temporary:
        folder = asked.keep or Path(temporary)
        report = asyncio.run(measure(folder, asked.inputs, asked.seed, asked.corpus))
    sys.stdout.write(json.dumps(report, indent=1) + "\n" if asked.json else table(report))
    return 1 if report["trouble"] else 0


async def measure(folder: Path, inputs: int, seed: int, corpus: Path | None) -> dict[str, Any]:
    """Run it, and judge; `trouble` is empty when all is as it must be. folder: an empty one."""
    began = time.monotonic()
    counts = dealt(inputs)
    place, seen = Place(folder), Seen()
    between = Between(place.telegram, DEFAULT_TOKEN, place.between_port)
    chats = Chats(place.telegram)
    people = People(place, chats, seed)
    checks = Checks(people, seen)
    sender, forger = Sender(people, checks, between), Forger(people, checks, between)
    asker = Asker(people, checks, forger)
    try:
        await place.start_telegram()
        async with asyncio.TaskGroup() as group:
            beside = [
                group.create_task(chats.listen()),
                group.create_task(watch_memory(place.processes, seen.used)),
            ]
            await between.start(group)
            await place.start_bot(between.url, webhook=False)
            breath = group.create_task(watch_loop(place.web, seen.used))
            await checks.prepare()
            await sender.pictures(counts["pictures"], corpus)
            await sender.labels(counts["labels"])
            await sender.all_jobs_end()  # of which the presses are to change none
            await forger.presses(counts["presses"])
            await forger.updates(counts["updates"])
            await asker.requests(counts["requests"])
            breath.cancel()
            await place.end("product")
            await between.stop()
            await place.start_bot(place.telegram, webhook=True)
            beside.append(group.create_task(watch_loop(place.web, seen.used)))
            await asker.webhook(counts["webhook"])
            for task in beside:
                task.cancel()
    finally:
        await place.end("product", "sandbox")
    return judge(place, seen, between, time.monotonic() - began)


def dealt(inputs: int) -> dict[str, int]:
    """How many of each kind; together exactly so many."""
    ends = [round(inputs * so_far) for so_far in itertools.accumulate(SHARES.values())]
    counts = (end - begin for begin, end in itertools.pairwise((0, *ends)))
    return dict(zip(SHARES, counts, strict=True))


def table(report: dict[str, Any]) -> str:
    lines = [f"{name:32} {value}" for name, value in report["figures"].items()]
    for stage, kinds in report["came of it"].items():
        lines += ["", stage, *(f"    {count:6}  {kind}" for kind, count in kinds.items())]
    lines += ["", *(f"TROUBLE {one}" for one in report["trouble"]), "" if report["trouble"] else "All right."]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
