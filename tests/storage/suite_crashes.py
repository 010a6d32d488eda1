"""Real worker processes, really killed. The maker has a fixed cost (fixed_cost_worker.py)."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from storage.blobs import open_blobs
from storage.db import Database
from storage.jobs import Job, JobState
from storage.pulse import Pulse
from storage.queue import QueueClient, prepare
from tests.storage.suite_rows import add_photo, ask, reload

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
"""For a loaded machine; where time is the point, the test measures it."""


@dataclass
class Workers:
    """Starts worker processes and ends those that are left."""

    database_url: str
    queue_url: str
    folder: Path
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(
        self, seconds: float, dead_after: float, stalled_after: float = 600.0
    ) -> subprocess.Popen[bytes]:
        log = self.folder / f"worker-{len(self.started)}.log"
        with log.open("wb") as out:
            process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "tests.storage.fixed_cost_worker"),
                    *(self.database_url, self.queue_url, str(self.folder / "blobs")),
                    *(str(seconds), str(dead_after), str(stalled_after)),
                ],
                cwd=ROOT,
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        self.started.append(process)
        return process

    async def ready(self, count: int) -> None:
        """Wait until so many beat."""
        await asyncio.to_thread(prepare, self.queue_url)
        pulse = Pulse(self.queue_url)
        async with asyncio.timeout(PATIENCE):
            while len(await asyncio.to_thread(pulse.read)) < count + len(("reaper", "sweep")):
                await asyncio.sleep(0.2)
        pulse.close()

    def logs(self) -> str:
        return "".join(path.read_text() for path in sorted(self.folder.glob("worker-*.log")))

    async def times_made(self, job: Job) -> int:
        """How often a worker says it made this job, once the first has said so: that follows the row."""
        async with asyncio.timeout(PATIENCE):
            while not (times := self.logs().count(f"job {job.id} made")):
                await asyncio.sleep(0.1)
        return times

    def end(self) -> None:
        for process in self.started:
            if process.poll() is None:
                process.kill()
            process.wait(20)


@pytest.fixture
def workers(database_url: str, queue_url: str, tmp_path: Path) -> Iterator[Workers]:
    workers = Workers(database_url, queue_url, tmp_path)
    yield workers
    workers.end()


async def new_job(
    database: Database, client: QueueClient, tmp_path: Path, n: int, file_name: str = "a.jpg"
) -> Job:
    sha256 = await open_blobs(str(tmp_path / "blobs")).put(b"source %d" % n)
    job = await ask(database, await add_photo(database, n, sha256=sha256, file_name=file_name), user_id=n)
    await client.enqueue(job.id, job.priority)
    return job


async def wait_for(
    database: Database, job: Job, true: Callable[[Job], bool], patience: float = PATIENCE
) -> Job:
    deadline = time.monotonic() + patience
    while True:
        seen = await reload(database, job)
        if true(seen):
            return seen
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {patience} s for job {seen}")
        await asyncio.sleep(0.1)


def at_work(job: Job) -> bool:
    return job.state is JobState.RUNNING and job.fraction > 0


def is_made(job: Job) -> bool:
    return job.state is JobState.MADE


class CrashesSuite:
    async def test_a_killed_workers_job_is_made_by_the_next_one_once(
        self, database: Database, client: QueueClient, workers: Workers, tmp_path: Path
    ) -> None:
        job = await new_job(database, client, tmp_path, 1)
        first = workers.start(seconds=3.0, dead_after=3.0)
        await wait_for(database, job, at_work)
        first.send_signal(signal.SIGKILL)
        first.wait()
        workers.start(seconds=0.5, dead_after=3.0)
        done = await wait_for(database, job, is_made)
        assert done.attempts == 2
        assert await workers.times_made(job) == 1
        blobs = open_blobs(str(tmp_path / "blobs"))
        assert (await blobs.get(done.master_sha256 or "")).startswith(b"\x89PNG")
        assert done.report == {"master": {"width": 4}, "trust": {"verdict": "green"}}
        async with asyncio.timeout(PATIENCE):
            while await client.states([f"deliver-{job.id}"]) != {f"deliver-{job.id}": "ENQUEUED"}:
                await asyncio.sleep(0.1)

    async def test_the_other_worker_has_the_job_within_fifteen_seconds(
        self, database: Database, client: QueueClient, workers: Workers, tmp_path: Path
    ) -> None:
        """With the rhythm that ships."""
        two = [workers.start(seconds=5.0, dead_after=8.0) for _ in range(2)]
        await workers.ready(2)
        jobs = [await new_job(database, client, tmp_path, n) for n in (1, 2)]
        running = [await wait_for(database, job, at_work) for job in jobs]
        assert running[0].worker_id != running[1].worker_id
        victim = next(job for job in running if f"-{two[0].pid}-" in (job.worker_id or ""))
        two[0].send_signal(signal.SIGKILL)
        killed = time.monotonic()
        taken_over = await wait_for(database, victim, lambda job: job.worker_id != victim.worker_id)
        assert time.monotonic() - killed < 15.0
        assert f"-{two[1].pid}-" in (taken_over.worker_id or "")
        for job in jobs:
            await wait_for(database, job, is_made)
            assert await workers.times_made(job) == 1

    async def test_a_job_that_kills_its_worker_ends_and_the_others_go_on(
        self, database: Database, client: QueueClient, workers: Workers, tmp_path: Path
    ) -> None:
        poison = await new_job(database, client, tmp_path, 1, "poison.jpg")
        harmless = await new_job(database, client, tmp_path, 2)
        for _ in range(3):
            worker = workers.start(seconds=0.2, dead_after=2.0)
            await asyncio.to_thread(worker.wait, PATIENCE)
            assert worker.returncode == -signal.SIGKILL
        workers.start(seconds=0.2, dead_after=2.0)
        ended = await wait_for(database, poison, lambda job: job.state is JobState.FAILED)
        assert (ended.reason, ended.attempts) == ("gave_up", 3)
        await wait_for(database, harmless, is_made)
        assert await workers.times_made(harmless) == 1

    async def test_a_stop_hands_the_job_back_uncounted(
        self, database: Database, client: QueueClient, workers: Workers, tmp_path: Path
    ) -> None:
        job = await new_job(database, client, tmp_path, 1)
        worker = workers.start(seconds=30.0, dead_after=8.0)
        await wait_for(database, job, at_work)
        told = time.monotonic()
        worker.send_signal(signal.SIGTERM)
        assert await asyncio.to_thread(worker.wait, 30) == 0
        assert time.monotonic() - told < 20.0
        back = await reload(database, job)
        assert (back.state, back.attempts) == (JobState.QUEUED, 0)
        # Nobody need find out that it is gone: the next worker has it at once.
        assert await client.states([job.id]) == {job.id: "ENQUEUED"}
