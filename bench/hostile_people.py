"""The people of a hostile run, what they are answered, and what a team has made before anything hostile."""

from __future__ import annotations

import asyncio
import itertools
import json
import random

import aiohttp

from bench.hostile_place import Place
from bench.hostile_telegram import Json
from bench.hostile_things import small
from bench.load_chats import Chats
from bench.load_photos import photo
from sandbox.client import Control, Person
from sandbox.server.seed import ANN, FORUM

ME = "@enlarger_sandbox_bot"
PEOPLE = 40
MASTER_SECONDS = 240.0


class People:
    """`come` and `work_before` first."""

    def __init__(self, place: Place, chats: Chats, seed: int) -> None:
        self.place, self.seed = place, seed
        self.everybody: list[tuple[Person, int]] = []
        """With their chats' numbers."""
        self.random = random.Random(seed)  # noqa: S311 - a plan that can be repeated, no secret
        self.numbers = itertools.count(1)
        """Of whatever is sent, pressed or asked, so that no two are alike."""
        self.jobs: list[str] = []
        self.anns_job = ""
        self._chats = chats

    async def come(self) -> None:
        control = Control(self.place.telegram)
        for number in range(PEOPLE):
            name = f"Person{number}"
            chat_id = await control.new_person(name)
            self._chats.watch(chat_id)
            self.everybody.append((Person(self.place.telegram, name, "private"), chat_id))

    async def work_before(self) -> None:
        """A team with its library, and two delivered masters that are not the forgers'."""
        async with asyncio.timeout(20):
            await self._chats.connected.wait()
        ann, team = (Person(self.place.telegram, "Ann", chat) for chat in ("private", str(FORUM)))
        await team.text("/library @studio_masters")
        await Person(self.place.telegram, "Ben", "private").text("/start")
        for person, chat_id in ((ann, ANN), (team, FORUM)):
            words = "2k" if chat_id > 0 else f"{ME} 2k"
            [sent] = await person.send(("harbour.jpg", small(photo(chat_id % 97))), how="file", caption=words)
            if await self._master(chat_id, sent["message_id"]) is None:
                raise RuntimeError("no master of a real photo came")
        rows = json.loads(await self.place.command("jobs", "list", "--json"))
        self.jobs = [str(row["id"]) for row in rows]
        self.anns_job = next(str(row["id"]) for row in rows if row["chat_id"] == ANN)

    async def answer(self, chat_id: int, message_id: int, seconds: float) -> Json | None:
        def found() -> Json | None:
            return next((one for one in self._chats.of(chat_id) if _answers(one, message_id)), None)

        return await self._chats.until(chat_id, found, seconds)

    async def _master(self, chat_id: int, message_id: int) -> Json | None:
        def found() -> Json | None:
            mine = (one for one in self._chats.of(chat_id) if _answers(one, message_id))
            return next((one for one in mine if "document" in one), None)

        return await self._chats.until(chat_id, found, MASTER_SECONDS)

    def with_buttons(self, chat_id: int) -> list[Json]:
        """The messages of a chat that have some."""
        return [one for one in self._chats.of(chat_id) if data_of(one)]

    async def messages(self, chat_id: int) -> list[Json]:
        """All of a chat that nobody watches."""
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"{self.place.telegram}/sandbox/chats/{chat_id}/messages") as answer,
        ):
            found: list[Json] = (await answer.json())["messages"]
            return found


def data_of(message: Json) -> list[str]:
    """What its buttons say when they are pressed."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [str(one["callback_data"]) for row in rows for one in row if "callback_data" in one]


def _answers(message: Json, message_id: int) -> bool:
    return (
        bool(message.get("from", {}).get("is_bot"))
        and message.get("reply_to_message", {}).get("message_id") == message_id
    )
