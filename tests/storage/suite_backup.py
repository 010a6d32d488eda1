"""Backup, destroy, restore: the same on either database."""

from __future__ import annotations

import stat
import tarfile
from datetime import timedelta
from pathlib import Path

import pytest

from storage import jobs, library_links, library_search, photos, preferences
from storage.backup import BackupRefused, backup, restore
from storage.blobs import open_blobs
from storage.db import Database, upgrade
from storage.jobs import JobState
from storage.library_view import Link, Wanted
from storage.queue import QueueClient, prepare
from storage.sweep import sweep
from tests.storage.library_rows import ANN, GROUP, TEAM, publish
from tests.storage.s3_here import S3Here
from tests.storage.suite_migrations import of_tomorrow
from tests.storage.suite_rows import add_photo, ask

LINK = Link(
    group_id=GROUP,
    channel_id=TEAM,
    channel_title="Team",
    channel_name="team",
    linked_by=ANN,
    publishers=library_links.ADMINISTRATORS,
)
SOURCE = b"a source, byte for byte"


def with_a_torn_database(archive: Path) -> Path:
    """The same archive, the end of its database missing: in pg_dump's file all tables come before that."""
    torn = archive.with_name("torn.tar")
    with tarfile.open(archive) as old, tarfile.open(torn, "w") as new:
        for member in old:
            file = old.extractfile(member)
            assert file is not None
            if member.name == "database":
                sqlite = file.read(6) == b"SQLite"
                file.seek(0)
                member.size -= member.size // 10 if sqlite else 64
            new.addfile(member, file)
    return torn


class BackupSuite:
    async def test_backup_destroy_restore(
        self, database_url: str, elsewhere_url: str, queue_url: str, tmp_path: Path
    ) -> None:
        upgrade(database_url)
        before = Database(database_url)
        sha256 = await open_blobs(str(tmp_path / "blobs")).put(SOURCE)
        photo = await add_photo(before, sha256=sha256)
        job = await ask(before, photo)
        async with before.session() as session:
            await preferences.choose(session, 42, "target", "4k")
            await library_links.link(session, LINK)
            await library_links.note(session, GROUP, 7, ANN, "Spring", ["spring"])
        kept_asset = await publish(before)
        archive = tmp_path / "kept.tar"
        written = await backup(database_url, str(tmp_path / "blobs"), archive)
        assert written.blobs == 1
        assert stat.S_IMODE(archive.stat().st_mode) == 0o600
        assert [path.name for path in tmp_path.glob("*.part")] == []
        # What comes after the backup must not be in it.
        await ask(before, await add_photo(before, 2))
        await before.close()

        assert await restore(archive, elsewhere_url, str(tmp_path / "new-blobs")) == written
        after = Database(elsewhere_url)
        async with after.session(reading=True) as session:
            assert await photos.get(session, photo.id) == photo
            assert await jobs.get(session, job.id) == job
            assert len(await jobs.open_jobs(session)) == 1
            assert (await preferences.of(session, 42))["target"] == "4k"
            assert await library_links.of_group(session, GROUP) == LINK
            assert await library_links.notes(session, GROUP, [7]) == [("Spring", ("spring",))]
            (found,) = await library_search.find(session, (TEAM,), Wanted(words=("lisbonne",)))
            assert found == kept_asset
        assert await open_blobs(str(tmp_path / "new-blobs")).get(sha256) == SOURCE
        # The queue is new and empty: the sweep gives the open job its message.
        prepare(queue_url)
        client = QueueClient(queue_url)
        assert (await sweep(after, client, grace=timedelta(0))).jobs == (job.id,)
        await client.close()
        assert job.state is JobState.QUEUED
        await after.close()

    async def test_from_an_object_store_into_another(
        self, database_url: str, elsewhere_url: str, tmp_path: Path, s3: S3Here
    ) -> None:
        """All that was in the bucket is gone, and there again, byte for byte."""
        upgrade(database_url)
        place = "s3://bucket/pictures"
        names = [await open_blobs(place).put(SOURCE + bytes([number])) for number in range(3)]
        archive = tmp_path / "kept.tar"
        written = await backup(database_url, place, archive)
        assert written.blobs == 3
        before = dict(s3.objects)
        s3.objects.clear()
        await restore(archive, elsewhere_url, place)
        assert s3.objects == before
        blobs = open_blobs(place)
        assert [await blobs.get(name) for name in names] == [SOURCE + bytes([number]) for number in range(3)]

    async def test_a_damaged_file_is_left_out_and_named(
        self, database_url: str, elsewhere_url: str, tmp_path: Path
    ) -> None:
        """One rotten file must not cost all the others."""
        upgrade(database_url)
        here = tmp_path / "blobs"
        names = [await open_blobs(str(here)).put(SOURCE + bytes([number])) for number in range(3)]
        rotten = names[1]
        (here / rotten[:2] / rotten[2:4] / rotten).write_bytes(b"other bytes")
        archive = tmp_path / "kept.tar"
        written = await backup(database_url, str(here), archive)
        assert (written.blobs, written.damaged) == (2, (rotten,))
        assert await restore(archive, elsewhere_url, str(tmp_path / "new")) == written
        blobs = open_blobs(str(tmp_path / "new"))
        assert [await blobs.has(name) for name in names] == [True, False, True]

    async def test_what_is_not_answered_yet_comes_back_too(
        self, database_url: str, elsewhere_url: str, tmp_path: Path
    ) -> None:
        upgrade(database_url)
        data = tmp_path / "data"
        notes = {"inbox/-1001_7.json": "{}", "inbox/42_8.json": '{"a": 1}', "updates/501.0.json": "[]"}
        others = {"inbox/42_9.new": "half a note", "lent/1.json": "{}", "updates/no note.json": "{}"}
        for name, text in {**notes, **others}.items():
            (data / name).parent.mkdir(parents=True, exist_ok=True)
            (data / name).write_text(text)
        archive = tmp_path / "kept.tar"
        assert (await backup(database_url, str(tmp_path / "blobs"), archive, data)).notes == len(notes)
        again = tmp_path / "again"
        assert (await restore(archive, elsewhere_url, str(tmp_path / "new"), again)).notes == len(notes)
        found = {str(path.relative_to(again)): path.read_text() for path in again.rglob("*.*")}
        assert found == notes

    async def test_a_damaged_database_leaves_nothing_and_the_next_try_goes_through(
        self, database_url: str, elsewhere_url: str, tmp_path: Path
    ) -> None:
        upgrade(database_url)
        before = Database(database_url)
        photo = await add_photo(before)
        await before.close()
        archive = tmp_path / "kept.tar"
        await backup(database_url, str(tmp_path / "blobs"), archive)
        damaged = with_a_torn_database(archive)
        for _ in range(2):
            with pytest.raises(BackupRefused, match=r"damaged|pg_restore failed|malformed"):
                await restore(damaged, elsewhere_url, str(tmp_path / "new"))
        await restore(archive, elsewhere_url, str(tmp_path / "new"))
        after = Database(elsewhere_url)
        async with after.session(reading=True) as session:
            assert await photos.get(session, photo.id) == photo
        await after.close()

    async def test_nothing_is_written_over(self, database_url: str, tmp_path: Path) -> None:
        upgrade(database_url)
        archive = tmp_path / "kept.tar"
        await backup(database_url, str(tmp_path / "blobs"), archive)
        with pytest.raises(BackupRefused, match="exists already"):
            await backup(database_url, str(tmp_path / "blobs"), archive)
        with pytest.raises(BackupRefused, match=r"exists|has tables"):
            await restore(archive, database_url, str(tmp_path / "blobs"))

    async def test_a_newer_versions_backup_is_told(
        self, database_url: str, elsewhere_url: str, tmp_path: Path
    ) -> None:
        upgrade(database_url)
        of_tomorrow(database_url)
        archive = tmp_path / "kept.tar"
        await backup(database_url, str(tmp_path / "blobs"), archive)
        with pytest.raises(BackupRefused, match="of a newer Enlarger"):
            await restore(archive, elsewhere_url, str(tmp_path / "blobs"))
