"""`enlarger jobs`: what the host sees of the queue, and the two things that he can do about a job."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from datetime import datetime

from bot.commands.guard import WrongUse
from bot.settings import load_settings, prepare_data_folder
from storage import jobs
from storage.db import Database
from storage.jobs import Job, JobState
from storage.queue import QueueClient

Work = Callable[[Database, QueueClient], Awaitable[str]]


def list_(state: str | None, limit: int, *, as_json: bool) -> None:
    """The newest jobs, one line each."""

    async def work(database: Database, _queue: QueueClient) -> str:
        async with database.session(reading=True) as session:
            found = await jobs.latest(session, state=JobState(state) if state else None, limit=limit)
        if as_json:
            return json.dumps([_plain(job) for job in found], ensure_ascii=False)
        return "\n".join(_line(job) for job in found) or "No jobs."

    _run(work)


def show(job_id: str, *, as_json: bool) -> None:
    """All that is known of one job."""

    async def work(database: Database, _queue: QueueClient) -> str:
        plain = _plain(await _find(database, job_id))
        if as_json:
            return json.dumps(plain, ensure_ascii=False)
        return "\n".join(f"{name}: {value}" for name, value in plain.items() if value not in (None, "", {}))

    _run(work)


def retry(job_id: str) -> None:
    """Give a failed job a fresh start."""

    async def work(database: Database, queue: QueueClient) -> str:
        job = await _find(database, job_id)
        async with database.session() as session:
            again = await jobs.retry(session, job.id)
        if again is None and job.state is JobState.FAILED:
            raise WrongUse(f"{job.id}: the same was asked for again meanwhile, as another job.")
        if again is None:
            raise WrongUse(f"{job.id} is {job.state}: only a failed job can be tried again.")
        await queue.enqueue_again(again.id, again.priority)
        return f"{job.id} waits for its turn again."

    _run(work)


def cancel(job_id: str) -> None:
    """Cancel what is queued or running; the bot tells its person."""

    async def work(database: Database, queue: QueueClient) -> str:
        job = await _find(database, job_id)
        async with database.session() as session:
            cancelled = await jobs.cancel(session, job.id, reason=jobs.STOPPED_BY_HOST)
        if cancelled is None:
            raise WrongUse(f"{job.id} is {job.state}: there is nothing to cancel.")
        await queue.cancel(job.id)
        return f"{job.id} is cancelled."

    _run(work)


async def _find(database: Database, job_id: str) -> Job:
    """By its whole id, or by the beginning of it that `jobs list` shows."""
    async with database.session(reading=True) as session:
        found = await jobs.starting_with(session, job_id.lower())
    if not found:
        raise WrongUse(f"{job_id}: there is no such job.")
    if len(found) > 1:
        raise WrongUse(f"{job_id}: more than one job begins like that.")
    return found[0]


def _run(work: Work) -> None:
    settings = load_settings()
    prepare_data_folder(settings)
    from bot.commands.database import check

    check(settings)

    async def main() -> str:
        database, queue = Database(settings.database), QueueClient(settings.queue)
        try:
            return await work(database, queue)
        finally:
            await queue.close()
            await database.close()

    print(asyncio.run(main()))


def _line(job: Job) -> str:
    parts = [
        job.id[:8],
        f"{job.state:<9}",
        f"{job.target:<9}",
        f"photo {job.photo_id}",
        job.created_at.strftime("%Y-%m-%d %H:%M:%S"),
    ]
    if job.state is JobState.RUNNING:
        parts.append(f"{job.fraction:.0%} by {job.worker_id}")
    if job.reason:
        parts.append(f"{job.reason}: {job.detail}" if job.detail else job.reason)
    return "  ".join(parts)


def _plain(job: Job) -> dict[str, object]:
    """JSON-able; times in ISO 8601."""
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(job).items()
    }
