"""People for a soak: they send pictures and words at random, press what they are offered, and remember it."""

from __future__ import annotations

import asyncio
import io
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from PIL import Image

from bench.speed_photo import PARTS, part
from sandbox.client import Person, Refused

Json = dict[str, Any]
BOT = "@enlarger_sandbox_bot"
WORDS = {
    "/help": ("help",),
    "/start": ("start",),
    "/status": ("status.title", "status.nothing"),
    "hello there": ("other.text",),
}
"""What is written in a private chat, and the keys of bot.texts of what may be answered."""
PAUSE = (10.0, 40.0)
"""Shortest and longest time, in seconds, between two doings of one person."""
PRESS_AGAIN = 90.0
"""Seconds after which a person whose press shows nothing presses once more."""
PRESSES = 4


@dataclass
class Sent:
    """A picture, or album, that was sent to the bot; ids of its messages.

    wish: a size named with it. command: the second id is that of a command about the first.
    """

    chat: int
    ids: list[int]
    wish: str | None = None
    command: bool = False
    card: Json | None = None
    ordered: bool = False
    cancelled: bool = False
    pressed_at: float = 0.0
    presses: int = 0


@dataclass
class Diary:
    """What one person did, as far as somebody must answer it."""

    sent: list[Sent] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter)
    did: Counter[str] = field(default_factory=Counter)


def buttons(message: Json) -> dict[str, str]:
    """Label → callback data."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return {one["text"]: one["callback_data"] for row in rows for one in row if "callback_data" in one}


def answers(messages: list[Json], sent: Sent) -> list[Json]:
    """The bot's messages that answer a picture."""
    return [
        message
        for message in messages
        if message.get("from", {}).get("is_bot")
        and message.get("reply_to_message", {}).get("message_id") in sent.ids
    ]


def came(mine: list[Json], sent: Sent) -> set[int]:
    """The pictures whose master is there. Masters that came as an album all answer its first picture."""
    files = [message for message in mine if "document" in message]
    alone = {one["reply_to_message"]["message_id"] for one in files if "media_group_id" not in one}
    left = [one for one in sent.ids if one not in alone]
    return alone | set(left[: len([one for one in files if "media_group_id" in one])])


def resend_of(messages: list[Json], sent: Sent) -> Json | None:
    """The question whether a master came, when it is open and none of that picture came; that about an album
    while one is missing."""
    mine = answers(messages, sent)
    there = came(mine, sent)
    missing = set(sent.ids) - there
    return next(
        (
            message
            for message in mine
            if (count := len([d for d in buttons(message).values() if d.startswith("r:")]))
            and (message["reply_to_message"]["message_id"] not in there or (count > 1 and missing))
        ),
        None,
    )


class Somebody:
    """One person in one chat. `calm` is taken for each doing: nobody acts while Telegram itself is away."""

    def __init__(self, person: Person, calm: asyncio.Lock, seed: int, *, in_group: bool) -> None:
        self._person, self._calm, self._in_group = person, calm, in_group
        self._random = random.Random(seed)  # noqa: S311 - repeatable, no secret
        self.diary = Diary()

    async def chat_id(self) -> int:
        return int((await self._person.chat())["id"])

    async def run(self) -> None:
        while True:
            await asyncio.sleep(self._random.uniform(*PAUSE))
            doing = self._group_doing() if self._in_group else self._private_doing()
            async with self._calm:
                await doing()
                await self.follow()
            self.diary.did[doing.__name__.strip("_")] += 1

    def _private_doing(self) -> Any:
        ways = (
            self._picture,
            self._picture,
            self._speak,
            self._speak,
            self._album,
            self._wish,
            self._rubbish,
        )
        return self._random.choice(ways)

    def _group_doing(self) -> Any:
        return self._random.choice((self._mention, self._reply, self._chatter))

    # ---- doings

    async def _send(self, count: int, how: str, caption: str = "", wish: str | None = None) -> None:
        files = [self._photo() for _ in range(count)]
        messages = await self._person.send(*files, how=how, caption=caption)
        ids = [message["message_id"] for message in messages]
        self.diary.sent.append(Sent(messages[0]["chat"]["id"], ids, wish, ordered=wish is not None))

    async def _picture(self) -> None:
        await self._send(1, self._random.choice(("photo", "hd", "file")))

    async def _album(self) -> None:
        await self._send(self._random.randint(2, 3), self._random.choice(("photo", "file")))

    async def _wish(self) -> None:
        await self._send(1, "file", "2k", "2k")

    async def _mention(self) -> None:
        await self._send(1, "photo", f"{BOT} 2k", "2k")

    async def _reply(self) -> None:
        (photo,) = await self._person.send(self._photo(), how="file")
        command = await self._person.text("/upscale", reply_to=photo["message_id"])
        ids = [photo["message_id"], command["message_id"]]
        self.diary.sent.append(Sent(photo["chat"]["id"], ids, command=True))

    async def _chatter(self) -> None:
        await self._person.text("Shall we meet at the harbour?")

    async def _speak(self) -> None:
        words = self._random.choice(list(WORDS))
        await self._person.text(words)
        self.diary.words[words] += 1

    async def _rubbish(self) -> None:
        """A file that only claims to be a picture: it too gets an answer."""
        (message,) = await self._person.send(("photo.jpg", self._random.randbytes(2000)), how="file")
        self.diary.sent.append(Sent(message["chat"]["id"], [message["message_id"]]))

    def _photo(self) -> tuple[str, bytes]:
        """A small piece of a real photo, never the same twice."""
        picture = part(self._random.choice(PARTS)).convert("RGB")
        width, height = self._random.randint(260, 340), self._random.randint(200, 260)
        left = self._random.randint(0, picture.width - width)
        top = self._random.randint(0, picture.height - height)
        pixels = np.array(picture.crop((left, top, left + width, top + height)))
        pixels[0, 0] = self._random.randbytes(3)[0]
        out = io.BytesIO()
        Image.fromarray(pixels).save(out, "JPEG", quality=self._random.randint(70, 95))
        return f"p{self._random.randrange(10**6):06}.jpg", out.getvalue()

    # ---- what comes back

    async def follow(self) -> None:
        """Press on cards that came, cancel some, press again what shows nothing, say that nothing came."""
        messages = await self._person.messages()
        for sent in self.diary.sent:
            mine = answers(messages, sent)
            if sent.card is None:
                sent.card = next((one for one in mine if any("2K" in label for label in buttons(one))), None)
                if sent.card is not None and sent.wish is None and self._random.random() < 0.5:
                    await self._press_size(sent)
            elif sent.presses and not sent.ordered:
                await self._look_after(sent, mine)
            question = resend_of(messages, sent)
            if question is not None:
                data = next(one for one in buttons(question).values() if one.startswith("r:"))
                await self._press(question, data, "said that nothing came")
            await self._maybe_cancel(sent, mine)

    async def _press_size(self, sent: Sent) -> None:
        assert sent.card is not None
        data = next(data for label, data in buttons(sent.card).items() if "2K" in label)
        sent.presses += 1
        sent.pressed_at = asyncio.get_running_loop().time()
        await self._press(sent.card, data, "pressed a size")
        if self._random.random() < 0.2:
            await self._press(sent.card, data, "pressed twice")

    async def _look_after(self, sent: Sent, mine: list[Json]) -> None:
        shows = [
            one
            for one in mine
            if "document" in one or any(d[:2] in ("x:", "r:", "ax") for d in buttons(one).values())
        ]
        if shows:
            sent.ordered = True
        elif asyncio.get_running_loop().time() - sent.pressed_at > PRESS_AGAIN and sent.presses < PRESSES:
            self.diary.did["had to press again"] += 1
            await self._press_size(sent)

    async def _maybe_cancel(self, sent: Sent, mine: list[Json]) -> None:
        found = next((one for one in mine if any(d.startswith("x:") for d in buttons(one).values())), None)
        if found is None or sent.cancelled or self._random.random() > 0.06:
            return
        sent.cancelled = True
        await self._press(found, next(d for d in buttons(found).values() if d.startswith("x:")), "cancelled")

    async def _press(self, message: Json, data: str, what: str) -> None:
        try:
            await self._person.press(message["message_id"], data)
        except Refused:  # the button went away under the finger
            return
        self.diary.did[what] += 1
