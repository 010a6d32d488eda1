"""A browser for tests of the page, and windows that keep an eye on what they do."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.async_api import Browser, Page, ViewportSize, async_playwright, expect

from sandbox.running import Sandbox
from tests.sandbox.raw import ANN

Colours = Literal["light", "dark"]
_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)
_PLACES = (
    "/usr/lib/chromium/chromium-headless-shell",
    "/usr/bin/chromium-headless-shell",
    "/usr/bin/chromium",
)


def _chromium() -> str:
    found = next((place for place in _PLACES if Path(place).exists()), None) or shutil.which("chromium")
    assert found, "These tests need Debian's package chromium-headless-shell."
    return found


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=_chromium(), args=_FLAGS.split())
        yield browser
        await browser.close()


class Window:
    """Opens pages, and keeps their errors and every request that would leave this machine."""

    def __init__(self, browser: Browser, sandbox: Sandbox) -> None:
        self.browser, self.sandbox = browser, sandbox
        self.troubles: list[str] = []

    async def open(
        self, person: int = ANN, width: int = 1280, chat: int | None = ANN, colours: Colours = "light"
    ) -> Page:
        size: ViewportSize = {"width": width, "height": 820}
        page = await self.browser.new_page(viewport=size, color_scheme=colours)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", lambda line: self.troubles.append(line.text) if line.type == "error" else None)
        page.on("request", lambda request: self._check(request.url))
        await page.goto(f"{self.sandbox.url}/#{person}{'' if chat is None else f'/{chat}'}")
        await expect(page.locator("#app")).to_have_attribute("data-ready", "true")
        return page

    def _check(self, url: str) -> None:
        here = (self.sandbox.url, self.sandbox.url.replace("http", "ws"), "blob:", "data:")
        if not url.startswith(here):
            self.troubles.append(url)


@pytest.fixture
async def window(browser: Browser, sandbox: Sandbox) -> AsyncIterator[Window]:
    found = Window(browser, sandbox)
    yield found
    assert found.troubles == []
