"""/export in a group: its administrators get the library's masters as ZIPs, with what is known of them."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import tempfile
import zipfile
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any

import structlog
from telegram import Bot, Message, Update
from telegram.error import TelegramError
from telegram.ext import BaseHandler, CommandHandler, ContextTypes

from bot.asset_words import post_link
from bot.fetching import TooLarge, fetched
from bot.files_out import FilesOut
from bot.incoming import is_group, sender_of, thread_of
from bot.reading_pool import bytes_of
from bot.sending import Place, answer_or_let_be, in_place
from bot.services import Services
from bot.teams import holds, link_of, may, standing_of
from bot.texts import say
from engine.iptc import Fields, NoRoom, packet, with_fields
from engine.naming import safe_name
from storage import library
from storage.blobs import BlobCorrupt, BlobMissing
from storage.library_view import Asset, Link

log = structlog.get_logger(__name__)

LARGEST_PART = 45 * 2**20
"""Bytes of a ZIP: Telegram takes 50 MB from a bot."""
COLUMNS = (
    *("file", "title", "tags", "version", "width", "height", "bytes", "format", "source", "trust"),
    *("asked_by", "approved_by", "published", "link", "sha256"),
)


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
            files = [("masters.csv", _csv(rows)), ("masters.json", _json(rows))]
            for name, data in files:
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

    async def _parts(self, link: Link, place: Place, folder: Path) -> list[dict[str, Any]]:
        """Send ZIP after ZIP, each as soon as it is full; the rows of the table."""
        rows: list[dict[str, Any]] = []
        number, size = 1, 0
        part = folder / "masters-1.zip"
        async for asset in self._assets(link):
            data = await self._bytes(asset)
            url = post_link(link.channel_id, asset.message_id, link.channel_name)
            name = f"{asset.id:06}-{safe_name(asset.file_name)}" if data else ""
            rows.append(_row(asset, name, url))
            if data is None:
                continue
            file, beside = await asyncio.to_thread(_with_words, data, asset, url)
            if size and size + len(file) > LARGEST_PART:
                await self._send(place, part)
                number, size = number + 1, 0
                part = folder / f"masters-{number}.zip"
            await asyncio.to_thread(_add, part, name, file)
            if beside:
                await asyncio.to_thread(_add, part, f"{name}.xmp", beside)
            size += len(file) + len(beside)
        if size:
            await self._send(place, part)
        return rows

    async def _send(self, place: Place, part: Path) -> None:
        await in_place(place, lambda place: self._files.document(place, part, part.name))
        await asyncio.to_thread(part.unlink)

    async def _assets(self, link: Link) -> AsyncIterator[Asset]:
        last = 0
        while True:
            async with self._services.database.session(reading=True) as session:
                page = await library.page(session, link.channel_id, after=last)
            if not page:
                return
            for asset in page:
                yield asset
            last = page[-1].id

    async def _bytes(self, asset: Asset) -> bytes | None:
        """The master from here, else from Telegram; None when neither gives it, or it fits no part."""
        try:
            data = await self._services.blobs.get(asset.sha256)
        except (BlobMissing, BlobCorrupt):
            try:
                file = await fetched(self._bot, self._services.settings, asset.file_id)
                data = await asyncio.to_thread(bytes_of, file)
            except (TooLarge, TelegramError):
                return None
        return data if len(data) <= LARGEST_PART else None


def _with_words(data: bytes, asset: Asset, url: str) -> tuple[bytes, bytes]:
    """The file with its words in its IPTC fields; where it has no room, a .xmp file beside it."""
    fields = Fields(asset.title, asset.tags, asset.asked_name, asset.approved_name, url)
    try:
        return with_fields(data, fields), b""
    except NoRoom:
        return data, packet(fields)


def _add(part: Path, name: str, data: bytes) -> None:
    """Pictures are packed already."""
    with zipfile.ZipFile(part, "a", zipfile.ZIP_STORED) as file:
        file.writestr(name, data)


def _row(asset: Asset, name: str, url: str) -> dict[str, Any]:
    published = asset.posted_at.isoformat() if asset.posted_at else ""
    values = (
        *(name, asset.title, " ".join(asset.tags), asset.version, asset.width, asset.height, asset.bytes),
        *(asset.format, asset.source_verdict, asset.trust_verdict, asset.asked_name, asset.approved_name),
        *(published, url, asset.sha256),
    )
    return dict(zip(COLUMNS, values, strict=True))


def _csv(rows: list[dict[str, Any]]) -> bytes:
    """With a byte order mark, so that spreadsheets read it as UTF-8; no cell is a formula."""
    file = io.StringIO()
    table = csv.DictWriter(file, COLUMNS)
    table.writeheader()
    for row in rows:
        table.writerow({key: _harmless(value) for key, value in row.items()})
    return file.getvalue().encode("utf-8-sig")


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value


def _json(rows: list[dict[str, Any]]) -> bytes:
    return json.dumps(rows, indent=1, ensure_ascii=False).encode()
