"""Backup and restore on SQLite, and archives that are not what they say."""

from __future__ import annotations

import errno
import io
import os
import tarfile
import tracemalloc
from pathlib import Path

import pytest

from storage.backup import BackupRefused, backup, restore
from storage.blobs import FolderBlobs, open_blobs
from storage.db import upgrade
from tests.storage.s3_here import s3
from tests.storage.suite_backup import SOURCE, BackupSuite

__all__ = ["s3"]

LARGE = 24 << 20


@pytest.fixture
def elsewhere_url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path}/elsewhere/enlarger.db"


class TestBackupOnSqlite(BackupSuite):
    pass


async def test_large_files_are_restored_without_being_held(
    tmp_path: Path, elsewhere_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.backup.PIECES", 1000)
    url = f"sqlite+aiosqlite:///{tmp_path}/here.db"
    upgrade(url)
    large = bytes(range(256)) * 40
    name = await open_blobs(str(tmp_path / "blobs")).put(large)
    await backup(url, str(tmp_path / "blobs"), tmp_path / "kept.tar")
    await restore(tmp_path / "kept.tar", elsewhere_url, str(tmp_path / "new"))
    assert await open_blobs(str(tmp_path / "new")).get(name) == large


async def test_a_file_that_the_disk_does_not_give_back_is_left_out(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade(database_url)
    name = await open_blobs(str(tmp_path / "blobs")).put(SOURCE)
    number = errno.EIO

    async def gone(_self: FolderBlobs, _sha256: str) -> Path:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(FolderBlobs, "local_path", gone)
    written = await backup(database_url, str(tmp_path / "blobs"), tmp_path / "kept.tar")
    assert (written.blobs, written.damaged) == (0, (name,))
    number = errno.EACCES  # of rights the host has to hear: all files may lack them
    with pytest.raises(OSError, match="denied"):
        await backup(database_url, str(tmp_path / "blobs"), tmp_path / "next.tar")


def rewritten(archive: Path, change: dict[str, bytes]) -> Path:
    """The same archive with entries added or replaced, by name."""
    other = archive.with_name("other.tar")
    with tarfile.open(archive) as old, tarfile.open(other, "w") as new:
        for member in old:
            if member.name not in change:
                new.addfile(member, old.extractfile(member))
        for name, data in change.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            new.addfile(entry, io.BytesIO(data))
    return other


@pytest.fixture
async def archive(database_url: str, tmp_path: Path) -> Path:
    upgrade(database_url)
    await open_blobs(str(tmp_path / "blobs")).put(SOURCE)
    made = tmp_path / "kept.tar"
    await backup(database_url, str(tmp_path / "blobs"), made)
    return made


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("blobs/" + "0" * 64, b"other bytes"),
        ("blobs/../../outside", b"x"),
        ("blobs/0", b"no picture's name"),
        ("manifest.json", b'{"format": 99, "kind": "sqlite", "blobs": 0, "bytes": 0}'),
        ("manifest.json", b'{"format": 1, "kind": "postgres", "blobs": 0, "bytes": 0}'),
        ("manifest.json", b"{}"),
    ],
    ids=["damaged", "path", "name", "newer", "other kind", "no manifest"],
)
async def test_a_bad_archive_is_refused(
    archive: Path, elsewhere_url: str, tmp_path: Path, name: str, data: bytes
) -> None:
    bad = rewritten(archive, {name: data})
    with pytest.raises(BackupRefused):
        await restore(bad, elsewhere_url, str(tmp_path / "new"))
    assert not (tmp_path / "elsewhere" / "enlarger.db").exists()
    assert not (tmp_path / "outside").exists()


async def test_a_note_goes_nowhere_but_where_notes_are(
    archive: Path, elsewhere_url: str, tmp_path: Path
) -> None:
    names = [
        "inbox/../../outside",
        "inbox/../1_2.json",
        "/inbox/1_2.json",
        "inbox/1_2.json/x",
        "inbox/a_2.json",
    ]
    changed = rewritten(archive, {**dict.fromkeys(names, b"x"), "inbox/1_2.json": b"a note"})
    data = tmp_path / "deep" / "data"
    await restore(changed, elsewhere_url, str(tmp_path / "new"), data)
    assert [path for path in (tmp_path / "deep").rglob("*") if path.is_file()] == [
        data / "inbox" / "1_2.json"
    ]
    assert not (tmp_path / "outside").exists()


async def test_a_large_file_is_never_in_memory_as_a_whole(
    database_url: str, elsewhere_url: str, tmp_path: Path
) -> None:
    upgrade(database_url)
    large = tmp_path / "large"
    large.write_bytes(os.urandom(LARGE))
    name = await open_blobs(str(tmp_path / "blobs")).put_file(large)
    tracemalloc.start()
    try:
        await backup(database_url, str(tmp_path / "blobs"), tmp_path / "kept.tar")
        await restore(tmp_path / "kept.tar", elsewhere_url, str(tmp_path / "new"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (tmp_path / "new" / name[:2] / name[2:4] / name).read_bytes() == large.read_bytes()
    assert peak < LARGE // 2


async def test_what_is_no_archive_is_refused(elsewhere_url: str, tmp_path: Path) -> None:
    (tmp_path / "no.tar").write_bytes(b"no archive" * 200)
    for name in ("no.tar", "missing.tar"):
        with pytest.raises(BackupRefused, match="can't be restored"):
            await restore(tmp_path / name, elsewhere_url, str(tmp_path / "new"))
