"""Metrics for Prometheus: the bot's are asked of the database at each look, a worker counts what it makes.

No label holds anything of a person or a picture: states, verdicts, stages, reasons are lists of ours.
"""

from __future__ import annotations

import asyncio
import logging
import statistics
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import structlog
from aiohttp import web
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from engine.errors import Cancelled, EngineError
from engine.order import Order, Outcome, Progress
from storage.job_view import JobState
from storage.telling import once
from storage.watching import Watched

STAGE_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60, 120, 300)
"""Bounds of the histogram: from decoding a small photo to an 8K master on two cores."""

LONGEST_ASK = 2.0
"""Seconds that a look may wait for the database: Prometheus itself gives up after ten by default."""

log = structlog.get_logger(__name__)

Maker = Callable[[Order, Path, Callable[[Progress], None], Callable[[], bool]], Outcome]


class Errors(logging.Handler):
    """Counts the log's errors by who logged them."""

    def __init__(self, registry: CollectorRegistry) -> None:
        super().__init__(logging.ERROR)
        self.addFilter(once)
        self._count = Counter(
            "enlarger_log_errors", "Lines of the log that tell of an error.", ["logger"], registry=registry
        )

    def emit(self, record: logging.LogRecord) -> None:
        self._count.labels(record.name).inc()


class Known(Collector):
    """Figures of the database, left out while it is away: old ones would look like today's."""

    def __init__(self) -> None:
        self.figures = CollectorRegistry()
        self.up = False

    def collect(self) -> Iterator[Metric]:
        if self.up:
            yield from self.figures.collect()


class Registry:
    """What every process tells, and the page it is told on."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self.errors = Errors(self.registry)
        self.known = Known()
        self.registry.register(self.known)
        self._up = Gauge(
            "enlarger_database_up", "Whether the database answers: 1, or 0.", registry=self.registry
        )

    def route(
        self, ask: Callable[[], Awaitable[object]], look: Callable[[], Awaitable[None]] | None = None
    ) -> web.RouteDef:
        """GET /metrics. `look` brings what is of this machine up to date, `ask` what the database knows, or
        raises: then the page comes without that, since a host who looks for what is wrong needs it."""

        async def tell(_request: web.Request) -> web.Response:
            if look is not None:
                await look()
            self.known.up = await _answered(ask)
            self._up.set(self.known.up)
            return web.Response(
                body=generate_latest(self.registry), headers={"Content-Type": CONTENT_TYPE_LATEST}
            )

        return web.get("/metrics", tell)


async def _answered(ask: Callable[[], Awaitable[object]]) -> bool:
    try:
        async with asyncio.timeout(LONGEST_ASK):
            await ask()
    except TimeoutError:
        log.warning("the database doesn't answer the metrics in time")
        return False
    except Exception as error:
        log.warning("the database was not asked for the metrics", exc_info=error)
        return False
    return True


class BotMetrics(Registry):
    def __init__(self) -> None:
        super().__init__()
        self._jobs = self._gauge("enlarger_jobs", "Jobs in the database by state.", "state")
        self._oldest = self._gauge("enlarger_oldest_wait_seconds", "Age of the oldest waiting job; 0: none.")
        self._wait = self._gauge(
            "enlarger_wait_seconds", "From press to start, of the newest started jobs.", "quantile"
        )
        self._deliver = self._gauge(
            "enlarger_press_to_master_seconds", "Median from press to delivered master in 24 hours."
        )
        self._photos = self._gauge(
            "enlarger_photos", "Photos of 24 hours by what the source reading said.", "verdict"
        )
        self._failed = self._gauge(
            "enlarger_jobs_failed", "Jobs of 24 hours that failed, by reason.", "reason"
        )

    def _gauge(self, name: str, meaning: str, *labels: str) -> Gauge:
        return Gauge(name, meaning, labels, registry=self.known.figures)

    def set(self, watched: Watched) -> None:
        stats = watched.stats
        for state in JobState:
            self._jobs.labels(state.value).set(stats.now.get(state, 0))
        self._oldest.set(stats.oldest_seconds or 0.0)
        self._deliver.set(stats.half_seconds or 0.0)
        for name, value in _quantiles(watched.waits).items():
            self._wait.labels(name).set(value)
        _replace(self._photos, watched.verdicts)
        _replace(self._failed, stats.reasons)


class WorkerMetrics(Registry):
    def __init__(self) -> None:
        super().__init__()
        self._seconds = Histogram(
            "enlarger_stage_seconds",
            "Seconds that a stage of a master took.",
            ["stage"],
            buckets=STAGE_SECONDS,
            registry=self.registry,
        )
        self._made = Counter(
            "enlarger_masters", "Masters made, by backend.", ["backend"], registry=self.registry
        )
        self._trust = Counter(
            "enlarger_trust_verdicts",
            "Masters by what the trust check said.",
            ["verdict"],
            registry=self.registry,
        )
        self._source = Counter(
            "enlarger_source_verdicts",
            "Masters by what the source reading said.",
            ["verdict"],
            registry=self.registry,
        )
        self._errors = Counter(
            "enlarger_engine_errors", "Attempts that failed, by reason.", ["reason"], registry=self.registry
        )
        self._used = Gauge(
            "enlarger_device_memory_used_bytes", "Memory in use.", ["device"], registry=self.registry
        )
        self._total = Gauge(
            "enlarger_device_memory_total_bytes", "Memory there is.", ["device"], registry=self.registry
        )

    async def look_at_devices(self) -> None:
        from engine.upscale.device_memory import device_memory

        for memory in device_memory():
            self._used.labels(memory.device).set(memory.used)
            self._total.labels(memory.device).set(memory.total)

    def measured(self, make: Maker) -> Maker:
        """The same maker, counted. Runs in the engine's thread; the client library is made for that."""

        def made(
            order: Order,
            folder: Path,
            progress: Callable[[Progress], None],
            cancelled: Callable[[], bool],
        ) -> Outcome:
            try:
                outcome = make(order, folder, progress, cancelled)
            except Cancelled:
                raise
            except EngineError as error:
                self._errors.labels(error.reason).inc()
                raise
            except Exception:
                self._errors.labels("engine_error").inc()
                raise
            self._count(outcome.report)
            return outcome

        return made

    def _count(self, report: dict[str, Any]) -> None:
        for stage, seconds in report["seconds"].items():
            self._seconds.labels(stage).observe(seconds)
        self._made.labels(str(report["backend"])).inc()
        self._trust.labels(str(report["trust"]["verdict"])).inc()
        self._source.labels(str(report["source"]["verdict"])).inc()


def _quantiles(seconds: list[float]) -> dict[str, float]:
    if not seconds:
        return {"0.5": 0.0, "0.95": 0.0}
    if len(seconds) == 1:
        return {"0.5": seconds[0], "0.95": seconds[0]}
    cuts = statistics.quantiles(seconds, n=20, method="inclusive")
    return {"0.5": cuts[9], "0.95": cuts[18]}


def _replace(gauge: Gauge, values: dict[str, int]) -> None:
    """What isn't there any more must not stay at its last figure."""
    gauge.clear()
    for name, value in values.items():
        gauge.labels(name).set(value)
