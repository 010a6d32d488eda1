"""Progress messages are taken away when nothing is left to tell, or later when Telegram is away just then."""

from __future__ import annotations

import asyncio

from telegram import Bot

from bot.sending import remove
from storage import progress_messages
from storage.db import Database

EVERY = 30.0
"""Seconds between two looks."""


async def take_away(database: Database, bot: Bot, chat_id: int, message_id: int) -> None:
    """Delete the progress message of delivered jobs; what can't be done now, `keep_clear` does later."""
    if await remove(bot, chat_id, message_id):
        async with database.session() as session:
            await progress_messages.gone(session, chat_id, message_id)


async def keep_clear(database: Database, bot: Bot, *, every: float = EVERY) -> None:
    """Take away what stayed, until cancelled. What an earlier run left is in the database, too."""
    while True:
        await asyncio.sleep(every)
        async with database.session(reading=True) as session:
            found = await progress_messages.left(session)
        for chat_id, message_id in found:
            await take_away(database, bot, chat_id, message_id)
