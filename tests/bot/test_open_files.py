"""Files that a process may have open."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bot.commands import processes
from bot.settings import Settings


def test_a_process_allows_itself_as_many_files_as_it_may() -> None:
    script = (
        "import resource as r; from bot.open_files import allow_more; kind = r.RLIMIT_NOFILE\n"
        "r.setrlimit(kind, (96, 500)); allow_more(); print(*r.getrlimit(kind)); allow_more()\n"
        "print(*r.getrlimit(kind))"
    )
    asked = [sys.executable, "-c", script]
    assert subprocess.run(asked, capture_output=True, text=True, check=True).stdout == "500 500\n500 500\n"


def test_bot_and_worker_allow_themselves_more_files(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    asked = []
    monkeypatch.setattr(processes, "load_settings", lambda: settings)
    monkeypatch.setattr("bot.logs.set_up", lambda *_: None)
    monkeypatch.setattr(processes, "allow_more", lambda: asked.append("more"))
    monkeypatch.setattr(processes, "check", lambda _: sys.exit(3))
    for start in (processes.bot, processes.worker):
        with pytest.raises(SystemExit):
            start()
    assert asked == ["more", "more"]
