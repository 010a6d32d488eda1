"""The database goes away under the bot: a photo is kept, and answered when it is back."""

from __future__ import annotations

import io

import pytest

from storage.db import Database
from storage.outage import DATABASE
from tests.bot.conftest import Stage
from tests.bot.pictures import jpeg
from tests.bot.telegram_here import eventually
from tests.bot.test_settings_table import lines
from tests.e2e.product import free_port

__all__ = ["lines"]


async def test_a_photo_is_answered_when_it_is_back(
    stage: Stage, lines: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.inbox.FIRST_PAUSE", 0.1)
    monkeypatch.setattr("bot.life.LEFT_OVER_SECONDS", 0.3)
    DATABASE.forget()
    services, ann = stage.bot.services, stage.telegram.person()
    away = Database(f"postgresql+asyncpg://enlarger@127.0.0.1:{free_port()}/enlarger")
    real, services.database = services.database, away
    try:
        await ann.send(("sea.jpg", jpeg(640, 480)), how="file", caption="#holiday")
        await ann.hears("Your photo is kept")
        await eventually(lambda: list(stage.bot.inbox.waiting()))
    finally:
        services.database = real
        await away.close()
    await ann.hears("640 × 480")
    await eventually(lambda: not list(stage.bot.inbox.waiting()) or None)
    assert len(ann.said()) == 2, "nobody is asked to send it once more"
    DATABASE.forget()
