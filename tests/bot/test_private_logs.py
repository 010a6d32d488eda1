"""No line of the log, at any level, holds what a person wrote or who they are; nor does what Sentry gets."""

from __future__ import annotations

import io
import logging

import pytest
import sentry_sdk

from bot import logs, sentry
from bot.settings import Settings
from sandbox.server.seed import add_person
from sandbox.server.world import DEFAULT_TOKEN
from tests.bot.conftest import KeptPool, on_stage
from tests.bot.pictures import jpeg
from tests.bot.telegram_here import Telegram
from tests.bot.test_sentry import received
from tests.bot.test_settings_table import lines

__all__ = ["lines", "received"]

CAPTION, FILE_NAME, WORDS = "Oma in Rapallo", "grandma-1962.jpg", "my own words"
NAME, USERNAME = "Annegret", "annegret_077"
LIBRARIES = ("telegram.ext.ExtBot", "httpx", "httpcore", "aiosqlite", "sqlalchemy.engine", "dbos", "asyncpg")
PRIVATE = (CAPTION, FILE_NAME, WORDS, NAME, USERNAME, DEFAULT_TOKEN)


async def test_a_conversation_leaves_nothing_of_anybody_in_the_log(
    settings: Settings,
    telegram: Telegram,
    readings: KeptPool,
    lines: io.StringIO,
    received: tuple[str, list[bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dsn, bodies = received
    sentry.set_up(dsn)
    log = logging.getLogger("bot.test")
    add_person(telegram.world, 501_000_077, NAME)
    ann = telegram.person(501_000_077)
    async with on_stage(settings, telegram, readings):
        await ann.send((FILE_NAME, jpeg(640, 480)), how="file", caption=CAPTION)
        await ann.press(await ann.hears("640 × 480"), "2K")
        ann.text(WORDS)
        await ann.hears("Send me")
        monkeypatch.setattr(readings, "read", None)
        await ann.send((FILE_NAME, jpeg(320, 240)), how="file", caption=CAPTION)
        await ann.hears("went wrong")
    assert telegram.world.users[str(ann.id)]["username"] == USERNAME
    log.debug("the last line")
    told = lines.getvalue()
    assert "the last line" in told, "it is debug"
    assert "an intake failed" in told
    for private in PRIVATE:
        assert private not in told
    sentry_sdk.flush(timeout=5)
    sent = b"".join(bodies).decode()
    assert "an intake failed" in sent
    for private in PRIVATE:
        assert private not in sent


@pytest.mark.parametrize("update", [[{"text": WORDS}], {"text": WORDS}])
def test_an_update_that_ptb_fails_at_is_told_without_its_words(update: object, lines: io.StringIO) -> None:
    for name in ("telegram.Bot", "telegram.ext.ExtBot", "telegram.ext.Application"):
        logging.getLogger(name).critical("Error while parsing updates! Received data was %r", update)
    assert lines.getvalue().count("Error while parsing updates") == 3
    assert WORDS not in lines.getvalue()


@pytest.mark.parametrize("level", ["debug", "info", "warning", "error"])
def test_libraries_never_tell_details(level: str, lines: io.StringIO) -> None:
    logs.set_up("json", level)
    for name in (
        "telegram.ext.ExtBot",
        "httpx",
        "httpcore",
        "aiosqlite",
        "sqlalchemy.engine",
        "dbos",
        "asyncpg",
    ):
        assert not logging.getLogger(name).isEnabledFor(logging.DEBUG), name
    assert logging.getLogger("bot.intake").isEnabledFor(logging.DEBUG) == (level == "debug")
