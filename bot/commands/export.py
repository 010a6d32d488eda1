"""`enlarger export`: the libraries as folders, for the host: no limit of Telegram's, and nobody is asked."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

from telegram import Bot
from telegram.error import TelegramError

from bot.commands.files import need_writable
from bot.commands.guard import WrongUse
from bot.exporting import Export, Row, tables
from bot.fetching import TooLarge, fetched
from bot.settings import Settings, load_settings, prepare_data_folder
from engine.errors import NotWritten
from storage import library, library_links
from storage.blobs import open_blobs
from storage.db import Database


def run(folder: Path) -> None:
    """A folder for each library: its masters, and the table of them as CSV and JSON."""
    from bot.commands.database import check

    settings = load_settings()
    prepare_data_folder(settings)
    check(settings)
    try:
        empty = not folder.exists() or not any(folder.iterdir())
    except OSError as error:
        raise WrongUse(f"{folder}: {error.strerror}.") from error
    if not empty:
        raise WrongUse(f"{folder} is not empty: name another folder.")
    need_writable(folder)
    for line in asyncio.run(_export(settings, folder)) or ["There is no library with a master."]:
        print(line)


async def _export(settings: Settings, folder: Path) -> list[str]:
    database = Database(settings.database)
    lines = []
    try:
        async with AsyncExitStack() as open_bots:
            telegram = _Telegram(settings, open_bots)
            export = Export(database, open_blobs(settings.blob_folder), telegram.fetch)
            async with database.session(reading=True) as session:
                channels = await library.channels(session)
            for channel_id in channels:
                lines.append(await _library(database, export, channel_id, folder))
    finally:
        await database.close()
    return lines


async def _library(database: Database, export: Export, channel_id: int, folder: Path) -> str:
    async with database.session(reading=True) as session:
        links = await library_links.of_channel(session, channel_id)
    name = links[0].channel_name if links else ""
    below = folder / (name or f"channel{channel_id}")
    try:
        below.mkdir()
    except OSError as error:
        raise NotWritten(error.errno, error.strerror, str(below)) from error
    rows: list[Row] = []
    async for one in export.masters(channel_id, name):
        rows.append(one.row)
        if one.name:
            await asyncio.to_thread(_write, below / one.name, one.file)
        if one.beside:
            await asyncio.to_thread(_write, below / f"{one.name}.xmp", one.beside)
    for table, content in tables(rows):
        await asyncio.to_thread(_write, below / table, content)
    missing = sum(not row["file"] for row in rows)
    told = f"{below}: {len(rows)} masters"
    return f"{told}, {missing} of them in the table only." if missing else f"{told}."


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise NotWritten(error.errno, error.strerror, str(path)) from error


class _Telegram:
    """For masters that aren't kept here. The bot is asked for with the first one; without it, or without a
    token, they are in the table only."""

    def __init__(self, settings: Settings, stack: AsyncExitStack) -> None:
        self._settings = settings
        self._stack = stack
        self._bot: Bot | None = None
        self._tried = False

    async def fetch(self, file_id: str) -> bytes | None:
        bot = await self._opened()
        if bot is None or not file_id:
            return None
        try:
            file = await fetched(bot, self._settings, file_id)
        except (TooLarge, TelegramError):
            return None
        return await asyncio.to_thread(file.read_bytes) if isinstance(file, Path) else file

    async def _opened(self) -> Bot | None:
        if not self._tried and self._settings.token is not None:
            self._tried = True
            url, local = self._settings.api_url, self._settings.api_folder is not None
            bot = Bot(
                self._settings.require_token(),
                base_url=f"{url}/bot",
                base_file_url=f"{url}/file/bot",
                local_mode=local,
            )
            try:
                self._bot = await self._stack.enter_async_context(bot)
            except TelegramError:
                self._bot = None
        return self._bot
