"""Whose update is handled next: everybody's in turn.

A handler waits until its answer has gone, and answers in a chat go one after the other (bot/limits.py): who
forwards a hundred messages would hold all handlers for a minute and a half, and the bot would be deaf to
everybody (2026-11-28). So each person and each chat has a line of its own, and only the first few of a line
are handled at a time. Presses have lines of their own, too: most are answered without a message.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Hashable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from telegram import Update

AT_ONCE = 32
"""Updates handled at the same time; handlers only record, answer and hand over."""
EACH = 3
"""Of one person, and of one chat."""

Key = tuple[bool, int]
"""Whether it is a press, and the number of a person or chat."""
K = TypeVar("K", bound=Hashable)


@dataclass
class _Line:
    room: asyncio.Semaphore
    here: int = 0
    """Those who are in it, handled or waiting."""


class Lines(Generic[K]):
    """A line for everybody; the first `each` of a line are let in."""

    def __init__(self, each: int) -> None:
        self._each = each
        self._lines: dict[K, _Line] = {}

    def __len__(self) -> int:
        """Lines in which somebody is."""
        return len(self._lines)

    @asynccontextmanager
    async def turn(self, key: K) -> AsyncIterator[None]:
        """Wait until it is one's turn; while inside, it is."""
        line = self._lines.setdefault(key, _Line(asyncio.Semaphore(self._each)))
        line.here += 1
        try:
            async with line.room:
                yield
        finally:
            line.here -= 1
            if not line.here:
                del self._lines[key]


class Turns:
    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._room = asyncio.Semaphore(at_once)
        self.lines: Lines[Key] = Lines(EACH)

    @asynccontextmanager
    async def turn(self, update: object) -> AsyncIterator[None]:
        """Wait until it is this update's turn; while inside, it is."""
        async with AsyncExitStack() as stack:
            # Always in this order, so that no two wait for each other.
            for key in sorted(keys_of(update), reverse=True):
                await stack.enter_async_context(self.lines.turn(key))
            await stack.enter_async_context(self._room)
            yield


def keys_of(update: object) -> set[Key]:
    """Its lines. An anonymous administrator, or a channel, counts as the chat it speaks for: all of them have
    one and the same number as people."""
    if not isinstance(update, Update):
        return set()
    press = update.callback_query is not None or update.inline_query is not None
    speakers = (update.effective_sender, update.effective_chat)
    return {(press, speaker.id) for speaker in speakers if speaker is not None}
