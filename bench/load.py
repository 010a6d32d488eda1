"""How the product carries many people: simulated ones against the sandbox, with the real bot and workers.

  enlarger bench load --people 100 --photos 500 --minutes 8 --workers 4 --cost 4
  enlarger bench load --people 3 --photos 6 --minutes 1 --workers 1 --cost 0      the real engine
  enlarger bench load --photos 300 --minutes 5 --kill                             random kill -9 meanwhile

The engine of fixed cost (--cost SECONDS at 2K, three times as much at 4K) computes nothing: it waits, as an
engine on a GPU leaves the processor alone. Bot, source reading, queue, storage and deliveries are real.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.load_figures import Asked, Span, busy_share, percentile, waits_beside_share
from bench.load_processes import Plan, Processes
from bench.load_run import Crowd, Ledger, run
from storage.jobs import JobState

KILL_PAUSE = (5.0, 16.0)
"""Seconds between two kills."""


def main(argv: list[str]) -> int:
    options = _options(argv)
    with tempfile.TemporaryDirectory(prefix="enlarger-load-", ignore_cleanup_errors=True) as scratch:
        folder = (options.folder or Path(scratch)).absolute()
        plan = Plan(
            folder,
            workers=options.workers,
            cost=options.cost,
            faults=options.faults,
            database=options.database,
            queue=options.queue,
            blobs=options.blobs,
            rates=not options.no_rates,
        )
        crowd = Crowd(
            options.people, options.photos, options.minutes * 60, options.large, options.cancels, options.seed
        )

        async def killing(processes: Processes) -> None:
            await processes.kill_at_random(crowd.seconds, KILL_PAUSE, crowd.seed)

        ledger = asyncio.run(run(plan, crowd, killing if options.kill else None, patience=options.patience))
    report = figures(ledger, options.workers)
    print(json.dumps(report) if options.json else _text(report))
    return 0 if whole(ledger) else 1


def whole(ledger: Ledger) -> bool:
    """Nothing lost, nothing twice unmarked, rows and files agree, nobody left by himself."""
    return not (
        ledger.missing
        or ledger.twice
        or ledger.unlike
        or ledger.undelivered
        or ledger.left
        or ledger.metrics_unlike
    )


def figures(ledger: Ledger, workers: int) -> dict[str, Any]:
    """Everything that is reported; seconds unless said."""
    wishes = ledger.wishes
    cards = [wish.card - wish.sent for wish in wishes if wish.card]
    shown = [wish.progress - wish.pressed for wish in wishes if wish.progress and wish.pressed]
    waited = [
        wish.ended - wish.pressed for wish in wishes if wish.ended and wish.pressed and not wish.cancelled
    ]
    spans = [span for _, span in ledger.computed]
    made = [job for job in ledger.jobs if job.made_at and job.started_at]
    wanted = [(job.created_at.timestamp(), job.made_at.timestamp()) for job in made if job.made_at]
    asked = [
        Asked(
            job.user_id,
            job.created_at.timestamp(),
            job.made_at.timestamp(),
            max(0.01, (job.made_at - job.started_at).total_seconds()),
        )
        for job in made
        if job.made_at and job.started_at
    ]
    shares = waits_beside_share(asked, workers) if asked else {}
    handed = [
        (job.delivered_at - job.made_at).total_seconds() for job in made if job.delivered_at and job.made_at
    ]
    length = max((end for _, end in wanted), default=0.0) - min((start for start, _ in wanted), default=0.0)
    return {
        "photos": len(wishes),
        "delivered": len([job for job in ledger.jobs if job.state is JobState.DELIVERED]),
        "cancelled": len([job for job in ledger.jobs if job.state is JobState.CANCELLED]),
        "missing": ledger.missing,
        "twice_unmarked": ledger.twice,
        "twice_marked": ledger.marked,
        "undelivered": ledger.undelivered,
        "rows_unlike_blobs": ledger.unlike,
        "metrics_unlike_counts": ledger.metrics_unlike,
        "engine_broke": ledger.broken,
        "orphans_cleared": ledger.orphans,
        "kills": ledger.kills,
        "left_by_itself": ledger.left,
        "sent_again": sum(wish.sent_again for wish in wishes),
        "pressed_again": sum(wish.pressed_again for wish in wishes),
        "asked_whether_it_came": sum(wish.asked_whether for wish in wishes),
        "to_card": _spread(cards),
        "to_first_progress": _spread(shown),
        "press_to_master": _spread(waited),
        "made_to_delivered": _spread(handed),
        "engine_busy": round(busy_share(spans, wanted, workers), 4),
        "between_jobs": _spread(_gaps(ledger.computed, wanted, workers)),
        "masters_an_hour": round(len(made) / length * 3600) if length > 0 else 0,
        "wait_beside_share": {
            "worst": round(max(shares.values(), default=0.0), 2),
            "median": round(statistics.median(shares.values()), 2) if shares else 0.0,
            "over_twice": len([share for share in shares.values() if share > 2]),
        },
        "seconds": round(ledger.seconds, 1),
    }


def _gaps(computed: Sequence[tuple[str, Span]], wanted: Sequence[Span], workers: int) -> list[float]:
    """Seconds between an engine's end and its next begin, where enough jobs were waiting all the while."""
    last: dict[str, float] = {}
    gaps = []
    for worker, (begin, end) in sorted(computed, key=lambda entry: entry[1][0]):
        since = last.get(worker)
        last[worker] = end
        if (
            since is not None
            and len([1 for start, made in wanted if start < since and made > begin]) >= workers
        ):
            gaps.append(begin - since)
    return gaps


def _spread(values: Sequence[float]) -> dict[str, float]:
    return {
        "count": len(values),
        "median": round(percentile(values, 0.5), 3),
        "p95": round(percentile(values, 0.95), 3),
        "p99": round(percentile(values, 0.99), 3),
        "worst": round(max(values, default=0.0), 3),
    }


def _text(report: dict[str, Any]) -> str:
    return "\n".join(f"{name.replace('_', ' ')}: {_plain(value)}" for name, value in report.items())


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {item}" for key, item in value.items()) or "none"
    return "none" if value == [] else str(value)


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="enlarger bench load", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--photos", type=int, default=60)
    parser.add_argument("--minutes", type=float, default=1.0, help="over which the photos are sent")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--cost", type=float, default=2.0, help="seconds at 2K; 0: the real engine")
    parser.add_argument("--large", type=float, default=0.0, help="part of the photos asked for in 4K, 0…1")
    parser.add_argument("--cancels", type=float, default=0.0, help="part of the photos cancelled, 0…1")
    parser.add_argument("--faults", type=float, default=0.0, help="part whose engine breaks once, 0…1")
    parser.add_argument("--kill", action="store_true", help="kill -9 workers, bot and sandbox meanwhile")
    parser.add_argument("--database", default="", help="postgresql+asyncpg://…; SQLite when left out")
    parser.add_argument("--queue", default="", help="postgresql://…; SQLite when left out")
    parser.add_argument("--blobs", default="", help="s3://…; a folder when left out")
    parser.add_argument("--no-rates", action="store_true", help="a Telegram without rate limits")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--patience", type=float, default=3600.0, help="seconds until it is given up")
    parser.add_argument("--folder", type=Path, default=None, help="keep everything there")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(argv)
    if min(options.people, options.photos, options.workers) < 1 or options.minutes <= 0:
        parser.error("--people, --photos and --workers are 1 or more, --minutes more than 0")
    parts = (options.large, options.cancels, options.faults)
    if not (all(0 <= part <= 1 for part in parts) and options.cost >= 0):
        parser.error("--large, --cancels and --faults lie between 0 and 1, --cost is not negative")
    return options


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
