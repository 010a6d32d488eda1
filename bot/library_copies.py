"""Is this picture in a team's library already? For the card of a photo, and for /verify."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from telegram import Bot

from bot.alike import LIKE_BITS, MOST_BITS, SCENE_BITS, Alike, Near
from bot.asking import Ask
from bot.asset_words import post_link
from bot.proving import MOST_LOOKED_AT, SHORTLIST, first_shown
from bot.services import Services
from bot.teams import allowed, channel_ids, link_of, teams_of
from engine.recalled import Candidate, Question
from engine.source.data import File
from storage import library
from storage.blobs import BlobCorrupt, BlobMissing
from storage.library_view import Asset, Link
from storage.photos import Photo

LARGER = 1.1
"""A master is better than a file whose longer side it exceeds by this factor."""


@dataclass(frozen=True)
class InLibrary:
    """certain: the same file, or its pixels agree as a whole; else it may be another shot of the scene."""

    asset: Asset
    url: str
    certain: bool = True


class LibraryCopies:
    def __init__(self, services: Services, bot: Bot, alike: Alike) -> None:
        self._services = services
        self._bot = bot
        self._alike = alike

    async def better_of(self, photo: Photo, ask: Ask) -> InLibrary | None:
        """The newest larger master that shows what this photo shows: made of this very file, or alike.
        ask: for the photo's own picture."""
        links = await self.links(photo.chat_id, photo.user_id, unasked=True)
        for link in links:
            async with self._services.database.session(reading=True) as session:
                asset = await library.newest_of_source(session, link.channel_id, photo.sha256)
            if asset is not None:
                return _in(asset, links)
        if not links:
            return None
        try:
            data = await self._services.blobs.local_path(photo.sha256)
        except (BlobMissing, BlobCorrupt):
            return None
        longest = max(photo.width, photo.height) * LARGER
        return await self.same_picture(links, data, ask, longest)

    async def links(self, chat_id: int, person: int, *, unasked: bool = False) -> list[Link]:
        """The libraries that may be spoken of to this person: in a group its own, in private those of their
        teams. Who only comments in a group is told nothing."""
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
        return [link] if link is not None and await allowed(self._bot, link, person, "find") else []

    async def same_file(self, links: list[Link], sha256: str) -> InLibrary | None:
        async with self._services.database.session(reading=True) as session:
            asset = await library.with_sha256(session, channel_ids(links), sha256)
        return _in(asset, links) if asset else None

    async def same_picture(
        self, links: list[Link], data: File, ask: Ask, longest: float = 0
    ) -> InLibrary | None:
        """The nearest master that shows what this file shows: alike, or cut, on a screenshot, between bars.

        longest: the side in pixels that its longer side must have, at least; for a picture that stands in
        this file, as much less as that is smaller.
        """
        questions = await ask(data)
        near = [
            one
            for one in await self._near(links, questions, SCENE_BITS, SHORTLIST)
            if max(one.asset.width, one.asset.height) >= longest * questions[one.asked].share
        ][:MOST_LOOKED_AT]
        candidates = [await self._candidate(one, questions[one.asked]) for one in near]
        shown = await first_shown(self._services.readings, near, candidates, data)
        if shown is None:
            return None
        found, certain = shown
        return replace(_in(found.asset, links), certain=certain)

    async def similar(self, links: list[Link], data: File, limit: int) -> list[Asset]:
        """Masters that look like this file, or like a picture that stands on it, the nearest first; of a
        chain of versions only the last."""
        questions = await self._services.readings.questions(data)
        found = await self._near(links, questions, LIKE_BITS, limit)
        assets = {near.asset.id: near.asset for near in found}
        return list(assets.values())[:limit]

    async def _near(
        self, links: list[Link], questions: Sequence[Question], most_bits: int, limit: int
    ) -> list[Near]:
        asked = [question.likeness for question in questions]
        return await self._alike.find(channel_ids(links), asked, most_bits=most_bits, limit=limit)

    async def _candidate(self, near: Near, question: Question) -> Candidate | None:
        """None when what was kept of the master is gone."""
        try:
            small = await self._services.blobs.get(near.asset.small_sha256 or "")
        except (BlobMissing, BlobCorrupt):
            return None
        return Candidate(small, question.where, alike=near.apart <= MOST_BITS)


def _in(asset: Asset, links: list[Link]) -> InLibrary:
    name = next((link.channel_name for link in links if link.channel_id == asset.channel_id), "")
    return InLibrary(asset, post_link(asset.channel_id, asset.message_id, name))
