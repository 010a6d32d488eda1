"""The worker beside a real queue, database and blobs. Makers here have a fixed cost: what is tested
is what becomes of the job, which doesn't depend on the picture."""

from __future__ import annotations

import asyncio
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from engine.errors import Cancelled
from engine.order import Order, Outcome
from engine.worker import run
from storage import jobs
from storage.blobs import open_blobs
from storage.jobs import JobState
from tests.engine.working_place import PATIENCE, Asked, Place, Tell, ended, place
from tests.storage.fixed_cost_worker import maker, small_outcome

__all__ = ["place"]


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


async def test_a_master_that_is_plain_serves_for_no_other(place: Place) -> None:
    """The next one would not say that nothing of the network is in it."""
    orders: list[Order] = []

    def make(order: Order, folder: Path, tell: Tell, asked: Asked) -> Outcome:
        orders.append(order)
        outcome = small_outcome(folder)
        return replace(outcome, report={**outcome.report, "plain": True})

    wanted: list[dict[str, object]] = [{}, {"safer": True}, {"character": "crisp"}]
    async with place.working(make):
        for options in wanted:
            await place.until(await place.job(options), ended)
    assert [(order.earlier, order.natural) for order in orders] == [(None, None)] * 3


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
