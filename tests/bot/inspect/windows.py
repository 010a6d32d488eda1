"""Pages of the Inspect page's in a real browser."""

from __future__ import annotations

import io
import re
from base64 import b64decode
from collections.abc import AsyncIterator
from functools import cache, partial

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from playwright.async_api import Browser, Page, Route, expect

from storage.job_change import change_job
from storage.jobs import JobState
from tests.bot.inspect.conftest import Looking
from tests.bot.pictures import garden

WIDTHS = {"phone": (390, 844), "desk": (1280, 820)}


class Windows:
    """Pages of the job, and all that they asked for or complained of."""

    def __init__(self, browser: Browser, looking: Looking, master: NDArray[np.uint8]) -> None:
        self._browser, self.looking, self.master = browser, looking, master
        self.troubles: list[str] = []

    async def open(
        self,
        address: str = "",
        *,
        width: str = "desk",
        dark: bool = False,
        ready: bool = True,
        seconds_between: float | None = None,
    ) -> Page:
        wide, high = WIDTHS[width]
        page = await self._browser.new_page(
            viewport={"width": wide, "height": high},
            color_scheme="dark" if dark else "light",
            has_touch=width == "phone",
        )
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", lambda line: self.troubles.append(line.text) if line.type == "error" else None)
        page.on("request", lambda asked: self._check(asked.url))
        if seconds_between is not None:
            await page.route("**/files/main.js", partial(_in_haste, seconds_between))
        await page.goto(address or self.looking.url())
        if ready:
            await self.settled(page)
        return page

    async def settled(self, page: Page) -> None:
        await expect(page.locator("#stage")).to_have_attribute("aria-busy", "false", timeout=60_000)

    async def seen(self, page: Page) -> NDArray[np.uint8]:
        """What is drawn, without what lies over it."""
        await self.settled(page)
        drawn = await page.evaluate("document.getElementById('canvas').toDataURL()")
        with Image.open(io.BytesIO(b64decode(drawn.partition(",")[2]))) as image:
            return np.asarray(image.convert("RGB"))

    def _check(self, url: str) -> None:
        if not url.startswith(self.looking.settings.public_url):
            self.troubles.append(url)


async def _in_haste(seconds: float, route: Route) -> None:
    """The page's script, with other pauses between its tries."""
    answer = await route.fetch()
    script, count = re.subn(r"SECONDS_BETWEEN = 3;", f"SECONDS_BETWEEN = {seconds};", await answer.text())
    assert count == 1
    await route.fulfill(response=answer, body=script)


@cache
def another_picture() -> tuple[NDArray[np.uint8], bytes]:
    """Its pixels, and as a PNG."""
    picture = garden(2048, 1536, seed=3)
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return np.asarray(picture), out.getvalue()


@pytest.fixture
async def windows(browser: Browser, looking: Looking) -> AsyncIterator[Windows]:
    """Of a master that is another picture than the photo, so that the two can be told apart."""
    pixels, data = another_picture()
    services = looking.stage.bot.services
    name = await services.blobs.put(data)
    async with services.database.session() as session:
        await change_job(session, looking.job.id, (JobState.DELIVERED,), master_sha256=name)
    found = Windows(browser, looking, pixels)
    yield found
    assert found.troubles == [], "errors, or requests that leave this machine"
