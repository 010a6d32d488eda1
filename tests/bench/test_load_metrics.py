"""The load bench notices when the metrics say something else than it counted."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

from bench.load_metrics import jobs_told, unlike_counted, unlike_work, work_counted, work_told
from bench.load_worker import Broken, breaking, fixed, timed
from bot.web.metrics import BotMetrics, WorkerMetrics
from engine.errors import Cancelled, UnreadablePicture
from engine.order import Order, Outcome
from engine.target import parse_target
from storage.jobs import JobState


@dataclass
class Counted:
    state: JobState


async def test_what_the_page_says_is_compared_by_state() -> None:
    metrics = BotMetrics()
    metrics._jobs.labels("delivered").set(5)
    metrics._jobs.labels("failed").set(1)

    async def nothing() -> None: ...

    app = web.Application()
    app.add_routes([metrics.route(nothing)])
    async with TestServer(app) as server:
        assert server.port is not None
        told = await jobs_told(server.port)
    assert told == Counter({"delivered": 5, "failed": 1})
    before = Counter({"delivered": 2})
    counted: list[Any] = [Counted(JobState.DELIVERED)] * 3 + [Counted(JobState.FAILED)]
    assert unlike_counted(before, told, counted) == []
    (said,) = unlike_counted(before, told, counted[1:])
    assert said == "delivered: the metrics say 3, counted 2"


async def test_what_the_workers_say_is_compared_with_what_their_engines_noted(tmp_path: Path) -> None:
    """Through the metrics that a worker serves, and the file that the bench's engine writes beside them."""
    metrics, log = WorkerMetrics(), tmp_path / "work.jsonl"

    def unreadable(*_: object) -> Outcome:
        raise UnreadablePicture("truncated")

    good = timed(fixed(0.002), log)
    once = timed(breaking(fixed(0.002), 1.0, tmp_path / "broken"), log)
    for number, (make, stopped) in enumerate(
        [
            (good, False),
            (good, False),
            (good, True),
            (timed(unreadable, log), False),
            (once, False),
            (once, False),
        ]
    ):
        order = Order(b"source %d" % min(number, 4), "a.jpg", parse_target("2k"))
        with suppress(Cancelled, UnreadablePicture, Broken):
            metrics.measured(make)(order, tmp_path, lambda _: None, partial(bool, stopped))
    async with TestServer(_app_of(metrics)) as server:
        assert server.port is not None
        told = await work_told([server.port])
        both = await work_told([server.port, server.port])
    notes = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    endings = [note for note in notes if note["what"] == "end"]
    assert len(endings) == 6
    counted = work_counted(endings)
    assert counted["masters fixed"] == 3
    assert counted["engine_errors truncated"] == counted["engine_errors engine_error"] == 1
    assert sum(counted[name] for name in counted if name.startswith("trust_verdicts ")) == 3
    assert counted["stage_seconds upscale times"] == 3
    assert counted["stage_seconds upscale µs"] > 3 * 2000
    assert unlike_work(told, counted) == []
    assert "masters fixed: the metrics say 6, counted 3" in unlike_work(both, counted)
    said = unlike_work(told, work_counted(endings[1:]))
    assert {line.partition(":")[0].split(" ")[0] for line in said} == {
        "masters",
        "trust_verdicts",
        "source_verdicts",
        "stage_seconds",
    }


def _app_of(metrics: WorkerMetrics) -> web.Application:
    async def nothing() -> None: ...

    app = web.Application()
    app.add_routes([metrics.route(nothing)])
    return app
