"""Was a photo's picture posted in its chat before, in a better file, or is a master of it here already?

Of a group everybody may be told what stands in it. Only what the bot has taken in is known: it keeps no
photo that nobody says to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.alike import MOST_BITS, SCENE_BITS
from bot.library_copies import LARGER, MOST_LOOKED_AT, SHORTLIST
from bot.services import Services
from bot.slots import bits_apart, is_better, reads_better
from engine.errors import TargetError
from engine.recalled import Candidate, Question
from engine.target import parse_target
from storage import jobs, slots
from storage.blobs import BlobCorrupt, BlobMissing
from storage.jobs import Job
from storage.photos import Photo
from storage.slots import Delivered

WHOLE = Question("")
ORIGINAL = "original"
"""What comes straight from a camera is no screenshot: nothing is looked for that it may stand on."""


@dataclass(frozen=True)
class SeenHere:
    """file: the better one. master: one that was delivered here, of `source`.

    same: the very picture, by its pixels. framed: it stands on this one, as on a screenshot. Neither: most
    of it, cut, or another frame of a burst.
    """

    file: Photo | None
    master: Job | None
    source: Photo | None
    same: bool
    framed: bool

    @property
    def master_size(self) -> tuple[int, int]:
        if self.master is None or self.source is None:
            return 0, 0
        return _size(self.source, self.master.target)

    def spares(self, photo: Photo, wish: str) -> bool:
        """Whether a size that is asked of the photo need not be made: it would come of a copy, and what is
        here is better. Of the same bytes a finished master comes at once, whoever asks."""
        if not self.same and not self.framed:
            return False
        if self.file is not None:
            return True
        if self.source is None or self.source.sha256 == photo.sha256 or self.master is None:
            return False
        return max(self.master_size) >= max(_size(photo, wish))


@dataclass(frozen=True)
class _Match:
    photo: Photo
    same: bool
    question: Question


class ChatCopies:
    def __init__(self, services: Services) -> None:
        self._services = services

    async def better_of(self, photo: Photo) -> SeenHere | None:
        """The best of what shows what this photo shows; None when there is nothing better."""
        if photo.likeness is None:
            return None
        async with self._services.database.session(reading=True) as session:
            others = await slots.with_likeness(session, photo.chat_id)
            delivered = await slots.delivered(session, photo.chat_id, [other.id for other in others])
        masters = _largest(others, delivered)
        others = [
            other
            for other in others
            if other.id != photo.id and (other.sent_as == "document" or other.id in masters)
        ]
        if not others:
            return None
        try:
            data = await self._services.blobs.local_path(photo.sha256)
        except (BlobMissing, BlobCorrupt):
            return None
        return await self._seen(photo, masters, await self._same(photo, data, others)) or (
            await self._seen(photo, masters, await self._shown(photo, data, others, masters))
        )

    async def _seen(
        self, photo: Photo, masters: Mapping[int, Delivered], matches: Sequence[_Match]
    ) -> SeenHere | None:
        files = [one for one in matches if is_better(one.photo, photo, one.question.share)]
        own = [one for one in files if one.photo.user_id == photo.user_id]
        file = max(own or files, key=lambda one: max(one.photo.width, one.photo.height), default=None)
        made = [one for one in matches if _is_worth(photo, one.photo, masters, one.question)]
        best = max(made, key=lambda one: max(masters[one.photo.id].size), default=None)
        chosen = file or best
        if chosen is None:
            return None
        job = None
        if best is not None:
            async with self._services.database.session(reading=True) as session:
                job = await jobs.get(session, masters[best.photo.id].job_id)
        return SeenHere(
            file=file.photo if file else None,
            master=job,
            source=best.photo if best else None,
            same=chosen.same,
            framed=chosen.question.where is not None,
        )

    async def _same(self, photo: Photo, data: Path, others: Sequence[Photo]) -> list[_Match]:
        """Those that are this very picture, however squeezed."""
        found = []
        for other in others:
            if other.sha256 == photo.sha256:
                found.append(_Match(other, True, WHOLE))
            elif bits_apart(other.likeness, photo.likeness) <= MOST_BITS:
                theirs = await self._file(other)
                if theirs is not None and await self._services.readings.same_picture(data, theirs):
                    found.append(_Match(other, True, WHOLE))
        return found

    async def _shown(
        self, photo: Photo, data: Path, others: Sequence[Photo], masters: Mapping[int, Delivered]
    ) -> list[_Match]:
        """Those that this picture shows most of: cut, between bars, on a screenshot."""
        if (photo.reading or {}).get("verdict") == ORIGINAL:
            return []
        near = []
        for question in await self._services.readings.questions(data):
            worth = [
                (bits_apart(other.likeness, question.likeness), -other.id, other)
                for other in others
                if is_better(other, photo, question.share) or _is_worth(photo, other, masters, question)
            ]
            alike = sorted(one for one in worth if one[0] <= SCENE_BITS)
            near += [(*one, question) for one in alike[:SHORTLIST]]
        near.sort(key=lambda one: one[:2])
        found: dict[int, _Match] = {}
        for apart, _, other, question in near[:MOST_LOOKED_AT]:
            theirs = await self._file(other) if other.id not in found else None
            if theirs is None:
                continue
            candidate = Candidate(theirs, question.where, alike=apart <= MOST_BITS)
            if await self._services.readings.first_proven([candidate], data) is not None:
                found[other.id] = _Match(other, False, question)
        return list(found.values())

    async def _file(self, photo: Photo) -> Path | None:
        try:
            return await self._services.blobs.local_path(photo.sha256)
        except (BlobMissing, BlobCorrupt):
            return None


def _largest(others: Sequence[Photo], delivered: Sequence[Delivered]) -> dict[int, Delivered]:
    """By photo: the largest master of it, with its size."""
    by_id = {other.id: other for other in others}
    found: dict[int, Delivered] = {}
    for one in delivered:
        sized = one.with_size(_size(by_id[one.photo_id], one.target))
        if one.photo_id not in found or max(found[one.photo_id].size) < max(sized.size):
            found[one.photo_id] = sized
    return found


def _is_worth(photo: Photo, source: Photo, masters: Mapping[int, Delivered], question: Question) -> bool:
    """Whether the master of a source is larger than the photo, and made of no worse a file."""
    master = masters.get(source.id)
    if master is None or reads_better(photo.reading or {}, source.reading or {}):
        return False
    return max(master.size) > max(photo.width, photo.height) * question.share * LARGER


def _size(photo: Photo, target: str) -> tuple[int, int]:
    try:
        return parse_target(target).size_for(photo.width, photo.height)
    except TargetError:
        return photo.width, photo.height
