"""Fixtures for bot tests: `pytest_plugins = ["sandbox.pytest_plugin"]` in the topmost conftest.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.running import Sandbox
from sandbox.server.world import Options


@pytest.fixture
def sandbox_options() -> Options:
    """Override it for another token, rate limits, a data folder or a local server."""
    return Options(rates=False)


@pytest.fixture
def sandbox(sandbox_options: Options, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    """A fresh world on a free port. The working directory is empty: no relative path misleads."""
    monkeypatch.chdir(tmp_path)
    with Sandbox(sandbox_options) as running:
        yield running
