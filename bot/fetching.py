"""A file that somebody sent: its bytes from Telegram, or a local Bot API server's file where it lies."""

from __future__ import annotations

import asyncio
from pathlib import Path

import structlog
from telegram import Bot
from telegram.error import BadRequest

from bot.local_api import NotTheServers, file_below, limits_of
from bot.sending import says
from bot.settings import Settings
from engine.source.data import File

log = structlog.get_logger(__name__)


class TooLarge(Exception):
    """A file of this size is not handed out, or not taken. size: in bytes, 0 when it isn't known."""

    def __init__(self, size: int = 0) -> None:
        super().__init__(size)
        self.size = size


SECONDS_LEAST, SECONDS_MOST = 60.0, 900.0
LEAST_SPEED = 2e6
"""Bytes a second. A local server answers getFile only once it has all of the file."""


class NotReadable(BadRequest):
    """The local server's file can't be used: for a caller the same as one that is not handed out."""


async def fetched(bot: Bot, settings: Settings, file_id: str, size: int | None = None) -> File:
    """size: in bytes, as far as it is known. Raises TooLarge, NotReadable, and what Telegram raises for its
    own reasons."""
    try:
        if settings.api_folder is None:
            file = await bot.get_file(file_id)
        else:
            file = await bot.get_file(file_id, read_timeout=patience(size))
    except BadRequest as error:
        if says(error, "file is too big"):
            raise TooLarge from error
        raise
    path = file.file_path or ""
    if settings.api_folder is not None:
        # PTB puts its address before a path that it can't read.
        named = path.removeprefix(f"{bot.base_file_url}/")
        return await asyncio.to_thread(_in_place, settings, settings.api_folder, named)
    # File.download_* would read a file of ours when a relative path happens to exist below the
    # working directory, so the address is put together here.
    address = path if path.startswith(("http://", "https://")) else f"{bot.base_file_url}/{path}"
    return await bot.request.retrieve(address, read_timeout=60)


def patience(size: int | None) -> float:
    """Seconds until a local server must have fetched a file."""
    return SECONDS_MOST if not size else min(SECONDS_MOST, SECONDS_LEAST + size / LEAST_SPEED)


def _in_place(settings: Settings, folder: Path, named: str) -> Path:
    try:
        found = file_below(folder, named)
        size = found.stat().st_size
    except (NotTheServers, OSError) as error:
        # The host reads this: ENLARGER_API_FOLDER is wrong, or its rights are.
        log.error("a local file can't be used: try enlarger doctor", error=type(error).__name__)
        raise NotReadable("a local file can't be used") from error
    if size > limits_of(settings).download_bytes:
        raise TooLarge(size)
    return found
