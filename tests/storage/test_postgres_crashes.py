"""Workers killed, on Postgres; and Postgres itself restarted."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from storage.db import Database
from storage.jobs import JobState, get
from storage.queue import QueueClient
from tests.storage.postgres import Cluster
from tests.storage.suite_crashes import CrashesSuite, Workers, is_made, new_job, wait_for, workers

__all__ = ["workers"]


@pytest.fixture
def database_url(postgres: Cluster) -> str:
    return postgres.new_database()


@pytest.fixture
def queue_url(postgres: Cluster) -> str:
    return postgres.new_database()


class TestCrashesOnPostgres(CrashesSuite):
    pass


async def test_postgres_restarts_in_the_middle_of_the_work(
    postgres: Cluster, database: Database, client: QueueClient, workers: Workers, tmp_path: Path
) -> None:
    """An immediate stop, as in a crash: every job is made once, and no process leaves by itself."""
    jobs = [await new_job(database, client, tmp_path, n) for n in range(1, 7)]
    two = [workers.start(seconds=1.5, dead_after=8.0) for _ in range(2)]
    await wait_for(database, jobs[0], lambda job: job.state is not JobState.QUEUED)
    await asyncio.to_thread(postgres.restart)
    await database.surely(lambda session: get(session, jobs[0].id))
    for job in jobs:
        await wait_for(database, job, is_made)
        assert await workers.times_made(job) == 1
    assert [worker.poll() for worker in two] == [None, None]
