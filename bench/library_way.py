"""The whole way of a team's library in the sandbox, seen on people's phones: a forum with topics, a channel,
Ben who sends, Ann who approves, and Dan who belongs to no team.

    python -m bench.library_way [--shots DIR] [--sheet docs/library-way.webp]

The product in its own processes, the real engine, scikit-image's photographs. --shots keeps a picture of each
step, --sheet puts them on one page. About a minute.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.async_api import Browser, expect

from bench import screens
from bench.browser import browsing
from bench.conversation import ME, picture
from bench.phone import PATIENCE, Phone
from bench.phone_sheet import sheet_of
from bench.soak_product import Product
from sandbox.client import Control, Person

TEAM, TOPIC, CHANNEL, ELSEWHERE, BOT = "Studio", "Products", "Studio masters", "Weekend in Lisbon", "Enlarger"
PHOTO = "espresso.jpg"
TITLE = "Espresso on a table"
Json = dict[str, Any]
MAKING_SECONDS = 120.0
"""For one master of a photo of 600 × 400, by an engine that has just been started."""


@dataclass
class Way:
    """The steps, each waiting for what people must see then; AssertionError where they don't.

    screenshot: of the page with the master, once Ben has taken it.
    """

    url: str
    ann: Phone
    ben: Phone
    dan: Phone
    screenshot: bytes = b""

    @classmethod
    async def begin(cls, browser: Browser, url: str, shots: Path | None = None) -> Way:
        """A team with a library in which two masters stand already, and a stranger."""
        people = [await Person(url, name, "private").state() for name in ("Ann", "Ben")]
        numbers = [*(one["person"] for one in people), await Control(url).new_person("Dan")]
        ann, ben, dan = [await Phone.open(browser, url, number, shots) for number in numbers]
        way = cls(url, ann, ben, dan)
        await ann.go(TEAM)
        await ann.say("/library @studio_masters")
        await ann.sees("Masters that are approved here go to Studio masters")
        channel = Person(url, "Ann", CHANNEL)
        for name, caption in (
            ("chelsea", "Cat for the shop window #spring"),
            ("rocket", "Launch pad #launch"),
        ):
            await channel.send((f"{name}.png", picture(name, (640, 427), "PNG")), how="file", caption=caption)
        return way

    async def sent(self) -> None:
        """Ben sends a photo to a topic of the team and has a master made."""
        await self.ben.go(TEAM, TOPIC)
        photo = picture("coffee", (600, 400))
        await self.ben.send(PHOTO, photo, "file", f"{ME} {TITLE} #spring")
        card = await self.ben.sees("600 × 400", "Which size shall I make?")
        await self.ben.shot("1-send", card)
        await self.ben.press(card, "2K")
        await self.ben.sees("Proof sheet: before and after", seconds=MAKING_SECONDS)
        await self.ben.sees("2048 × 1365, PNG.", "espresso-2k.png")

    async def approved(self) -> None:
        """Ben may not publish, Ann may."""
        await self.ben.press(self.ben.message("espresso-2k.png"), "Publish")
        await self.ben.hears("In this group only administrators publish.")
        master = await self.ann.sees("espresso-2k.png")
        await self.ann.press(master, "Publish")
        await self.ann.hears("I am publishing it.")
        told = await self.ann.sees("Published: https://t.me/studio_masters/")
        await expect(master.get_by_test_id("inline-button").filter(has_text="Publish")).to_have_count(0)
        await self.ann.shot("2-approve", told)

    async def published(self) -> None:
        """The channel has the proof sheet and the master, with all that is known of it."""
        await self.ben.go(CHANNEL)
        post = await self.ben.sees(
            TITLE, "2048 × 1365, PNG", "Asked by Ben", "approved by Ann", "#spring #products"
        )
        await self.ben.sees(f"Proof sheet: {TITLE}")
        await self.ben.shot("3-publish", post)

    async def found_by_tag(self) -> None:
        await self.ben.go(TEAM, TOPIC)
        await self.ben.say("/find #spring")
        found = await self.ben.sees(f"1. {TITLE}, 2048 × 1365", "2. Cat for the shop window, 640 × 427")
        await expect(found).not_to_contain_text("Launch pad")
        await expect(found.get_by_test_id("photo")).to_have_count(1)
        before = await self.ben.page.get_by_test_id("document").count()
        await self.ben.press(found, "1")
        await expect(self.ben.page.get_by_test_id("document")).to_have_count(before + 1, timeout=PATIENCE)
        await self.ben.shot("4-find-by-tag", self.ben.message(TITLE, "espresso-2k.png"))

    async def found_by_picture(self) -> None:
        """From somebody's screenshot of a feed in which it stands."""
        with io.BytesIO(picture("coffee", (600, 400))) as photo, io.BytesIO() as shot:
            screens.feed(Image.open(photo)).save(shot, "JPEG", quality=85)
            await self.ben.send("screenshot.jpg", shot.getvalue(), "photo", "/find")
        found = await self.ben.sees(f"1. {TITLE}, 2048 × 1365", "/find")
        await expect(found).not_to_contain_text("2. ")
        await self.ben.shot("5-find-by-picture", found)

    async def reused(self) -> None:
        """In another chat, where the team's library is none of the others' business."""
        await self.ben.go(ELSEWHERE)
        await self.ben.type(f"{ME} espresso")
        offered = self.ben.page.get_by_test_id("inline-item")
        await expect(offered).to_contain_text([TITLE], timeout=PATIENCE)
        await offered.click()
        await self.ben.sees(f"via {ME}", "espresso-2k.png")
        await self.ben.type(f"{ME} spring")
        await expect(offered).to_have_count(2, timeout=PATIENCE)
        await self.ben.shot("6-inline")
        await self.ben.type("")
        [reused] = [one for one in await self._documents(ELSEWHERE) if "via_bot" in one]
        posted = [one for one in await self._documents(CHANNEL) if TITLE in one["caption"]]
        assert [one["document"]["file_unique_id"] for one in posted] == [reused["document"]["file_unique_id"]]

    async def replaced(self) -> None:
        """A crisper master of the same photo, published by a thumbs up; both posts point to each other."""
        master = self.ann.message("espresso-2k.png", "2048 × 1365, PNG.")
        await self.ann.press(master, "Crisper")
        crisper = await self.ann.sees("espresso-2k.png", "Safer", seconds=MAKING_SECONDS)
        await self.ann.react(crisper, "👍")
        await self.ann.sees("Published as version 2: https://t.me/studio_masters/")
        await self.ben.go(CHANNEL)
        await self.ben.sees("Replaced by version 2: https://t.me/studio_masters/")
        post = await self.ben.sees(f"{TITLE}, version 2", "Replaces https://t.me/studio_masters/", "PNG, ")
        await self.ben.shot("7-version-2", post)

    async def verified(self) -> None:
        """A screenshot of the page in which the master is looked at ("probably" will do), and the master."""
        post = self.ben.message(f"{TITLE}, version 2", "Replaces")
        master = await self.ben.download(post)
        await post.get_by_test_id("document-open").click()
        await expect(self.ben.page.get_by_test_id("viewer-info")).to_contain_text("2048 × 1365")
        await self.ben.page.wait_for_timeout(500)
        self.screenshot = await self.ben.screen()
        await self.ben.page.get_by_test_id("viewer-close").click()
        await self.ben.go(BOT)
        await self.ben.send("screenshot.jpg", self.screenshot, "photo", "/verify")
        await self.ben.sees("That is no master itself", f"{TITLE}, version 2")
        await self.ben.send("from-a-friend.png", master, "file", "/verify")
        told = await self.ben.sees(f"That is an untouched master from the library: {TITLE}, version 2.")
        await self.ben.shot("8-verify", told)

    async def refused(self) -> None:
        """Dan gets nothing: not by words, not by a picture of it, not in inline mode."""
        await self.dan.go(BOT)
        await self.dan.send("screenshot.jpg", self.screenshot, "photo", "/verify")
        await self.dan.sees("I don't know this picture.")
        await self.dan.say("/find #spring")
        await self.dan.sees("You are in no team that has a library here.")
        await self.dan.type(f"{ME} espresso")
        await expect(self.dan.page.get_by_test_id("inline-start")).to_have_text("For members of a team")
        await expect(self.dan.page.get_by_test_id("inline-item")).to_have_count(0)
        await self.dan.shot("9-stranger")
        assert not [one for one in await Person(self.url, "Dan", "private").messages() if "document" in one]

    async def _documents(self, chat: str) -> list[Json]:
        return [one for one in await Person(self.url, "Ann", chat).messages() if "document" in one]

    @property
    def troubles(self) -> list[str]:
        return [trouble for phone in (self.ann, self.ben, self.dan) for trouble in phone.troubles]


STEPS = (
    (Way.sent, "Ben sends a photo in a topic"),
    (Way.approved, "Ann approves the master"),
    (Way.published, "It stands in the channel"),
    (Way.found_by_tag, "Found by a tag"),
    (Way.found_by_picture, "Found by a screenshot"),
    (Way.reused, "Used in another chat"),
    (Way.replaced, "A crisper one replaces it"),
    (Way.verified, "A master, and a screenshot of it"),
    (Way.refused, "A stranger gets nothing"),
)


async def walk(folder: Path, shots: Path, sheet: Path) -> None:
    """All of it with a product of its own; raises at the first step that goes otherwise."""
    product = Product(folder)
    await product.start()
    try:
        async with browsing() as browser:
            way = await Way.begin(browser, product.url, shots)
            for step, words in STEPS:
                print(words, file=sys.stderr)
                await step(way)
            if way.troubles:
                raise RuntimeError(f"the pages complain: {way.troubles}")
            data = await sheet_of(browser, shots, [words for _, words in STEPS])
            await asyncio.to_thread(sheet.write_bytes, data)
    except Exception:
        print("\n".join((await asyncio.to_thread(product.log.read_text)).splitlines()[-20:]), file=sys.stderr)
        raise
    finally:
        await product.stop()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.library_way", description=__doc__)
    parser.add_argument("--shots", type=Path, help="folder for a picture of each step")
    parser.add_argument("--sheet", type=Path, default=Path("docs/library-way.webp"))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        shots: Path = asked.shots or Path(folder) / "shots"
        shots.mkdir(parents=True, exist_ok=True)
        asyncio.run(walk(Path(folder), shots, asked.sheet))


if __name__ == "__main__":
    main()
