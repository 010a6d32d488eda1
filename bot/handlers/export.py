"""/export in a group: its administrators get the library's masters as ZIPs, with what is known of them."""

from __future__ import annotations

import asyncio
import tempfile
import zipfile
from functools import partial
from pathlib import Path
from typing import Any

import structlog
from telegram import Bot, Message, Update
from telegram.error import TelegramError
from telegram.ext import BaseHandler, CommandHandler, ContextTypes

from bot.exporting import Export, Exported, Row, tables
from bot.fetching import TooLarge, fetched
from bot.files_out import FilesOut
from bot.incoming import is_group, sender_of, thread_of
from bot.local_api import limits_of
from bot.sending import Place, answer_or_let_be, in_place
from bot.services import Services
from bot.teams import holds, link_of, may, standing_of
from bot.texts import say
from storage.library_view import Link

log = structlog.get_logger(__name__)

PART = 45 * 2**20
"""Bytes of a ZIP that holds more than one master: Telegram's own server takes 50 MB from a bot."""
ROOM = 5 * 2**20
"""Of what the server takes, for the words inside and the ZIP around."""


class ExportHandlers:
    def __init__(self, services: Services, bot: Bot) -> None:
        self._services = services
        self._bot = bot
        self._files = FilesOut(bot, services.background)
        self._under_way: set[int] = set()

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        return [CommandHandler("export", self.asked)]

    async def asked(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None:
            return
        place = Place(message.chat.id, message.message_id, thread_of(message))
        link = await link_of(self._services.database, message.chat.id) if is_group(message) else None
        if link is None:
            key = "library.none" if is_group(message) else "library.private"
            await answer_or_let_be(context.bot, place, say(key))
        elif not await self._may(context.bot, link, sender_of(message)):
            await answer_or_let_be(context.bot, place, say("library.not_administrator"))
        elif not await holds(context.bot, link):
            await answer_or_let_be(context.bot, place, say("library.lapsed"))
        elif link.channel_id in self._under_way:
            await answer_or_let_be(context.bot, place, say("export.under_way"))
        else:
            self._under_way.add(link.channel_id)
            await answer_or_let_be(context.bot, place, say("export.begun"))
            self._services.background.start("export", self._export(link, place))

    @staticmethod
    async def _may(bot: Bot, link: Link, person: int) -> bool:
        return may("export", await standing_of(bot, link.group_id, person), link.publishers)

    async def _export(self, link: Link, place: Place) -> None:
        try:
            with tempfile.TemporaryDirectory(prefix="enlarger-export-") as folder:
                rows = await self._parts(link, place, Path(folder))
            for name, data in tables(rows):
                await in_place(place, partial(self._table, name, data))
            missing = sum(not row["file"] for row in rows)
            text = say("export.done", count=len(rows))
            if missing:
                text += " " + say("export.missing", count=missing)
            await answer_or_let_be(self._bot, place, text)
        except TelegramError as error:
            log.warning("an export broke off", error=type(error).__name__)
            await answer_or_let_be(self._bot, place, say("export.failed"))
        finally:
            self._under_way.discard(link.channel_id)

    async def _table(self, name: str, data: bytes, place: Place) -> Message:
        return await self._files.document(place, data, name)

    async def _parts(self, link: Link, place: Place, folder: Path) -> list[Row]:
        """Send ZIP after ZIP, each as soon as it is full; the rows of the table."""
        rows: list[Row] = []
        number, size = 1, 0
        part = folder / "masters-1.zip"
        largest = limits_of(self._services.settings).upload_bytes - ROOM
        export = Export(self._services.database, self._services.blobs, self._fetch, largest=largest)
        async for one in export.masters(link.channel_id, link.channel_name):
            rows.append(one.row)
            if not one.name:
                continue
            if size and size + len(one.file) > PART:
                await self._send(place, part)
                number, size = number + 1, 0
                part = folder / f"masters-{number}.zip"
            await asyncio.to_thread(_add, part, one)
            size += len(one.file) + len(one.beside)
        if size:
            await self._send(place, part)
        return rows

    async def _send(self, place: Place, part: Path) -> None:
        await in_place(place, lambda place: self._files.document(place, part, part.name))
        await asyncio.to_thread(part.unlink)

    async def _fetch(self, file_id: str) -> bytes | None:
        try:
            file = await fetched(self._bot, self._services.settings, file_id)
        except (TooLarge, TelegramError):
            return None
        return await asyncio.to_thread(file.read_bytes) if isinstance(file, Path) else file


def _add(part: Path, one: Exported) -> None:
    """Pictures are packed already."""
    with zipfile.ZipFile(part, "a", zipfile.ZIP_STORED) as file:
        file.writestr(one.name, one.file)
        if one.beside:
            file.writestr(f"{one.name}.xmp", one.beside)
