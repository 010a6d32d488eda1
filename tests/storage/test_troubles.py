"""A trouble is known by any driver's error, and said once however many notice it."""

from __future__ import annotations

import asyncio
import errno
import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from storage.db import Database, may_come_back
from storage.errors import BlobsUnreachable, NoRoom
from storage.outage import DATABASE, QUEUE, ROOM, ROWS
from storage.queue_logs import quiet_dbos
from storage.telling import Once
from storage.troubles import Trouble, of_queue, trouble_of
from tests.storage.postgres import Cluster
from tests.storage.suite_queue import serving, until
from tests.storage.test_away import trouble


@pytest.fixture(autouse=True)
def at_a_start() -> Iterator[None]:
    yield
    DATABASE.forget()
    ROOM.forget()


class Kept(logging.Handler):
    """What stands in the log."""

    def __init__(self, log: str = "") -> None:
        super().__init__()
        self.addFilter(Once())
        self.lines: list[str] = []
        self.log = logging.getLogger(log)

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(logging.Formatter().format(record))

    def __enter__(self) -> Kept:
        self.log.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        self.log.removeHandler(self)


def psycopgs(url: str, query: str = "SELECT 1") -> Exception:
    engine = sa.create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    try:
        with engine.connect() as connection:
            connection.execute(sa.text(query))
    except Exception as error:
        return error
    finally:
        engine.dispose()
    raise AssertionError("there was no trouble")


async def test_a_postgres_that_is_away_is_known_by_both_drivers(postgres: Cluster) -> None:
    nobody = postgres.url("postgres").replace(str(postgres.port), "1")
    rows, queue = await trouble(nobody), psycopgs(nobody)
    assert (trouble_of(rows), of_queue(rows)) == (Trouble.AWAY, False)
    assert (trouble_of(queue), of_queue(queue)) == (Trouble.AWAY, True)
    gone = "SELECT pg_terminate_backend(pg_backend_pid())"
    assert trouble_of(await trouble(postgres.url("postgres"), gone)) is Trouble.AWAY
    assert trouble_of(psycopgs(postgres.url("postgres"), gone)) is Trouble.AWAY
    for wrong in ("SELECT * FROM no_such_table", "SELECT 1/0"):
        assert trouble_of(await trouble(postgres.url("postgres"), wrong)) is None
        assert trouble_of(psycopgs(postgres.url("postgres"), wrong)) is None
    stranger = postgres.url("postgres").replace("enlarger@", "nobody@")
    assert trouble_of(psycopgs(stranger)) is trouble_of(await trouble(stranger)) is None


async def test_a_database_that_hangs_is_away_when_no_connection_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.db.POOL_SIZE", 1)
    monkeypatch.setattr("storage.db.POOL_OVERFLOW", 0)

    async def hang(*_: object, **_options: object) -> None:
        await asyncio.sleep(3600)

    monkeypatch.setattr("storage.db._connect_postgres", hang)
    database = Database("postgresql://ann@127.0.0.1/none")
    # SQLAlchemy's is half a minute.
    monkeypatch.setattr(database._engine.pool, "_timeout", 0.1)

    async def ask() -> None:
        async with asyncio.timeout(1), database.session(reading=True) as session:
            await session.execute(sa.text("SELECT 1"))

    first, second = await asyncio.gather(ask(), ask(), return_exceptions=True)
    assert isinstance(first, TimeoutError)
    assert isinstance(second, sa.exc.TimeoutError)
    assert trouble_of(second) is Trouble.AWAY
    assert may_come_back(second, "postgresql://")
    tries = 0

    async def work(_session: object) -> str:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise second
        return "done"

    rows = Database(f"sqlite:///{tmp_path / 'rows.db'}")
    assert await rows.surely(work) == "done"
    await rows.close()
    await database.close()


async def test_a_full_disk_is_known_by_sqlite_and_by_the_system(tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'small.db'}")
    try:
        async with database.session() as session:
            await session.execute(sa.text("CREATE TABLE t (x)"))
            await session.execute(sa.text("PRAGMA max_page_count = 3"))
            with pytest.raises(sa.exc.OperationalError) as full:
                await session.execute(sa.text("INSERT INTO t VALUES (zeroblob(100000))"))
    finally:
        await database.close()
    assert trouble_of(full.value) is Trouble.NO_ROOM
    assert trouble_of(OSError(errno.ENOSPC, "x")) is Trouble.NO_ROOM
    assert trouble_of(NoRoom("x")) is Trouble.NO_ROOM
    assert trouble_of(await trouble(f"sqlite:///{tmp_path / 'other.db'}", "SELECT * FROM none")) is None


def test_it_is_sought_in_what_an_error_came_from_and_in_a_group() -> None:
    made = RuntimeError("no job")
    made.__cause__ = NoRoom("x")
    assert trouble_of(ExceptionGroup("work", [ValueError(), made])) is Trouble.NO_ROOM
    beside = RuntimeError("while another was handled")
    beside.__context__ = NoRoom("x")
    assert trouble_of(beside) is None
    others = (None, OSError(errno.ENOENT, "x"), ConnectionRefusedError(111, "x"), BlobsUnreachable("x"))
    assert not any(trouble_of(error) for error in others), "somebody else's"
    assert trouble_of(sqlite3.OperationalError("database is locked")) is None


def test_it_is_said_at_once_then_every_minute_and_when_it_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    with Kept("storage") as kept:
        for _ in range(1000):
            DATABASE.noticed(ROWS)
            DATABASE.noticed(QUEUE)
        assert kept.lines == ["the database is away: what needs it waits, or is tried again"]
        now = 61.0
        DATABASE.noticed(QUEUE)
        DATABASE.noticed(QUEUE)
        assert len(kept.lines) == 2
        DATABASE.answered(ROWS)
        DATABASE.answered(ROWS)
        assert len(kept.lines) == 2, "a part of it is still away"
        DATABASE.answered(QUEUE)
        DATABASE.answered(QUEUE)
        assert kept.lines[2:] == ["the database answers again"]
        DATABASE.noticed(ROWS)
        DATABASE.answered(ROWS)
        assert len(kept.lines) == 3, "one that flickers is no news within the minute"


def test_whoever_logs_it_gets_one_line_without_a_traceback() -> None:
    with Kept() as kept:
        quiet_dbos()
        for name in ("storage.reaper", "bot.background", "dbos", "sqlalchemy.pool.impl.QueuePool"):
            for number in range(5):
                try:
                    raise sa.exc.OperationalError("SELECT 1", {}, Exception(f"refused {number}"))
                except sa.exc.OperationalError as error:
                    if name == "dbos":
                        logging.getLogger(name).warning("Exception polling: %s\nTraceback", error)
                    else:
                        logging.getLogger(name).warning("failed %s", number, exc_info=True)
    assert kept.lines == ["the database is away: what needs it waits, or is tried again"]


async def test_a_queue_tells_in_two_lines_that_its_postgres_was_away(postgres: Cluster) -> None:
    """As at the host's: 760 lines a second, nearly all of them tracebacks (2026-11-28)."""

    async def take(_job_id: str) -> None:
        """There are none."""

    with Kept() as kept:
        async with serving(postgres.new_database(), take):
            await asyncio.sleep(1)
            assert kept.lines == []
            await asyncio.to_thread(postgres.stop, "immediate")
            try:
                await asyncio.sleep(4)
            finally:
                await asyncio.to_thread(postgres.start)
            await until(lambda: len(kept.lines) > 1)
            await asyncio.sleep(1)
    assert kept.lines == [
        "the database is away: what needs it waits, or is tried again",
        "the database answers again",
    ]


def test_what_is_unknown_is_logged_but_not_the_same_within_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    with Kept() as kept:
        for seconds in (0.0, 0.2, 59.0, 61.0):
            now = seconds
            logging.getLogger("dbos").warning("Exception in queue 7, try %s: oops\nmore %s", seconds, seconds)
            logging.getLogger("dbos").warning("another")
            logging.getLogger("bot.intake").error("an intake failed")
    assert [line.partition("\n")[0] for line in kept.lines if "Exception" in line] == [
        "Exception in queue 7, try 0.0: oops",
        "Exception in queue 7, try 61.0: oops",
    ]
    assert kept.lines.count("another") == 2
    assert kept.lines.count("an intake failed") == 4, "ours are no loops"
