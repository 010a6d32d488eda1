"""The database goes away under the bot: photos are kept, and answered when it is back."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from storage.db import Database
from storage.outage import DATABASE
from tests.bot.conftest import Stage
from tests.bot.pictures import jpeg
from tests.bot.telegram_here import eventually
from tests.bot.test_settings_table import lines
from tests.e2e.product import free_port

__all__ = ["lines"]


@asynccontextmanager
async def away(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """The bot's database is one that nobody answers for; what is kept meanwhile is tried again soon."""
    monkeypatch.setattr("bot.inbox.FIRST_PAUSE", 0.1)
    monkeypatch.setattr("bot.life.LEFT_OVER_SECONDS", 0.3)
    DATABASE.forget()
    services, gone = stage.bot.services, Database(f"postgresql+asyncpg://ann@127.0.0.1:{free_port()}/none")
    real, services.database = services.database, gone
    try:
        yield
    finally:
        services.database = real
        await gone.close()
        DATABASE.forget()


async def test_a_photo_is_answered_when_it_is_back(
    stage: Stage, lines: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = stage.telegram.person()
    async with away(stage, monkeypatch):
        await ann.send(("sea.jpg", jpeg(640, 480)), how="file", caption="#holiday")
        await ann.hears("Your photo is kept")
        await eventually(lambda: list(stage.bot.inbox.waiting()))
    await ann.hears("640 × 480")
    await eventually(lambda: not list(stage.bot.inbox.waiting()) or None)
    assert len(ann.said()) == 2, "nobody is asked to send it once more"


async def test_so_is_an_album(stage: Stage, lines: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    ann = stage.telegram.person()
    async with away(stage, monkeypatch):
        await ann.send(("sea.jpg", jpeg(640, 480)), ("hill.jpg", jpeg(640, 640)), how="file")
        await ann.hears("Your photo is kept")
        await eventually(lambda: len(list(stage.bot.inbox.waiting())) == 2 or None)
    await ann.hears("An album of 2 photos", "1. ", "640 × 480", "2. ", "640 × 640")
    await eventually(lambda: not list(stage.bot.inbox.waiting()) or None)
    assert len(ann.said()) == 2, "one card for both, and nothing before it but that they are kept"
