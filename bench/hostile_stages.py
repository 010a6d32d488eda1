"""What is done to the product, kind by kind; each looks at what came of it at once."""

from __future__ import annotations

import asyncio
import io
import itertools
import json
import random
import time
import zipfile
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator
from pathlib import Path

import aiohttp

from bench import hostile_web
from bench.hostile_inputs import hostile, png
from bench.hostile_labels import label
from bench.hostile_place import Place
from bench.hostile_presses import Others, forged_data, forged_press
from bench.hostile_telegram import Between, Json
from bench.hostile_updates import bent
from bench.hostile_verdict import Seen
from bench.load_chats import Chats
from bench.load_photos import photo
from bot.settings import Settings
from bot.update_shapes import misshapen
from bot.web.webhook import secret_of
from sandbox.client import Control, Person, Refused
from sandbox.server.seed import ANN, BEN, CORA, FORUM
from sandbox.server.world import DEFAULT_TOKEN

REAL = "real.jpg"
"""What real photos are called, which may come and be answered in between."""
ME = "@enlarger_sandbox_bot"
PEOPLE = 40
AT_ONCE = 3
"""Pictures on their way at a time; one process of the bot's reads them."""
ANSWER_SECONDS = 120.0
"""Each of those before it may take 20 s, and 20 more when it killed its process."""
MASTER_SECONDS = 240.0
PRESS_SECONDS = 30.0
JOBS_SECONDS = 420.0
ORDERED = 40
"""Every so-many-th picture that got a card is ordered besides, so that the worker decodes it."""
BURST = 8
"""Presses, updates and requests at the same time."""
SLOWER, LATER = 3.0, 3.0
"""A real photo may take so many times as long as at first, and so many seconds more."""
LARGEST_OF_CORPUS = 20 * 2**20


class Stages:
    """One after the other, as written; `prepare` first."""

    def __init__(self, place: Place, between: Between, chats: Chats, seen: Seen, seed: int) -> None:
        self._place, self._between, self._chats, self._seen, self._seed = place, between, chats, seen, seed
        self._control = Control(place.telegram)
        self._random = random.Random(seed)  # noqa: S311 - a plan that can be repeated, no secret
        self._people: list[tuple[Person, int]] = []
        self._numbers = itertools.count(1)
        self._making = asyncio.Lock()
        self._checked = 0
        self._bot = self._worker = 0
        self._target: hostile_web.Known
        self._others: Others

    # ---- before and between

    async def prepare(self) -> None:
        """People, a team with its library, and two delivered masters that are not the forgers'."""
        for number in range(PEOPLE):
            name = f"Person{number}"
            chat_id = await self._control.new_person(name)
            self._chats.watch(chat_id)
            self._people.append((Person(self._place.telegram, name, "private"), chat_id))
        self._bot, self._worker = self._pids()
        async with asyncio.timeout(20):
            await self._chats.connected.wait()
        ann, team = (Person(self._place.telegram, "Ann", chat) for chat in ("private", str(FORUM)))
        await team.text("/library @studio_masters")
        await Person(self._place.telegram, "Ben", "private").text("/start")
        for person, chat_id in ((ann, ANN), (team, FORUM)):
            words = "2k" if chat_id > 0 else f"{ME} 2k"
            [sent] = await person.send(
                ("harbour.jpg", _small(photo(chat_id % 97))), how="file", caption=words
            )
            if await self._master(chat_id, sent["message_id"]) is None:
                raise RuntimeError("no master of a real photo came")
        rows = json.loads(await self._place.command("jobs", "list", "--json"))
        numbers = [str(row["id"]) for row in rows]
        mine = next(str(row["id"]) for row in rows if row["chat_id"] == ANN)
        self._others = Others(
            photos=[1, 2], jobs=numbers, people=[ANN, CORA, self._people[0][1]], groups=[FORUM]
        )
        self._target = hostile_web.Known(DEFAULT_TOKEN, mine, ANN, BEN)
        for _ in range(3):
            await self._honest()
        self._seen.honest[:] = [sorted(self._seen.honest)[1]]

    async def _check(self, *, at_end: bool = False) -> None:
        """After each thousand and each stage: the same processes, and a real photo as quick as ever."""
        self._checked += 0 if at_end else 1
        if not at_end and self._checked % 1000:
            return
        if (now := self._pids()) != (self._bot, self._worker):
            self._seen.trouble.append(f"bot and worker are {now}, and were {(self._bot, self._worker)}")
            self._bot, self._worker = now
        await self._honest()
        most = SLOWER * self._seen.honest[0] + LATER
        if self._seen.honest[-1] > most:
            self._seen.trouble.append(f"a real photo took {self._seen.honest[-1]:.1f} s, at most {most:.1f}")

    def _pids(self) -> tuple[int, int]:
        bot, worker = self._place.bot(), self._place.worker()
        return (bot.pid if bot else 0), (worker.pid if worker else 0)

    async def _honest(self) -> None:
        person, chat_id = self._people[next(self._numbers) % PEOPLE]
        began = time.monotonic()
        [sent] = await person.send((REAL, photo(next(self._numbers))), how="file")
        card = await self._answer(chat_id, sent["message_id"], ANSWER_SECONDS)
        self._seen.honest.append(time.monotonic() - began)
        if card is None or not any(data.startswith("g:") for data in _data(card)):
            self._seen.trouble.append("a real photo got no card")

    async def _answer(self, chat_id: int, message_id: int, seconds: float) -> Json | None:
        def found() -> Json | None:
            return next((one for one in self._chats.of(chat_id) if _answers(one, message_id)), None)

        return await self._chats.until(chat_id, found, seconds)

    async def _master(self, chat_id: int, message_id: int) -> Json | None:
        def found() -> Json | None:
            mine = (one for one in self._chats.of(chat_id) if _answers(one, message_id))
            return next((one for one in mine if "document" in one), None)

        return await self._chats.until(chat_id, found, MASTER_SECONDS)

    # ---- files

    async def pictures(self, count: int, corpus: Path | None) -> None:
        """Half of them from the corpus where there is one."""
        theirs = count // 2 if corpus else 0
        made = ((kind, data) for kind, _, data in hostile(count - theirs, self._seed))
        found = _from(corpus, theirs, self._random) if corpus else iter(())
        await self._send_all("pictures", itertools.chain(made, found), labelled=False)

    async def labels(self, count: int) -> None:
        """Small files of every sort under names, kinds and sizes that lie."""
        await self._send_all("labels", (_thing(self._random) for _ in range(count)), labelled=True)

    async def _send_all(self, stage: str, files: Iterator[tuple[str, bytes]], *, labelled: bool) -> None:
        async with asyncio.TaskGroup() as group:
            for _ in range(AT_ONCE):
                group.create_task(self._sender(stage, files, labelled=labelled))
        await self._check(at_end=True)

    async def _sender(self, stage: str, files: Iterator[tuple[str, bytes]], *, labelled: bool) -> None:
        while (file := await self._next(files)) is not None:
            kind, data = file
            self._seen.inputs += 1
            number = next(self._numbers)
            name = f"h{number:06}.png"
            if labelled:
                self._between.labels[name] = label(self._random)
            await self._send(stage, kind, (name, data), self._people[number % PEOPLE])
            self._between.labels.pop(name, None)
            await self._check()

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
        answer = await self._answer(chat_id, sent["message_id"], ANSWER_SECONDS)
        seconds = time.monotonic() - began
        if answer is None:
            self._seen.trouble.append(
                f"{stage}, {kind}, message {sent['message_id']} of {chat_id}: no answer"
            )
            self._seen.note(stage, "NO ANSWER", seconds, kind)
            return
        sizes = [data for data in _data(answer) if data.startswith("g:")]
        words = str(answer.get("text") or answer.get("caption") or "")
        told = "a card" if sizes else words.split("\n", maxsplit=1)[0][:60]
        self._seen.note(stage, told, seconds, f"{kind}: {told}")
        if sizes and self._seen.came[stage]["a card"] % ORDERED == 0:
            await person.press(answer["message_id"], sizes[0])
            self._seen.note("ordered besides", stage)

    async def all_jobs_end(self) -> None:
        """Those that were ordered besides are delivered or have failed with a reason."""
        end = time.monotonic() + JOBS_SECONDS
        while True:
            rows = json.loads(await self._place.command("jobs", "list", "--limit", "10000", "--json"))
            states = Counter(str(row["state"]) for row in rows)
            if not states.keys() - {"delivered", "failed", "cancelled"}:
                break
            if time.monotonic() > end:
                self._seen.trouble.append(f"jobs did not end: {dict(states)}")
                break
            await asyncio.sleep(3)
        self._seen.came["jobs"] = states
        await self._check(at_end=True)

    # ---- presses and updates

    async def presses(self, count: int) -> None:
        """By somebody whose pictures they are not about: alone with the bot, and in the group as a member."""
        ben = {"id": BEN, "is_bot": False, "first_name": "Ben", "language_code": "en"}
        shown = self._buttons(FORUM) + self._buttons(ANN)
        alone = [one for one in await self._messages(BEN) if one.get("from", {}).get("is_bot")]
        before = self._place.rows()

        async def press() -> None:
            number = f"forged-{next(self._numbers)}"
            message = self._random.choice(shown if self._random.random() < 0.6 else alone)
            if message["chat"]["id"] == ANN:
                message = {**message, "chat": {**message["chat"], "id": BEN}}
            data = forged_data(self._others, self._random)
            began = time.monotonic()
            update = forged_press(number, ben, message, data, self._random)
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

        await self._many(count, press)
        await asyncio.sleep(3)
        self._unchanged("presses", before)
        await self._check(at_end=True)

    async def updates(self, count: int) -> None:
        """Among real ones: after each burst a real text must be answered, so that none holds up the rest."""
        samples = await self._samples()
        before = self._place.rows()

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
        self._unchanged("updates", before)
        await self._check(at_end=True)

    async def _samples(self) -> list[Json]:
        """Updates as they come, of somebody's text and of a press."""
        ben = {"id": BEN, "is_bot": False, "first_name": "Ben", "language_code": "en"}
        text = {
            "message_id": 10**6,
            "date": int(time.time()),
            "chat": {"id": BEN, "type": "private", "first_name": "Ben"},
            "from": ben,
            "text": "/help me 4k",
            "entities": [{"type": "bot_command", "offset": 0, "length": 5}],
        }
        document = {"file_id": "x", "file_unique_id": "y", "file_name": "a.png", "file_size": 5}
        file = {name: value for name, value in text.items() if name not in ("text", "entities")}
        shown = self._random.choice(self._buttons(FORUM))
        press = forged_press("forged-0", ben, shown, "l:off", random.Random(0))  # noqa: S311 - as above
        return [{"message": text}, {"message": {**file, "document": document}}, press]

    def _unchanged(self, stage: str, before: Counter[str]) -> None:
        after = self._place.rows()
        differing = [*(after - before).elements(), *(before - after).elements()]
        changed = [row for row in differing if f"'{REAL}'" not in row]
        self._seen.trouble += [f"{stage} changed a row: {row[:200]}" for row in changed[:5]]
        self._seen.note(stage, "ROWS CHANGED" if changed else "(no row of the database changed)")

    def _buttons(self, chat_id: int) -> list[Json]:
        return [one for one in self._chats.of(chat_id) if _data(one)]

    async def _messages(self, chat_id: int) -> list[Json]:
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"{self._place.telegram}/sandbox/chats/{chat_id}/messages") as answer,
        ):
            found: list[Json] = (await answer.json())["messages"]
            return found

    # ---- the web server

    async def requests(self, count: int) -> None:
        before = self._place.rows()
        await self._ask_all("requests", hostile_web.requests(self._target, count, self._seed))
        self._unchanged("requests", before)
        await self._check(at_end=True)

    async def webhook(self, count: int) -> None:
        """The bot is another process now, as it was started anew."""
        self._bot, self._worker = self._pids()
        await self._honest()
        before = self._place.rows()
        secret = secret_of(Settings.model_validate({"token": DEFAULT_TOKEN}))
        [text, file, press] = await self._samples()
        for number, sample in enumerate((text, file, press)):
            part = (count + number) // 3
            share = hostile_web.updates(self._target, sample, secret, part, self._seed + number)
            await self._ask_all("webhook", share)
        await asyncio.sleep(3)
        self._unchanged("webhook", before)
        await self._check(at_end=True)

    async def _ask_all(self, stage: str, requests: Iterable[hostile_web.Request]) -> None:
        waiting = iter(requests)

        async def ask() -> None:
            for request in waiting:
                self._seen.inputs += 1
                began = time.monotonic()
                try:
                    status, answer = await hostile_web.ask(self._place.web_port, request)
                except (TimeoutError, OSError) as error:
                    self._seen.trouble.append(f"{request.kind}: {error!r} to {request.raw[:120]!r}")
                    continue
                self._seen.note(stage, f"{request.kind}: {status or 'closed'}", time.monotonic() - began)
                if (wrong := hostile_web.wrong_with(request, status, answer)) is not None:
                    self._seen.trouble.append(wrong)
                await self._check()

        async with asyncio.TaskGroup() as group:
            for _ in range(BURST):
                group.create_task(ask())

    async def _many(self, count: int, do: Callable[[], Awaitable[None]]) -> None:
        left = iter(range(count))

        async def some() -> None:
            for _ in left:
                self._seen.inputs += 1
                await do()
                await self._check()

        async with asyncio.TaskGroup() as group:
            for _ in range(BURST):
                group.create_task(some())


def _answers(message: Json, message_id: int) -> bool:
    return (
        bool(message.get("from", {}).get("is_bot"))
        and message.get("reply_to_message", {}).get("message_id") == message_id
    )


def _data(message: Json) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [str(one["callback_data"]) for row in rows for one in row if "callback_data" in one]


def _from(corpus: Path, count: int, rng: random.Random) -> Iterator[tuple[str, bytes]]:
    """Files of a collection, in an order of the seed's; those that Telegram would not hand out left away."""
    files = sorted(path for path in corpus.rglob("*") if path.is_file() and not path.is_symlink())
    rng.shuffle(files)
    fit = (path for path in files if 0 < path.stat().st_size <= LARGEST_OF_CORPUS)
    for path in itertools.islice(fit, count):
        yield f"corpus: {path.relative_to(corpus)}", path.read_bytes()


def _thing(rng: random.Random) -> tuple[str, bytes]:
    """A small file: a picture, a bomb, both, neither."""
    way = rng.randrange(6)
    if way == 0:
        return "picture", _small(photo(rng.randrange(1000)))
    if way == 1:
        return "archive", _bomb(rng)
    if way == 2:
        return "picture and archive", png(64, 48, 8) + _bomb(rng)
    if way == 3:
        return "huge by its head", png(40_000 + rng.randrange(9), 40_000, 8, rows=1)
    if way == 4:
        return "words", b"<?php system($_GET['x']); ?>" * rng.randrange(1, 50)
    return "noise", rng.randbytes(rng.randrange(1, 3000))


def _bomb(rng: random.Random) -> bytes:
    """An archive of a thousand times its size, with paths that lead out of it."""
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(f"../../../outside-{rng.randrange(99)}.txt", b"\0" * 8 * 2**20)
            archive.writestr("/etc/cron.d/outside", b"x")
        return file.getvalue()


def _small(data: bytes) -> bytes:
    from PIL import Image

    with Image.open(io.BytesIO(data)) as image, io.BytesIO() as file:
        image.convert("RGB").crop((0, 0, 320, 240)).save(file, "JPEG", quality=90)
        return file.getvalue()
