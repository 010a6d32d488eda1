"""A worker's small web server: its health and its metrics, when ENLARGER_WORKER_PORT is set."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from bot.room import folders
from bot.settings import Settings
from bot.web.metrics import WorkerMetrics
from bot.web.server import Readiness, WebServer
from storage import jobs
from storage.db import Database
from storage.room import has_room


def metrics_beside(settings: Settings) -> tuple[WorkerMetrics, AbstractAsyncContextManager[None]]:
    """The metrics, and what serves them while it is entered."""
    metrics = WorkerMetrics()
    return metrics, _serving(settings, metrics)


@asynccontextmanager
async def _serving(settings: Settings, metrics: WorkerMetrics) -> AsyncIterator[None]:
    if settings.worker_port is None:
        yield
        return
    database = Database(settings.database)

    async def answers() -> None:
        async with database.session(reading=True) as session:
            await jobs.open_jobs(session, user_id=0)

    readiness = Readiness({"database": answers, "disk": lambda: has_room(folders(settings))}, up=True)
    routes = [metrics.route(answers, metrics.look_at_devices)]
    server = WebServer(settings.web_host, settings.worker_port, readiness, routes)
    logging.getLogger().addHandler(metrics.errors)
    try:
        await server.start()
        yield
    finally:
        logging.getLogger().removeHandler(metrics.errors)
        await server.stop()
        await database.close()
