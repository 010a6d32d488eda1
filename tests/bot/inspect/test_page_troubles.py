"""What the Inspect page says, in a real browser, when there is nothing to see."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from playwright.async_api import expect

from storage.retention import delete_result
from tests.bot.inspect.conftest import with_overview
from tests.bot.inspect.windows import Windows, windows
from tests.sandbox.browsing import browser

__all__ = ["browser", "windows"]


async def test_deleted_while_it_is_looked_at_is_told(windows: Windows) -> None:
    page = await windows.open()
    services = windows.looking.stage.bot.services
    assert await delete_result(services.database, services.blobs, windows.looking.job.id)
    asked = []
    page.on("request", lambda one: asked.append(one.url))
    await page.locator("#full").click()
    await expect(page.locator("#told")).to_contain_text("has been deleted", timeout=15_000)
    await page.wait_for_timeout(300)
    assert len(asked) < 40, "and it goes on asking for nothing"
    windows.troubles[:] = [one for one in windows.troubles if "404" not in one]


async def test_that_it_was_deleted_stays_said_wherever_one_looks(windows: Windows) -> None:
    looking = windows.looking
    await with_overview(looking, windows.master)
    inspecting, services = looking.stage.bot.inspecting, looking.stage.bot.services
    assert inspecting is not None
    async with inspecting.tiles._process._turn:
        page = await windows.open(width="phone")
        await windows.settled(page)
        assert await delete_result(services.database, services.blobs, looking.job.id)
    told = page.locator("#told")
    await expect(told).to_contain_text("has been deleted", timeout=15_000)
    for key in ("#full", "#whole", "#larger", "#full"):
        await page.locator(key).click()
        await page.wait_for_timeout(200)
        await expect(told).to_contain_text("has been deleted")
        await expect(told).to_be_visible()
    # The first: it was deleted while it was being cut.
    windows.troubles[:] = [one for one in windows.troubles if "503" not in one and "404" not in one]


async def test_what_can_not_be_cut_is_tried_less_and_less_and_then_no_more(
    windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking = windows.looking
    await with_overview(looking, windows.master)
    inspecting = looking.stage.bot.inspecting
    assert inspecting is not None
    asked: list[float] = []

    async def fail(*_: object) -> bool:
        asked.append(time.monotonic())
        return False

    monkeypatch.setattr(inspecting.tiles, "make", fail)
    page = await windows.open(ready=False, seconds_between=0.1)
    told = page.locator("#told")
    await expect(told).to_have_text("I could not get this picture ready.", timeout=15_000)
    pauses = [later - before for before, later in pairwise(asked)]
    assert len(pauses) == 5
    assert all(pause > 0.1 * 2**number for number, pause in enumerate(pauses))
    await page.locator("#full").click()
    await expect(told).to_have_text("I could not get this picture ready.")
    await expect(page.locator("#stage")).to_have_attribute("aria-busy", "false")
    await page.locator("#whole").click()
    await page.wait_for_timeout(500)
    await expect(told).to_be_hidden()
    assert len(asked) == 6, "and it goes on asking for nothing"
    windows.troubles[:] = [one for one in windows.troubles if "503" not in one]
