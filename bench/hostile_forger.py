"""Presses that no button gives and updates that are none, put among what the bot polls."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Awaitable, Callable

from bench.hostile_checks import Checks
from bench.hostile_people import People
from bench.hostile_presses import Others, forged_data, forged_press
from bench.hostile_telegram import Between, Json
from bench.hostile_updates import bent
from bot.update_shapes import misshapen
from sandbox.server.seed import ANN, BEN, CORA, FORUM

PRESS_SECONDS = 30.0
BURST = 8
"""Presses, updates and requests at the same time."""
FORGER: Json = {"id": BEN, "is_bot": False, "first_name": "Ben", "language_code": "en"}


class Forger:
    def __init__(self, people: People, checks: Checks, between: Between) -> None:
        self._people, self._checks, self._between = people, checks, between
        self._random, self._seen = people.random, checks.seen

    async def presses(self, count: int) -> None:
        """By somebody whose pictures they are not about: alone with the bot, and in the group as a member."""
        shown = self._people.with_buttons(FORUM) + self._people.with_buttons(ANN)
        alone = [one for one in await self._people.messages(BEN) if one.get("from", {}).get("is_bot")]
        others = Others(
            photos=[1, 2],
            jobs=self._people.jobs,
            people=[ANN, CORA, self._people.everybody[0][1]],
            groups=[FORUM],
        )
        before = self._checks.rows()

        async def press() -> None:
            message = self._random.choice(shown if self._random.random() < 0.6 else alone)
            if message["chat"]["id"] == ANN:
                message = {**message, "chat": {**message["chat"], "id": BEN}}
            await self._press(message, forged_data(others, self._random))

        await self._many(count, press)
        await asyncio.sleep(3)
        self._checks.unchanged("presses", before)
        await self._checks.check(at_end=True)

    async def _press(self, message: Json, data: str) -> None:
        number = f"forged-{next(self._people.numbers)}"
        began = time.monotonic()
        update = forged_press(number, FORGER, message, data, self._random)
        forged = self._between.forge(update)
        if misshapen(update):
            # Half a surrogate pair, a number no database holds: no client of Telegram's can send it.
            if not await self._between.taken(forged, PRESS_SECONDS):
                self._seen.trouble.append(f"a press was never taken: {data[:80]!r}")
            self._seen.note("presses", "taken, not answered: no client can send it")
            return
        answer = await self._between.answer_to(number, PRESS_SECONDS)
        if answer is None:
            self._seen.trouble.append(f"a press was not answered: {data[:80]!r}")
            return
        words = answer.get("text", "(no words)")[:60]
        self._seen.note("presses", words, time.monotonic() - began, f"{data[:60]!r}: {words}")

    async def updates(self, count: int) -> None:
        """Among real ones: after each burst a real text must be answered, so that none holds up the rest."""
        samples = self.samples()
        before = self._checks.rows()

        async def update() -> None:
            made = bent(self._random.choice(samples), self._random)
            made.pop("update_id", None)
            number = self._between.forge(made)
            if not await self._between.taken(number, PRESS_SECONDS):
                self._seen.trouble.append(f"an update was never taken: {json.dumps(made)[:200]}")
                return
            self._seen.note("updates", "taken")

        await self._many(count, update)
        await asyncio.sleep(3)
        self._checks.unchanged("updates", before)
        await self._checks.check(at_end=True)

    def samples(self) -> list[Json]:
        """Updates as they come, of somebody's text, of a file and of a press."""
        text: Json = {
            "message_id": 10**6,
            "date": int(time.time()),
            "chat": {"id": BEN, "type": "private", "first_name": "Ben"},
            "from": FORGER,
            "text": "/help me 4k",
            "entities": [{"type": "bot_command", "offset": 0, "length": 5}],
        }
        document = {"file_id": "x", "file_unique_id": "y", "file_name": "a.png", "file_size": 5}
        file = {name: value for name, value in text.items() if name not in ("text", "entities")}
        shown = self._random.choice(self._people.with_buttons(FORUM))
        press = forged_press("forged-0", FORGER, shown, "l:off", random.Random(0))  # noqa: S311 - no secret
        return [{"message": text}, {"message": {**file, "document": document}}, press]

    async def _many(self, count: int, do: Callable[[], Awaitable[None]]) -> None:
        left = iter(range(count))

        async def some() -> None:
            for _ in left:
                self._seen.inputs += 1
                await do()
                await self._checks.check()

        async with asyncio.TaskGroup() as group:
            for _ in range(BURST):
                group.create_task(some())
