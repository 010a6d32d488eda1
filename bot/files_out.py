"""The calls that send files: a photo, a document, an album of these, and what the chat shows meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any, TypeVar

from telegram import (
    Bot,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaDocument,
    InputMediaPhoto,
    Message,
    MessageId,
)
from telegram.error import TelegramError

from bot.background import Background
from bot.sending import Place

T = TypeVar("T")

UPLOAD_SECONDS = 120.0
ACTION_SECONDS = 4.5
"""A chat action shows for five seconds."""

Media = Path | bytes | str
"""A file on this machine, its bytes, or Telegram's id of one that it has."""


class FilesOut:
    def __init__(self, bot: Bot, background: Background) -> None:
        self._bot = bot
        self._background = background

    async def photo(
        self,
        place: Place,
        file: Media,
        caption: str,
        buttons: InlineKeyboardMarkup | None,
        *,
        name: str = "proof.jpg",
        silent: bool = False,
    ) -> Message:
        """silent: without a sound on the phones of the chat."""
        return await self._bot.send_photo(
            photo=await _content(file),
            caption=caption,
            filename=name,
            reply_markup=buttons,
            disable_notification=silent,
            **_there(place),
        )

    async def document(
        self,
        place: Place,
        file: Media,
        name: str | None,
        caption: str = "",
        keyboard: InlineKeyboardMarkup | None = None,
        *,
        silent: bool = False,
    ) -> Message:
        if isinstance(file, Path):
            # A master may have 2 GB with a local server: it goes out piece by piece.
            handle = await asyncio.to_thread(file.open, "rb")
            with handle:
                content = InputFile(handle, filename=name or file.name, read_file_handle=False)
                return await self._document(place, content, name, caption, keyboard, silent=silent)
        return await self._document(place, file, name, caption, keyboard, silent=silent)

    async def copy(self, place: Place, from_chat: int, message_id: int, caption: str) -> MessageId:
        """A file that stands in another chat, with another caption."""
        return await self._bot.copy_message(
            place.chat_id,
            from_chat,
            message_id,
            caption=caption,
            reply_parameters=place.reply,
            message_thread_id=place.thread_id,
        )

    async def _document(
        self,
        place: Place,
        content: InputFile | bytes | str,
        name: str | None,
        caption: str,
        keyboard: InlineKeyboardMarkup | None,
        *,
        silent: bool,
    ) -> Message:
        return await self._bot.send_document(
            document=content,
            caption=caption,
            filename=name,
            disable_content_type_detection=True,
            reply_markup=keyboard,
            disable_notification=silent,
            **_there(place),
        )

    async def documents(
        self, place: Place, files: Sequence[tuple[str | None, Media]], captions: Sequence[str] = ()
    ) -> list[Message]:
        """(name, file) of two to ten as an album, of one as a message. captions: of each, or of none."""
        if len(files) == 1:
            [(name, file)] = files
            return [await self.document(place, file, name, captions[0] if captions else "")]
        media = [
            InputMediaDocument(
                await _content(file), filename=name, caption=caption, disable_content_type_detection=True
            )
            for (name, file), caption in zip_longest(files, captions)
        ]
        return list(await self._bot.send_media_group(media=media, **_there(place)))

    async def photos(
        self, place: Place, files: Sequence[Media], caption: str, *, silent: bool = False
    ) -> list[Message]:
        """Two to ten as an album; the caption of the first stands below them all."""
        media = [
            InputMediaPhoto(await _content(file), caption=caption if at == 0 else None)
            for at, file in enumerate(files)
        ]
        sent = await self._bot.send_media_group(media=media, disable_notification=silent, **_there(place))
        return list(sent)

    async def showing(self, place: Place, action: str | None, send: Callable[[], Awaitable[T]]) -> T:
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


async def _content(file: Media) -> bytes | str:
    return await asyncio.to_thread(file.read_bytes) if isinstance(file, Path) else file


def _there(place: Place) -> dict[str, Any]:
    """Where a file goes, and the patience that an upload needs."""
    return {
        "chat_id": place.chat_id,
        "reply_parameters": place.reply,
        "message_thread_id": place.thread_id,
        "read_timeout": UPLOAD_SECONDS,
        "write_timeout": UPLOAD_SECONDS,
    }
