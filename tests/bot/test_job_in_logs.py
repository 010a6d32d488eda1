"""A log line names the job it is of, wherever in the engine it comes from, and so does what Sentry gets."""

from __future__ import annotations

import asyncio
import hashlib
import io
import json
import logging
from pathlib import Path
from typing import Any

import sentry_sdk
import structlog

from bot import sentry
from engine.order import Order, Outcome
from engine.threads import thread_pool
from tests.bot.test_sentry import received
from tests.bot.test_settings_table import lines
from tests.engine.working_place import Asked, Place, Tell, ended, place
from tests.storage.fixed_cost_worker import small_outcome

__all__ = ["lines", "place", "received"]

deep = logging.getLogger("engine.deep")
FILE_NAME = "IMG 1.JPG"
"""What Place's person calls the photo."""


def make(_order: Order, folder: Path, _tell: Tell, _asked: Asked) -> Outcome:
    """Speaks in the engine's thread and in two beside it, as an engine does that knows of no jobs."""
    deep.warning("in the engine's thread")
    with thread_pool(2) as pool:
        list(pool.map(deep.warning, ["beside it"] * 4))
    return small_outcome(folder)


def fail(order: Order, _folder: Path, _tell: Tell, _asked: Asked) -> Outcome:
    raise RuntimeError(f"{order.file_name} is nothing to us")


def told(lines: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.getvalue().splitlines()]


async def until_said(lines: io.StringIO, words: str) -> None:
    async with asyncio.timeout(30):
        while words not in lines.getvalue():
            await asyncio.sleep(0.05)


async def test_every_line_of_a_job_names_it(place: Place, lines: io.StringIO) -> None:
    first, second = await place.job(), await place.job({"character": "crisp"})
    async with place.working(make):
        for job in (first, second):
            await place.until(job, ended)
            await until_said(lines, f"job {job.id} made")
    for job in (first, second):
        theirs = [line["event"] for line in told(lines) if line.get("job") == job.id]
        assert theirs.count("in the engine's thread") == 1
        assert theirs.count("beside it") == 4
        assert f"job {job.id} made" in theirs
    begun = next(line for line in told(lines) if "takes jobs" in line["event"])
    assert "job" not in begun, "nothing is of a job that was not begun"


async def test_an_exception_of_a_worker_is_tagged_with_its_job(
    place: Place, lines: io.StringIO, received: tuple[str, list[bytes]]
) -> None:
    dsn, bodies = received
    sentry.set_up(dsn)
    job = await place.job()
    async with place.working(fail):
        await until_said(lines, "putting it back")
    (line,) = [line for line in told(lines) if "putting it back" in line["event"]]
    assert line["job"] == job.id
    sentry_sdk.flush(timeout=5)
    sent = b"".join(bodies).decode()
    (event,) = [json.loads(line) for line in sent.splitlines() if '"exception"' in line]
    assert event["tags"]["job"] == hashlib.sha256(job.id.encode()).hexdigest()[:12]
    assert job.id not in sent
    assert FILE_NAME not in sent


def test_a_line_of_the_standard_library_carries_ids_beside_it_and_nothing_else(lines: io.StringIO) -> None:
    deep.warning("a line", extra={"job": "ab12", "remote_address": "203.0.113.7", "user": "Ann"})
    structlog.get_logger("bot.own").warning("another", job="cd34")
    first, second = told(lines)
    assert (first["job"], second["job"]) == ("ab12", "cd34")
    assert "203.0.113.7" not in lines.getvalue()
    assert "Ann" not in lines.getvalue()
