"""The queue on Postgres."""

from __future__ import annotations

import pytest

from tests.storage.postgres import Cluster
from tests.storage.suite_queue import QueueSuite


@pytest.fixture
def database_url(postgres: Cluster) -> str:
    return postgres.new_database()


@pytest.fixture
def queue_url(postgres: Cluster) -> str:
    return postgres.new_database()


class TestQueueOnPostgres(QueueSuite):
    pass
