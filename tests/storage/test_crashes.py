"""Workers killed, on SQLite."""

from __future__ import annotations

from tests.storage.suite_crashes import CrashesSuite, workers

__all__ = ["workers"]


class TestCrashes(CrashesSuite):
    pass
