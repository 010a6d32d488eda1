"""Versions on their way: one file, or albums of files that each fit into a request."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import structlog
from telegram import InputMediaDocument, Message
from telegram.error import TelegramError

from bot.sending import Place, in_place, in_trouble

log = structlog.get_logger(__name__)
T = TypeVar("T")

ALBUM_BYTES = 40 * 2**20
"""Of one request: Telegram takes 50 MB with all that is around the files."""
UPLOAD_SECONDS = 120.0
AGAIN_PAUSES = (1.0, 5.0, 15.0)
"""Seconds between tries while Telegram is in trouble."""


@dataclass(frozen=True)
class Item:
    """A version to send. media: its bytes, or Telegram's id of it."""

    name: str
    file_name: str
    media: bytes | str

    @property
    def bytes(self) -> int:
        return len(self.media) if isinstance(self.media, bytes) else 0


def albums(items: Sequence[Item]) -> Iterator[list[Item]]:
    """What goes into one request."""
    album: list[Item] = []
    for item in items:
        if album and sum(one.bytes for one in album) + item.bytes > ALBUM_BYTES:
            yield album
            album = []
        album.append(item)
    if album:
        yield album


async def patiently(place: Place, send: Callable[[Place], Awaitable[T]]) -> T:
    """Like `in_place`, and again while Telegram is in trouble, which is surely not sent."""
    for pause in AGAIN_PAUSES:
        try:
            return await in_place(place, send)
        except TelegramError as error:
            if not in_trouble(error):
                raise
            log.info("versions are sent once more", error=type(error).__name__)
        await asyncio.sleep(pause)
    return await in_place(place, send)


async def upload(message: Message, place: Place, items: Sequence[Item]) -> list[Message]:
    bot = message.get_bot()
    if len(items) == 1:
        [item] = items
        return [
            await bot.send_document(
                place.chat_id,
                item.media,
                filename=item.file_name or None,
                disable_content_type_detection=True,
                reply_parameters=place.reply,
                message_thread_id=place.thread_id,
                read_timeout=UPLOAD_SECONDS,
                write_timeout=UPLOAD_SECONDS,
            )
        ]
    media = [
        InputMediaDocument(item.media, filename=item.file_name or None, disable_content_type_detection=True)
        for item in items
    ]
    return list(
        await bot.send_media_group(
            place.chat_id,
            media,
            reply_parameters=place.reply,
            message_thread_id=place.thread_id,
            read_timeout=UPLOAD_SECONDS,
            write_timeout=UPLOAD_SECONDS,
        )
    )
