"""Somebody's phone with the sandbox's page on it: what they do there, what they see, and shots of it."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import Browser, Locator, Page, expect

SECOND = 1000
"""In milliseconds, as playwright counts."""
PATIENCE = 20 * SECOND
WIDTH, HEIGHT, DENSITY = 390, 760, 2.0


@dataclass
class Phone:
    """troubles: errors of the page's scripts. shots: folder for pictures of the screen, or None."""

    page: Page
    shots: Path | None = None
    troubles: list[str] = field(default_factory=list)

    @classmethod
    async def open(cls, browser: Browser, url: str, person: int, shots: Path | None = None) -> Phone:
        """Their list of chats."""
        context = await browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT},
            device_scale_factor=DENSITY,
            has_touch=True,
            color_scheme="light",
        )
        phone = cls(await context.new_page(), shots)
        phone.page.on("pageerror", lambda error: phone.troubles.append(str(error)))
        phone.page.on("console", lambda line: phone._note(line.type, line.text))
        await phone.page.goto(f"{url}/#{person}")
        await expect(phone.page.locator("#app")).to_have_attribute("data-ready", "true", timeout=PATIENCE)
        return phone

    def _note(self, kind: str, words: str) -> None:
        if kind == "error":
            self.troubles.append(words)

    # ---- what they do

    async def go(self, chat: str, topic: str = "All") -> None:
        """To a chat, and in a forum to one of its topics."""
        back = self.page.get_by_test_id("back")
        if await back.is_visible():
            await back.click()
        names = self.page.get_by_test_id("chat-item").filter(has=self.page.get_by_text(chat, exact=True))
        await names.first.click()
        tab = self.page.get_by_test_id("topic-tab").filter(has_text=re.compile(f"^{topic}$"))
        if await tab.count():
            await tab.click()

    async def say(self, words: str) -> None:
        await self.page.get_by_test_id("composer").fill(words)
        await self.page.get_by_test_id("send-button").click()

    async def type(self, words: str) -> None:
        """Without sending it: inline mode asks while one types."""
        await self.page.get_by_test_id("composer").fill("")
        await self.page.get_by_test_id("composer").press_sequentially(words)

    async def send(self, name: str, data: bytes, how: str, caption: str = "") -> None:
        """how: photo, hd or file."""
        kind = "image/png" if name.endswith(".png") else "image/jpeg"
        await self.page.get_by_test_id("attach-input").set_input_files(
            {"name": name, "mimeType": kind, "buffer": data}
        )
        await self.page.get_by_test_id(f"send-as-{how}").check()
        await self.page.get_by_test_id("send-caption").fill(caption)
        await self.page.get_by_test_id("send-confirm").click()
        await expect(self.page.get_by_test_id("send-dialog")).to_be_hidden(timeout=PATIENCE)

    async def press(self, message: Locator, label: str) -> None:
        button = message.get_by_test_id("inline-button").filter(has_text=re.compile(f"^{label}"))
        await button.first.click(timeout=PATIENCE)

    async def react(self, message: Locator, emoji: str) -> None:
        await message.locator(".bubble").click(button="right", position={"x": 90, "y": 12})
        await self.page.get_by_role("menuitem", name=f"React with {emoji}").click()

    async def download(self, message: Locator) -> bytes:
        """The file itself, as it came."""
        async with self.page.expect_download() as started:
            await message.get_by_test_id("document-link").click()
        path = await (await started.value).path()
        return await asyncio.to_thread(path.read_bytes)

    # ---- what they see

    def message(self, *words: str) -> Locator:
        """The newest one with all of these words."""
        found = self.page.get_by_test_id("message")
        for part in words:
            found = found.filter(has_text=part)
        return found.last

    async def sees(self, *words: str, seconds: float = 20) -> Locator:
        """Wait until such a message is there."""
        found = self.message(*words)
        await expect(found).to_be_visible(timeout=seconds * SECOND)
        return found

    async def hears(self, words: str) -> None:
        """What a press is answered with."""
        await expect(self.page.get_by_test_id("toast").filter(has_text=words).last).to_be_visible(
            timeout=PATIENCE
        )

    # ---- pictures of it

    async def screen(self) -> bytes:
        """A screenshot as they would take and send one."""
        return await self.page.screenshot(type="jpeg", quality=90)

    async def shot(self, name: str, upto: Locator | None = None) -> None:
        """Keep a picture of the screen, scrolled so far that this message is the last one on it, without
        what pops up for some seconds."""
        if self.shots is None:
            return
        await self.page.evaluate("document.getElementById('toasts').replaceChildren()")
        await self.page.mouse.move(2, HEIGHT - 2)
        if upto is not None:
            await upto.evaluate(
                "one => one.scrollIntoView({block: 'end'}) || one.closest('.scroll').scrollBy(0, 9)"
            )
        await self.page.wait_for_timeout(600)  # small pictures are drawn, the list of messages rests
        await self.page.screenshot(path=self.shots / f"{name}.png")
