"""The mark of the pictures' place: the same on either database."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from storage import preferences
from storage.backup import backup, restore
from storage.blobs import open_blobs
from storage.db import Database
from storage.picture_place import here, mark_of, move_here, settle
from storage.retention import clear_orphans


async def mark(database: Database) -> str:
    async with database.session(reading=True) as session:
        found = await mark_of(session)
    assert found is not None
    return found


class PicturePlaceSuite:
    async def test_another_place_is_not_the_database_s(self, database: Database, tmp_path: Path) -> None:
        ours, others = open_blobs(str(tmp_path / "blobs")), open_blobs(str(tmp_path / "others"))
        assert await here(database, others), "nobody has said yet which place it is"
        assert await settle(database, ours)
        assert not await here(database, others)
        assert not await settle(database, others)
        assert await settle(database, ours)
        await move_here(database, others)
        assert await here(database, others), "as the host said"

    async def test_of_two_that_start_at_once_both_find_it(self, database: Database, tmp_path: Path) -> None:
        ours = open_blobs(str(tmp_path / "blobs"))
        assert await asyncio.gather(*(settle(database, ours) for _ in range(4))) == [True] * 4
        async with database.session() as session:
            await preferences.choose(session, preferences.HOST, "maintenance", "on")
        assert await here(database, ours)

    async def test_it_is_no_orphan(self, database: Database, tmp_path: Path) -> None:
        ours = open_blobs(str(tmp_path / "blobs"))
        await settle(database, ours)
        orphan = await ours.put(b"of no row")
        assert (await clear_orphans(database, ours, older_than=0)).blobs == 1
        assert not await ours.has(orphan)
        assert await here(database, ours)

    @pytest.mark.parametrize("decayed", [False, True])
    async def test_it_comes_back_with_a_backup(
        self, database: Database, database_url: str, elsewhere_url: str, tmp_path: Path, decayed: bool
    ) -> None:
        """Also when its file is damaged, so that it is left out of the archive."""
        await settle(database, open_blobs(str(tmp_path / "blobs")))
        name = await mark(database)
        if decayed:
            (tmp_path / "blobs" / name[:2] / name[2:4] / name).write_bytes(b"decayed")
        written = await backup(database_url, str(tmp_path / "blobs"), tmp_path / "kept.tar")
        assert written.damaged == ((name,) if decayed else ())
        await restore(tmp_path / "kept.tar", elsewhere_url, str(tmp_path / "new"))
        after = Database(elsewhere_url)
        assert await here(after, open_blobs(str(tmp_path / "new")))
        assert await mark(after) == name
        await after.close()
