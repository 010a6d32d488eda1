"""The picture of /start: a small photo, the two sizes, and what became of it beside the plain enlargement.

It is drawn once by tools/welcome_picture.py from a real master. Telegram gets it once: its id is kept in the
database, for all processes and over restarts, and the picture is sent anew when Telegram doesn't know it.
"""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path

import structlog
from telegram import Bot, Message
from telegram.error import BadRequest

from bot.sending import nobody_there
from storage import preferences
from storage.db import Database

log = structlog.get_logger(__name__)

PICTURE = Path(__file__).parent / "welcome.jpg"
NAME = "welcome"
"""Under which the host's row keeps what Telegram calls it."""


class Welcome:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def send(self, bot: Bot, chat_id: int, thread_id: int | None, words: str) -> None:
        """Raises TelegramError."""
        picture = await asyncio.to_thread(PICTURE.read_bytes)
        # Another picture, after an update, has another mark: the old one's id is for nothing then.
        mark = hashlib.sha256(picture).hexdigest()[:16]
        if known := await self._known(mark):
            try:
                await _send(bot, chat_id, thread_id, words, known)
            except BadRequest as error:
                if nobody_there(error):
                    raise
                log.info("the welcome picture is sent anew", reason=str(error)[:100])
            else:
                return
        sent = await _send(bot, chat_id, thread_id, words, picture)
        if sent.photo:
            async with self._database.session() as session:
                value = f"{mark}:{sent.photo[-1].file_id}"
                await preferences.choose(session, preferences.HOST, NAME, value)

    async def _known(self, mark: str) -> str | None:
        async with self._database.session(reading=True) as session:
            kept = str((await preferences.of(session, preferences.HOST)).get(NAME, ""))
        known_mark, _, file_id = kept.partition(":")
        return file_id if known_mark == mark and file_id else None


async def _send(bot: Bot, chat_id: int, thread_id: int | None, words: str, photo: bytes | str) -> Message:
    return await bot.send_photo(chat_id, photo, caption=words, message_thread_id=thread_id)
