"""Migrations on Postgres."""

from __future__ import annotations

import pytest

from tests.storage.postgres import Cluster
from tests.storage.suite_migrations import MigrationsSuite


@pytest.fixture
def database_url(postgres: Cluster) -> str:
    return postgres.new_database()


class TestMigrationsOnPostgres(MigrationsSuite):
    pass
