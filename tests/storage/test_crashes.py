"""Workers killed, on SQLite; and workers that hang, which is the same on every database."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

from storage.db import Database
from storage.jobs import Job, JobState
from storage.queue import QueueClient
from tests.storage.suite_crashes import PATIENCE, CrashesSuite, Workers, is_made, new_job, wait_for, workers

__all__ = ["workers"]


class TestCrashes(CrashesSuite):
    pass


def has_started(job: Job, times: int) -> bool:
    return job.attempts == times


async def test_a_job_that_hangs_the_engine_ends_after_three_starts_and_the_others_go_on(
    database: Database,
    client: QueueClient,
    workers: Workers,
    tmp_path: Path,
) -> None:
    """A thread can't be ended from within: each time the worker leaves, and is started again."""
    hanging = await new_job(database, client, tmp_path, 1, "hang.jpg")
    harmless = await new_job(database, client, tmp_path, 2)
    worker = workers.start(seconds=0.2, dead_after=2.0, stalled_after=2.0)
    for start in (1, 2, 3):
        await wait_for(database, hanging, partial(has_started, times=start))
        assert await asyncio.to_thread(worker.wait, PATIENCE) == 1
        if start < 3:
            worker = workers.start(seconds=0.2, dead_after=2.0, stalled_after=2.0)
    ended = await wait_for(database, hanging, lambda job: job.state is JobState.FAILED)
    assert (ended.reason, ended.attempts) == ("gave_up", 3)
    workers.start(seconds=0.2, dead_after=2.0)
    await wait_for(database, harmless, is_made)


async def test_a_worker_that_freezes_is_ended_and_its_job_is_another_ones(
    database: Database, client: QueueClient, workers: Workers, tmp_path: Path
) -> None:
    """Native code that holds Python stops even the beats; a thread outside of Python ends the process."""
    frozen = await new_job(database, client, tmp_path, 1, "freeze.jpg")
    worker = workers.start(seconds=0.2, dead_after=2.0, stalled_after=2.0)
    await wait_for(database, frozen, lambda job: job.state is JobState.RUNNING)
    other = workers.start(seconds=0.2, dead_after=2.0, stalled_after=600.0)
    await wait_for(database, frozen, lambda job: job.attempts == 2)
    assert await asyncio.to_thread(worker.wait, PATIENCE) == 1
    assert "Timeout" in workers.logs()
    assert other.poll() is None
