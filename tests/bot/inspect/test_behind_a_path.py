"""A proxy that serves the bot under a path of its own, as `https://example.org/enlarger`: all is found."""

from __future__ import annotations

import json
import re
import time
from collections.abc import AsyncIterator
from urllib.parse import urljoin

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.inspect.page import files_from
from sandbox.server.seed import ANN
from tests.bot.inspect.conftest import Looking
from tests.bot.inspect.signing import signed

BEFORE = "/enlarger"


@pytest.fixture
async def proxy(looking: Looking) -> AsyncIterator[str]:
    """The address of the bot behind it."""

    async def hand_on(request: web.Request) -> web.Response:
        behind = looking.settings.public_url + request.raw_path.removeprefix(BEFORE)
        body = await request.read()
        async with looking.client.request(request.method, behind, data=body, allow_redirects=False) as answer:
            kind = {"Content-Type": answer.headers["Content-Type"]}
            return web.Response(status=answer.status, body=await answer.read(), headers=kind)

    app = web.Application()
    app.router.add_route("*", BEFORE + "/{rest:.*}", hand_on)
    async with TestServer(app) as server:
        yield str(server.make_url(BEFORE))


async def files_of(looking: Looking, address: str) -> list[int]:
    """What the browser gets of all that the page there names."""
    _, page = await looking.get(address)
    named = re.findall(r'(?:href|src)="([^"]+)"', page)
    assert len(named) >= 2
    return [(await looking.get(urljoin(address, one)))[0] for one in named]


@pytest.mark.parametrize("rest", ["", "nothing/here", "before/0/0/0"])
async def test_each_page_finds_its_files(looking: Looking, proxy: str, rest: str) -> None:
    address = looking.url(rest).replace(looking.settings.public_url, proxy)
    if rest == "before/0/0/0":  # one that is no link any more says so, wherever it leads
        address = looking.url(rest, seconds=-1).replace(looking.settings.public_url, proxy)
    assert set(await files_of(looking, address)) == {200}


async def test_the_mini_app_is_led_to_its_page(looking: Looking, proxy: str) -> None:
    address = f"{proxy}/inspect/app/{looking.job.id}"
    assert set(await files_of(looking, address)) == {200}
    _, text = await looking.post(address, signed(ANN, time.time()))
    led = urljoin(address, json.loads(text)["link"])
    assert led.startswith(proxy)
    status, page = await looking.get(led)
    assert (status, "IMG_2041-2k" in page) == (200, True)


@pytest.mark.parametrize("path", ["/inspect", "/inspect/x", "/inspect/x/", "/inspect/x/before/0/0/0"])
def test_the_way_to_the_files_from_anywhere(path: str) -> None:
    assert urljoin(f"https://example.org/enlarger{path}", files_from(path)) == (
        "https://example.org/enlarger/inspect/files"
    )
