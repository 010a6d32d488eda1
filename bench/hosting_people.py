"""The people of bench/hosting.py: some who send photos, and a team with a library."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from bench.load_chats import Chats, Json
from bench.load_people import SimulatedPerson, Wish
from bench.load_photos import photo
from sandbox.client import Person

GUESTS = 3
MASTER_SECONDS, FIND_SECONDS = 300.0, 30.0
TEAM, CHANNEL, BOT = "Studio", "@studio_masters", "@enlarger_sandbox_bot"
"""Of the sandbox as it starts; Ann is an administrator of both."""
TITLE = "Red shoe"


class Guests:
    """Whoever uses the bot. `listen` runs beside them."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._chats = Chats(url)
        self._guests: list[SimulatedPerson] = []
        self._sent = 0

    async def arrive(self) -> None:
        for number in range(GUESTS):
            guest = SimulatedPerson(self._url, f"Guest {number}", self._chats)
            await guest.arrive()
            self._guests.append(guest)

    async def listen(self) -> None:
        """For ever."""
        await self._chats.listen()

    async def photos(self, count: int) -> list[Wish]:
        """Sent at once, each with its size pressed; until all masters are there."""
        wishes = []
        for number in range(count):
            self._sent += 1
            wishes.append(Wish(number % GUESTS, self._sent, time.time()))
        async with asyncio.timeout(MASTER_SECONDS), asyncio.TaskGroup() as lives:
            for wish in wishes:
                lives.create_task(self._guests[wish.person].live(wish))
        return wishes

    async def choose_a_setting(self) -> None:
        guest = Person(self._url, "Guest 0", "private")
        asked = await guest.text("/settings")
        page = await guest.wait_for(_after(asked, lambda one: bool(one.get("reply_markup"))))
        await guest.press(page["message_id"], page["reply_markup"]["inline_keyboard"][0][-1]["callback_data"])

    async def publish_a_master(self) -> None:
        """Link the team's channel, have a photo enlarged there, and approve it."""
        ann = Person(self._url, "Ann", TEAM)
        linked = await ann.text(f"/library {CHANNEL}")
        await ann.wait_for(_after(linked, lambda one: "approved here go to" in one.get("text", "")))
        [sent] = await ann.send(("shoe.jpg", photo(0)), how="file", caption=f"{BOT} {TITLE}")
        await self._tap(ann, sent, "2K")
        await self._tap(ann, sent, "Publish")
        await ann.wait_for(_after(sent, lambda one: "Published" in one.get("text", "")), MASTER_SECONDS)

    async def find_it(self) -> str:
        """Its title, when the bot shows it to somebody who looks for it; else what the chat holds."""
        ann = Person(self._url, "Ann", TEAM)
        asked = await ann.text("/find shoe")
        try:
            await ann.wait_for(_after(asked, _shows_it), FIND_SECONDS)
        except TimeoutError as error:
            return str(error)
        return TITLE

    async def _tap(self, person: Person, since: Json, label: str) -> None:
        shown = await person.wait_for(_after(since, lambda one: bool(_data(one, label))), MASTER_SECONDS)
        await person.press(shown["message_id"], _data(shown, label))


def _shows_it(message: Json) -> bool:
    words = message.get("text") or message.get("caption") or ""
    return message["from"]["is_bot"] and TITLE in words


def _after(message: Json, wanted: Callable[[Json], bool]) -> Callable[[Json], bool]:
    return lambda one: one["message_id"] > message["message_id"] and wanted(one)


def _data(message: Json, label: str) -> str:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    found = [
        button for row in rows for button in row if label in button["text"] and "callback_data" in button
    ]
    return str(found[0]["callback_data"]) if found else ""
