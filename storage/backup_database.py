"""The database in a backup: SQLite by its backup API, Postgres by pg_dump, both of one moment."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import IO

import sqlalchemy as sa
from sqlalchemy.engine import URL

from storage.db import is_sqlite, make_folder

DATABASE = "database"
PIECES = 1 << 20


class BackupRefused(Exception):
    """One sentence about what is in the way."""


def need_empty(url: URL) -> None:
    if is_sqlite(url):
        if Path(url.database or "").exists():
            raise BackupRefused(f"{url.database} exists: move it away first")
        return
    engine = sa.create_engine(url)
    try:
        if tables := sa.inspect(engine).get_table_names():
            raise BackupRefused(f"the database has tables already ({len(tables)}): restore into an empty one")
    finally:
        engine.dispose()


def add_database(tar: tarfile.TarFile, url: URL) -> None:
    with tempfile.TemporaryDirectory(prefix="enlarger-backup-") as folder:
        copy = Path(folder) / DATABASE
        if is_sqlite(url):
            if not Path(url.database or "").is_file():
                raise BackupRefused(f"there is no database at {url.database}")
            source, target = sqlite3.connect(str(url.database)), sqlite3.connect(copy)
            try:
                source.backup(target)
            finally:
                source.close()
                target.close()
        else:
            _postgres("pg_dump", url, "--format=custom", "--no-owner", "--no-privileges", f"--file={copy}")
        copy.chmod(0o600)
        tar.add(copy, DATABASE)


def restore_database(packed: IO[bytes], url: URL) -> None:
    with tempfile.TemporaryDirectory(prefix="enlarger-restore-") as folder:
        copy = Path(folder) / DATABASE
        with copy.open("wb") as file:
            shutil.copyfileobj(packed, file, PIECES)
        if is_sqlite(url):
            make_folder(url)
            _restore_sqlite(copy, Path(str(url.database)))
        else:
            # All of it or nothing: a next try wants an empty database.
            whole = ("--single-transaction", "--exit-on-error")
            _postgres("pg_restore", url, "--no-owner", "--no-privileges", *whole, f"{copy}")


def _restore_sqlite(copy: Path, place: Path) -> None:
    """The database appears under its name only when it is whole."""
    draft = place.with_name(place.name + ".part")
    draft.unlink(missing_ok=True)
    source, target = sqlite3.connect(copy), sqlite3.connect(draft)
    try:
        if source.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
            raise BackupRefused("the database in the backup is damaged")
        source.backup(target)
        target.close()
        draft.replace(place)
    finally:
        source.close()
        target.close()
        draft.unlink(missing_ok=True)


def _postgres(program: str, url: URL, *arguments: str) -> None:
    """One of Postgres' programs; the password goes by the environment, where other users can't see it."""
    found = shutil.which(program)
    if found is None:
        raise BackupRefused(f"{program} is not installed: it comes with Postgres' client programs")
    plain = url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)
    given = {**os.environ, **({"PGPASSWORD": str(url.password)} if url.password else {})}
    done = subprocess.run(  # noqa: S603 - a program found by its name, arguments of ours
        [found, f"--dbname={plain}", *arguments], env=given, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BackupRefused(f"{program} failed: {done.stderr.strip()[:300]}")
