"""Migrations, by Alembic. Synchronous; `storage.db.upgrade` is the way in."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.engine import Connection

from storage.db import is_sqlite, make_folder, sync_url, tame_sqlite

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"
"""Beside this package, both in a checkout and where the wheel puts it."""

MIGRATION_LOCK = 7_203_114
"""Key of Postgres' advisory lock: of several processes that start at once, one migrates."""


def alembic_config(connection: Connection) -> Config:
    """What Alembic needs; migrations/env.py takes the connection from it."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


@contextlib.contextmanager
def migration_connection(url: str) -> Iterator[Connection]:
    """A connection inside a transaction that keeps other migrators out."""
    address = sync_url(url)
    make_folder(address)
    engine = sa.create_engine(address, poolclass=sa.NullPool)
    if is_sqlite(address):
        tame_sqlite(engine)
    try:
        with engine.begin() as connection:
            if not is_sqlite(address):
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(MIGRATION_LOCK)))
            yield connection
    finally:
        engine.dispose()


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database to `revision`; creates an SQLite file that isn't there."""
    with migration_connection(url) as connection:
        command.upgrade(alembic_config(connection), revision)


def downgrade(url: str, revision: str) -> None:
    """Take the database back to `revision`, "base" for nothing."""
    with migration_connection(url) as connection:
        command.downgrade(alembic_config(connection), revision)
