"""The four troubles that every host meets one day, each by its name: nothing is lost in any of them."""

from __future__ import annotations

import asyncio
import errno
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from engine.order import Order, Outcome, Progress
from storage import jobs, photos
from storage.blobs import NoRoom, open_blobs
from storage.jobs import JobState
from tests.engine.working_place import Place, ended, place
from tests.storage.fixed_cost_worker import maker
from tests.storage.s3_here import S3Here, s3

__all__ = ["place", "s3"]

LOCKED_SECONDS = 2.0


async def test_disk_full(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk fills up as the master is stored: that is said, no half file stays, and later it is made."""
    job = await place.job()
    full = True

    def write(file: object, pieces: object) -> str:
        if full:
            raise OSError(errno.ENOSPC, "No space left on device")
        return really(file, pieces)  # type: ignore[arg-type]

    from storage import blobs as module

    really = module._write
    monkeypatch.setattr(module, "_write", write)
    async with place.working(maker(0.1)):
        failed = await place.until(job, ended)
        assert (failed.state, failed.reason) == (JobState.FAILED, "no_room")
        assert list(Path(place.config.blobs).glob("incoming/*")) == []
        with pytest.raises(NoRoom):
            await open_blobs(place.config.blobs).put(b"another photo")
        full = False
        async with place.database.session() as session:
            again = await jobs.retry(session, job.id)
        assert again is not None
        await place.queue.enqueue_again(again.id, again.priority)
        made = await place.until(job, ended)
    assert made.state is JobState.MADE
    assert await open_blobs(place.config.blobs).get(made.master_sha256 or "")


async def test_s3_down(tmp_path: Path, s3: S3Here) -> None:
    """It goes away while the master is made: the finished master waits for it, and is not made again."""
    place = Place(tmp_path, blobs="s3://bucket/prefix")
    times_made = 0

    def make(
        order: Order, folder: Path, tell: Callable[[Progress], None], asked: Callable[[], bool]
    ) -> Outcome:
        nonlocal times_made
        times_made += 1
        s3.away = True
        return maker(0.1)(order, folder, tell, asked)

    job = await place.job()
    async with place.working(make):
        async with asyncio.timeout(30):
            while s3.refused < 5:
                await asyncio.sleep(0.05)
        s3.away = False
        made = await place.until(job, ended)
    assert (made.state, made.attempts, times_made) == (JobState.MADE, 1, 1)
    assert await open_blobs("s3://bucket/prefix").get(made.master_sha256 or "")
    await place.close()


async def test_database_locked(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program holds both databases for longer than we wait: the job goes on and is made once."""
    monkeypatch.setattr("storage.db.BUSY_MILLISECONDS", 100)
    job = await place.job()
    locks = []
    async with place.working(maker(3.0)):
        await place.until(job, lambda job: job.state is JobState.RUNNING)
        for name in ("enlarger.db", "queue.db"):
            lock = sqlite3.connect(place.folder / name, isolation_level=None, timeout=30)
            lock.execute("BEGIN IMMEDIATE")
            locks.append(lock)
        await asyncio.sleep(LOCKED_SECONDS)
        for lock in locks:
            lock.execute("ROLLBACK")
            lock.close()
        made = await place.until(job, ended)
    assert (made.state, made.attempts) == (JobState.MADE, 1)


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(hours=-1)], ids=["ahead", "back"])
async def test_clock_jumped_an_hour(place: Place, jump: timedelta, monkeypatch: pytest.MonkeyPatch) -> None:
    """While a job runs: nobody counts as dead for it, it is made once, and the next one comes after it."""
    jumped_from = time.time
    job = await place.job()
    async with place.working(maker(3.0)):
        await place.until(job, lambda job: job.state is JobState.RUNNING)
        for module in ("storage.jobs", "storage.sweep", "storage.delivering", "storage.retention"):
            monkeypatch.setattr(f"{module}.now", lambda: datetime.now(UTC) + jump)
        # What the queue itself dates by.
        monkeypatch.setattr(time, "time", lambda: jumped_from() + jump.total_seconds())
        made = await place.until(job, ended)
        assert (made.state, made.attempts) == (JobState.MADE, 1)
        async with place.database.session() as session:
            other, _ = await jobs.request(session, await _photo(place, made.photo_id), 2, "2k", {})
        await place.queue.enqueue(other.id, other.priority)
        assert (await place.until(other, ended)).state is JobState.MADE
        seen = await place.until(job, lambda job: True)
    assert (seen.attempts, seen.master_sha256) == (1, made.master_sha256)


async def _photo(place: Place, photo_id: int) -> photos.Photo:
    async with place.database.session(reading=True) as session:
        found = await photos.get(session, photo_id)
    assert found is not None
    return found
