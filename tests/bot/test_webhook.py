"""Updates by webhook: the whole way in the sandbox, what is refused, and nothing lost at a stop."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.limits import Limiter
from bot.settings import Settings, SettingsError
from bot.web.webhook import LARGEST_BODY, SECRET_HEADER, secret_of
from tests.bot.conftest import KeptPool, Stage, on_stage
from tests.bot.pictures import jpeg
from tests.bot.telegram_here import Telegram, eventually
from tests.bot.test_turns import Blocked
from tests.e2e.product import free_port


@pytest.fixture
def settings(settings: Settings) -> Settings:
    port = free_port()
    return settings.model_copy(update={"webhook_url": f"http://127.0.0.1:{port}", "web_port": port})


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def post(client: aiohttp.ClientSession, settings: Settings, secret: str | None, body: bytes) -> int:
    headers = {} if secret is None else {SECRET_HEADER: secret}
    async with client.post(
        f"{settings.webhook_url}/telegram", data=io.BytesIO(body), headers=headers
    ) as answer:
        return answer.status


async def ready(client: aiohttp.ClientSession, settings: Settings) -> tuple[int, dict[str, Any]]:
    async with client.get(f"{settings.webhook_url}/readyz") as answer:
        return answer.status, await answer.json()


async def test_a_photo_the_whole_way(stage: Stage, client: aiohttp.ClientSession, settings: Settings) -> None:
    assert not stage.telegram.calls("getUpdates")
    ann = stage.telegram.person()
    await ann.send(("sea.jpg", jpeg(640, 480)), how="file")
    card = await ann.hears("2K")
    await ann.press(card, "2K")
    stage.make()
    await eventually(lambda: stage.telegram.world.meta["webhook"]["url"].endswith("/telegram") or None)
    assert await ready(client, settings) == (
        200,
        {"ready": True, "work": "ok", "database": "ok", "disk": "ok"},
    )
    async with client.get(f"{settings.webhook_url}/healthz") as answer:
        assert answer.status == 200
    assert not stage.telegram.world.updates.count(), "all were confirmed"


def help_from(person: int) -> dict[str, Any]:
    """A message as Telegram would send it."""
    return {
        "message_id": 77,
        "date": 1,
        "chat": {"id": person, "type": "private", "first_name": "Ann"},
        "from": {"id": person, "is_bot": False, "first_name": "Ann"},
        "text": "/help",
        "entities": [{"type": "bot_command", "offset": 0, "length": 5}],
    }


@pytest.mark.parametrize("secret", [None, "", "wrong", "ünï", "0" * 64])
async def test_without_the_secret_nothing_is_taken(
    stage: Stage, client: aiohttp.ClientSession, settings: Settings, secret: str | None
) -> None:
    forged = {"update_id": 1, "message": help_from(stage.telegram.person().id)}
    assert await post(client, settings, secret, json.dumps(forged).encode()) == 403
    await asyncio.sleep(0.2)
    assert not stage.telegram.calls("sendMessage")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"no json", 400),
        (b"[1]", 400),
        (b'{"update_id": "x", "message": 7}', 400),
        (b"[" * 200_000, 400),
        (b'{"a": "' + b"x" * LARGEST_BODY + b'"}', 413),
    ],
    ids=["empty", "text", "list", "wrong types", "deep", "large"],
)
async def test_what_is_no_update_is_refused(
    stage: Stage, client: aiohttp.ClientSession, settings: Settings, body: bytes, status: int
) -> None:
    assert await post(client, settings, secret_of(settings), body) == status
    assert (await ready(client, settings))[0] == 200


async def test_a_repeated_update_is_handled_once(
    stage: Stage, client: aiohttp.ClientSession, settings: Settings
) -> None:
    ann = stage.telegram.person()
    ann.text("/help")
    await ann.hears("Send")
    said = len(ann.said())
    update = {
        "update_id": 900_000_001,
        "message": help_from(ann.id),
    }
    headers = {SECRET_HEADER: secret_of(settings)}

    async def deliver() -> int:
        url = f"{settings.webhook_url}/telegram"
        async with client.post(url, json=update, headers=headers) as answer:
            return answer.status

    assert set(await asyncio.gather(deliver(), deliver(), deliver())) == {200}
    assert len(ann.said()) == said + 1


async def test_what_has_to_wait_is_noted_and_confirmed(
    stage: Stage, client: aiohttp.ClientSession, settings: Settings
) -> None:
    """Telegram sends only so many updates at a time: who waits for its turn must not keep others' out."""
    ann, notes = stage.telegram.person(), settings.data / "updates"
    ann.text("/help")
    await ann.hears("Send")
    said = len(ann.said())
    update = {"update_id": 900_000_001, "message": help_from(ann.id)}
    limiter = stage.bot.app.bot.rate_limiter
    assert isinstance(limiter, Limiter)
    line = limiter._chats[ann.id] = Blocked()
    async with asyncio.timeout(10):
        assert await post(client, settings, secret_of(settings), json.dumps(update).encode()) == 200
    assert [json.loads(path.read_bytes()) for path in notes.iterdir()] == [update]
    line.opened.set()
    await eventually(lambda: not list(notes.iterdir()) or None)
    assert len(ann.said()) == said + 1


async def test_what_comes_while_nobody_is_there_waits_for_the_next_start(
    settings: Settings, telegram: Telegram, readings: KeptPool, client: aiohttp.ClientSession
) -> None:
    ann = telegram.person()
    async with on_stage(settings, telegram, readings):
        ann.text("/help")
        await ann.hears("Send")
    said = len(ann.said())
    ann.text("/help")
    await asyncio.sleep(0.3)
    assert len(ann.said()) == said
    async with on_stage(settings, telegram, readings):
        await eventually(lambda: len(ann.said()) > said or None)
        assert (await ready(client, settings))[0] == 200
    assert len(ann.said()) == said + 1


async def test_back_to_polling_takes_the_webhook_away(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    async with on_stage(settings, telegram, readings):
        assert telegram.world.meta["webhook"]
    polling = settings.model_copy(update={"webhook_url": "", "web_port": None})
    async with on_stage(polling, telegram, readings):
        telegram.person().text("/help")
        await telegram.person().hears("Send")
    assert not telegram.world.meta.get("webhook")


async def test_an_address_that_telegram_refuses_is_told(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    wrong = settings.model_copy(update={"webhook_url": "https://bot.example.org:1234"})
    with pytest.raises(SettingsError, match="ENLARGER_WEBHOOK_URL is refused by Telegram"):
        async with on_stage(wrong, telegram, readings):
            pass


async def test_a_port_that_is_taken_is_told(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    async with on_stage(settings, telegram, readings):
        with pytest.raises(SettingsError, match="ENLARGER_WEB_PORT"):
            async with on_stage(settings, telegram, readings):
                pass
