"""The doctor comes to the bot as Telegram does: through a proxy that passes what the page says."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from bot.commands.doctor_web import RECENT, inspect_page, webhook
from bot.commands.finding import Finding
from bot.inspect.links import ROOT
from bot.settings import Settings
from bot.web.webhook import PATH
from tests.bot.conftest import Stage
from tests.e2e.product import free_port

PAGE = Path(__file__).parents[2] / "docs" / "hosting.md"


def passed() -> list[str]:
    """What the page's proxy passes on."""
    found = re.search(r"^\s*@enlarger path (.+)$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert found
    return found[1].split()


class Proxy:
    """In front of the bot; leads to it what the page says, and answers 404 to all else."""

    def __init__(self, bot_port: int) -> None:
        self.port = free_port()
        self._to = f"http://127.0.0.1:{bot_port}"
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._pass)
        self._runner = web.AppRunner(app)

    async def __aenter__(self) -> Proxy:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    async def _pass(self, request: web.Request) -> web.Response:
        ways = [way.removesuffix("*") if way.endswith("*") else f"{way}$" for way in passed()]
        if not any(re.match(way, request.path) for way in ways):
            return web.Response(status=404)
        try:
            async with (
                aiohttp.ClientSession() as client,
                client.request(request.method, self._to + request.path, data=await request.read()) as answer,
            ):
                return web.Response(status=answer.status, body=await answer.read())
        except aiohttp.ClientError:
            return web.Response(status=502)


@pytest.fixture
async def proxy() -> AsyncIterator[Proxy]:
    async with Proxy(free_port()) as proxy:
        yield proxy


@pytest.fixture
def settings(settings: Settings, proxy: Proxy) -> Settings:
    address = f"http://127.0.0.1:{proxy.port}"
    port = int(proxy._to.rpartition(":")[2])
    return settings.model_copy(update={"webhook_url": address, "public_url": address, "web_port": port})


async def looked(settings: Settings, info: dict[str, object]) -> list[Finding]:
    return await asyncio.to_thread(lambda: [*webhook(settings, info), *inspect_page(settings)])


async def test_a_bot_behind_the_pages_proxy_is_well(stage: Stage, settings: Settings) -> None:
    hook = stage.telegram.world.meta["webhook"]
    assert all(finding.good for finding in await looked(settings, hook))
    async with aiohttp.ClientSession() as client, client.get(f"{settings.webhook_url}/metrics") as answer:
        assert answer.status == 404, "that is for the host's own network"


async def test_a_proxy_that_leads_nowhere(settings: Settings) -> None:
    reached, page = await looked(settings, {"url": settings.webhook_url + PATH})
    assert not reached.good
    assert "answers 502" in reached.text
    assert f"lead {PATH} to port {settings.web_port}" in reached.text
    assert not page.good
    assert ROOT in page.text


async def test_an_address_of_somebody_elses(stage: Stage, settings: Settings) -> None:
    _reached, known, _page = await looked(settings, {"url": "https://other.example/hook"})
    assert not known.good
    assert "https://other.example/hook" in known.text
    polling = settings.model_copy(update={"webhook_url": "", "public_url": ""})
    [still] = await looked(polling, {"url": "https://other.example/hook"})
    assert not still.good
    [free] = await looked(polling, {"url": ""})
    assert free.good
    assert "whether another program asks with this token too can't be told from here" in free.text


@pytest.mark.parametrize(("ago", "good"), [(60.0, False), (RECENT + 60, True)])
async def test_telegrams_last_trouble_is_told_and_passes(
    stage: Stage, settings: Settings, ago: float, good: bool
) -> None:
    trouble = {
        "url": settings.webhook_url + PATH,
        "last_error_date": int(time.time() - ago),
        "last_error_message": "Wrong response from the webhook: 502 Bad Gateway",
        "pending_update_count": 3,
    }
    _reached, told, _page = await looked(settings, trouble)
    assert told.good is good
    assert "502 Bad Gateway" in told.text
    assert "3 updates wait" in told.text
