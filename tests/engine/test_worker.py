"""The worker beside a real queue, database and blobs. Makers here have a fixed cost or a fixed fault:
what is tested is what becomes of the job, which doesn't depend on the picture."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import threading
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engine.errors import Cancelled, UnreadablePicture
from engine.order import Order, Outcome, Progress
from engine.worker import Maker, WorkerConfig, run
from storage import jobs, photos
from storage.blobs import open_blobs
from storage.db import Database, upgrade
from storage.jobs import Job, JobState
from storage.photos import NewPhoto
from storage.queue import QueueClient, Rhythm
from tests.storage.fixed_cost_worker import maker, small_outcome
from tests.storage.s3_here import S3Here, s3

__all__ = ["s3"]

PATIENCE = 30.0
Tell = Callable[[Progress], None]
Asked = Callable[[], bool]


class Place:
    """A database, a queue and blobs in one folder."""

    def __init__(self, folder: Path, blobs: str | None = None) -> None:
        self.config = WorkerConfig(
            database_url=f"sqlite+aiosqlite:///{folder}/enlarger.db",
            queue_url=f"sqlite:///{folder}/queue.db",
            blobs=blobs or str(folder / "blobs"),
            backend="torch",
            scratch=folder,
            rhythm=Rhythm(sweep=1.0),
        )
        upgrade(self.config.database_url)
        self.database = Database(self.config.database_url)
        self.queue = QueueClient(self.config.queue_url)
        self.folder = folder

    async def close(self) -> None:
        await self.queue.close()
        await self.database.close()

    async def job(self, options: dict[str, object] | None = None, *, stored: bool = True) -> Job:
        sha256 = await open_blobs(self.config.blobs).put(b"the source") if stored else "0" * 64
        photo = NewPhoto(
            sha256=sha256,
            chat_id=1,
            user_id=2,
            message_id=3,
            sent_as="document",
            file_name="IMG 1.JPG",
            bytes=10,
        )
        async with self.database.session() as session:
            kept, _ = await photos.add(session, photo)
            job, _ = await jobs.request(session, kept, 2, "4k", options or {})
        await self.queue.enqueue(job.id, job.priority)
        return job

    async def until(self, job: Job, true: Callable[[Job], bool]) -> Job:
        async with asyncio.timeout(PATIENCE):
            while True:
                async with self.database.session(reading=True) as session:
                    seen = await jobs.get(session, job.id)
                assert seen is not None
                if true(seen):
                    return seen
                await asyncio.sleep(0.05)

    @contextlib.asynccontextmanager
    async def working(self, make: Maker) -> AsyncIterator[asyncio.Event]:
        stop = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            group.create_task(run(self.config, make, stop))
            try:
                yield stop
            finally:
                stop.set()


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Place]:
    place = Place(tmp_path)
    yield place
    await place.close()


def ended(job: Job) -> bool:
    return job.state not in (JobState.QUEUED, JobState.RUNNING)


async def test_a_job_becomes_a_master_that_waits_for_delivery(place: Place) -> None:
    orders: list[Order] = []

    def make(order: Order, folder: Path, tell: Tell, asked: Asked) -> Outcome:
        orders.append(order)
        (folder / "coarse.zip").write_bytes(b"coarse")
        return replace(maker(0.1)(order, folder, tell, asked), overview=folder / "coarse.zip")

    job = await place.job({"lock": False, "metadata": "strip_gps", "model": None})
    async with place.working(make):
        made = await place.until(job, ended)
    assert (made.state, made.master_name, made.attempts) == (JobState.MADE, "IMG 1-4k.png", 1)
    assert made.report == {"master": {"width": 4}, "trust": {"verdict": "green"}}
    blobs = open_blobs(place.config.blobs)
    assert (await blobs.get(made.master_sha256 or "")).startswith(b"\x89PNG")
    assert (await blobs.get(made.proof_sha256 or "")).startswith(b"\xff\xd8")
    assert await blobs.get(made.overview_sha256 or "") == b"coarse"
    (order,) = orders
    assert order.overview
    assert isinstance(order.source, Path), "read only by what decodes"
    assert order.source.read_bytes() == b"the source"
    assert (order.file_name, order.target.name) == ("IMG 1.JPG", "4k")
    assert (order.lock, order.metadata, order.model, order.backend) == (False, "strip_gps", "photo", "torch")
    assert (await place.queue.states([f"deliver-{job.id}"])) == {f"deliver-{job.id}": "ENQUEUED"}
    assert list(place.folder.glob("enlarger-*")) == []


@pytest.mark.parametrize("gone", [False, True])
async def test_a_job_that_only_takes_back_is_given_the_earlier_master(place: Place, gone: bool) -> None:
    orders: list[Order] = []

    def make(order: Order, folder: Path, tell: Tell, asked: Asked) -> Outcome:
        orders.append(order)
        return small_outcome(folder)

    async with place.working(make):
        first = await place.until(await place.job({"metadata": "keep"}), ended)
        await place.until(await place.job({"character": "crisp"}), ended)
        plain = await place.until(await place.job(), ended)
        blobs = open_blobs(place.config.blobs)
        if gone:
            await blobs.delete(plain.master_sha256 or "")
        mending = {"keep": [[1, 2, 3, 4]], "safer": True, "master_format": "jpeg"}
        await place.until(await place.job(mending), ended)
    assert [order.earlier for order in orders[:3]] == [None] * 3
    expected = None if gone else await blobs.get(first.master_sha256 or "")
    assert orders[3].earlier == expected
    assert (orders[3].keep, orders[3].safer) == (((1, 2, 3, 4),), True)


async def test_a_crisp_job_is_given_the_natural_master_of_the_same_choices(place: Place) -> None:
    orders: list[Order] = []

    def make(order: Order, folder: Path, tell: Tell, asked: Asked) -> Outcome:
        orders.append(order)
        return small_outcome(folder)

    async with place.working(make):
        natural = await place.until(await place.job({"lock": False}), ended)
        await place.until(await place.job({"character": "crisp"}), ended)
        await place.until(await place.job({"character": "crisp", "lock": False}), ended)
    kept = await open_blobs(place.config.blobs).get(natural.master_sha256 or "")
    assert [order.natural for order in orders] == [None, None, kept]
    assert [order.earlier for order in orders] == [None] * 3


async def test_what_is_loaded_at_the_start_holds_up_no_job(place: Place) -> None:
    loaded, go_on = threading.Event(), threading.Event()

    def warm() -> None:
        go_on.wait(PATIENCE)
        loaded.set()

    job = await place.job()
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(run(place.config, maker(0.1), stop, warm))
        made = await place.until(job, ended)
        assert made.state is JobState.MADE
        assert not loaded.is_set()
        go_on.set()
        assert await asyncio.to_thread(loaded.wait, PATIENCE)
        stop.set()


async def test_progress_reaches_the_row(place: Place) -> None:
    job = await place.job()
    async with place.working(maker(4.0)):
        first = await place.until(job, lambda job: job.fraction > 0)
        later = await place.until(job, lambda job: job.fraction > first.fraction)
        assert first.stage == later.stage == "upscale"
        assert later.seconds_left is not None
        assert 0 < later.seconds_left < 4.0
        assert later.state is JobState.RUNNING


async def test_a_cancelled_job_stops_and_the_next_one_begins(place: Place) -> None:
    stopped = threading.Event()

    def make(order: Order, folder: Path, tell: Tell, asked: Asked) -> Outcome:
        deadline = time.monotonic() + PATIENCE
        while not asked():
            assert time.monotonic() < deadline
            time.sleep(0.05)
        stopped.set()
        raise Cancelled

    job = await place.job()
    async with place.working(make):
        await place.until(job, lambda job: job.state is JobState.RUNNING)
        async with place.database.session() as session:
            assert await jobs.cancel(session, job.id) is not None
        async with asyncio.timeout(5.0):
            while not stopped.is_set():
                await asyncio.sleep(0.05)
    seen = await place.until(job, ended)
    assert (seen.state, seen.attempts) == (JobState.CANCELLED, 1)


async def test_a_stop_hands_the_job_back(place: Place) -> None:
    job = await place.job()
    async with place.working(maker(PATIENCE)):
        await place.until(job, lambda job: job.state is JobState.RUNNING)
    back = await place.until(job, lambda job: True)
    assert (back.state, back.attempts, back.worker_id) == (JobState.QUEUED, 0, None)
    async with place.working(maker(0.1)):
        made = await place.until(job, ended)
    assert (made.state, made.attempts) == (JobState.MADE, 1)


async def test_who_lost_the_job_to_another_leaves_it_alone(place: Place) -> None:
    job = await place.job()
    async with place.working(maker(PATIENCE)):
        await place.until(job, lambda job: job.state is JobState.RUNNING)
        async with place.database.session() as session:
            assert await jobs.start(session, job.id, "another") is not None
        async with asyncio.timeout(PATIENCE):
            while (await place.queue.states([job.id]))[job.id] == "PENDING":
                await asyncio.sleep(0.1)
    seen = await place.until(job, lambda job: True)
    assert (seen.state, seen.worker_id, seen.attempts) == (JobState.RUNNING, "another", 2)


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (UnreadablePicture("truncated", "at 12 %"), "truncated"),
        (OSError(errno.ENOSPC, "No space left on device"), "no_room"),
    ],
)
async def test_what_can_not_get_better_fails_at_once(place: Place, fault: Exception, reason: str) -> None:
    def make(order: Order, folder: Path, tell: Tell, asked: Asked) -> Outcome:
        raise fault

    job = await place.job()
    async with place.working(make):
        failed = await place.until(job, ended)
    assert (failed.state, failed.reason, failed.attempts) == (JobState.FAILED, reason, 1)


async def test_a_source_that_is_gone_is_a_reason_too(place: Place) -> None:
    job = await place.job(stored=False)
    async with place.working(maker(0.1)):
        failed = await place.until(job, ended)
    assert (failed.reason, failed.attempts) == ("source_gone", 1)


async def test_a_fault_of_ours_is_tried_three_times(place: Place) -> None:
    tries = 0

    def make(order: Order, folder: Path, tell: Tell, asked: Asked) -> Outcome:
        nonlocal tries
        tries += 1
        raise RuntimeError("the backend is confused")

    job = await place.job()
    async with place.working(make):
        failed = await place.until(job, ended)
    assert (tries, failed.attempts, failed.reason) == (3, 3, "engine_error")
    assert "the backend is confused" in failed.detail


async def test_a_fault_that_passes_is_no_failure(place: Place) -> None:
    tries = 0

    def make(order: Order, folder: Path, tell: Tell, asked: Asked) -> Outcome:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise MemoryError
        return small_outcome(folder)

    job = await place.job()
    async with place.working(make):
        made = await place.until(job, ended)
    assert (made.state, made.attempts) == (JobState.MADE, 2)


async def test_a_master_whose_sheet_could_not_be_drawn_is_made(place: Place) -> None:
    def make(order: Order, folder: Path, tell: Tell, asked: Asked) -> Outcome:
        return replace(small_outcome(folder), proof=None)

    job = await place.job()
    async with place.working(make):
        made = await place.until(job, ended)
    assert (made.state, made.attempts, made.proof_sha256) == (JobState.MADE, 1, None)
    assert made.master_sha256


async def test_an_object_store_that_is_away_costs_no_attempt(tmp_path: Path, s3: S3Here) -> None:
    place = Place(tmp_path, blobs="s3://bucket/prefix")
    job = await place.job()
    s3.away = True
    async with place.working(maker(0.1)):
        async with asyncio.timeout(PATIENCE):
            while s3.refused < 5:
                await asyncio.sleep(0.05)
        s3.away = False
        made = await place.until(job, ended)
    assert (made.state, made.attempts) == (JobState.MADE, 1)
    assert (await open_blobs("s3://bucket/prefix").get(made.master_sha256 or "")).startswith(b"\x89PNG")
    await place.close()
