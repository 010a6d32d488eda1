"""Photos and jobs on SQLite."""

from __future__ import annotations

from tests.storage.suite_rows import RowsSuite


class TestRows(RowsSuite):
    pass
