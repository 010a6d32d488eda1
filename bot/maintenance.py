"""Maintenance: the host works on the bot, and nothing that is sent meanwhile is lost.

Photos are noted in the inbox and answered afterwards, presses are asked to come back later, what waits in the
queue goes on. The switch is in the database, so that it holds for every bot process and over a restart.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.incoming import Incoming
from bot.sending import Place, answer_or_let_be
from bot.texts import say
from storage import preferences
from storage.db import Database

log = structlog.get_logger(__name__)

NAME, ON, OFF = "maintenance", "on", "off"
EVERY = 2.0
"""Seconds between two looks at the switch, which another process may have turned."""


class Maintenance:
    """on: whether it goes on, as last seen in the database."""

    def __init__(self, database: Database, spared: frozenset[int]) -> None:
        self._database = database
        self._spared = spared
        self._told: dict[int, Callable[[], bool]] = {}
        """By chats: whether what they were told of still waits."""
        self.on = False

    def holds(self, user_id: int) -> bool:
        """Whether this person has to wait; the host's own people may try things out."""
        return self.on and user_id not in self._spared

    async def turn(self, *, on: bool) -> None:
        async with self._database.session() as session:
            await preferences.choose(session, preferences.HOST, NAME, ON if on else OFF)
        self._seen(on)

    async def refresh(self) -> None:
        async with self._database.session(reading=True) as session:
            chosen = await preferences.of(session, preferences.HOST)
        self._seen(chosen.get(NAME) == ON)

    async def watch(self) -> None:
        """Refresh until cancelled."""
        while True:
            await self.refresh()
            await asyncio.sleep(EVERY)

    async def tell(self, bot: Bot, incoming: Incoming, waits: Callable[[], bool]) -> None:
        """Say that a photo is kept, unless one in the same chat that this was said of still waits."""
        still = self._told.get(incoming.chat_id)
        if still is not None and still():
            return
        self._told[incoming.chat_id] = waits
        place = Place(incoming.chat_id, incoming.message_id, incoming.thread_id)
        try:
            await answer_or_let_be(bot, place, say("host.maintenance"))
        except TelegramError as error:
            self._told.pop(incoming.chat_id, None)
            log.info("not told of maintenance", error=type(error).__name__)

    def _seen(self, on: bool) -> None:
        if on != self.on:
            log.info("maintenance", on=on)
            self._told.clear()
        self.on = on
