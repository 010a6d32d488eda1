"""The Inspect page in a real browser, at a phone's and a desk's width."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from urllib.parse import quote

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from playwright.async_api import Page, expect

from sandbox.server.seed import ANN, BEN
from tests.bot.inspect.conftest import with_overview
from tests.bot.inspect.signing import signed
from tests.bot.inspect.windows import WIDTHS, Windows, windows
from tests.sandbox.browsing import browser

__all__ = ["browser", "windows"]

AXE = Path(__file__).parents[2] / "node" / "node_modules" / "axe-core" / "axe.min.js"
_LOOK = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.filter(
  (one) => ["serious", "critical"].includes(one.impact)).map((one) => [
  one.id, one.nodes.map((node) => `${node.target.join(" ")}: ${node.failureSummary}`)])"""


def middle(picture: NDArray[np.uint8], shape: tuple[int, ...]) -> NDArray[np.uint8]:
    top, left = (picture.shape[0] - shape[0]) // 2, (picture.shape[1] - shape[1]) // 2
    return picture[top : top + shape[0], left : left + shape[1]]


def away(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """Mean difference in steps of 255."""
    return float(np.abs(one.astype(float) - other).mean())


@pytest.mark.parametrize("width", WIDTHS)
async def test_slider_and_zoom_to_every_pixel(windows: Windows, width: str) -> None:
    page = await windows.open(width=width)
    await expect(page.locator("h1")).to_have_text("IMG_2041-2k.png")
    await page.locator("#full").click()
    await windows.settled(page)
    await expect(page.locator("#scale")).to_have_text("100 %")
    half = await windows.seen(page)
    wanted, edge = middle(windows.master, half.shape), half.shape[1] // 2
    assert away(half[:, edge:], wanted[:, edge:]) < 3, "right: the master, pixel for pixel"
    assert away(half[:, :edge], wanted[:, :edge]) > 20, "left: the photo"
    await page.locator("#slider").fill("0")
    assert away(await windows.seen(page), wanted) < 3
    await page.locator("#slider").focus()
    await page.keyboard.press("End")
    before = await windows.seen(page)
    assert away(before, wanted) > 20
    assert away(before[:, :edge], half[:, :edge]) == 0
    handle = await page.locator("#handle").bounding_box()
    stage = await page.locator("#stage").bounding_box()
    assert handle
    assert stage
    await page.mouse.move(handle["x"] + handle["width"] / 2 - 1, handle["y"] + 20)
    await page.mouse.down()
    await page.mouse.move(stage["x"] + stage["width"] / 4, handle["y"] + 30, steps=4)
    await page.mouse.up()
    quarter = await windows.seen(page)
    assert away(quarter[:, edge // 2 + 2 :], wanted[:, edge // 2 + 2 :]) < 3
    assert away(quarter[:, : edge // 2 - 2], wanted[:, : edge // 2 - 2]) > 20


async def test_the_whole_is_there_before_anything_is_cut(windows: Windows) -> None:
    looking = windows.looking
    await with_overview(looking, windows.master)
    inspecting = looking.stage.bot.inspecting
    assert inspecting is not None
    async with inspecting.tiles._process._turn:
        page = await windows.open(width="phone")
        whole = await windows.seen(page)
        high, wide = round(390 * 1536 / 2048), 390
        top = (whole.shape[0] - high) // 2
        wanted = np.asarray(Image.fromarray(windows.master).resize((wide, high), Image.Resampling.BOX))
        half = slice(wide // 2 + 2, None)
        assert away(whole[top : top + high, half], wanted[:, half]) < 6
        assert away(whole[top : top + high, : wide // 2 - 2], wanted[::-1, : wide // 2 - 2]) < 6, "the photo"
        assert await inspecting.tiles.kept() == []
        await expect(page.locator("#told")).to_be_hidden()
        await page.locator("#full").click()
        await expect(page.locator("#told")).to_be_visible()
        await page.wait_for_timeout(500)
        await expect(page.locator("#stage")).to_have_attribute("aria-busy", "true")
    await page.locator("#slider").fill("0")
    sharp = await windows.seen(page)
    assert away(sharp, middle(windows.master, sharp.shape)) < 3, "and then every pixel"
    await expect(page.locator("#told")).to_be_hidden()


async def test_hands_keys_and_places(windows: Windows) -> None:
    page = await windows.open(width="phone")
    scale = page.locator("#scale")
    fitted = await scale.text_content()
    await page.locator("#larger").click()
    await expect(scale).not_to_have_text(fitted or "")
    for _ in range(9):
        await page.locator("#larger").click()
    await expect(scale).to_have_text("1600 %")
    await page.locator("#whole").click()
    await expect(scale).to_have_text(fitted or "")
    await page.locator("#stage").focus()
    await page.keyboard.press("1")
    still = await windows.seen(page)
    await page.keyboard.press("ArrowRight")
    moved = await windows.seen(page)
    step = round(0.2 * moved.shape[1])
    right = slice(moved.shape[1] // 2 + step, None)
    assert away(moved[:, right.start - step : -step], still[:, right]) < 1, "the picture went left by a step"
    second = page.locator(".place").nth(1)
    await second.click()
    await windows.settled(page)
    await expect(second).to_have_attribute("aria-current", "true")
    await page.locator("#stage").focus()
    await page.keyboard.press("n")
    await expect(page.locator(".place").nth(2)).to_have_attribute("aria-current", "true")
    await expect(second).not_to_have_attribute("aria-current", "true")
    await page.mouse.move(190, 300)
    await page.mouse.wheel(0, -400)
    await windows.settled(page)
    await page.locator("#whole").click()
    await pinch(page, 40, 160)
    await windows.settled(page)
    assert int((await scale.text_content() or "").split()[0]) > 2 * int((fitted or "").split()[0])
    assert await page.evaluate("visualViewport.scale") == 1, "the picture, not the page"
    async with page.expect_download() as saved:
        await page.locator("#download").click()
    assert (await saved.value).suggested_filename == "IMG_2041-2k.png"


async def test_the_lower_edge_comes_clear_of_the_handle(windows: Windows) -> None:
    page = await windows.open(width="phone")
    await page.locator("#full").click()
    await page.locator("#stage").focus()
    for _ in range(25):
        await page.keyboard.press("ArrowDown")
    drawn = await windows.seen(page)
    stage = await page.locator("#stage").bounding_box()
    handle = await page.locator("#handle").bounding_box()
    assert stage
    assert handle
    rows = np.flatnonzero((drawn != (0x14, 0x18, 0x1D)).any(axis=(1, 2)))
    assert 0 < handle["y"] - stage["y"] - rows[-1] < 30, "the picture's last row, a little above it"


async def pinch(page: Page, near: int, far: int) -> None:
    """Two fingers on the stage, drawn apart from each other."""
    hand = await page.context.new_cdp_session(page)

    async def touch(kind: str, apart: int | None) -> None:
        fingers = [{"x": 195 + side * apart, "y": 250} for side in (-1, 1)] if apart else []
        await hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})

    await touch("touchStart", near)
    for apart in range(near, far, 10):
        await touch("touchMove", apart)
    await touch("touchEnd", None)


@pytest.mark.skipif(shutil.which("node") is None, reason="axe comes by npm, and there is no node here")
async def test_no_serious_problem_of_access(windows: Windows) -> None:
    assert AXE.is_file(), "axe is not installed: make node"
    found = {}
    base = windows.looking.settings.public_url
    for width in WIDTHS:
        for dark in (False, True):
            page = await windows.open(width=width, dark=dark)
            await page.locator(".place").first.click()
            await windows.settled(page)
            await page.evaluate(AXE.read_text(encoding="utf-8"))
            found[f"{width} {dark}"] = await page.evaluate(_LOOK)
            await page.goto(f"{base}/inspect/app/{windows.looking.job.id}")
            await page.evaluate(AXE.read_text(encoding="utf-8"))
            found[f"app {width} {dark}"] = await page.evaluate(_LOOK)
            await page.close()
    assert {name: problems for name, problems in found.items() if problems} == {}


async def test_as_a_mini_app_it_opens_for_its_person_alone(windows: Windows) -> None:
    address = f"{windows.looking.settings.public_url}/inspect/app/{windows.looking.job.id}"

    def launched(person: int) -> str:
        return f"{address}#tgWebAppData={quote(signed(person, time.time()), safe='')}&tgWebAppVersion=8.0"

    page = await windows.open(launched(ANN), ready=False)
    await windows.settled(page)
    await expect(page.locator("h1")).to_have_text("IMG_2041-2k.png")
    bens = await windows.open(launched(BEN), ready=False)
    await expect(bens.locator("#told")).to_contain_text("Only the person who asked")
    nobodys = await windows.open(address, ready=False)
    await expect(nobodys.locator("#told")).to_contain_text("with the button in the chat")
    windows.troubles[:] = [one for one in windows.troubles if "403" not in one]
