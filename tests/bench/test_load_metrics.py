"""The load bench notices when the metrics say something else than it counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

from bench.load_metrics import jobs_told, unlike_counted
from bot.web.metrics import BotMetrics
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
