"""A published master's versions, as answers to its post: those the team chose before, else all there are."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

import structlog
from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.files_out import FilesOut
from bot.sending import Place, nobody_there, unconfirmed
from bot.services import Services
from bot.version_album import Item, albums, patiently
from bot.version_maker import VersionMaker, items_of, wanted_of
from engine.version_kinds import KINDS
from storage import library, library_posts
from storage.blobs import BlobCorrupt, BlobMissing
from storage.jobs import Job
from storage.library_view import Asset

log = structlog.get_logger(__name__)


class Ending(StrEnum):
    """DONE: they stand there. NONE: none could be cut, or they are there. GONE: the master isn't kept any
    more. TROUBLE: another time. UNSURE: Telegram didn't confirm them, and they may stand there."""

    DONE = "versions_done"
    NONE = "versions_none"
    GONE = "gone"
    TROUBLE = "trouble"
    UNSURE = "versions_unsure"

    @property
    def over(self) -> bool:
        """Nothing is left to ask for."""
        return self in (Ending.DONE, Ending.NONE, Ending.GONE)


class PublishedVersions:
    def __init__(self, services: Services, bot: Bot, maker: VersionMaker) -> None:
        self._services = services
        self._files = FilesOut(bot, services.background)
        self._maker = maker
        self._turn = asyncio.Lock()

    async def add(self, job: Job, asset: Asset) -> Ending:
        """Put below the post what doesn't stand there yet. One master at a time: nothing comes twice."""
        async with self._turn:
            async with self._services.database.session(reading=True) as session:
                now = await library.get(session, asset.id)
            if now is None or now.message_id is None:
                return Ending.GONE
            try:
                return await self._add(job, now)
            except (BlobMissing, BlobCorrupt):
                return Ending.GONE
            except TelegramError as error:
                log.warning("versions were not published", job=job.id, error=type(error).__name__)
                return Ending.UNSURE if unconfirmed(error) else Ending.TROUBLE

    async def _add(self, job: Job, asset: Asset) -> Ending:
        place = Place(asset.channel_id, asset.message_id)
        there = asset.versions.split()
        known: dict[str, str] = (job.versions or {}).get("files", {})
        chosen = [kind.name for kind in KINDS if kind.name in known or not known]
        missing = [name for name in chosen if name not in there]
        if not missing:
            return Ending.NONE
        if known and await self._by_telegrams_copies(place, asset, missing, known):
            return Ending.DONE
        sent = 0
        with tempfile.TemporaryDirectory(prefix="enlarger-", ignore_cleanup_errors=True) as folder:
            for album in albums(await self._cut(job, missing, Path(folder))):
                await self._album(place, asset, album)
                sent += len(album)
        return Ending.DONE if sent else Ending.NONE

    async def _by_telegrams_copies(
        self, place: Place, asset: Asset, names: Sequence[str], known: dict[str, str]
    ) -> bool:
        """False: Telegram doesn't have them any more."""
        try:
            await self._album(place, asset, [Item(name, "", known[name]) for name in names])
        except BadRequest as error:
            if nobody_there(error):
                raise
            return False
        return True

    async def _cut(self, job: Job, names: Sequence[str], folder: Path) -> list[Item]:
        wanted = await wanted_of(self._services.blobs, job, names, folder)
        return await items_of(await self._maker.cut(wanted) or [])

    async def _album(self, place: Place, asset: Asset, items: Sequence[Item]) -> None:
        """One message, or an album; that it stands there is noted at once."""
        media = [(item.file_name or None, item.media) for item in items]
        await patiently(place, lambda place: self._files.documents(place, media))
        async with self._services.database.session() as session:
            await library_posts.versions_posted(session, asset.id, [item.name for item in items])
