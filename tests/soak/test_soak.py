"""Nothing is lost: random kill -9, databases that go away, machines that share no folder.

The engine has a fixed cost here (bench/load_worker.py) and computes nothing; bot, source reading, queue,
storage, deliveries and the sandbox are the real ones, each in a process of its own. How real masters survive
a kill is tested in tests/e2e/test_restart.py.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bench.load import KILL_PAUSE, whole
from bench.load_processes import Plan, Processes
from bench.load_run import Crowd, Ledger, run
from tests.storage.postgres import Cluster
from tests.storage.s3_here import S3Here


def check_all(ledger: Ledger, photos: int) -> None:
    assert whole(ledger), ledger
    assert len(ledger.wishes) == photos
    assert ledger.undelivered == []
    assert sum(wish.sent_again for wish in ledger.wishes) == 0, "a photo was lost and had to be sent again"


async def with_kills(plan: Plan, crowd: Crowd, pause: tuple[float, float]) -> Ledger:
    async def killing(processes: Processes) -> None:
        await processes.kill_at_random(crowd.seconds, pause, crowd.seed)

    return await run(plan, crowd, killing)


async def test_every_process_is_killed_once_and_nothing_is_lost(sqlite_plan: Plan) -> None:
    """The short form of the soak: a worker, the bot and the sandbox, one after the other."""

    async def killing(processes: Processes) -> None:
        for name in ("worker-1", "bot", "sandbox"):
            await asyncio.sleep(3.0)
            processes.kill(name)

    ledger = await run(replace(sqlite_plan, cost=1.0), Crowd(people=4, photos=10, seconds=10), killing)
    check_all(ledger, 10)
    assert ledger.kills == {"worker-1": 1, "bot": 1, "sandbox": 1}


async def test_machines_that_share_a_database_and_an_object_store_and_no_folder(
    postgres_plan: Plan, s3: S3Here
) -> None:
    plan = replace(postgres_plan, blobs="s3://bucket/prefix", cost=0.5)
    ledger = await run(plan, Crowd(people=2, photos=4, seconds=2))
    check_all(ledger, 4)
    assert {name for name, _ in ledger.computed} <= {"worker-1", "worker-2"}
    assert len(s3.objects) == 13, "a source, a proof sheet and a master each, and whose place it is"
    assert not (plan.folder / "blobs").exists()
    assert sorted(path.name for path in plan.folder.iterdir() if path.suffix != ".log") == [
        "bot",
        "sandbox",
        "worker-1",
        "worker-2",
    ]


@pytest.mark.soak
@pytest.mark.timeout(2400)
async def test_300_jobs_under_random_kills_on_sqlite(sqlite_plan: Plan) -> None:
    crowd = Crowd(people=60, photos=300, seconds=300)
    check_all(await with_kills(sqlite_plan, crowd, KILL_PAUSE), 300)


@pytest.mark.soak
@pytest.mark.timeout(2400)
async def test_300_jobs_under_random_kills_on_postgres(postgres_plan: Plan) -> None:
    crowd = Crowd(people=60, photos=300, seconds=300)
    check_all(await with_kills(postgres_plan, crowd, KILL_PAUSE), 300)


@pytest.mark.soak
@pytest.mark.timeout(2400)
async def test_postgres_restarts_twice_during_60_jobs(postgres_plan: Plan, postgres: Cluster) -> None:
    async def restarting(processes: Processes) -> None:
        for _ in range(2):
            await asyncio.sleep(20.0)
            await asyncio.to_thread(postgres.restart)

    ledger = await run(postgres_plan, Crowd(people=12, photos=60, seconds=60), restarting)
    check_all(ledger, 60)
    assert ledger.left == [], "no process may leave by itself"
