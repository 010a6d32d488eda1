"""A conversation as it is written down: what people do, what the bot then says, where, with which buttons."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from typing import Any

from sandbox.client import Control, Person

Json = dict[str, Any]
PATIENCE = 75.0
"""Seconds for an answer: the first master of a worker on a busy machine takes longest."""
PASSING = re.compile(r"next in line|number \d+ in line|\d+ %|ready, on its way")
"""Lines of progress; they come and go by the second and would make each transcript different."""


class Unheard(Exception):
    """The bot did not say what it should have."""


@dataclass
class Log:
    """Each step waits until the bot has said all that is expected, then notes all that is new."""

    url: str
    lines: list[str] = field(default_factory=list)
    steps: int = 0
    _seen: dict[tuple[int, int], str] = field(default_factory=dict)
    _names: dict[int, str] = field(default_factory=dict)

    def title(self, words: str) -> None:
        self.lines += ["", f"## {words}"]

    def did(self, words: str) -> None:
        """One more step."""
        self.steps += 1
        self.lines += ["", f"**{self.steps}.** {words}", ""]

    async def text(
        self, person: Person, words: str, *hears: str, reply_to: int | None = None, quoting: str = ""
    ) -> Json:
        about = f", in answer to {quoting}" if quoting else ""
        self.did(f"{_who(person)}{about}: “{words}”")
        await person.text(words, reply_to=reply_to)
        return await self._hear(person, hears)

    async def send(
        self, person: Person, files: list[tuple[str, bytes]], how: str, *hears: str, caption: str = ""
    ) -> Json:
        ways = {"photo": "as a photo", "hd": "as an HD photo", "file": "as a File"}
        if len(files) > 1:
            ways = {"photo": "as photos", "hd": "as HD photos", "file": "as Files"}
        names = ", ".join(name for name, _ in files)
        said = f", with the caption “{caption}”" if caption else ""
        self.did(f"{_who(person)} sends {names} {ways[how]}{said}")
        await person.send(*files, how=how, caption=caption)
        return await self._hear(person, hears)

    async def press(self, person: Person, message: Json, label: str, answer: str, *hears: str) -> Json:
        """`label` is how the button begins; `answer` part of the words that the press is answered with."""
        fresh = next(m for m in await person.messages() if m["message_id"] == message["message_id"])
        button = next((b for b in _buttons(fresh) if b["text"].removeprefix("✓ ").startswith(label)), None)
        if button is None:
            raise Unheard(f"no button {label}: {[b['text'] for b in _buttons(fresh)]}")
        self.did(f"{_who(person)} presses “{button['text']}”")
        query = await person.press(message["message_id"], button["callback_data"])
        words = await self._answer(query)
        if answer not in words:
            raise Unheard(f"{label} was answered with {words!r} instead of {answer!r}")
        if words:
            self.lines.append(f"> *{words}*")
        return await self._hear(person, hears)

    async def event(self, words: str) -> None:
        """What happens to the machines, or to a chat, apart from what is said."""
        self.did(words)

    async def expect(self, person: Person, *hears: str) -> Json:
        """What the bot says to the step before."""
        return await self._hear(person, hears)

    async def quiet(self, person: Person, seconds: float = 4.0) -> None:
        """Nothing is said in this chat."""
        before = len(await self._of_bot(person))
        await asyncio.sleep(seconds)
        if len(found := await self._of_bot(person)) != before:
            raise Unheard(f"the bot should have been silent, and said {_words(found[-1])!r}")
        self.lines.append("> *(silence)*")

    # ---- listening

    async def _answer(self, query: str) -> str:
        end = asyncio.get_running_loop().time() + PATIENCE
        while asyncio.get_running_loop().time() < end:
            for call in (await Control(self.url).look())["calls"]:
                named = call["params"].get("callback_query_id")
                if call["method"].lower() == "answercallbackquery" and named == query:
                    return str(call["params"].get("text") or "")
            await asyncio.sleep(0.2)
        raise Unheard("a press was never answered")

    async def _hear(self, person: Person, hears: tuple[str, ...]) -> Json:
        """Wait until each part was said in what is new here; the last message that said one of them."""
        end = asyncio.get_running_loop().time() + PATIENCE
        found: Json = {}
        wanted = list(hears)
        while wanted:
            new = [m for m in await self._of_bot(person) if self._seen.get(_key(m)) != _looks(m)]
            for message in new:
                here = [part for part in wanted if part in _looks(message)]
                if here:
                    found = message
                    wanted = [part for part in wanted if part not in here]
            if wanted and asyncio.get_running_loop().time() > end:
                raise Unheard(f"never heard {wanted} in step {self.steps}; new is {[_looks(m) for m in new]}")
            if wanted:
                await asyncio.sleep(0.2)
        await self._note(person)
        return found

    async def _note(self, person: Person) -> None:
        """Write down what is new in this chat, and remember it."""
        for message in await self._of_bot(person):
            looks, before = _looks(message), self._seen.get(_key(message))
            if before == looks:
                continue
            self._seen[_key(message)] = looks
            if PASSING.search(_words(message)):
                continue
            self.lines += _quoted(message, changed=before is not None)

    async def _of_bot(self, person: Person) -> list[Json]:
        return [m for m in await person.messages() if (m.get("from") or {}).get("is_bot")]


def _who(person: Person) -> str:
    where = person._where
    place = "" if where["chat"] == "private" else f" in “{where['chat']}”"
    topic = f", topic “{person.topic}”" if isinstance(person, InTopic) else ""
    return f"{where['person']}{place}{topic}"


class InTopic(Person):
    """Somebody in a topic, by its name too."""

    def __init__(self, url: str, name: str, chat: str, thread: int, topic: str) -> None:
        super().__init__(url, name, chat, thread)
        self.topic = topic


def _key(message: Json) -> tuple[int, int]:
    return message["chat"]["id"], message["message_id"]


def _words(message: Json) -> str:
    return str(message.get("text") or message.get("caption") or "")


def _looks(message: Json) -> str:
    """All of a message that a person sees."""
    labels = " ".join(f"[{button['text']}]" for button in _buttons(message))
    return f"{_attached(message)}{_words(message)} {labels}"


def _attached(message: Json) -> str:
    if "document" in message:
        return f"File {message['document'].get('file_name', '')}. "
    if "photo" in message:
        size = message["photo"][-1]
        return f"Picture, {size['width']} × {size['height']}. "
    return ""


def _buttons(message: Json) -> list[Json]:
    rows = (message.get("reply_markup") or {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def _quoted(message: Json, *, changed: bool) -> list[str]:
    head = "*(its message now says)* " if changed else ""
    attached = f"*{_attached(message).strip()}* " if _attached(message) else ""
    lines = f"{head}{attached}{_words(message)}".split("\n")
    out = [f"> {line}".rstrip() + ("  " if line else "") for line in lines]
    for row in (message.get("reply_markup") or {}).get("inline_keyboard", []):
        out.append("> " + " ".join(f"`[{button['text']}]`" for button in row) + "  ")
    return [line if line.strip() != ">" else ">" for line in [*out, ""]]
