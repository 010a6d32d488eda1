"""What stands in the sandbox's chats, kept up to date from its stream of events, through its crashes too."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

import aiohttp

Json = dict[str, Any]
T = TypeVar("T")


class Chats:
    """Messages by chat and number, and the answers to presses. `listen` runs for ever beside the people."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._messages: dict[int, dict[int, Json]] = {}
        self._watched: set[int] = set()
        self._news: dict[int, asyncio.Condition] = {}
        self.answered: dict[str, str] = {}
        self.connected = asyncio.Event()

    def watch(self, chat_id: int) -> None:
        """Read this chat again after each time that the stream was cut off."""
        self._watched.add(chat_id)

    def of(self, chat_id: int) -> list[Json]:
        """All messages of a chat, oldest first."""
        chat = self._messages.get(chat_id, {})
        return [chat[number] for number in sorted(chat)]

    async def listen(self) -> None:
        while True:
            try:
                async with aiohttp.ClientSession() as session:
                    await self._listen(session)
            except (aiohttp.ClientError, OSError, ValueError):
                pass
            self.connected.clear()
            await asyncio.sleep(0.2)

    async def _listen(self, session: aiohttp.ClientSession) -> None:
        async with session.ws_connect(f"{self._url}/sandbox/events", heartbeat=10, max_msg_size=0) as socket:
            for chat_id in list(self._watched):
                await self._read(session, chat_id)
                await self._tell(chat_id)
            self.connected.set()
            async for message in socket:
                if message.type is aiohttp.WSMsgType.TEXT:
                    event = message.json()
                    self._take(event)
                    await self._tell(event["chat_id"] or event.get("person"))

    async def _read(self, session: aiohttp.ClientSession, chat_id: int) -> None:
        async with session.get(f"{self._url}/sandbox/chats/{chat_id}/messages?limit=1000000") as answer:
            if answer.status == 200:
                found = (await answer.json())["messages"]
                self._messages[chat_id] = {message["message_id"]: message for message in found}

    def _take(self, event: Json) -> None:
        kind, chat_id = event["type"], event["chat_id"]
        if kind in ("message", "edit"):
            message = event["message"]
            self._messages.setdefault(chat_id, {})[message["message_id"]] = message
        elif kind == "delete":
            self._messages.get(chat_id, {}).pop(event["message_id"], None)
        elif kind == "answer":
            self.answered[str(event["query_id"])] = str(event.get("text") or "")

    async def _tell(self, chat_id: int | None) -> None:
        if chat_id in self._news:
            async with self._news[chat_id]:
                self._news[chat_id].notify_all()

    async def until(self, chat_id: int, found: Callable[[], T | None], seconds: float) -> T | None:
        """The first thing that `found` finds, looking after every event of a chat; None after `seconds`."""
        news = self._news.setdefault(chat_id, asyncio.Condition())
        try:
            async with asyncio.timeout(seconds), news:
                while (thing := found()) is None:
                    await news.wait()
                return thing
        except TimeoutError:
            return found()
