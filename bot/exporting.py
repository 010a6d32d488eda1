"""What an export of a library consists of: each master's file with its words inside, and a table of all."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.asset_words import post_link
from engine.iptc import Fields, NoRoom, packet, with_fields
from engine.naming import safe_name
from storage import library
from storage.blobs import BlobCorrupt, BlobMissing, Blobs
from storage.db import Database
from storage.library_view import Asset

COLUMNS = (
    *("file", "title", "tags", "version", "width", "height", "bytes", "format", "source", "trust"),
    *("asked_by", "approved_by", "published", "link", "sha256"),
)

Row = dict[str, Any]
Fetch = Callable[[str], Awaitable[bytes | None]]
"""A file's bytes by Telegram's id of it; None when it isn't to be had."""


@dataclass(frozen=True)
class Exported:
    """A master for an export. file: with its words inside, b"" where it isn't to be had. beside: what stands
    in a .xmp file next to one that had no room for them, else b""."""

    name: str
    file: bytes
    beside: bytes
    row: Row


class Export:
    """largest: bytes of a master; a larger one is only in the table."""

    def __init__(self, database: Database, blobs: Blobs, fetch: Fetch, *, largest: int | None = None) -> None:
        self._database = database
        self._blobs = blobs
        self._fetch = fetch
        self._largest = largest

    async def masters(self, channel_id: int, channel_name: str) -> AsyncIterator[Exported]:
        """All of a library, the oldest first."""
        last = 0
        while True:
            async with self._database.session(reading=True) as session:
                page = await library.page(session, channel_id, after=last)
            if not page:
                return
            for asset in page:
                yield await self._exported(asset, post_link(channel_id, asset.message_id, channel_name))
            last = page[-1].id

    async def _exported(self, asset: Asset, url: str) -> Exported:
        data = await self._bytes(asset)
        if data is None:
            return Exported("", b"", b"", _row(asset, "", url))
        name = f"{asset.id:06}-{safe_name(asset.file_name)}"
        file, beside = await asyncio.to_thread(_with_words, data, asset, url)
        return Exported(name, file, beside, _row(asset, name, url))

    async def _bytes(self, asset: Asset) -> bytes | None:
        """The master from here, else from Telegram."""
        if self._largest is not None and asset.bytes > self._largest:
            return None
        try:
            return await self._blobs.get(asset.sha256)
        except (BlobMissing, BlobCorrupt):
            return await self._fetch(asset.file_id)


def _with_words(data: bytes, asset: Asset, url: str) -> tuple[bytes, bytes]:
    """The file with its words in its IPTC fields; where it has no room, a .xmp file beside it."""
    fields = Fields(asset.title, asset.tags, asset.asked_name, asset.approved_name, url)
    try:
        return with_fields(data, fields), b""
    except NoRoom:
        return data, packet(fields)


def _row(asset: Asset, name: str, url: str) -> Row:
    published = asset.posted_at.isoformat() if asset.posted_at else ""
    values = (
        *(name, asset.title, " ".join(asset.tags), asset.version, asset.width, asset.height, asset.bytes),
        *(asset.format, asset.source_verdict, asset.trust_verdict, asset.asked_name, asset.approved_name),
        *(published, url, asset.sha256),
    )
    return dict(zip(COLUMNS, values, strict=True))


def tables(rows: list[Row]) -> list[tuple[str, bytes]]:
    """(name, content) of the table as CSV and as JSON."""
    return [("masters.csv", _csv(rows)), ("masters.json", _json(rows))]


def _csv(rows: list[Row]) -> bytes:
    """With a byte order mark, so that spreadsheets read it as UTF-8; no cell is a formula."""
    file = io.StringIO()
    table = csv.DictWriter(file, COLUMNS)
    table.writeheader()
    for row in rows:
        table.writerow({key: _harmless(value) for key, value in row.items()})
    return file.getvalue().encode("utf-8-sig")


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value


def _json(rows: list[Row]) -> bytes:
    return json.dumps(rows, indent=1, ensure_ascii=False).encode()
