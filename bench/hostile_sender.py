"""Hostile files in the chat: pictures, and labels that lie; each looks at what it was answered at once."""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.hostile_checks import ANSWER_SECONDS, Checks
from bench.hostile_inputs import hostile
from bench.hostile_labels import label
from bench.hostile_people import PEOPLE, People, data_of
from bench.hostile_telegram import Between
from bench.hostile_things import found_in, thing
from sandbox.client import Person, Refused

AT_ONCE = 3
"""Pictures on their way at a time; one process of the bot's reads them."""
JOBS_SECONDS = 420.0
ORDERED = 40
"""Every so-many-th picture that got a card is ordered besides, so that the worker decodes it."""


class Sender:
    def __init__(self, people: People, checks: Checks, between: Between) -> None:
        self._people, self._checks, self._between = people, checks, between
        self._random, self._seen = people.random, checks.seen
        self._making = asyncio.Lock()

    async def pictures(self, count: int, corpus: Path | None) -> None:
        """Half of them from the corpus where there is one."""
        theirs = count // 2 if corpus else 0
        made = ((kind, data) for kind, _, data in hostile(count - theirs, self._people.seed))
        found = found_in(corpus, theirs, self._random) if corpus else iter(())
        await self._send_all("pictures", itertools.chain(made, found), labelled=False)

    async def labels(self, count: int) -> None:
        """Small files of every sort under names, kinds and sizes that lie."""
        await self._send_all("labels", (thing(self._random) for _ in range(count)), labelled=True)

    async def all_jobs_end(self) -> None:
        """Those that were ordered besides are delivered or have failed with a reason."""
        end = time.monotonic() + JOBS_SECONDS
        while True:
            rows = json.loads(await self._people.place.command("jobs", "list", "--limit", "10000", "--json"))
            states = Counter(str(row["state"]) for row in rows)
            if not states.keys() - {"delivered", "failed", "cancelled"}:
                break
            if time.monotonic() > end:
                self._seen.trouble.append(f"jobs did not end: {dict(states)}")
                break
            await asyncio.sleep(3)
        self._seen.came["jobs"] = states
        await self._checks.check(at_end=True)

    async def _send_all(self, stage: str, files: Iterator[tuple[str, bytes]], *, labelled: bool) -> None:
        async with asyncio.TaskGroup() as group:
            for _ in range(AT_ONCE):
                group.create_task(self._send_some(stage, files, labelled=labelled))
        await self._checks.check(at_end=True)

    async def _send_some(self, stage: str, files: Iterator[tuple[str, bytes]], *, labelled: bool) -> None:
        while (file := await self._next(files)) is not None:
            kind, data = file
            self._seen.inputs += 1
            number = next(self._people.numbers)
            name = f"h{number:06}.png"
            if labelled:
                self._between.labels[name] = label(self._random)
            await self._send(stage, kind, (name, data), self._people.everybody[number % PEOPLE])
            self._between.labels.pop(name, None)
            await self._checks.check()

    async def _next(self, files: Iterator[tuple[str, bytes]]) -> tuple[str, bytes] | None:
        """In a thread: a bomb takes its maker seconds, and the Telegram in between is on this very loop."""
        async with self._making:
            return await asyncio.to_thread(next, files, None)

    async def _send(self, stage: str, kind: str, file: tuple[str, bytes], who: tuple[Person, int]) -> None:
        person, chat_id = who
        as_photo = self._random.random() < 0.05
        try:
            [sent] = await person.send(file, how="photo" if as_photo else "file")
        except Refused:
            self._seen.note(stage, "not taken by the person's own client")
            return
        began = time.monotonic()
        answer = await self._people.answer(chat_id, sent["message_id"], ANSWER_SECONDS)
        seconds = time.monotonic() - began
        if answer is None:
            self._seen.trouble.append(
                f"{stage}, {kind}, message {sent['message_id']} of {chat_id}: no answer"
            )
            self._seen.note(stage, "NO ANSWER", seconds, kind)
            return
        sizes = [data for data in data_of(answer) if data.startswith("g:")]
        words = str(answer.get("text") or answer.get("caption") or "")
        told = "a card" if sizes else words.split("\n", maxsplit=1)[0][:60]
        self._seen.note(stage, told, seconds, f"{kind}: {told}")
        if sizes and self._seen.came[stage]["a card"] % ORDERED == 0:
            await person.press(answer["message_id"], sizes[0])
            self._seen.note("ordered besides", stage)
