"""What must hold between hostile inputs: the same processes, a real photo as quick as ever, the same rows."""

from __future__ import annotations

import time
from collections import Counter

from bench.hostile_people import PEOPLE, People, data_of
from bench.hostile_verdict import Seen
from bench.load_photos import photo

REAL = "real.jpg"
"""What real photos are called, which may come and be answered in between."""
ANSWER_SECONDS = 120.0
"""Each of those before it may take 20 s, and 20 more when it killed its process."""
SLOWER, LATER = 3.0, 3.0
"""A real photo may take so many times as long as at first, and so many seconds more."""


class Checks:
    """`prepare` first."""

    def __init__(self, people: People, seen: Seen) -> None:
        self.seen = seen
        self._people = people
        self._checked = 0
        self._bot = self._worker = 0

    async def prepare(self) -> None:
        """The people with what they have, and how quick a real photo is while nothing hostile goes on."""
        await self._people.come()
        self._bot, self._worker = self._pids()
        await self._people.work_before()
        for _ in range(3):
            await self._honest()
        self.seen.honest[:] = [sorted(self.seen.honest)[1]]

    async def started_anew(self) -> None:
        """The bot is another process now."""
        self._bot, self._worker = self._pids()
        await self._honest()

    async def check(self, *, at_end: bool = False) -> None:
        """After each thousand and each stage: the same processes, and a real photo as quick as ever."""
        self._checked += 0 if at_end else 1
        if not at_end and self._checked % 1000:
            return
        if (now := self._pids()) != (self._bot, self._worker):
            self.seen.trouble.append(f"bot and worker are {now}, and were {(self._bot, self._worker)}")
            self._bot, self._worker = now
        await self._honest()
        most = SLOWER * self.seen.honest[0] + LATER
        if self.seen.honest[-1] > most:
            self.seen.trouble.append(
                f"slow: a real photo took {self.seen.honest[-1]:.1f} s, at most {most:.1f}"
            )

    def _pids(self) -> tuple[int, int]:
        bot, worker = self._people.place.bot(), self._people.place.worker()
        return (bot.pid if bot else 0), (worker.pid if worker else 0)

    async def _honest(self) -> None:
        person, chat_id = self._people.everybody[next(self._people.numbers) % PEOPLE]
        began = time.monotonic()
        [sent] = await person.send((REAL, photo(next(self._people.numbers))), how="file")
        card = await self._people.answer(chat_id, sent["message_id"], ANSWER_SECONDS)
        self.seen.honest.append(time.monotonic() - began)
        if card is None or not any(data.startswith("g:") for data in data_of(card)):
            self.seen.trouble.append("a real photo got no card")

    def rows(self) -> Counter[str]:
        """For `unchanged`, later."""
        return self._people.place.rows()

    def unchanged(self, stage: str, before: Counter[str]) -> None:
        after = self.rows()
        differing = [*(after - before).elements(), *(before - after).elements()]
        changed = [row for row in differing if f"'{REAL}'" not in row]
        self.seen.trouble += [f"{stage} changed a row: {row[:200]}" for row in changed[:5]]
        self.seen.note(stage, "ROWS CHANGED" if changed else "(no row of the database changed)")
