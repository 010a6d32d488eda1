"""A chat's pictures, and which of them a file shows: likenesses find them, the pixels prove it.

For the card of a photo (bot/seen_here.py), for /verify (bot/copies_here.py), and for the upgrade slot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import structlog

from bot.alike import MOST_BITS, SCENE_BITS
from bot.proving import MOST_LOOKED_AT, first_shown
from bot.services import Services
from engine.recalled import Candidate, Question
from engine.source.data import File
from storage import chat_pictures
from storage.blobs import BlobCorrupt, BlobMissing
from storage.chat_pictures import MOST_COMPARED, Delivered
from storage.photos import Photo

log = structlog.get_logger(__name__)


class Picture(Protocol):
    """What was kept of a picture: a photo, or a master by the photo it was made of."""

    @property
    def sha256(self) -> str: ...

    @property
    def likeness(self) -> str | None: ...


P = TypeVar("P", bound=Picture)


@dataclass(frozen=True)
class Near(Generic[P]):
    """A picture that is near to a question, and by how many bits it differs."""

    picture: P
    question: Question
    apart: int


class ChatPictures:
    def __init__(self, services: Services) -> None:
        self._services = services

    async def photos(self, chat_id: int) -> list[Photo]:
        """Those that can be compared, newest first."""
        async with self._services.database.session(reading=True) as session:
            return await chat_pictures.photos(session, chat_id)

    async def masters(self, chat_id: int) -> list[Delivered]:
        """The newest that stand in the chat."""
        async with self._services.database.session(reading=True) as session:
            return await chat_pictures.masters(session, chat_id, limit=MOST_COMPARED)

    async def masters_of(self, chat_id: int, photos: Iterable[Photo]) -> list[Delivered]:
        """All of these photos that stand in the chat, newest first."""
        ids = [photo.id for photo in photos]
        async with self._services.database.session(reading=True) as session:
            return await chat_pictures.masters(session, chat_id, of=ids)

    async def file(self, picture: Picture) -> Path | None:
        """None when it is gone."""
        try:
            return await self._services.blobs.local_path(picture.sha256)
        except (BlobMissing, BlobCorrupt):
            log.info("a picture can't be compared, its file is gone")
            return None

    async def first_same(self, pictures: Iterable[P], data: File) -> P | None:
        """The first that is the very picture of the file `data`, however squeezed."""
        for picture in pictures:
            theirs = await self.file(picture)
            if theirs is not None and await self._services.readings.same_picture(data, theirs):
                return picture
        return None

    async def first_shown(self, near: Sequence[Near[P]], data: File) -> tuple[Near[P], bool] | None:
        """The first that the file `data` shows: the very picture, or most of it, cut, or in another frame.
        And whether it is certain, engine.recalled.Proof."""
        candidates = [await self._candidate(one) for one in near]
        return await first_shown(self._services.readings, near, candidates, data)

    async def _candidate(self, near: Near[P]) -> Candidate | None:
        theirs = await self.file(near.picture)
        return Candidate(theirs, near.question.where, near.apart <= MOST_BITS) if theirs else None


def bits_apart(one: str | None, other: str | None) -> int:
    """How many of the 256 bits of two likenesses differ."""
    return (int(one or "0", 16) ^ int(other or "0", 16)).bit_count()


def nearly_same(likeness: str, pictures: Iterable[P]) -> list[P]:
    """Those that may be the very picture, in their order; no more than are worth a look at the pixels."""
    alike = (one for one in pictures if one.likeness and bits_apart(one.likeness, likeness) <= MOST_BITS)
    return list(islice(alike, MOST_LOOKED_AT))


def nearest(
    pictures: Sequence[P],
    questions: Iterable[Question],
    *,
    worth: Callable[[P, Question], bool] = lambda _picture, _question: True,
    each: int = MOST_LOOKED_AT,
) -> list[Near[P]]:
    """Those near to a question that are worth a look at the pixels, the nearest first, of equals the first.

    each: at most so many to one question.
    """
    found: list[Near[P]] = []
    for question in questions:
        near = (
            Near(one, question, bits_apart(one.likeness, question.likeness))
            for one in pictures
            if worth(one, question)
        )
        alike = sorted((one for one in near if one.apart <= SCENE_BITS), key=lambda one: one.apart)
        found += alike[:each]
    order = {id(one): place for place, one in enumerate(pictures)}
    return sorted(found, key=lambda one: (one.apart, order[id(one.picture)]))[:MOST_LOOKED_AT]
