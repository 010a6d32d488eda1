"""What Telegram says against the bot itself is told as what it is: the token is at fault for 401 and 404."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from pydantic import SecretStr
from structlog.testing import capture_logs
from telegram.error import BadRequest, Conflict, NetworkError
from telegram.ext import Application

from bot import life
from bot.commands.doctor_telegram import telegram
from bot.commands.finding import Finding
from bot.refusals import LOGGED_OUT, TWO_PROGRAMS, refusal
from bot.settings import Settings, SettingsError
from bot.web.listening import _polling_failed

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


@asynccontextmanager
async def answering(code: int, body: Any, asked: list[str] | None = None) -> AsyncIterator[str]:
    """A server that gives everybody the same answer; its address. asked: takes the methods."""

    async def answer(request: web.Request) -> web.Response:
        if asked is not None:
            asked.append(request.path.rpartition("/")[2])
        return web.Response(status=code, text=json.dumps(body), content_type="application/json")

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def refused(code: int, description: str) -> dict[str, Any]:
    return {"ok": False, "error_code": code, "description": description}


ANSWERS = [
    (401, refused(401, "Unauthorized"), "ENLARGER_TOKEN is not accepted"),
    (404, refused(404, "Not Found"), "ENLARGER_TOKEN is not accepted"),
    (400, refused(400, "Logged out"), LOGGED_OUT),
    (403, refused(403, "Forbidden: the bot is frozen"), "refuses the bot: Forbidden: the bot is frozen."),
    (409, refused(409, "Conflict: something"), "Telegram refuses the bot: Conflict: something."),
]
NO_SERVERS: list[Any] = [[], [1], "text", 5, None, {}, {"ok": True}, {"ok": True, "result": []}]


@pytest.mark.parametrize(("code", "body", "words"), ANSWERS)
async def test_the_doctor_says_what_telegram_says(
    tmp_path: Path, code: int, body: dict[str, Any], words: str
) -> None:
    [finding] = await looked(tmp_path, code, body)
    assert not finding.good
    assert words in finding.text


@pytest.mark.parametrize("body", NO_SERVERS, ids=str)
async def test_the_doctor_knows_what_is_no_bot_api_server(tmp_path: Path, body: Any) -> None:
    [finding] = await looked(tmp_path, 200, body)
    assert not finding.good
    assert "is no Bot API server: is ENLARGER_API_URL right?" in finding.text


async def looked(folder: Path, code: int, body: Any) -> list[Finding]:
    async with answering(code, body) as address:
        settings = Settings(token=SecretStr(TOKEN), api_url=address, data=folder)
        return await asyncio.to_thread(lambda: list(telegram(settings)))


@pytest.mark.parametrize(("code", "body", "words"), ANSWERS)
async def test_the_bot_ends_with_what_telegram_says(code: int, body: dict[str, Any], words: str) -> None:
    async with answering(code, body) as address:
        with pytest.raises(SettingsError) as told:
            await started(address, asyncio.Event())
    assert words in str(told.value)


@pytest.mark.parametrize("body", NO_SERVERS[:-1], ids=str)
async def test_the_bot_waits_for_what_is_no_bot_api_server(body: Any) -> None:
    stop = asyncio.Event()
    stop.set()
    async with answering(200, body) as address:
        with capture_logs() as lines, pytest.raises(life.StoppedEarly):
            await started(address, stop)
    assert [line["event"] for line in lines] == [life.NOT_TELEGRAM]


async def started(address: str, stop: asyncio.Event) -> None:
    app: Any = Application.builder().token(TOKEN).base_url(f"{address}/bot").build()
    try:
        await life._initialise(app, stop)
    finally:
        await app.bot.shutdown()


def test_another_program_with_the_token_is_told() -> None:
    with capture_logs() as lines:
        _polling_failed(Conflict("terminated by other getUpdates request"))
        _polling_failed(BadRequest("Logged out"))
        _polling_failed(NetworkError("away"))
    assert [(line["log_level"], line["event"], line.get("said")) for line in lines] == [
        ("error", TWO_PROGRAMS, None),
        ("warning", "no updates from Telegram", LOGGED_OUT),
        ("warning", "no updates from Telegram", None),
    ]


def test_telegrams_words_are_one_short_line() -> None:
    assert refusal("one\ntwo.") == "Telegram refuses the bot: one two."
    assert len(refusal("word " * 1000)) < 250


async def test_the_doctor_takes_no_updates_from_anybody(tmp_path: Path) -> None:
    """A poll of the doctor's would end the bot's own."""
    asked: list[str] = []
    async with answering(200, {"ok": True, "result": {"username": "a_bot"}}, asked) as address:
        settings = Settings(token=SecretStr(TOKEN), api_url=address, data=tmp_path)
        found = await asyncio.to_thread(lambda: list(telegram(settings)))
    assert "another program" in found[-1].text
    assert asked == ["getMe", "getWebhookInfo"]
