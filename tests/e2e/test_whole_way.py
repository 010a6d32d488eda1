"""A photo goes into the chat page, a master comes out: real weights, real processes, a real browser."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import aiohttp
from PIL import Image
from playwright.async_api import Browser, Page, ViewportSize, expect

from tests.e2e.conftest import Product, photo

MINUTES = 60_000
"""In milliseconds, as playwright counts."""
ANN = 501000001


async def test_a_photo_of_1280_by_960_comes_back_as_4k(
    product: Product, browser: Browser, tmp_path: Path
) -> None:
    await answering(product.url)
    page = await open_page(browser, product.url)
    await send_as_photo(page, photo(1280, 960))
    four_k = page.get_by_test_id("inline-button").filter(has_text="4K").first
    await expect(four_k).to_be_visible(timeout=1 * MINUTES)
    await expect(page.get_by_test_id("message-text").last).to_contain_text("1280")
    await four_k.click()
    progress = page.get_by_test_id("message-text").filter(has_text="%")
    await expect(progress.last).to_be_visible(timeout=3 * MINUTES)
    link = page.get_by_test_id("document-link")
    await expect(link).to_be_visible(timeout=10 * MINUTES)

    proof, document = (await product.ann.messages())[-2:]
    assert "photo" in proof, "the proof sheet comes before the master"
    largest = proof["photo"][-1]
    assert largest["width"] + largest["height"] <= 10_000
    assert document["document"]["file_name"] == "photo-4k.png"
    async with page.expect_download() as download:
        await link.click()
    path = tmp_path / (await download.value).suggested_filename
    await (await download.value).save_as(path)
    assert path.name == "photo-4k.png"
    with Image.open(path) as master:
        master.load()
        assert (master.format, master.size) == ("PNG", (3840, 2880))
    await screenshots(page, tmp_path)


async def answering(url: str) -> None:
    """Wait until the sandbox answers."""
    async with aiohttp.ClientSession() as session:
        for _ in range(600):
            try:
                async with session.get(f"{url}/sandbox/health") as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(0.1)
    raise AssertionError("the sandbox does not answer")


async def open_page(browser: Browser, url: str) -> Page:
    size: ViewportSize = {"width": 1280, "height": 860}
    page = await browser.new_page(viewport=size, color_scheme="light")
    await page.goto(f"{url}/#{ANN}/{ANN}")
    await expect(page.locator("#app")).to_have_attribute("data-ready", "true")
    return page


async def send_as_photo(page: Page, data: bytes) -> None:
    await page.get_by_test_id("attach-input").set_input_files(
        {"name": "IMG_2041.jpg", "mimeType": "image/jpeg", "buffer": data}
    )
    await page.get_by_test_id("send-as-photo").check()
    await page.get_by_test_id("send-confirm").click()
    await expect(page.get_by_test_id("send-dialog")).to_be_hidden()


async def screenshots(page: Page, folder: Path) -> None:
    """For a look with one's own eyes; kept where ENLARGER_SCREENSHOTS says."""
    kept = Path(os.environ.get("ENLARGER_SCREENSHOTS", str(folder)))
    kept.mkdir(parents=True, exist_ok=True)
    await page.wait_for_timeout(1500)
    await page.screenshot(path=kept / "chat.png")
    await page.set_viewport_size({"width": 390, "height": 844})
    await page.wait_for_timeout(1000)
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await page.screenshot(path=kept / "chat-phone.png")
