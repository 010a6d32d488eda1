"""Versions on their way: albums of files that each fit into a request, sent with patience."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import structlog
from telegram.error import TelegramError

from bot.sending import Place, in_place, in_trouble

log = structlog.get_logger(__name__)
T = TypeVar("T")

ALBUM_BYTES = 40 * 2**20
"""Of one request: Telegram takes 50 MB with all that is around the files."""
MOST = 10
"""Files that Telegram takes as one album."""
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
    return fitting(items, lambda item: item.bytes)


def fitting(items: Sequence[T], bytes_of: Callable[[T], int]) -> Iterator[list[T]]:
    """The same for anything that has a size: in their order, as many together as one album may hold."""
    album: list[T] = []
    for item in items:
        full = len(album) == MOST or sum(map(bytes_of, album)) + bytes_of(item) > ALBUM_BYTES
        if album and full:
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
