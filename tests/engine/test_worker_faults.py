"""What becomes of a job when its maker has a fault, or something that the worker needs is away."""

from __future__ import annotations

import asyncio
import errno
from dataclasses import replace
from pathlib import Path

import pytest

from engine.errors import UnreadablePicture
from engine.order import Order, Outcome
from engine.worker import run
from storage import jobs
from storage.blobs import open_blobs
from storage.errors import PicturesElsewhere
from storage.jobs import JobState
from storage.picture_place import settle
from tests.engine.working_place import PATIENCE, Asked, Place, Tell, ended, place
from tests.storage.fixed_cost_worker import maker, small_outcome
from tests.storage.s3_here import S3Here, s3

__all__ = ["place", "s3"]


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


async def test_a_worker_of_another_place_gives_the_job_back_and_ends(place: Place) -> None:
    """The bot said where they are after this worker had started: nobody hears of a photo that is gone."""
    await settle(place.database, open_blobs(place.config.blobs))
    job = await place.job()
    wrong = replace(place.config, blobs=str(place.folder / "others"))
    with pytest.raises(PicturesElsewhere):
        async with asyncio.timeout(PATIENCE):
            await run(wrong, maker(0.1), asyncio.Event())
    async with place.database.session(reading=True) as session:
        given_back = await jobs.get(session, job.id)
    assert given_back is not None
    assert (given_back.state, given_back.attempts, given_back.reason) == (JobState.QUEUED, 0, None)
    async with place.working(maker(0.1)):
        made = await place.until(job, ended)
    assert (made.state, made.attempts) == (JobState.MADE, 1)


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
