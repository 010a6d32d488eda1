"""A statement cut short: its thread has answered before the database counts as closed."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from storage.db import Database

SLOW = sa.text(
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT max(i) FROM n"
)
"""Some tenths of a second in SQLite's own code."""


async def cut_short(url: str, *, after: float) -> None:
    database = Database(url)
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(after), database.session(reading=True) as session:
            await session.execute(SLOW)
    await database.close()


@pytest.mark.parametrize("after", [0.0, 0.001, 0.05, 0.1])
def test_a_statement_cut_short_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: float
) -> None:
    stumbled: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", stumbled.append)
    before = set(threading.enumerate())
    asyncio.run(cut_short(f"sqlite:///{tmp_path}/enlarger.db", after=after))
    for thread in set(threading.enumerate()) - before:
        thread.join(5)
    assert stumbled == []


async def test_what_is_still_in_use_is_told_and_keeps_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("storage.sqlite_threads.LONGEST_END", 0.1)
    database = Database(f"sqlite:///{tmp_path}/enlarger.db")
    async with database.session(reading=True) as session:
        await session.execute(sa.text("SELECT 1"))
        began = time.monotonic()
        with caplog.at_level(logging.WARNING, "storage"):
            await database.close()
        assert time.monotonic() - began < 1
        await session.invalidate()
    assert "still in use" in caplog.text
