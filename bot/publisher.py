"""Publishing: a master's proof sheet and its file go to a team's channel, once, however often it is asked.

The row of the library is claimed before anything is sent and completed when the post stands
(storage/library_posts.py). After a crash in between, or a send that Telegram didn't confirm, the next one who
publishes looks for the post first (bot/posting.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import structlog
from telegram import Bot, User
from telegram.error import TelegramError

from bot.asset_words import tags_in, title_in, title_of_file
from bot.cut_off import master_bytes
from bot.posting import Posting, may_not_post, url_of
from bot.services import Services
from bot.taking_out import TakingOut
from bot.teams import name_in, name_of
from engine.source.data import File
from storage import library, library_links, library_posts, photos
from storage.blobs import BlobCorrupt, BlobMissing
from storage.jobs import Job, JobState
from storage.library_view import Asset, Link, NewAsset
from storage.photos import Photo

log = structlog.get_logger(__name__)


class Ending(StrEnum):
    """DONE: it stands there now. BEFORE: it stood there already. BUSY: somebody publishes it at the moment.
    GONE: its files are deleted. REFUSED: the bot may not post there. TROUBLE: another time."""

    DONE = "done"
    BEFORE = "before"
    BUSY = "busy"
    GONE = "gone"
    REFUSED = "refused"
    TROUBLE = "trouble"


@dataclass(frozen=True)
class Published:
    """doubled: an earlier try may have posted it, too, and that post was not found."""

    ending: Ending
    asset: Asset | None = None
    url: str = ""
    doubled: bool = False


async def recalled(services: Services, data: File | None) -> tuple[bytes | None, str | None]:
    """What a library knows a picture by: the hashes of it and of its cuts, and the blob of a small one."""
    kept = await services.readings.kept(data) if data is not None else None
    return (kept.hashes, await services.blobs.put(kept.small)) if kept else (None, None)


class Publisher:
    def __init__(self, services: Services, bot: Bot, taking_out: TakingOut) -> None:
        self._services = services
        self._bot = bot
        self._taking_out = taking_out

    async def publish(self, job: Job, link: Link, by: User | None, words: str = "") -> Published:
        """words: a title and #tags given with the wish to publish. by: None for an anonymous person."""
        async with self._services.database.session(reading=True) as session:
            photo = await photos.get(session, job.photo_id)
        if photo is None or not job.master_sha256 or job.state is not JobState.DELIVERED:
            return Published(Ending.GONE)
        wanted = await self._wanted(job, photo, link, by, words)
        asset, claim, cut_off = await self._claim(wanted, photo)
        if claim is library_posts.Claim.POSTED and await self._taking_out.post_is_deleted(asset):
            await self._taking_out.take_out(asset, link)
            asset, claim, cut_off = await self._claim(wanted, photo)
        if claim is not library_posts.Claim.MINE:
            ending = Ending.BEFORE if claim is library_posts.Claim.POSTED else Ending.BUSY
            return Published(ending, asset, url_of(link, asset.message_id))
        return await self._claimed(Posting(self._services, self._bot, job, link, asset, cut_off))

    async def _claim(
        self, wanted: NewAsset, photo: Photo
    ) -> tuple[Asset, library_posts.Claim, datetime | None]:
        async with self._services.database.session() as session:
            before = await library.newest_of_source(session, wanted.channel_id, photo.sha256)
            replaces = before.id if before is not None and before.sha256 != wanted.sha256 else None
            cut_off = await library_posts.cut_off(session, wanted.channel_id, wanted.sha256)
            return *await library_posts.claim(session, wanted, replaces=replaces), cut_off

    async def _claimed(self, posting: Posting) -> Published:
        job, link = posting.job, posting.link
        done = False
        try:
            posted, before = await posting.post()
            done = True
        except (BlobMissing, BlobCorrupt):
            return Published(Ending.GONE)
        except TelegramError as error:
            log.warning("a master was not published", job=job.id, error=type(error).__name__)
            return Published(Ending.REFUSED if may_not_post(error) else Ending.TROUBLE)
        finally:
            if not done:
                async with self._services.database.session() as session:
                    await library_posts.release(session, posting.asset.id, cut_off=posting.cut_off)
        if before is not None:
            await self._taking_out.recaption(before, link)
        log.info("a master was published", job=job.id, version=posted.version)
        return Published(Ending.DONE, posted, url_of(link, posted.message_id), posting.doubled)

    async def _wanted(self, job: Job, photo: Photo, link: Link, by: User | None, words: str) -> NewAsset:
        """What is known of the master: its own report, and what people said of it and in its topic."""
        numbers = [job.master_message_id, job.proof_message_id, photo.message_id, photo.about_message_id]
        told = [number for number in [*numbers, photo.thread_id] if number]
        album = photo.media_group_id or photo.about_album
        async with self._services.database.session(reading=True) as session:
            noted = await library_links.notes(session, job.chat_id, told, album)
        titles = [title_in(words), *(title for title, _ in noted)]
        tags = dict.fromkeys([*tags_in(words), *(tag for _, tags in noted for tag in tags)])
        report = job.report or {}
        master = report.get("master") or {}
        hashes, small = await recalled(self._services, await self._source(photo))
        return NewAsset(
            channel_id=link.channel_id,
            group_id=link.group_id,
            title=next(filter(None, titles), title_of_file(job.master_name or photo.file_name)),
            tags=tuple(tags),
            asked_by=job.user_id,
            asked_name=await name_in(self._bot, job.chat_id, job.user_id),
            approved_by=by.id if by else 0,
            approved_name=await self._approver(job, by) or link.channel_title,
            width=int(master.get("width", 0)),
            height=int(master.get("height", 0)),
            bytes=master_bytes(job),
            format=str(master.get("format", "png")),
            file_name=job.master_name or "master.png",
            source_verdict=str((photo.reading or {}).get("verdict", "")),
            trust_verdict=str((report.get("trust") or {}).get("verdict", "")),
            sha256=job.master_sha256 or "",
            job_id=job.id,
            source_sha256=photo.sha256,
            likeness=photo.likeness,
            cuts=hashes,
            small_sha256=small,
        )

    async def _approver(self, job: Job, by: User | None) -> str:
        if by is None or job.chat_id > 0:
            return name_of(by)
        return await name_in(self._bot, job.chat_id, by.id)

    async def _source(self, photo: Photo) -> Path | None:
        """The photo shows what its master shows, and is read sooner."""
        try:
            return await self._services.blobs.local_path(photo.sha256)
        except (BlobMissing, BlobCorrupt):
            return None
