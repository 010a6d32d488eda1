"""Photos and jobs on SQLite."""

from __future__ import annotations

from tests.storage.suite_library import LibrarySuite
from tests.storage.suite_rows import RowsSuite
from tests.storage.suite_slots import SlotsSuite


class TestRows(RowsSuite):
    pass


class TestSlots(SlotsSuite):
    pass


class TestLibrary(LibrarySuite):
    pass
