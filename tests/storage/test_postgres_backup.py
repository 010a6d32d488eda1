"""Backup and restore on Postgres, by its own pg_dump and pg_restore."""

from __future__ import annotations

import pytest

from tests.storage.postgres import Cluster
from tests.storage.s3_here import s3
from tests.storage.suite_backup import BackupSuite

__all__ = ["s3"]


@pytest.fixture
def database_url(postgres: Cluster) -> str:
    return postgres.new_database()


@pytest.fixture
def elsewhere_url(postgres: Cluster) -> str:
    return postgres.new_database()


class TestBackupOnPostgres(BackupSuite):
    pass
