"""Masters leave a library: because somebody deleted their post, or because an administrator takes them out.

Bots aren't told of deleted posts. It is noticed when the post is needed: to be copied to somebody, or because
its master shall be published again.
"""

from __future__ import annotations

from enum import StrEnum

import structlog
from telegram import Bot
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.asset_words import caption, post_link
from bot.sending import repeatedly, says
from bot.services import Services
from storage import jobs, library, library_chain, library_posts
from storage.library_view import Asset, Link

log = structlog.get_logger(__name__)

NOT_THERE = ("to copy not found", "to edit not found", "to delete not found", "message_id_invalid")
"""What Telegram calls a post that was deleted."""


def is_deleted(error: TelegramError) -> bool:
    return isinstance(error, BadRequest) and says(error, *NOT_THERE)


class Ending(StrEnum):
    """Of what was to be unpublished. POST_STAYS: it is in the library no more, but Telegram wouldn't delete
    its post. TROUBLE: it is there still, another time."""

    DONE = "done"
    POST_STAYS = "post_stays"
    TROUBLE = "trouble"


class TakingOut:
    def __init__(self, services: Services, bot: Bot) -> None:
        self._services = services
        self._bot = bot

    async def post_is_deleted(self, asset: Asset) -> bool:
        """Told by an edit that changes nothing: a master's post has no buttons. Where Telegram says neither
        yes nor no, it is taken to be there."""
        try:
            await self._bot.edit_message_reply_markup(asset.channel_id, asset.message_id)
        except TelegramError as error:
            return is_deleted(error)
        return False

    async def take_out(self, asset: Asset, link: Link) -> bool:
        """Out of the library; the posts of its neighbours say so. False: it was out already."""
        async with self._services.database.session() as session:
            versions = await library_chain.chain(session, asset)
            if not await library_posts.take_out(session, asset):
                return False
            if asset.job_id and not await library.stands_somewhere(session, asset.job_id, asset.sha256):
                await jobs.keep(session, asset.job_id, kept=False)
        log.info("a master was taken out of a library", asset=asset.id)
        at = [version.id for version in versions].index(asset.id)
        for neighbour in (versions[at - 1 : at] if at else []) + versions[at + 1 : at + 2]:
            await self.recaption(neighbour, link)
        return True

    async def unpublish(self, asset: Asset, link: Link) -> Ending:
        """Its posts go first: after a crash in between it is still in the library, and can be asked for once
        more."""
        posts = [number for number in (asset.proof_message_id, asset.message_id) if number]
        gone = [await self._delete(asset.channel_id, number) for number in posts]
        if None in gone:
            return Ending.TROUBLE
        await self.take_out(asset, link)
        return Ending.DONE if all(gone[-1:]) else Ending.POST_STAYS

    async def _delete(self, channel_id: int, number: int) -> bool | None:
        """False: Telegram wouldn't. None: it could not be asked."""
        try:
            await repeatedly(lambda: self._bot.delete_message(channel_id, number))
        except TelegramError as error:
            log.info("a post was not deleted", error=type(error).__name__)
            if is_deleted(error):
                return True
            return False if isinstance(error, (BadRequest, Forbidden)) else None
        return True

    async def recaption(self, asset: Asset, link: Link) -> None:
        """Its post says what it replaces and what has replaced it. One that can't be edited stays so."""
        async with self._services.database.session(reading=True) as session:
            versions = await library_chain.chain(session, asset)
        at = [version.id for version in versions].index(asset.id)
        before, after = versions[at - 1 : at] if at else [], versions[at + 1 : at + 2]
        text = caption(
            versions[at],
            before=_url(link, before[0]) if before else None,
            after=(after[0].version, _url(link, after[0])) if after else None,
        )
        try:
            await repeatedly(
                lambda: self._bot.edit_message_caption(asset.channel_id, asset.message_id, caption=text)
            )
        except TelegramError as error:
            log.info("a version's post was not edited", error=type(error).__name__)


def _url(link: Link, asset: Asset) -> str:
    return post_link(link.channel_id, asset.message_id, link.channel_name)
