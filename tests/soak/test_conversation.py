"""The scripted conversation of docs/conversation.md goes as it is written down, with the real engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.conversation import talk


@pytest.mark.soak
async def test_sixty_steps_go_as_they_should(tmp_path: Path) -> None:
    log = await talk(tmp_path)
    assert log.steps >= 60
