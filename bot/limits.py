"""How fast we speak: PTB's limiter for what must arrive, none of its patience for what may be lost.

PTB answers one 429 by halting every request until the pause is over. For a progress edit or a chat
action that would be a bad trade: those go past it, are counted by themselves, and fail at once.

It knows no limit for a private chat, so somebody who sent a dozen photos at once brought a 429 a second,
which held up everybody and in the end lost a card (`enlarger bench load`, 2026-11-23). So the messages of
a chat wait in line here, and only theirs.

It also counts every question about a group as a message to it: in a lively one, somebody who pressed a button
waited 24 s until it was known whether he may (bench/hostile_product.py, 2026-11-28). What sends nothing waits
in no line here.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from aiolimiter import AsyncLimiter
from telegram.ext import AIORateLimiter

MAX_RETRIES = 8
"""Times a message waits out a flood limit before it is an error."""
EXPENDABLE = frozenset({"editMessageText", "editMessageReplyMarkup", "sendChatAction"})
MESSAGES = ("send", "copy", "forward", "edit")
"""How the names of methods begin that Telegram counts against a chat."""
EXPENDABLE_PER_SECOND = 12
"""Of Telegram's 30 a second; the rest is for messages."""
MESSAGES_PER_SECOND = 18
GROUP_MESSAGES, GROUP_SECONDS = 20, 60.0
"""Telegram's limit for a group or channel."""
CHAT_BURST, CHAT_SECONDS = 4, 4.4
"""Messages of one chat that may go at once, and the seconds in which so many more may follow: a little less
than Telegram's one a second, with short bursts."""
MOST_CHATS = 2048
"""Chats whose line is remembered; empty ones are forgotten beyond that."""


class Limiter(AIORateLimiter):
    """AIORateLimiter with a way past it for what may be lost."""

    def __init__(self) -> None:
        super().__init__(
            overall_max_rate=MESSAGES_PER_SECOND,
            group_max_rate=GROUP_MESSAGES,
            group_time_period=GROUP_SECONDS,
            max_retries=MAX_RETRIES,
        )
        self._expendable = AsyncLimiter(EXPENDABLE_PER_SECOND, 1)
        self._chats: dict[int, AsyncLimiter] = {}

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        if endpoint in EXPENDABLE:
            async with self._expendable:
                return await callback(*args, **kwargs)
        if not endpoint.startswith(MESSAGES):
            return await super().process_request(callback, args, kwargs, endpoint, {}, rate_limit_args)
        chat_id = data.get("chat_id")
        if isinstance(chat_id, int) and chat_id > 0 and endpoint.startswith(("send", "copy")):
            await self._line_of(chat_id).acquire()
        return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)

    def _line_of(self, chat_id: int) -> AsyncLimiter:
        if chat_id not in self._chats and len(self._chats) >= MOST_CHATS:
            self._chats = {
                key: line for key, line in self._chats.items() if not line.has_capacity(CHAT_BURST)
            }
        return self._chats.setdefault(chat_id, AsyncLimiter(CHAT_BURST, CHAT_SECONDS))
