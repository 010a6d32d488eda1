"""A photo goes into the chat page, a master comes out: real weights, real processes, a real browser."""

from __future__ import annotations

import io
import os
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, Page, ViewportSize, expect

from tests.e2e.chat import is_master, is_proof
from tests.e2e.pictures import photo
from tests.e2e.product import ANN, Product

MINUTE = 60_000
"""In milliseconds, as playwright counts."""


async def test_a_photo_of_1280_by_960_comes_back_as_4k(
    product: Product, browser: Browser, tmp_path: Path
) -> None:
    await product.answering()
    troubles: list[str] = []
    page = await open_page(browser, product.url, troubles)
    await send_as_photo(page, photo(1280, 960))
    four_k = page.get_by_test_id("inline-button").filter(has_text="4K").first
    await expect(four_k).to_be_visible(timeout=2 * MINUTE)
    await expect(page.get_by_test_id("message-text").last).to_contain_text("1280 × 960")
    await four_k.click()
    progress = page.get_by_test_id("message-text").filter(has_text=" %")
    await expect(progress.last).to_be_visible(timeout=3 * MINUTE)
    link = page.get_by_test_id("document-link")
    await expect(link).to_be_visible(timeout=8 * MINUTE)

    results = [m for m in await product.ann.messages() if is_proof(m) or is_master(m)]
    assert [is_proof(m) for m in results] == [True, False], "the proof sheet comes before the master"
    assert results[1]["document"]["file_name"] == "photo-4k.png"
    check_proof(product)
    check_master(await download(page, tmp_path))
    await look_closely(page)
    await screenshots(page, Path(os.environ.get("SCREENSHOTS", tmp_path)))
    assert troubles == []


async def look_closely(page: Page) -> None:
    """The button under the proof sheet opens the bot's own page, which shows the master at 100 %."""
    async with page.context.expect_page() as opened:
        await page.get_by_test_id("inline-button").filter(has_text="Inspect").click()
    inspect = await opened.value
    await expect(inspect.locator("h1")).to_have_text("photo-4k.png")
    await inspect.locator("#full").click()
    await expect(inspect.locator("#stage")).to_have_attribute("aria-busy", "false", timeout=MINUTE)
    await expect(inspect.locator("#scale")).to_have_text("100 %")
    assert await inspect.locator(".place").count()
    await inspect.close()


async def open_page(browser: Browser, url: str, troubles: list[str]) -> Page:
    """Ann's chat with the bot; errors of the page's scripts are kept in `troubles`."""
    size: ViewportSize = {"width": 1280, "height": 800}
    page = await browser.new_page(viewport=size, color_scheme="light")
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda line: troubles.append(line.text) if line.type == "error" else None)
    await page.goto(f"{url}/#{ANN}/{ANN}")
    await expect(page.locator("#app")).to_have_attribute("data-ready", "true", timeout=MINUTE)
    return page


async def send_as_photo(page: Page, data: bytes) -> None:
    async with page.expect_file_chooser() as chooser:
        await page.get_by_test_id("attach-button").click()
    await (await chooser.value).set_files({"name": "IMG_2041.jpg", "mimeType": "image/jpeg", "buffer": data})
    await page.get_by_test_id("send-as-photo").check()
    await page.get_by_test_id("send-confirm").click()
    await expect(page.get_by_test_id("send-dialog")).to_be_hidden(timeout=MINUTE)


def check_proof(product: Product) -> None:
    """What the bot handed over is within Telegram's limits of a photo, and shows before and after."""
    (job,) = product.jobs()
    data = product.blob(job["proof_sha256"])
    assert len(data) <= 10 * 10**6
    with Image.open(io.BytesIO(data)) as proof:
        proof.load()
        assert proof.format == "JPEG"
        assert sum(proof.size) <= 10_000
        assert max(proof.size) <= 20 * min(proof.size)
        assert min(proof.size) >= 600, "too small to judge anything by"


async def download(page: Page, folder: Path) -> Path:
    async with page.expect_download() as started:
        await page.get_by_test_id("document-link").click()
    file = await started.value
    path = folder / file.suggested_filename
    await file.save_as(path)
    return path


def check_master(path: Path) -> None:
    assert path.name == "photo-4k.png"
    with Image.open(path) as master:
        master.load()
        assert (master.format, master.size) == ("PNG", (3840, 2880))
        # The same picture, not merely one of its size.
        small = master.convert("RGB").resize((64, 48), Image.Resampling.BOX)
    with Image.open(io.BytesIO(photo(1280, 960))) as source:
        before = source.resize((64, 48), Image.Resampling.BOX)
    pairs = zip(small.tobytes(), before.tobytes(), strict=True)
    assert sum(abs(new - old) for new, old in pairs) / len(small.tobytes()) < 2


async def screenshots(page: Page, folder: Path) -> None:
    """For a look with one's own eyes, wide and as on a phone; chat.png is the README's."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, width, height in (("chat-1280", 1280, 800), ("chat-390", 390, 844), ("chat", 1280, 1400)):
        await page.set_viewport_size({"width": width, "height": height})
        await page.mouse.move(2, height - 2)
        await page.get_by_test_id("document-link").scroll_into_view_if_needed()
        await page.wait_for_timeout(1500)
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        shot = Image.open(io.BytesIO(await page.screenshot())).convert("RGB")
        # 256 colours make a README's picture a third as large and show all there is to see.
        shot.quantize(256, dither=Image.Dither.FLOYDSTEINBERG).save(folder / f"{name}.png", optimize=True)
