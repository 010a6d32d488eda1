"""Edits of progress messages: seldom, never against a flood limit, and none after the last word."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass

import structlog
from telegram import Bot, InlineKeyboardMarkup
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.background import Background
from bot.sending import flood_seconds, nobody_there, says

log = structlog.get_logger(__name__)

SPACING = 5.0
"""Seconds between two edits in one chat."""
LAST_WORD_TRIES = 10


@dataclass(frozen=True)
class Shown:
    """What one progress message says."""

    text: str
    keyboard: InlineKeyboardMarkup | None


class Edits:
    """spacing: seconds between two edits in one chat."""

    def __init__(self, bot: Bot, background: Background, spacing: float = SPACING) -> None:
        self._bot = bot
        self._background = background
        self.spacing = spacing
        self._shown: dict[int, dict[int, Shown]] = {}
        self._next_edit: dict[int, float] = {}
        self._locks: dict[int, asyncio.Lock] = {}
        self._ended: set[tuple[int, int]] = set()

    def next_at(self, chat_id: int) -> float:
        """When this chat may be edited again, by the loop's clock."""
        return self._next_edit.get(chat_id, 0.0)

    def may_edit(self, chat_id: int) -> bool:
        return asyncio.get_running_loop().time() >= self.next_at(chat_id)

    async def show(self, chat_id: int, message_id: int, shown: Shown) -> None:
        """Let a message say this, unless it does already or has said its last word."""
        if self._shown.get(chat_id, {}).get(message_id) == shown:
            return
        async with self._lock(chat_id):
            if (chat_id, message_id) not in self._ended:
                await self._edit(chat_id, message_id, shown)

    async def last_word(self, chat_id: int, message_id: int, text: str) -> None:
        """Say how it ended; no edit that is on its way or comes later may take that back."""
        self._ended.add((chat_id, message_id))
        async with self._lock(chat_id):
            wait = await self._edit(chat_id, message_id, Shown(text, None))
        if wait is not None:
            self._background.start("last word", self._say_later(chat_id, message_id, text, wait))

    def note(self, chat_id: int, message_id: int, shown: Shown) -> None:
        """A message says this now; the next edit in its chat waits."""
        self._shown.setdefault(chat_id, {})[message_id] = shown
        self._next_edit[chat_id] = asyncio.get_running_loop().time() + self.spacing

    def forget(self, chats: Collection[int]) -> None:
        """Keep memory for these chats only."""
        self._shown = {chat: shown for chat, shown in self._shown.items() if chat in chats}
        self._locks = {chat: lock for chat, lock in self._locks.items() if chat in chats or lock.locked()}
        self._ended = {key for key in self._ended if key[0] in chats}
        now = asyncio.get_running_loop().time()
        self._next_edit = {chat: at for chat, at in self._next_edit.items() if chat in chats or at > now}

    async def _say_later(self, chat_id: int, message_id: int, text: str, wait: float) -> None:
        """No look comes back to a message that has ended, so its last word waits a flood limit out here."""
        for _ in range(LAST_WORD_TRIES):
            await asyncio.sleep(wait + 0.1)
            async with self._lock(chat_id):
                again = await self._edit(chat_id, message_id, Shown(text, None))
            if again is None:
                return
            wait = again

    def _lock(self, chat_id: int) -> asyncio.Lock:
        return self._locks.setdefault(chat_id, asyncio.Lock())

    async def _edit(self, chat_id: int, message_id: int, shown: Shown) -> float | None:
        """None, or the seconds until it may be tried again: Telegram wants to be left alone, or is away."""
        pause = self.spacing
        try:
            await self._bot.edit_message_text(
                shown.text, chat_id=chat_id, message_id=message_id, reply_markup=shown.keyboard
            )
        except RetryAfter as flood:
            # Never answered with a new message: the chat is simply left alone for as long as it asks.
            seconds = flood_seconds(flood)
            self._next_edit[chat_id] = asyncio.get_running_loop().time() + pause + seconds
            return seconds
        except TelegramError as error:
            if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
                log.warning("a progress message was not edited yet", error=type(error).__name__)
                self._next_edit[chat_id] = asyncio.get_running_loop().time() + pause
                return pause
            # Deleted, too old or unchanged: there is nothing left to say in it.
            if not says(error, "not modified", "not found", "can't be edited") and not nobody_there(error):
                log.warning("a progress message was not edited", error=type(error).__name__)
        self.note(chat_id, message_id, shown)
        return None
