"""The queue on SQLite."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

from storage.queue import QueueClient
from tests.storage.suite_queue import QueueSuite


class TestQueue(QueueSuite):
    pass


async def test_the_file_is_in_wal_mode_from_the_start(client: QueueClient, tmp_path: Path) -> None:
    await client.enqueue("job", 1)
    connection = sqlite3.connect(tmp_path / "queue.db")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


async def test_dbos_prints_nothing_of_its_own(client: QueueClient) -> None:
    await client.enqueue("job", 1)
    handlers = logging.getLogger("dbos").handlers
    assert [handler for handler in handlers if isinstance(handler, logging.StreamHandler)] == []
