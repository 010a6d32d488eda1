"""Photos and jobs on Postgres."""

from __future__ import annotations

import pytest

from tests.storage.postgres import Cluster
from tests.storage.suite_library import LibrarySuite
from tests.storage.suite_library_search import LibrarySearchSuite
from tests.storage.suite_rows import RowsSuite
from tests.storage.suite_slots import SlotsSuite
from tests.storage.suite_together import TogetherSuite


@pytest.fixture
def database_url(postgres: Cluster) -> str:
    return postgres.new_database()


class TestRowsOnPostgres(RowsSuite):
    pass


class TestSlotsOnPostgres(SlotsSuite):
    pass


class TestLibraryOnPostgres(LibrarySuite):
    pass


class TestLibrarySearchOnPostgres(LibrarySearchSuite):
    pass


class TestTogetherOnPostgres(TogetherSuite):
    pass
