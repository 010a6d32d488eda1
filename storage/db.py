"""The database: SQLite on one machine, Postgres for many, one code."""

from __future__ import annotations

import asyncio
import logging
import random
import re
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from storage.errors import DatabaseUnreachable
from storage.outage import DATABASE, ROWS
from storage.sqlite_threads import Threads

log = logging.getLogger(__name__)
T = TypeVar("T")

BUSY_MILLISECONDS = 30_000
REFUSED_FOR_GOOD = re.compile(
    r"password authentication failed|no password supplied|no pg_hba\.conf entry"
    r"|(role|database) \"[^\"]*\" does not exist"
)
POOL_SIZE = 5
POOL_OVERFLOW = 10
"""At most 15 connections for a process: a hundred processes stay within a tuned Postgres."""


def is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _async_url(url: str) -> URL:
    parsed = make_url(url)
    return parsed.set(drivername="sqlite+aiosqlite" if is_sqlite(parsed) else "postgresql+asyncpg")


def sync_url(url: str) -> URL:
    parsed = make_url(url)
    return parsed.set(drivername="sqlite" if is_sqlite(parsed) else "postgresql+psycopg")


def make_folder(url: URL) -> None:
    """Create the folder of an SQLite file; nothing for Postgres."""
    if is_sqlite(url) and url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)


def tame_sqlite(engine: Engine) -> None:
    """Make SQLite transactions mean what they say.

    Python's driver begins one only at the first write, so two readers that both go on to write
    would meet "database is locked" at once, whatever the timeout. Here a transaction takes the
    write lock as it begins and waits its turn; one marked `reading` takes none.
    """

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
        _write_ahead(cursor)
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _write_ahead(cursor: Any) -> None:
    """Of several processes that open a fresh file at once one switches; SQLite tells the others "database is
    locked" without waiting as busy_timeout says (2 of 9 starts of four, 2026-11-24)."""
    until = time.monotonic() + BUSY_MILLISECONDS / 1000
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


async def _connect_postgres(*args: Any, **options: Any) -> Any:
    """For SQLAlchemy's `async_creator_fn`."""
    import asyncpg  # noqa: PLC0415 - an optional extra

    try:
        return await asyncpg.connect(*args, **options)
    except OSError as error:
        raise DatabaseUnreachable(str(error)) from error


class Database:
    """The database of one process. Never hold a session across a call to the network: on SQLite
    it keeps every other writer waiting."""

    def __init__(self, url: str) -> None:
        address = _async_url(url)
        make_folder(address)
        self._threads = Threads()
        if is_sqlite(address):
            creator = {"async_creator_fn": self._threads.connect}
            self._engine = create_async_engine(address, connect_args=creator, hide_parameters=True)
            tame_sqlite(self._engine.sync_engine)
        else:
            self._engine = create_async_engine(
                address,
                connect_args={"async_creator_fn": _connect_postgres},
                # Errors go to the log, and what a row holds doesn't: captions, names of files and people.
                hide_parameters=True,
                pool_size=POOL_SIZE,
                max_overflow=POOL_OVERFLOW,
                pool_pre_ping=True,
                pool_recycle=1800,
            )
        self._writers = async_sessionmaker(self._engine, expire_on_commit=False)
        self._readers = async_sessionmaker(
            self._engine.execution_options(reading=True), expire_on_commit=False
        )

    def session(self, *, reading: bool = False) -> AbstractAsyncContextManager[AsyncSession]:
        """One transaction: committed on a clean exit, rolled back on an error.

        `reading` promises not to write, and on SQLite then waits for nobody.
        """
        return self._session(self._readers if reading else self._writers)

    @asynccontextmanager
    async def _session(self, make: async_sessionmaker[AsyncSession]) -> AsyncIterator[AsyncSession]:
        async with make() as session, session.begin():
            yield session
        DATABASE.answered(ROWS)

    async def surely(self, work: Callable[[AsyncSession], Awaitable[T]], *, patience: float = 120.0) -> T:
        """Do `work` in a transaction of its own, again and again while the database is away.

        For what must not be lost (a finished master). `work` must be harmless when repeated.
        Raises the last error after `patience` seconds.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + patience
        pause = 0.2
        while True:
            try:
                async with self.session() as session:
                    return await work(session)
            except (OperationalError, InterfaceError, DBAPIError, NoConnection, OSError) as error:
                if not _is_away(error) or loop.time() > deadline:
                    raise
                log.warning("database away, trying again", exc_info=error)
            await asyncio.sleep(pause * random.uniform(0.8, 1.2))  # noqa: S311 - spreads load, no secret
            pause = min(pause * 2, 3.0)

    async def close(self) -> None:
        await self._engine.dispose()
        await self._threads.ended()


def _is_away(error: BaseException) -> bool:
    """Whether the database can't be reached just now, as against a statement that is wrong."""
    if isinstance(error, DBAPIError):
        if error.connection_invalidated or isinstance(error, (OperationalError, InterfaceError)):
            return True
        # asyncpg: the server says it is starting up or shutting down (class 57P), which
        # SQLAlchemy wraps as a plain DBAPIError.
        state = getattr(error.orig, "sqlstate", None) or getattr(error.orig, "pgcode", None)
        return isinstance(state, str) and state.startswith(("57P", "08"))
    return isinstance(error, (NoConnection, OSError))


def may_come_back(error: BaseException, url: str) -> bool:
    """Whether what failed with this may go well later with the same settings, so that a start is tried again.

    Of Postgres everything may but a wrong password or role (28), a database that isn't there (3D), missing
    tables or rights (42); of SQLite only a lock.
    """
    cause = getattr(error, "orig", None) or error
    if is_sqlite(make_url(url)):
        return isinstance(cause, sqlite3.OperationalError) and "locked" in str(cause)
    state = getattr(cause, "sqlstate", None)
    if isinstance(state, str):
        return not state.startswith(("28", "3D", "42"))
    # psycopg brings no state from a connection that was refused, only the server's words.
    return _is_away(error) and not REFUSED_FOR_GOOD.search(str(cause))


async def insert_new(session: AsyncSession, table: type[Any], values: dict[str, Any]) -> Any | None:
    """Insert a row unless a unique index is in the way; its primary key, or None when it was."""
    dialect = session.get_bind().dialect.name
    key = sa.inspect(table).primary_key[0]
    if dialect == "sqlite":
        statement = sqlite.insert(table).values(**values).on_conflict_do_nothing().returning(key)
        return await session.scalar(statement)
    return await session.scalar(
        postgresql.insert(table).values(**values).on_conflict_do_nothing().returning(key)
    )


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database to `revision`; creates an SQLite file that isn't there. Synchronous."""
    # Alembic is wanted at a start only, and it logs as it is imported.
    from storage.migrating import upgrade as migrate  # noqa: PLC0415

    migrate(url, revision)
