"""What is deleted when: rows and files agree afterwards."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from storage import jobs, library, library_posts
from storage.blobs import Blobs, open_blobs
from storage.clock import now
from storage.db import Database
from storage.jobs import Job
from storage.models import JobRow, PhotoRow
from storage.photos import Photo
from storage.retention import Orphans, clear_orphans, delete_result, expire, forget
from tests.storage.library_rows import new_asset
from tests.storage.suite_rows import add_photo, ask

LONG_AGO = timedelta(days=31)


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return open_blobs(str(tmp_path / "blobs"))


async def stored_photo(
    database: Database, blobs: Blobs, n: int, user_id: int = 1, content: str = ""
) -> Photo:
    sha256 = await blobs.put(f"source {content or n}".encode())
    return await add_photo(database, n, sha256=sha256, user_id=user_id)


async def stored_job(database: Database, blobs: Blobs, photo: Photo, user_id: int = 1) -> Job:
    job = await ask(database, photo, user_id=user_id)
    master, proof = await blobs.put(f"master {job.id}".encode()), await blobs.put(f"proof {job.id}".encode())
    async with database.session() as session:
        await jobs.made(session, job.id, master_sha256=master, proof_sha256=proof, master_name="x", report={})
        await jobs.delivered(session, job.id, proof_message_id=1, master_message_id=2, master_file_id="F")
    return job


async def make_old(database: Database) -> None:
    async with database.session() as session:
        for table in (PhotoRow, JobRow):
            await session.execute(sa.update(table).values(created_at=now() - LONG_AGO))


async def left(database: Database, blobs: Blobs) -> tuple[int, int, int]:
    async with database.session(reading=True) as session:
        photos = await session.scalar(sa.select(sa.func.count()).select_from(PhotoRow))
        rows = await session.scalar(sa.select(sa.func.count()).select_from(JobRow))
    return photos or 0, rows or 0, len([info async for info in blobs.names()])


async def test_what_is_old_goes_with_its_files(database: Database, blobs: Blobs) -> None:
    await stored_job(database, blobs, await stored_photo(database, blobs, 1))
    await make_old(database)
    await stored_job(database, blobs, await stored_photo(database, blobs, 2))
    gone = await expire(database, blobs, days=30)
    assert (gone.photos, gone.jobs, gone.blobs) == (1, 1, 3)
    assert await left(database, blobs) == (1, 1, 3)


async def test_the_unfinished_and_the_approved_stay(database: Database, blobs: Blobs) -> None:
    await ask(database, await stored_photo(database, blobs, 1))
    approved = await stored_job(database, blobs, await stored_photo(database, blobs, 2))
    async with database.session() as session:
        await jobs.keep(session, approved.id)
    await make_old(database)
    gone = await expire(database, blobs, days=30)
    assert (gone.photos, gone.jobs, gone.blobs) == (0, 0, 0)
    assert await left(database, blobs) == (2, 2, 4)


async def test_an_old_photo_asked_for_again_lately_stays(database: Database, blobs: Blobs) -> None:
    photo = await stored_photo(database, blobs, 1)
    await make_old(database)
    await stored_job(database, blobs, photo)
    await expire(database, blobs, days=30)
    assert await left(database, blobs) == (1, 1, 3)


async def test_a_person_is_forgotten_at_once_and_nobody_else(database: Database, blobs: Blobs) -> None:
    mine = await stored_photo(database, blobs, 1, user_id=1, content="the same picture")
    theirs = await stored_photo(database, blobs, 2, user_id=2, content="the same picture")
    await stored_job(database, blobs, mine, user_id=1)
    on_theirs = await stored_job(database, blobs, theirs, user_id=1)
    kept = await ask(database, theirs, target="2k", user_id=2)
    gone = await forget(database, blobs, 1)
    assert (gone.photos, gone.jobs, gone.blobs) == (1, 2, 4)
    async with database.session(reading=True) as session:
        assert await jobs.get(session, on_theirs.id) is None
        assert await jobs.get(session, kept.id) is not None
    assert await left(database, blobs) == (1, 1, 1)
    assert await blobs.get(theirs.sha256) == b"source the same picture"


async def test_one_result_goes_and_what_others_share_stays(database: Database, blobs: Blobs) -> None:
    first = await stored_job(database, blobs, await stored_photo(database, blobs, 1))
    second = await stored_job(database, blobs, await stored_photo(database, blobs, 2))
    waiting = await ask(database, await stored_photo(database, blobs, 3))
    shared = await blobs.put(f"proof {first.id}".encode())
    async with database.session() as session:
        await session.execute(sa.update(JobRow).where(JobRow.id == second.id).values(proof_sha256=shared))
        await jobs.keep(session, second.id)
    photos, rows, files = await left(database, blobs)
    assert not await delete_result(database, blobs, waiting.id), "it isn't finished"
    assert not await delete_result(database, blobs, second.id), "it is approved"
    assert not await delete_result(database, blobs, "0" * 32)
    assert await left(database, blobs) == (photos, rows, files)
    assert await delete_result(database, blobs, first.id)
    assert not await delete_result(database, blobs, first.id)
    assert await left(database, blobs) == (photos, rows - 1, files - 1), "the shared proof sheet stays"
    assert await blobs.has(shared)


async def test_orphans_are_found_both_ways(database: Database, blobs: Blobs) -> None:
    photo = await stored_photo(database, blobs, 1)
    await stored_job(database, blobs, photo)
    await blobs.put(b"nobody's")
    young = await clear_orphans(database, blobs)
    assert (young.blobs, young.missing) == (0, ())
    await blobs.delete(photo.sha256)
    found = await clear_orphans(database, blobs, older_than=0)
    assert (found.blobs, found.missing) == (1, (photo.sha256,))
    assert await left(database, blobs) == (1, 1, 2)


async def test_a_master_in_a_library_outlives_its_job(database: Database, blobs: Blobs) -> None:
    """Its job and its photo may go, by time or at their person's word: the file is the team's."""
    await stored_job(database, blobs, await stored_photo(database, blobs, 1, user_id=7), user_id=7)
    async with database.session(reading=True) as session:
        [master] = await session.scalars(sa.select(JobRow.master_sha256))
    async with database.session() as session:
        asset, _ = await library_posts.claim(session, new_asset(sha256=master, asked_by=7))
        await library_posts.posted(session, asset.id, 9, "file")
    gone = await forget(database, blobs, 7)
    assert (gone.photos, gone.jobs, gone.blobs) == (1, 1, 2)
    assert [info.sha256 async for info in blobs.names()] == [master]
    assert await clear_orphans(database, blobs, older_than=0) == Orphans(0, ())
    async with database.session(reading=True) as session:
        kept = await library.get(session, asset.id)
    assert kept is not None
    assert (kept.asked_by, kept.asked_name) == (0, "")


async def test_what_comes_again_while_it_is_forgotten_keeps_its_file(
    database: Database, blobs: Blobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Deleting takes its time in a store of objects: the last of many names was asked about long before."""
    last = max([await stored_photo(database, blobs, n) for n in (1, 2, 3)], key=lambda photo: photo.sha256)
    delete = blobs.delete

    async def slow(sha256: str) -> None:
        if sha256 != last.sha256:
            await add_photo(database, 100 + len(sha256), sha256=last.sha256, user_id=2)
            monkeypatch.undo()
        await delete(sha256)

    monkeypatch.setattr(blobs, "delete", slow)
    gone = await forget(database, blobs, 1)
    assert (gone.photos, gone.blobs) == (3, 2)
    assert await blobs.has(last.sha256)
