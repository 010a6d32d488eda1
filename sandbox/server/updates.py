"""The bot's updates: a queue that is emptied by getUpdates or by the webhook, never by both."""

from __future__ import annotations

import asyncio
from typing import Final

from sandbox.server.clock import Clock
from sandbox.server.errors import Conflict
from sandbox.server.limits import LONG_POLL_SECONDS, UPDATE_SECONDS
from sandbox.server.store import Json, Shelf

_ONLY_WHEN_ASKED: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_OTHER_POLL: Final = "terminated by other getUpdates request; make sure that only one bot instance is running"


class UpdateQueue:
    """Updates wait at most 24 hours, in the order in which they happened, until they are confirmed."""

    def __init__(self, shelf: Shelf, meta: Shelf, clock: Clock) -> None:
        self._shelf, self._meta, self._clock = shelf, meta, clock
        self._waiting: asyncio.Future[None] | None = None
        self.changed = asyncio.Event()  # for the webhook
        meta.setdefault("updates", {"next": 100_000_001, "allowed": None})

    @property
    def allowed(self) -> list[str] | None:
        kinds: list[str] | None = self._meta["updates"]["allowed"]
        return kinds

    def allow(self, kinds: list[str] | None) -> None:
        """An empty list means all but the three that must be asked for, as with Telegram."""
        self._meta["updates"] = {**self._meta["updates"], "allowed": kinds or None}

    def push(self, kind: str, body: Json) -> None:
        wanted = kind in self.allowed if self.allowed is not None else kind not in _ONLY_WHEN_ASKED
        if not wanted:
            return
        state = self._meta["updates"]
        number = state["next"]
        self._meta["updates"] = {**state, "next": number + 1}
        self._shelf[str(number)] = {"at": self._clock.now(), "update": {"update_id": number, kind: body}}
        self.changed.set()
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)

    def pending(self, limit: int = 100) -> list[Json]:
        self._expire()
        return [self._shelf[key]["update"] for key in sorted(self._shelf, key=int)[:limit]]

    def count(self) -> int:
        self._expire()
        return len(self._shelf)

    def confirm(self, number: int) -> None:
        """Forget one update that the webhook took."""
        self._shelf.pop(str(number), None)

    def clear(self) -> None:
        for key in list(self._shelf):
            del self._shelf[key]

    def _expire(self) -> None:
        oldest = self._clock.now() - UPDATE_SECONDS
        for key in [key for key, row in self._shelf.items() if row["at"] < oldest]:
            del self._shelf[key]

    def _forget(self, offset: int) -> None:
        """A positive offset confirms all before it; a negative one keeps only the last -offset."""
        keys = sorted(self._shelf, key=int)
        gone = (
            [key for key in keys if int(key) < offset] if offset > 0 else keys[:offset] if offset < 0 else []
        )
        for key in gone:
            del self._shelf[key]

    def end_poll(self, reason: str) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(Conflict(reason))

    async def poll(self, offset: int, limit: int, seconds: int) -> list[Json]:
        """getUpdates. Raises Conflict when a later poll takes over, as the older poll is told."""
        self.end_poll(_OTHER_POLL)
        self._forget(offset)
        loop = asyncio.get_running_loop()
        end = loop.time() + min(LONG_POLL_SECONDS, max(0, seconds))
        limit = min(100, max(1, limit))
        while not (found := self.pending(limit)):
            left = end - loop.time()
            if left <= 0:
                return []
            waiting = self._waiting = loop.create_future()
            try:
                async with asyncio.timeout(left):
                    await waiting
            except TimeoutError:
                return []
            finally:
                if self._waiting is waiting:
                    self._waiting = None
        return found
