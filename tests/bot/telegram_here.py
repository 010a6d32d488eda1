"""The sandbox inside the test: the real server on a free port, and people who use it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from aiohttp import web

from sandbox.server import board, people, render
from sandbox.server.api import WORLD
from sandbox.server.app import create_app
from sandbox.server.messages import Message
from sandbox.server.people import Act
from sandbox.server.request import Upload
from sandbox.server.seed import ANN
from sandbox.server.world import Options, World

T = TypeVar("T")
PATIENCE = 20.0


async def eventually(look: Callable[[], T | None], patience: float = PATIENCE) -> T:
    """Wait until `look` finds something; the test fails when it never does."""
    end = asyncio.get_running_loop().time() + patience
    while not (found := look()):
        assert asyncio.get_running_loop().time() < end, "waited in vain"
        await asyncio.sleep(0.03)
    return found


@dataclass
class Telegram:
    """A running sandbox: its address, and its world to look into."""

    address: str
    world: World
    answers: asyncio.Queue[dict[str, Any]] = field(default_factory=asyncio.Queue)

    def calls(self, method: str) -> list[dict[str, Any]]:
        return [call for call in self.world.calls if call["method"].lower() == method.lower()]

    def person(self, person: int = ANN, chat_id: int | None = None, thread: int | None = None) -> Person:
        return Person(self, person, chat_id or person, thread)


@dataclass
class Person:
    """Someone in a chat: what they do, and what they see of the bot."""

    telegram: Telegram
    id: int
    chat_id: int
    thread: int | None = None

    def _act(self, reply_to: int | None = None) -> Act:
        return Act(self.id, self.chat_id, self.thread, reply_to)

    @property
    def world(self) -> World:
        return self.telegram.world

    def text(self, words: str, reply_to: int | None = None) -> int:
        return people.send_text(self.world, self._act(reply_to), words)[0].message_id

    async def send(
        self, *files: tuple[str, bytes], how: str = "photo", caption: str = "", reply_to: int | None = None
    ) -> list[int]:
        """Send (name, bytes) as photo, hd or file; several make an album."""
        uploads = [Upload(name, data, "") for name, data in files]
        sent = await people.send_files(self.world, self._act(reply_to), uploads, how, caption)
        return [message.message_id for message in sent]

    def send_content(self, **content: Any) -> int:
        """Send what the chat page has no button for: a sticker, a voice message."""
        people._open_private(self.world, self._act())
        message = board.new(self.world, self.chat_id, self.id, content)
        return board.post_from_person(self.world, message, self.id).message_id

    def said(self) -> list[Message]:
        """What the bot has in this chat (and topic) now, oldest first."""
        found = self.world.messages.of_chat(self.chat_id)
        return [
            message
            for message in found
            if message.sender == self.world.bot_id
            and (self.thread is None or message.thread_id == self.thread)
        ]

    def texts(self) -> list[str]:
        return [text_of(message) for message in self.said()]

    async def hears(self, *parts: str, patience: float = PATIENCE) -> Message:
        """Wait for a message of the bot that contains all parts."""

        def look() -> Message | None:
            return next((m for m in self.said() if all(part in text_of(m) for part in parts)), None)

        try:
            return await eventually(look, patience)
        except AssertionError:
            raise AssertionError(f"never heard {parts}; the bot said {self.texts()}") from None

    async def hears_file(self, kind: str) -> Message:
        """Wait for a message of the bot with a photo or a document."""
        return await eventually(lambda: next((m for m in self.said() if kind in m.content), None))

    async def press(self, message: Message, label: str) -> str:
        """Press the button whose label starts so; returns the words of the answer."""
        fresh = self.world.message(message.chat_id, message.message_id)
        assert fresh is not None
        data = next(button["callback_data"] for button in buttons(fresh) if button["text"].startswith(label))
        return await self._answer(people.press(self.world, self._act(), message.message_id, data))

    async def forge(self, message: Message, data: str) -> str:
        """Press with data that no button carries, as a changed client can."""
        key = self.world.new_query("callback", self.id, message_id=message.message_id, chat_id=self.chat_id)
        body = {
            "id": key,
            "from": render.public_user(self.world, self.id),
            "message": render.message(self.world, message),
            "chat_instance": "1",
            "data": data,
        }
        self.world.updates.push("callback_query", body)
        return await self._answer(key)

    async def _answer(self, query_id: str) -> str:
        while True:
            async with asyncio.timeout(PATIENCE):
                event = await self.telegram.answers.get()
            if event["type"] == "answer" and event["query_id"] == query_id:
                return str(event["text"])


def text_of(message: Message) -> str:
    return str(message.content.get("text") or message.content.get("caption") or "")


def buttons(message: Message) -> list[dict[str, str]]:
    rows = (message.reply_markup or {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def labels(message: Message) -> list[str]:
    return [button["text"] for button in buttons(message)]


@asynccontextmanager
async def telegram_here(options: Options | None = None, *, rates: bool = False) -> AsyncIterator[Telegram]:
    """A sandbox with a world of its own, in memory unless the options say otherwise."""
    app = create_app(options or Options(rates=rates))
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        with app[WORLD].events.listen() as answers:
            yield Telegram(f"http://127.0.0.1:{runner.addresses[0][1]}", app[WORLD], answers)
    finally:
        await runner.cleanup()
