"""The calls that send files: a photo, a document, and what the chat shows meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from telegram import Bot, InlineKeyboardMarkup, Message
from telegram.error import TelegramError

from bot.background import Background
from bot.sending import Place

UPLOAD_SECONDS = 120.0
ACTION_SECONDS = 4.5
"""A chat action shows for five seconds."""


class FilesOut:
    def __init__(self, bot: Bot, background: Background) -> None:
        self._bot = bot
        self._background = background

    async def photo(
        self, place: Place, file: Path, caption: str, buttons: InlineKeyboardMarkup | None, *, silent: bool
    ) -> Message:
        """silent: without a sound on the phones of the chat."""
        return await self._bot.send_photo(
            place.chat_id,
            await asyncio.to_thread(file.read_bytes),
            caption=caption,
            filename="proof.jpg",
            reply_markup=buttons,
            disable_notification=silent,
            reply_parameters=place.reply,
            message_thread_id=place.thread_id,
            read_timeout=UPLOAD_SECONDS,
            write_timeout=UPLOAD_SECONDS,
        )

    async def document(
        self,
        place: Place,
        file: Path | str,
        name: str,
        caption: str,
        keyboard: InlineKeyboardMarkup | None = None,
        *,
        silent: bool = False,
    ) -> Message:
        """file: on this machine, or Telegram's id of one that it has."""
        return await self._bot.send_document(
            place.chat_id,
            file if isinstance(file, str) else await asyncio.to_thread(file.read_bytes),
            caption=caption,
            filename=name,
            disable_content_type_detection=True,
            reply_markup=keyboard,
            disable_notification=silent,
            reply_parameters=place.reply,
            message_thread_id=place.thread_id,
            read_timeout=UPLOAD_SECONDS,
            write_timeout=UPLOAD_SECONDS,
        )

    async def showing(
        self, place: Place, action: str | None, send: Callable[[], Awaitable[Message]]
    ) -> Message:
        """Upload while the chat shows that something is coming; nothing is shown for None."""
        if action is None:
            return await send()
        async with self._background.beside("chat action", keep_showing(self._bot, place, action)):
            return await send()


async def keep_showing(bot: Bot, place: Place, action: str) -> None:
    """Show a chat action until cancelled, or until Telegram refuses it."""
    while True:
        try:
            await bot.send_chat_action(place.chat_id, action, message_thread_id=place.thread_id)
        except TelegramError:
            return
        await asyncio.sleep(ACTION_SECONDS)
