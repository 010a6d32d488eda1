"""One try to post a claimed master in its team's channel: the proof sheet, then the file as an answer to it.

A send that Telegram didn't confirm may have arrived. The master is looked for, at once and by the next try;
when it isn't found it is posted, and the person hears that it may be a second copy. A proof sheet that wasn't
confirmed is not sent again.
"""

from __future__ import annotations

from datetime import datetime

import structlog
from telegram import Bot, Message
from telegram.error import BadRequest, TelegramError

from bot.asset_words import caption, post_link
from bot.cut_off import NUMBERS, find_document
from bot.files_out import FilesOut
from bot.parcels import UNCONFIRMED
from bot.sending import Place, nobody_there, says, unconfirmed
from bot.services import Services
from bot.texts import say
from storage import jobs, library, library_posts
from storage.blobs import BlobCorrupt, BlobMissing
from storage.clock import now
from storage.jobs import Job
from storage.library_view import Asset, Link

log = structlog.get_logger(__name__)


class Posting:
    """cut_off: since when its post may stand in the channel though nobody noted it, by this try or an earlier
    one; None when it surely doesn't. doubled: it was posted without knowing what became of the earlier."""

    def __init__(
        self, services: Services, bot: Bot, job: Job, link: Link, asset: Asset, cut_off: datetime | None
    ) -> None:
        self.job, self.link, self.asset = job, link, asset
        self.cut_off = cut_off
        self.doubled = False
        self._services = services
        self._bot = bot
        self._files = FilesOut(bot, services.background)

    async def post(self) -> tuple[Asset, Asset | None]:
        """Send what isn't there yet, and note it. Returns the master and the one that it replaces."""
        proof, before = await self._proof(), await self._before()
        message = await self._posted_before()
        if message is None:
            self.doubled = self.cut_off is not None
            text = caption(self.asset, before=url_of(self.link, before.message_id) if before else None)
            message = await self._post_master(proof, text)
        file_id = message.document.file_id if message.document else self.job.master_file_id or ""
        async with self._services.database.session() as session:
            posted = await library_posts.posted(session, self.asset.id, message.message_id, file_id)
            await jobs.keep(session, self.job.id)
        return posted, before

    # ---- the proof sheet

    async def _proof(self) -> int:
        """The number of its post; UNCONFIRMED where that isn't known, or it has none."""
        if self.asset.proof_message_id is not None or not self.job.proof_sha256:
            return self.asset.proof_message_id or UNCONFIRMED
        try:
            number = await self._post_proof(self.job.proof_sha256)
        except BadRequest as error:
            if not says(error, "photo_invalid_dimensions", "image_process_failed", "too big for a photo"):
                raise
            return UNCONFIRMED
        except TelegramError as error:
            if not unconfirmed(error):
                raise
            number = UNCONFIRMED
        async with self._services.database.session() as session:
            await library_posts.proof_posted(session, self.asset.id, number)
        return number

    async def _post_proof(self, sha256: str) -> int:
        sheet = await self._services.blobs.local_path(sha256)
        text = say("asset.proof", title=self.asset.title)
        sent = await self._files.photo(Place(self.link.channel_id), sheet, text, None, silent=True)
        return sent.message_id

    # ---- the master

    async def _post_master(self, proof: int, text: str) -> Message:
        async with self._services.database.session(reading=True) as session:
            last = await library.last_post(session, self.link.channel_id)
        before, self.cut_off = self.cut_off, now()
        try:
            return await self._send_master(Place(self.link.channel_id, proof or None), text)
        except (BlobMissing, BlobCorrupt):
            self.cut_off = before
            raise
        except TelegramError as error:
            if not unconfirmed(error):
                self.cut_off = before
                raise
            found = await self._found(max(proof, last))
            if found is None:
                raise
            return found

    async def _send_master(self, place: Place, text: str) -> Message:
        """By Telegram's own copy where there is one."""
        name = self.job.master_name or "master.png"
        if self.job.master_file_id:
            try:
                return await self._files.document(place, self.job.master_file_id, name, text)
            except BadRequest as error:
                if may_not_post(error):
                    raise
                log.info("a known file is published anew", job=self.job.id)
        master = await self._services.blobs.local_path(self.job.master_sha256 or "")
        return await self._files.document(place, master, name, text)

    async def _posted_before(self) -> Message | None:
        """The master's post of an earlier try, which was killed before it was noted or was not confirmed."""
        after = self.asset.proof_message_id or UNCONFIRMED
        if self.cut_off is not None:
            async with self._services.database.session(reading=True) as session:
                last = await library.last_post(session, self.link.channel_id, until=self.cut_off)
            after = max(after, last)
        return await self._found(after)

    async def _found(self, after: int) -> Message | None:
        """The master's post among those that follow this number; 0 for one that isn't known."""
        async with self._services.database.session(reading=True) as session:
            others = await library.posts_from(session, self.link.channel_id, after, NUMBERS)
        place, asset = Place(self.link.channel_id), self.asset
        return await find_document(self._bot, place, asset.file_name, after, size=asset.bytes, known=others)

    async def _before(self) -> Asset | None:
        """The version that this one replaces, where it stands in the channel."""
        async with self._services.database.session(reading=True) as session:
            previous = self.asset.previous_id
            while previous is not None and (found := await library.get(session, previous)) is not None:
                if found.message_id is not None:
                    return found
                previous = found.previous_id
        return None


def may_not_post(error: TelegramError) -> bool:
    return nobody_there(error) or says(error, "not enough rights", "need administrator rights")


def url_of(link: Link, message_id: int | None) -> str:
    return post_link(link.channel_id, message_id, link.channel_name)
