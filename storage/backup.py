"""Backup and restore: the database, the picture files and the bot's notes in one tar archive.

The queue is not in it: the sweep gives every open job a message again (storage/sweep.py). The notes are
copied first, so that a message is in them or answered in the database; the files last, so that every one
that the database names is there. What retention deletes in between is missing from both within the hour
anyway. Safe while bot and workers run: SQLite is copied by its backup API, Postgres by pg_dump, both of one
moment. A restore goes into an empty place only.
"""

from __future__ import annotations

import errno
import io
import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from storage import picture_place
from storage.backup_database import DATABASE, BackupRefused, add_database, need_empty, restore_database
from storage.backup_notes import add_notes, restore_note
from storage.blobs import BlobCorrupt, BlobMissing, Blobs, open_blobs
from storage.db import Database, is_sqlite, sync_url
from storage.errors import StorageError
from storage.migrating import upgrade
from storage.schema import Age, age

__all__ = ["DATABASE_TROUBLE", "BackupRefused", "Contents", "backup", "restore"]

FORMAT = 1
MANIFEST, BLOBS = "manifest.json", "blobs"
PIECES = 1 << 20
DATABASE_TROUBLE = (SQLAlchemyError, OSError)
"""Of a database that is away or can't be used; a file's OSError is BackupRefused."""


@dataclass(frozen=True)
class Contents:
    """What an archive holds. kind: sqlite or postgres; bytes: of the picture files; notes: messages that the
    bot has taken and not answered; damaged: names of the files that are left out, since they can't be read or
    are not what was stored: nothing that is made of them could be trusted."""

    format: int
    kind: str
    blobs: int
    bytes: int
    notes: int = 0
    damaged: tuple[str, ...] = ()


async def backup(database_url: str, blobs_at: str, archive: Path, data: Path | None = None) -> Contents:
    """Write the archive; it appears under its name only when it is complete, readable for its owner only.

    data: the bot's data folder, where its notes are; None when it is on another machine.
    Raises BackupRefused.
    """
    url = sync_url(database_url)
    _need_absent(archive)
    draft = archive.with_name(archive.name + ".part")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file, tarfile.open(fileobj=file, mode="w") as tar:
            notes = add_notes(tar, data)
            add_database(tar, url)
            count, size, damaged = await _add_blobs(tar, open_blobs(blobs_at))
            contents = Contents(FORMAT, _kind(url), count, size, notes, damaged)
            _add(tar, MANIFEST, json.dumps(asdict(contents)).encode())
        with draft.open("rb") as written:
            os.fsync(written.fileno())
        draft.replace(archive)
    except (StorageError, sqlite3.Error) as error:
        raise BackupRefused(f"something can't be read ({type(error).__name__}: {error})") from error
    finally:
        draft.unlink(missing_ok=True)
    return contents


async def restore(archive: Path, database_url: str, blobs_at: str, data: Path | None = None) -> Contents:
    """Put an archive's database, files and notes in place, and migrate. Raises BackupRefused; then there is
    no database but a newer version's (files and notes may be there, which a next try takes as they are).
    Raises DATABASE_TROUBLE."""
    url = sync_url(database_url)
    _need_plain(archive)
    try:
        with tarfile.open(archive, "r:") as tar:
            contents = _contents(tar)
            if contents.kind != _kind(url):
                raise BackupRefused(f"the backup is of {contents.kind}, the settings name {_kind(url)}")
            need_empty(url)
            # Files first: a restore that is cut off leaves no database that names files which aren't there.
            await _restore_files(tar, open_blobs(blobs_at), data)
            restore_database(_opened(tar, tar.getmember(DATABASE)), url)
    except (tarfile.TarError, OSError, KeyError, TypeError, ValueError, sqlite3.Error, StorageError) as error:
        raise BackupRefused(f"{archive} can't be restored ({type(error).__name__}: {error})") from error
    await _need_known(database_url)
    upgrade(database_url)
    await _settled(database_url, blobs_at)
    return contents


def _need_absent(archive: Path) -> None:
    if archive.exists():
        raise BackupRefused(f"{archive} exists already")


def _need_plain(archive: Path) -> None:
    """Of what is not there the reason is told by opening it; a pipe would be waited for."""
    if archive.exists() and not archive.is_file():
        raise BackupRefused(f"{archive} is no plain file")


def _kind(url: URL) -> str:
    return "sqlite" if is_sqlite(url) else "postgres"


def _add(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    tar.addfile(_entry(name, len(data)), io.BytesIO(data))


def _entry(name: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = size, 0o600, int(time.time())
    return entry


async def _add_blobs(tar: tarfile.TarFile, blobs: Blobs) -> tuple[int, int, tuple[str, ...]]:
    """How many, their bytes, and the names of the damaged ones: one of them must not cost all others."""
    count = size = 0
    damaged = []
    async for info in blobs.names():
        try:
            path = await blobs.local_path(info.sha256)
            file = path.open("rb")
        except (BlobMissing, FileNotFoundError):
            continue  # what retention deletes meanwhile
        except (BlobCorrupt, OSError) as error:
            if isinstance(error, OSError) and error.errno != errno.EIO:
                raise
            damaged.append(info.sha256)
            continue
        with file:
            entry = _entry(f"{BLOBS}/{info.sha256}", os.fstat(file.fileno()).st_size)
            tar.addfile(entry, file)
        count, size = count + 1, size + entry.size
    return count, size, tuple(damaged)


def _contents(tar: tarfile.TarFile) -> Contents:
    row = json.loads(_opened(tar, tar.getmember(MANIFEST)).read())
    found = Contents(**{**row, "damaged": tuple(row.get("damaged", ()))})
    if found.format != FORMAT:
        raise BackupRefused(f"the backup has format {found.format}, this version reads {FORMAT}")
    return found


def _opened(tar: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    file = tar.extractfile(member)
    if file is None:
        raise ValueError(f"{member.name} is no file")
    return file


async def _need_known(database_url: str) -> None:
    database = Database(database_url)
    try:
        if await age(database) is Age.NEWER:
            raise BackupRefused("the backup is of a newer Enlarger, and is in place: go on with that version")
    finally:
        await database.close()


async def _settled(database_url: str, blobs_at: str) -> None:
    """The mark came along, unless it was one of the damaged files."""
    database = Database(database_url)
    try:
        await picture_place.move_here(database, open_blobs(blobs_at))
    finally:
        await database.close()


async def _restore_files(tar: tarfile.TarFile, blobs: Blobs, data: Path | None) -> None:
    """Nothing is unpacked by its name: each is stored under the hash of its bytes, which must be its name."""
    for member in tar:
        path = PurePosixPath(member.name)
        if path.parts[:1] != (BLOBS,) or not member.isfile():
            restore_note(tar, member, data)
        elif await _restore_blob(tar, member, blobs) != path.name:
            raise BackupRefused(f"the file {path.name[:16]} in the backup is damaged")


async def _restore_blob(tar: tarfile.TarFile, member: tarfile.TarInfo, blobs: Blobs) -> str:
    if member.size <= PIECES:
        return await blobs.put(_opened(tar, member).read())
    with tempfile.NamedTemporaryFile(prefix="enlarger-restore-") as file:
        shutil.copyfileobj(_opened(tar, member), file, PIECES)
        file.flush()
        return await blobs.put_file(Path(file.name))
