"""The database goes away under the bot: photos are kept, and answered when it is back."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import sqlalchemy.exc

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
    """The database of all parts of the bot is one that nobody answers for; what is kept meanwhile is tried
    again soon."""
    monkeypatch.setattr("bot.inbox.FIRST_PAUSE", 0.1)
    monkeypatch.setattr("bot.life.LEFT_OVER_SECONDS", 0.3)
    DATABASE.forget()
    database, gone = stage.bot.services.database, Database(f"postgresql://ann@127.0.0.1:{free_port()}/none")
    real = database._readers, database._writers
    database._readers, database._writers = gone._readers, gone._writers
    try:
        yield
    finally:
        database._readers, database._writers = real
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


async def test_a_database_that_hangs_is_away(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    async def hang(*_: object) -> str:
        raise sqlalchemy.exc.TimeoutError("QueuePool limit of size 5 overflow 10 reached")

    ann = stage.telegram.person()
    with monkeypatch.context() as hanging:
        hanging.setattr("bot.inbox.FIRST_PAUSE", 0.1)
        hanging.setattr("bot.life.LEFT_OVER_SECONDS", 0.3)
        hanging.setattr("bot.intake.asker_language", hang)
        await ann.send(("sea.jpg", jpeg(640, 480)), how="file")
        await ann.hears("Your photo is kept")
    await ann.hears("640 × 480")
    assert len(ann.said()) == 2
