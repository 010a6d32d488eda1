"""axe-core finds no serious accessibility problem in any state of the page."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from sandbox.running import Sandbox
from tests.sandbox.browsing import Colours, Window, browser, window
from tests.sandbox.raw import ANN, FORUM, GROUP, Api, keys, picture

__all__ = ["browser", "window"]

AXE = Path(__file__).parents[1] / "node" / "node_modules" / "axe-core" / "axe.min.js"
BAD = ("serious", "critical")
_LOOK = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.map((one) => [
  one.impact, one.id, one.nodes.map((node) => `${node.target.join(" ")}: ${node.failureSummary}`)])"""

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None, reason="axe comes by npm, and there is no node here"
)


async def _problems(page: Page) -> list[object]:
    """Serious and critical violations of every rule that axe has on by default."""
    assert AXE.is_file(), "axe is not installed: make node"
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(AXE.read_text(encoding="utf-8"))
    return [found for found in await page.evaluate(_LOOK) if found[0] in BAD]


async def _busy_chat(sandbox: Sandbox, api: Api) -> None:
    """Everything that a chat can show."""
    ann = sandbox.person()
    await ann.text("/start")
    await api("setMyCommands", commands=[{"command": "status", "description": "The queue"}])
    await api(
        "sendMessage",
        chat_id=ANN,
        text="<b>Bold</b> <code>code</code> <a href='https://a.b'>link</a>",
        parse_mode="HTML",
    )
    files = [(f"{number}.jpg", picture(300, 200 + number)) for number in range(5)]
    sent = await ann.send(*files, caption="Five of them")
    await ann.send(("IMG 1.jpg", picture(600, 400)), how="file")
    await api("sendDocument", chat_id=ANN, document=("a-4k.png", picture(1200, 800, "PNG")), caption="Master")
    styled = [
        {"text": word, "callback_data": word, "style": word} for word in ("primary", "success", "danger")
    ]
    await api(
        "sendMessage",
        chat_id=ANN,
        text="Which?",
        reply_parameters={"message_id": sent[0]["message_id"]},
        reply_markup={"inline_keyboard": [*keys("2K", "4K")["inline_keyboard"], styled]},
    )
    await ann.react(sent[0]["message_id"], "👍")
    await api(
        "setMessageReaction",
        chat_id=ANN,
        message_id=sent[0]["message_id"],
        reaction=[{"type": "emoji", "emoji": "🔥"}],
    )
    await sandbox.person("Ben", GROUP).text("Hello Ann")


async def _send_dialog(page: Page) -> None:
    await page.get_by_test_id("attach-input").set_input_files(
        {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture(800, 600)}
    )
    await expect(page.get_by_test_id("send-effect").locator("strong").first).to_be_visible()


async def _message_menu(page: Page) -> None:
    await page.get_by_test_id("message-text").last.click(button="right")
    await expect(page.get_by_test_id("menu")).to_be_visible()


async def _person_menu(page: Page) -> None:
    if await page.get_by_test_id("back").is_visible():
        await page.get_by_test_id("back").click()
    await page.get_by_test_id("person-menu").click()
    await expect(page.get_by_test_id("person-item").first).to_be_visible()


async def _commands(page: Page) -> None:
    await page.get_by_test_id("composer").press_sequentially("/st")
    await expect(page.get_by_test_id("command-item")).to_have_count(1)


async def _viewer(page: Page) -> None:
    await page.get_by_test_id("document-open").last.click()
    await expect(page.get_by_test_id("viewer-info")).to_contain_text("1200 × 800")
    await page.get_by_test_id("viewer-compare").click()
    await expect(page.get_by_test_id("viewer-image")).to_have_count(2)


async def _reply(page: Page) -> None:
    await _message_menu(page)
    await page.get_by_test_id("menu-reply").click()
    await expect(page.get_by_test_id("reply-bar")).to_be_visible()


async def _nothing(_: Page) -> None:
    """The chat as it is."""


STATES: dict[str, Callable[[Page], Awaitable[None]]] = {
    "chat": _nothing,
    "commands": _commands,
    "reply": _reply,
    "message-menu": _message_menu,
    "send-dialog": _send_dialog,
    "viewer": _viewer,
    "person-menu": _person_menu,
}


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
async def test_no_serious_problem(
    window: Window, sandbox: Sandbox, api: Api, width: int, colours: Colours
) -> None:
    await _busy_chat(sandbox, api)
    found = {}
    for name, reach in STATES.items():
        page = await window.open(width=width, colours=colours)
        await expect(page.get_by_test_id("photo")).to_have_count(5)
        await reach(page)
        found[name] = await _problems(page)
        await page.close()
    for name, chat in (("group", GROUP), ("forum", FORUM), ("list", None)):
        page = await window.open(width=width, colours=colours, chat=chat)
        found[name] = await _problems(page)
        await page.close()
    assert {name: problems for name, problems in found.items() if problems} == {}


async def test_axe_finds_what_is_wrong(window: Window) -> None:
    """The judge itself."""
    page = await window.open()
    await page.evaluate("document.getElementById('app').append(document.createElement('button'))")
    assert [found[1] for found in await _problems(page)] == ["button-name"]  # type: ignore[index]
