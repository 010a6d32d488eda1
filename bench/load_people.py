"""Simulated people: each sends photos, presses a size, perhaps cancels, and waits for the masters.

They behave as people do: what got no answer is looked for and then pressed or sent once more, and every such
repetition is counted, because the product should make none necessary.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from functools import partial
from typing import Any

import aiohttp

from bench.load_chats import Chats, Json
from bench.load_photos import photo
from sandbox.client import Control, Person, Refused

OFFLINE = (aiohttp.ClientError, OSError, TimeoutError)
CARD_SECONDS = 420.0
"""Without a card for so long the photo counts as lost, and is sent again: it stands in the chat, so the bot
has it to answer, after a crash too."""
PRESS_SECONDS = 10.0
MASTER_SECONDS = 20.0
"""How often somebody who waits looks whether the bot asks him something."""
UNSURE = "didn't confirm that"
AGAIN = "second copy"
"""What the bot's words hold when a master may have come before (bot/texts.py)."""


@dataclass
class Wish:
    """One photo that somebody wants enlarged, and when what happened (seconds of time.time())."""

    person: int
    number: int
    due: float
    target: str = "2K"
    cancels: bool = False
    sent: float = 0.0
    card: float | None = None
    pressed: float | None = None
    progress: float | None = None
    ended: float | None = None
    message_id: int = 0
    sent_again: int = 0
    pressed_again: int = 0
    asked_whether: int = 0
    cancelled: bool = False

    @property
    def name(self) -> str:
        return f"p{self.person:04}-{self.number:05}.jpg"


class SimulatedPerson:
    def __init__(self, url: str, name: str, chats: Chats) -> None:
        self._person = Person(url, name, "private")
        self._control = Control(url)
        self._name = name
        self._chats = chats
        self.chat_id = 0

    async def arrive(self) -> None:
        self.chat_id = await self._control.new_person(self._name)
        self._chats.watch(self.chat_id)

    async def live(self, wish: Wish) -> None:
        """The whole way of one photo, however long it takes."""
        await asyncio.sleep(max(0.0, wish.due - time.time()))
        await self._send(wish)
        card = await self._card(wish)
        await self._press(wish, card)
        await self._wait(wish)

    async def _send(self, wish: Wish) -> None:
        data = await asyncio.to_thread(photo, wish.number)
        wish.sent = wish.sent or time.time()
        while True:
            await self._chats.connected.wait()
            if not wish.sent_again and (known := self._own(wish)):
                wish.message_id = known["message_id"]
                return
            try:
                sent = await self._person.send((wish.name, data), how="file")
            except (*OFFLINE, Refused):
                # Telegram is away. Whether it took the photo is seen once it is back.
                await asyncio.sleep(1.0)
            else:
                wish.message_id = sent[0]["message_id"]
                return

    def _own(self, wish: Wish) -> Json | None:
        """The photo as it stands in the chat, when it does."""
        for message in self._chats.of(self.chat_id):
            if not message["from"]["is_bot"] and message.get("document", {}).get("file_name") == wish.name:
                return message
        return None

    async def _card(self, wish: Wish) -> Json:
        while True:
            card = await self._chats.until(self.chat_id, lambda: self._find_card(wish), CARD_SECONDS)
            if card is not None:
                wish.card = time.time()
                return card
            wish.sent_again += 1
            await self._send(wish)

    def _find_card(self, wish: Wish) -> Json | None:
        return next((m for m in self.answers(wish) if _button(m, wish.target)), None)

    def answers(self, wish: Wish) -> list[Json]:
        """What the bot said to this photo."""
        return [
            message
            for message in self._chats.of(self.chat_id)
            if message["from"]["is_bot"]
            and message.get("reply_to_message", {}).get("message_id") == wish.message_id
        ]

    def masters(self, wish: Wish, chats: Chats | None = None) -> list[Json]:
        """By the name: a master that had to be sent anew need not answer anything."""
        stem = wish.name.removesuffix(".jpg")
        return [
            message
            for message in (chats or self._chats).of(self.chat_id)
            if message["from"]["is_bot"]
            and message.get("document", {}).get("file_name", "").startswith(f"{stem}-")
            and "proof" not in message["document"]["file_name"]
        ]

    async def _press(self, wish: Wish, card: Json) -> None:
        wish.pressed = time.time()
        while True:
            query = await self._tap(card, wish.target)
            if query is not None:
                done = await self._chats.until(self.chat_id, partial(self._taken, wish, query), PRESS_SECONDS)
                if done:
                    return
            wish.pressed_again += 1
            await asyncio.sleep(1.0)

    def _taken(self, wish: Wish, query: str) -> bool | None:
        """The press was answered, or its work is seen to be done."""
        return True if query in self._chats.answered or self.masters(wish) or self._progress(wish) else None

    async def _tap(self, message: Json, label: str) -> str | None:
        await self._chats.connected.wait()
        try:
            return await self._person.press(message["message_id"], _button(message, label) or "")
        except (*OFFLINE, Refused):
            return None

    def _progress(self, wish: Wish) -> Json | None:
        return next((m for m in self.answers(wish) if _button(m, "Cancel")), None)

    async def _wait(self, wish: Wish) -> None:
        shown = await self._chats.until(
            self.chat_id, lambda: self._progress(wish) or self._first(self.masters(wish)), MASTER_SECONDS
        )
        wish.progress = time.time() if shown else None
        if wish.cancels and shown and _button(shown, "Cancel"):
            await self._tap(shown, "Cancel")
        while True:
            end = await self._chats.until(self.chat_id, lambda: self._end(wish), MASTER_SECONDS)
            if end is not None:
                wish.ended = time.time()
                wish.cancelled = "document" not in end
                return
            await self._answer_question(wish)

    def _first(self, messages: list[Json]) -> Json | None:
        return messages[0] if messages else None

    def _end(self, wish: Wish) -> Json | None:
        ended = [m for m in self.answers(wish) if wish.cancels and "cancelled" in m.get("text", "")]
        return self._first(self.masters(wish)) or self._first(ended)

    async def _answer_question(self, wish: Wish) -> None:
        """Telegram may not have confirmed the master: it isn't there, so it is wished again."""
        for message in self.answers(wish):
            if UNSURE in message.get("text", "") and _button(message, "Send it again"):
                wish.asked_whether += 1
                await self._tap(message, "Send it again")


def marked(message: Json) -> bool:
    """Whether a master says of itself that it may be a second copy."""
    return AGAIN in message.get("caption", "")


def _button(message: Json, label: str) -> str | None:
    rows: list[list[dict[str, Any]]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    for row in rows:
        for button in row:
            if label in button["text"] and "callback_data" in button:
                return str(button["callback_data"])
    return None
