"""Is this picture in a team's library already? For the card of a photo, and for /verify."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Bot

from bot.alike import MOST_BITS, SCENE_BITS, SHORTLIST, Alike
from bot.asset_words import post_link
from bot.services import Services
from bot.teams import channel_ids, link_of, teams_of
from storage import library
from storage.blobs import BlobCorrupt, BlobMissing
from storage.library_view import Asset, Link
from storage.photos import Photo

LARGER = 1.1
"""A master is better than a file whose longer side it exceeds by this factor."""


@dataclass(frozen=True)
class InLibrary:
    asset: Asset
    url: str


class LibraryCopies:
    def __init__(self, services: Services, bot: Bot, alike: Alike) -> None:
        self._services = services
        self._bot = bot
        self._alike = alike

    async def better_of(self, photo: Photo) -> InLibrary | None:
        """The newest larger master that shows what this photo shows: made of this very file, or alike."""
        links = await self.links(photo.chat_id, photo.user_id, unasked=True)
        for link in links:
            async with self._services.database.session(reading=True) as session:
                asset = await library.newest_of_source(session, link.channel_id, photo.sha256)
            if asset is not None:
                return _in(asset, links)
        if not links or photo.likeness is None:
            return None
        try:
            data = await self._services.blobs.get(photo.sha256)
        except (BlobMissing, BlobCorrupt):
            return None
        longest = max(photo.width, photo.height) * LARGER
        return await self.same_picture(links, data, photo.likeness, longest)

    async def links(self, chat_id: int, person: int, *, unasked: bool = False) -> list[Link]:
        """The libraries that may be spoken of: in a group its own, in private those of a person's teams."""
        if chat_id > 0:
            return await teams_of(
                self._bot,
                self._services.database,
                self._services.strangers,
                person,
                "find",
                unasked=unasked,
            )
        link = await link_of(self._services.database, chat_id)
        return [link] if link is not None else []

    async def same_file(self, links: list[Link], sha256: str) -> InLibrary | None:
        async with self._services.database.session(reading=True) as session:
            asset = await library.with_sha256(session, channel_ids(links), sha256)
        return _in(asset, links) if asset else None

    async def same_picture(
        self, links: list[Link], data: bytes, likeness: str | None, longest: float = 0
    ) -> InLibrary | None:
        """The nearest master that shows what this file shows: alike, or cut, on a screenshot, between bars.

        longest: the side in pixels that its longer side must have, at least.
        """
        framed = await self._services.readings.framed_likeness(data)
        for one in filter(None, (likeness, framed)):
            near = await self._alike.find(channel_ids(links), one, most_bits=SCENE_BITS, limit=SHORTLIST)
            for asset, apart in near:
                if max(asset.width, asset.height) < longest:
                    continue
                if apart <= MOST_BITS or await self._same_scene(asset, data):
                    return _in(asset, links)
        return None

    async def _same_scene(self, asset: Asset, data: bytes) -> bool:
        """By the pixels of the photo that the master was made of, while it is kept."""
        try:
            source = await self._services.blobs.get(asset.source_sha256 or "")
        except (BlobMissing, BlobCorrupt):
            return False
        return await self._services.readings.same_scene(source, data)


def _in(asset: Asset, links: list[Link]) -> InLibrary:
    name = next((link.channel_name for link in links if link.channel_id == asset.channel_id), "")
    return InLibrary(asset, post_link(asset.channel_id, asset.message_id, name))
