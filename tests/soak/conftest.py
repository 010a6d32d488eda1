"""Where these tests run: SQLite and a folder, or a Postgres of their own and an object store."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.load_processes import Plan
from tests.storage.postgres import Cluster, postgres
from tests.storage.s3_here import s3

__all__ = ["postgres", "s3"]


@pytest.fixture
def sqlite_plan(tmp_path: Path) -> Plan:
    return Plan(tmp_path / "product")


@pytest.fixture
def postgres_plan(tmp_path: Path, postgres: Cluster) -> Plan:
    database = postgres.new_database().replace("postgresql://", "postgresql+asyncpg://")
    return Plan(tmp_path / "product", database=database, queue=postgres.new_database())
