"""What of a database's troubles may pass by itself, so that a start is tried again."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from storage.db import Database, may_come_back
from storage.migrating import migration_connection
from tests.storage.postgres import Cluster


async def trouble(url: str, query: str = "SELECT 1") -> Exception:
    database = Database(url)
    try:
        async with database.session(reading=True) as session:
            await session.execute(sa.text(query))
    except Exception as error:
        return error
    finally:
        await database.close()
    raise AssertionError("there was no trouble")


@pytest.mark.parametrize(
    ("change", "query"),
    [
        (("enlarger@", "nobody@"), "SELECT 1"),
        (("/postgres", "/no-such-database"), "SELECT 1"),
        (("", ""), "SELECT * FROM no_such_table"),
    ],
    ids=["role", "database", "table"],
)
async def test_a_postgres_that_answers_no_will_answer_no_again(
    postgres: Cluster, change: tuple[str, str], query: str
) -> None:
    url = postgres.url("postgres").replace(*change)
    assert not may_come_back(await trouble(url, query), url)
    if change[0]:
        with pytest.raises(OperationalError) as told, migration_connection(url):
            pass
        assert not may_come_back(told.value, url), (
            "the queue's driver gives no state, only the server's words"
        )


async def test_a_postgres_that_is_away_may_come_back(postgres: Cluster) -> None:
    nobody_there = postgres.url("postgres").replace(str(postgres.port), "1")
    assert may_come_back(await trouble(nobody_there), nobody_there)
    with pytest.raises(OperationalError) as told, migration_connection(nobody_there):
        pass
    assert may_come_back(told.value, nobody_there), "the migrations' driver tells it in other words"
    killed = await trouble(postgres.url("postgres"), "SELECT pg_terminate_backend(pg_backend_pid())")
    assert may_come_back(killed, nobody_there), "as at a restart"


async def test_of_sqlite_only_a_lock_passes(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}"
    assert not may_come_back(await trouble(url), url)
    assert may_come_back(sqlite3.OperationalError("database is locked"), url)
    assert not may_come_back(sqlite3.OperationalError("no such column: x"), url)
