"""The short form of tests/soak/test_ten_jobs.py: SIGTERM in the middle of three jobs loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.soak.test_ten_jobs import stopped_in_the_middle


@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_sigterm_in_the_middle_of_jobs_loses_nothing(way: str, tmp_path: Path) -> None:
    await stopped_in_the_middle(way, tmp_path, 3, "2")
