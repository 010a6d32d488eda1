"""The chat page in headless Chromium, at the width of a phone and of a desk."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from sandbox.running import Sandbox
from tests.sandbox.browsing import Window, browser, window
from tests.sandbox.raw import ANN, FORUM, GROUP, Api, keys, picture

__all__ = ["browser", "window"]


async def _fits(page: Page) -> bool:
    return bool(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    ("how", "effect"), [("photo", "1280 × 960"), ("hd", "2560 × 1920"), ("file", "3000 × 2250")]
)
async def test_sending_a_picture(window: Window, sandbox: Sandbox, width: int, how: str, effect: str) -> None:
    page = await window.open(width=width)
    await page.get_by_test_id("attach-input").set_input_files(
        {"name": "IMG 1.jpg", "mimeType": "image/jpeg", "buffer": picture(3000, 2250)}
    )
    await page.get_by_test_id(f"send-as-{how}").check()
    await expect(page.get_by_test_id("send-effect").locator("strong")).to_contain_text(effect)
    await page.get_by_test_id("send-caption").fill("Larger, please")
    assert await _fits(page)
    await page.get_by_test_id("send-confirm").click()
    await expect(page.get_by_test_id("send-dialog")).to_be_hidden()
    await expect(page.get_by_test_id("caption")).to_contain_text("Larger, please")
    message = (await sandbox.person().messages())[-1]
    assert ("document" in message) == (how == "file")
    if how == "file":
        async with page.expect_download() as download:
            await page.get_by_test_id("document-link").click()
        assert (await download.value).suggested_filename == "IMG 1.jpg"
        assert Path(await (await download.value).path()).read_bytes() == picture(3000, 2250)
    assert await _fits(page)


async def test_a_file_that_is_no_picture_goes_only_as_file(window: Window, sandbox: Sandbox) -> None:
    page = await window.open()
    await page.get_by_test_id("attach-input").set_input_files(
        {"name": "a.zip", "mimeType": "application/zip", "buffer": b"PK\x03\x04"}
    )
    await expect(page.get_by_test_id("send-as-photo")).to_be_disabled()
    await expect(page.get_by_test_id("send-as-file")).to_be_checked()
    await page.get_by_test_id("send-confirm").click()
    await expect(page.get_by_test_id("document-link")).to_have_count(1)


async def test_buttons_edits_and_answers_live(window: Window, sandbox: Sandbox, api: Api) -> None:
    page = await window.open()
    await page.get_by_test_id("start-button").click()
    await expect(page.get_by_test_id("message-text")).to_contain_text("/start")
    sent = (await api("sendMessage", chat_id=ANN, text="2K or 4K?", reply_markup=keys("2K", "4K"))).result
    button = page.get_by_test_id("inline-button").filter(has_text="4K")
    await button.click()
    await expect(button).to_have_attribute("aria-busy", "true")
    await api("sendMessage", chat_id=ANN, text="Meanwhile")  # draws the messages anew
    await expect(page.get_by_test_id("message-text").last).to_contain_text("Meanwhile")
    await expect(button).to_have_attribute("aria-busy", "true")
    query = next(one["callback_query"] for one in await api.updates() if "callback_query" in one)
    assert query["data"] == "4K"
    await api("answerCallbackQuery", callback_query_id=query["id"], text="Working on it")
    await expect(page.get_by_test_id("toast")).to_have_text("Working on it")
    await expect(button).not_to_have_attribute("aria-busy", "true")
    await api("sendChatAction", chat_id=ANN, action="upload_document")
    await expect(page.get_by_test_id("typing")).to_contain_text("sending a file")
    for share in ("10 %", "60 %"):
        await api("editMessageText", chat_id=ANN, message_id=sent["message_id"], text=f"Working: {share}")
        await expect(page.get_by_test_id("message-text").nth(1)).to_contain_text(share)
    await expect(page.get_by_test_id("inline-button")).to_have_count(0)


async def test_two_people_in_one_group(window: Window, sandbox: Sandbox, api: Api) -> None:
    ann = await window.open(chat=GROUP)
    ben = await window.open(person=501_000_002, chat=GROUP, width=390)
    await ann.get_by_test_id("composer").fill("Hello Ben")
    await ann.get_by_test_id("composer").press("Enter")
    await expect(ben.get_by_test_id("message-text")).to_contain_text("Hello Ben")
    await ben.get_by_test_id("message-text").click(button="right")
    await ben.get_by_test_id("menu-reply").click()
    await ben.get_by_test_id("composer").fill("Hello Ann")
    await ben.get_by_test_id("send-button").click()
    await expect(ann.get_by_test_id("reply-quote")).to_contain_text("Hello Ben")
    await expect(ann.get_by_test_id("message").last).to_have_attribute("data-out", "false")
    await api("sendMessage", chat_id=GROUP, text="<i>markup</i> & <b>is text</b>")
    await expect(ben.get_by_test_id("message-text").last).to_contain_text("<i>markup</i> & <b>is text</b>")


async def test_album_viewer_and_comparison(window: Window, sandbox: Sandbox, api: Api) -> None:
    page = await window.open(width=390)
    files = [(f"{number}.jpg", picture(600, 400 + number)) for number in range(5)]
    await sandbox.person().send(*files)
    await expect(page.get_by_test_id("photo")).to_have_count(5)
    await expect(page.get_by_test_id("message")).to_have_count(1)
    await api("sendDocument", chat_id=ANN, document=("a-4k.png", picture(1200, 800, "PNG")))
    await page.get_by_test_id("document-open").click()
    await expect(page.get_by_test_id("viewer-info")).to_contain_text("1200 × 800")
    await page.get_by_test_id("viewer-compare").click()
    await expect(page.get_by_test_id("viewer-image")).to_have_count(2)
    slider = page.get_by_test_id("compare-slider")
    await slider.focus()
    await slider.press("End")
    assert await page.locator(".divider").evaluate("one => one.style.left") == "100%"
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("viewer")).to_be_hidden()


async def test_commands_topics_people_and_theme(window: Window, sandbox: Sandbox, api: Api) -> None:
    words = [{"command": "start", "description": "Hello"}, {"command": "status", "description": "The queue"}]
    await api("setMyCommands", commands=words)
    page = await window.open()
    await page.get_by_test_id("composer").press_sequentially("/stat")
    await expect(page.get_by_test_id("command-item")).to_have_count(1)
    await page.get_by_test_id("composer").press("Tab")
    await expect(page.get_by_test_id("message-text")).to_contain_text("/status")
    await page.get_by_test_id("person-menu").click()
    await page.get_by_test_id("person-item").filter(has_text="Cora").click()
    await expect(page.get_by_test_id("person-menu")).to_contain_text("Cora")
    await page.locator(f'[data-chat-id="{FORUM}"]').click()
    await page.get_by_test_id("topic-tab").filter(has_text="Products").click()
    await page.get_by_test_id("composer").fill("About the mug")
    await page.get_by_test_id("composer").press("Enter")
    await expect(page.get_by_test_id("message-text")).to_contain_text("About the mug")
    message = (await sandbox.person("Cora", FORUM).messages())[-1]
    assert (message["from"]["first_name"], message["is_topic_message"]) == ("Cora", True)
    await page.get_by_test_id("theme-toggle").click()
    assert await page.locator("html").get_attribute("data-theme") == "dark"


async def test_inline_results_are_offered_and_one_is_sent(window: Window, sandbox: Sandbox, api: Api) -> None:
    await sandbox.control.inline(on=True)
    (photo,) = await sandbox.person().send(("a.jpg", picture(400, 300)))
    page = await window.open(chat=GROUP, width=390)
    await page.get_by_test_id("composer").press_sequentially("@enlarger_sandbox_bot harbour")
    async with asyncio.timeout(10):
        while not (asked := [one["inline_query"] for one in await api.updates() if "inline_query" in one]):
            await asyncio.sleep(0.05)
    assert asked[-1]["query"] == "harbour", "not each letter is asked"
    results = [
        {"type": "article", "id": "1", "title": "Words", "input_message_content": {"message_text": "Hello"}},
        {"type": "photo", "id": "2", "title": "The photo", "photo_file_id": photo["photo"][-1]["file_id"]},
    ]
    await api("answerInlineQuery", inline_query_id=asked[-1]["id"], results=results)
    await expect(page.get_by_test_id("inline-item")).to_have_text(["Words", "The photo"])
    await page.get_by_test_id("composer").press("ArrowDown")
    await page.get_by_test_id("composer").press("ArrowDown")
    await page.get_by_test_id("composer").press("Enter")
    await expect(page.get_by_test_id("photo")).to_have_count(1)
    await expect(page.get_by_test_id("composer")).to_have_value("")
    assert (await sandbox.person("Ann", GROUP).messages())[-1]["via_bot"][
        "username"
    ] == "enlarger_sandbox_bot"


async def test_the_button_above_inline_results_leads_to_the_bot(
    window: Window, sandbox: Sandbox, api: Api
) -> None:
    await sandbox.control.inline(on=True)
    page = await window.open(chat=GROUP, width=390)
    await page.get_by_test_id("composer").press_sequentially("@enlarger_sandbox_bot harbour")
    async with asyncio.timeout(10):
        while not (asked := [one["inline_query"] for one in await api.updates() if "inline_query" in one]):
            await asyncio.sleep(0.05)
    button = {"text": "For members", "start_parameter": "team"}
    await api("answerInlineQuery", inline_query_id=asked[-1]["id"], results=[], button=button)
    await expect(page.get_by_test_id("inline-item")).to_have_count(0)
    await page.get_by_test_id("inline-start").click()
    await expect(page.get_by_test_id("message-text")).to_contain_text("/start team")
    await expect(page.get_by_test_id("chat-title")).to_have_text("Enlarger")
    assert (await sandbox.person().messages())[-1]["text"] == "/start team"


async def test_the_last_message_stays_in_sight_while_results_are_offered(
    window: Window, sandbox: Sandbox, api: Api
) -> None:
    await sandbox.control.inline(on=True)
    ann = sandbox.person("Ann", GROUP)
    for number in range(30):
        await ann.text(f"Line {number}")
    (file,) = await sandbox.person().send(("a.png", picture(400, 300)), how="file")
    page = await window.open(chat=GROUP, width=390)
    await page.get_by_test_id("composer").press_sequentially("@enlarger_sandbox_bot harbour")
    async with asyncio.timeout(10):
        while not (asked := [one["inline_query"] for one in await api.updates() if "inline_query" in one]):
            await asyncio.sleep(0.05)
    kept = {"type": "document", "title": "The file", "document_file_id": file["document"]["file_id"]}
    results = [{**kept, "id": str(number)} for number in range(3)]
    await api("answerInlineQuery", inline_query_id=asked[-1]["id"], results=results)
    offered = page.get_by_test_id("inline-item")
    await expect(offered).to_have_count(3)
    await expect(offered.first.locator("img")).to_have_js_property("naturalWidth", 320)  # its thumbnail
    await expect(page.get_by_test_id("message-text").last).to_be_in_viewport(ratio=1)


async def test_every_control_has_a_name(window: Window, sandbox: Sandbox, api: Api) -> None:
    """What a screen reader would call each button, link and field, in the chat and in the dialogs."""
    await sandbox.person().send(("a.jpg", picture()))
    await api("sendDocument", chat_id=ANN, document=("b.png", picture(64, 64, "PNG")), reply_markup=keys("a"))
    page = await window.open(width=390)
    steps = ["", "message-menu", "photo", "document-open"]
    for step in steps:
        if step:
            await page.get_by_test_id(step).first.dispatch_event("click")
        tree = await page.locator("body").aria_snapshot()
        nameless = [
            line for line in tree.splitlines() if line.strip() in ("- button", "- link", "- textbox", "- img")
        ]
        assert nameless == []
        await page.keyboard.press("Escape")
