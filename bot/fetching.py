"""A file's bytes from Telegram."""

from __future__ import annotations

from telegram import Bot
from telegram.error import BadRequest

from bot.sending import says


class TooLarge(Exception):
    """Telegram hands out no file of this size."""


async def fetched(bot: Bot, file_id: str) -> bytes:
    """Raises TooLarge, and what Telegram raises for its own reasons."""
    try:
        file = await bot.get_file(file_id)
    except BadRequest as error:
        if says(error, "file is too big"):
            raise TooLarge from error
        raise
    # File.download_* would read a file of ours when a relative path happens to exist below the
    # working directory, so the address is put together here.
    path = file.file_path or ""
    address = path if path.startswith(("http://", "https://")) else f"{bot.base_file_url}/{path}"
    return await bot.request.retrieve(address, read_timeout=60)
