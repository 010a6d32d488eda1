"""Where the storage tests run: SQLite in a folder of the test's own. test_postgres_* overrides both urls."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.db import Database, upgrade
from storage.queue import QueueClient
from tests.storage.postgres import postgres

__all__ = ["postgres"]


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path}/enlarger.db"


@pytest.fixture
def queue_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/queue.db"


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    upgrade(database_url)
    database = Database(database_url)
    yield database
    await database.close()


@pytest.fixture
async def client(queue_url: str) -> AsyncIterator[QueueClient]:
    client = QueueClient(queue_url)
    yield client
    await client.close()
