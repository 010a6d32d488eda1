"""Photos and jobs on SQLite."""

from __future__ import annotations

from tests.storage.suite_library import LibrarySuite
from tests.storage.suite_library_search import LibrarySearchSuite
from tests.storage.suite_rows import RowsSuite
from tests.storage.suite_slots import SlotsSuite
from tests.storage.suite_together import TogetherSuite


class TestRows(RowsSuite):
    pass


class TestSlots(SlotsSuite):
    pass


class TestLibrary(LibrarySuite):
    pass


class TestLibrarySearch(LibrarySearchSuite):
    pass


class TestTogether(TogetherSuite):
    pass
