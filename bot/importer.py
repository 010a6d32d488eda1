"""Files that a library's channel holds already: taken in as they are posted there, or forwarded from there.

Bots see no post from before they came: somebody forwards those to the team's group.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import structlog
from telegram import Bot, Message, MessageOriginChannel
from telegram.error import TelegramError

from bot.asset_words import post_link, tags_in, title_in, title_of_file, titled
from bot.fetching import TooLarge, fetched
from bot.incoming import Incoming, picture_in
from bot.publisher import recalled
from bot.reading_pool import Source
from bot.services import Services
from bot.texts import say
from engine.source.data import File, size_of
from storage import library, library_links, library_posts
from storage.library_view import Asset, Link, NewAsset

log = structlog.get_logger(__name__)


class Ending(StrEnum):
    """TAKEN: it is in the library now. BEFORE: it was. TOO_LARGE: Telegram doesn't hand it out. UNREADABLE:
    it is no picture that can be read. TROUBLE: Telegram could not be reached."""

    TAKEN = "taken"
    BEFORE = "before"
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"
    TROUBLE = "trouble"


@dataclass(frozen=True)
class Post:
    """A file that was posted in a channel at `date`. words: its caption. author: who signed it, or ""."""

    channel_id: int
    message_id: int
    date: datetime
    words: str
    author: str
    picture: Incoming


def post_of(message: Message) -> Post | None:
    """The channel's post that this message is, or was forwarded from; None when it is no picture sent as a
    file."""
    picture = picture_in(message)
    if picture is None or picture.sent_as != "document":
        return None
    words, origin = message.caption or "", message.forward_origin
    if message.chat.type == message.chat.CHANNEL:
        author = message.author_signature or ""
        return Post(message.chat.id, message.message_id, message.date, words, author, picture)
    if isinstance(origin, MessageOriginChannel):
        author = origin.author_signature or ""
        return Post(origin.chat.id, origin.message_id, origin.date, words, author, picture)
    return None


class Importer:
    def __init__(self, services: Services, bot: Bot) -> None:
        self._services = services
        self._bot = bot

    async def take(self, post: Post, link: Link) -> tuple[Ending, Asset | None]:
        """Put a post's file into its library. Once, however often it is forwarded."""
        try:
            file = await fetched(
                self._bot, self._services.settings, post.picture.file_id, post.picture.file_size
            )
        except TooLarge:
            return Ending.TOO_LARGE, None
        except TelegramError as error:
            log.warning("a post was not taken in", error=type(error).__name__)
            return Ending.TROUBLE, None
        read = await self._services.readings.read(file, "document", post.picture.file_name)
        if not isinstance(read, Source):
            return Ending.UNREADABLE, None
        return await self._keep(post, link, file, read)

    async def _keep(self, post: Post, link: Link, file: File, read: Source) -> tuple[Ending, Asset | None]:
        size = await asyncio.to_thread(size_of, file)
        blobs = self._services.blobs
        sha256 = await (blobs.link_file(file) if isinstance(file, Path) else blobs.put(file))
        hashes, small = await recalled(self._services, file)
        wanted = NewAsset(
            channel_id=post.channel_id,
            group_id=link.group_id,
            title=title_in(post.words) or title_of_file(post.picture.file_name),
            tags=tags_in(post.words),
            asked_by=0,
            asked_name="",
            approved_by=0,
            approved_name=post.author,
            width=read.reading.width,
            height=read.reading.height,
            bytes=size,
            format=read.reading.format,
            file_name=post.picture.file_name,
            source_verdict=read.reading.verdict,
            trust_verdict="",
            sha256=sha256,
            likeness=read.likeness,
            cuts=hashes,
            small_sha256=small,
        )
        async with self._services.database.session() as session:
            asset, claim = await library_posts.claim(session, wanted)
            if claim is not library_posts.Claim.MINE:
                return Ending.BEFORE, asset
            asset = await library_posts.posted(
                session, asset.id, post.message_id, post.picture.file_id, at=post.date
            )
        log.info("a post was taken into a library", asset=asset.id)
        return Ending.TAKEN, asset

    async def renamed(self, channel_id: int, message_id: int, words: str) -> bool:
        """A post's caption was changed: its title and tags are found from now on."""
        async with self._services.database.session() as session:
            asset = await library.by_post(session, channel_id, message_id)
            if asset is None:
                return False
            title, tags = _title(asset, words), tags_in(words)
            if (title, tags) != (asset.title, asset.tags):
                await library_posts.rename(session, asset.id, title, tags)
        return True

    async def link_of(self, channel_id: int) -> Link | None:
        """A group that publishes to this channel."""
        async with self._services.database.session(reading=True) as session:
            links = await library_links.of_channel(session, channel_id)
        return links[0] if links else None


def _title(asset: Asset, words: str) -> str:
    """The first line of a caption, without the version that stands there."""
    first = words.partition("\n")[0].removesuffix(titled(asset).removeprefix(asset.title) or "\n")
    return title_in(first) or asset.title


def told(ending: Ending, asset: Asset | None, link: Link) -> str:
    """What is answered to somebody who forwarded a post."""
    if ending is Ending.TROUBLE:
        return say("publish.trouble", channel=link.channel_title)
    if asset is None:
        return say(f"import.{ending}")
    url = post_link(asset.channel_id, asset.message_id, link.channel_name)
    key = "publish.before" if ending is Ending.BEFORE else "import.taken"
    return say(key, title=titled(asset), link=url)
