"""How fast we speak: PTB's limiter for what must arrive, none of its patience for what may be lost.

PTB answers one 429 by halting every request until the pause is over. For a progress edit or a chat
action that would be a bad trade: those go past it, are counted by themselves, and fail at once.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from aiolimiter import AsyncLimiter
from telegram.ext import AIORateLimiter

MAX_RETRIES = 5
"""Times a message waits out a flood limit before it is an error."""
EXPENDABLE = frozenset({"editMessageText", "editMessageReplyMarkup", "sendChatAction"})
EXPENDABLE_PER_SECOND = 12
"""Of Telegram's 30 a second; the rest is for messages."""
MESSAGES_PER_SECOND = 18


class Limiter(AIORateLimiter):
    """AIORateLimiter with a way past it for what may be lost."""

    def __init__(self) -> None:
        super().__init__(overall_max_rate=MESSAGES_PER_SECOND, max_retries=MAX_RETRIES)
        self._expendable = AsyncLimiter(EXPENDABLE_PER_SECOND, 1)

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
        return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)
