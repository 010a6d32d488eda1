"""Was a photo's picture posted in its chat before, in a better file, or is a master of it here already?

Of a group everybody may be told what stands in it. Only what the bot has taken in is known: it keeps no
photo that nobody says to it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.alike import MOST_BITS
from bot.asking import Ask
from bot.better_files import is_better, reads_better
from bot.chat_pictures import ChatPictures, Near, bits_apart, nearest
from bot.library_copies import LARGER
from bot.proving import MOST_LOOKED_AT, SHORTLIST
from bot.services import Services
from engine.errors import TargetError
from engine.recalled import Question
from engine.target import parse_target
from storage import jobs
from storage.chat_pictures import Delivered
from storage.jobs import Job
from storage.photos import Photo

FirstProven = Callable[[Sequence[Near[Photo]]], Awaitable[Near[Photo] | None]]
"""The first of these whose picture a photo shows."""

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


class ChatCopies:
    def __init__(self, services: Services) -> None:
        self._services = services
        self._pictures = ChatPictures(services)

    async def better_of(self, photo: Photo, ask: Ask) -> SeenHere | None:
        """The best of what shows what this photo shows; None when there is nothing better. ask: for the
        photo's own picture."""
        if photo.likeness is None:
            return None
        everything = await self._pictures.photos(photo.chat_id)
        masters = _largest(everything, await self._pictures.masters_of(photo.chat_id, everything))
        known = _Known(photo, masters)
        others = [
            other
            for other in everything
            if other.id != photo.id and (other.sent_as == "document" or other.id in masters)
        ]
        data = await self._pictures.file(photo) if others else None
        if data is None:
            return None
        same = [
            Near(other, WHOLE, 0)
            for other in others
            if other.sha256 == photo.sha256 or bits_apart(other.likeness, photo.likeness) <= MOST_BITS
        ]
        found = await self._best(known, same, partial(self._first_same, photo, data), same=True)
        if found is not None or (photo.reading or {}).get("verdict") == ORIGINAL:
            return found
        questions = await ask(data)
        shown = nearest(others, questions, worth=known.is_worth_a_look, each=SHORTLIST)
        return await self._best(known, shown, partial(self._first_shown, data), same=False)

    async def _best(
        self, known: _Known, near: Sequence[Near[Photo]], first_proven: FirstProven, *, same: bool
    ) -> SeenHere | None:
        """The best file and the largest master: as the best come first, the first that is proven of each."""
        file = await first_proven(known.files(near))
        made = await first_proven(known.made(near))
        chosen = file or made
        if chosen is None:
            return None
        job = None
        if made is not None:
            async with self._services.database.session(reading=True) as session:
                job = await jobs.get(session, known.masters[made.picture.id].job_id)
        return SeenHere(
            file=file.picture if file else None,
            master=job,
            source=made.picture if made else None,
            same=same,
            framed=chosen.question.where is not None,
        )

    async def _first_same(self, photo: Photo, data: Path, near: Sequence[Near[Photo]]) -> Near[Photo] | None:
        for one in near[:MOST_LOOKED_AT]:
            equal = one.picture.sha256 == photo.sha256
            if equal or await self._pictures.first_same([one.picture], data) is not None:
                return one
        return None

    async def _first_shown(self, data: Path, near: Sequence[Near[Photo]]) -> Near[Photo] | None:
        shown = await self._pictures.first_shown(near, data)
        return shown[0] if shown else None


@dataclass(frozen=True)
class _Known:
    """A photo, and the largest master of each of its chat's photos."""

    photo: Photo
    masters: Mapping[int, Delivered]

    def is_worth_a_look(self, other: Photo, question: Question) -> bool:
        return is_better(other, self.photo, question.share) or self._is_made_larger(other, question)

    def files(self, near: Sequence[Near[Photo]]) -> list[Near[Photo]]:
        """The better files, the person's own first, then the larger."""
        better = [one for one in near if is_better(one.picture, self.photo, one.question.share)]
        return sorted(
            better,
            key=lambda one: (
                one.picture.user_id != self.photo.user_id,
                -max(one.picture.width, one.picture.height),
            ),
        )

    def made(self, near: Sequence[Near[Photo]]) -> list[Near[Photo]]:
        """Those with a larger master, the largest first."""
        larger = [one for one in near if self._is_made_larger(one.picture, one.question)]
        return sorted(larger, key=lambda one: -max(_size_of(one.picture, self.masters)))

    def _is_made_larger(self, source: Photo, question: Question) -> bool:
        """Whether the master of a source is larger than the photo, and made of no worse a file."""
        if source.id not in self.masters or reads_better(self.photo.reading or {}, source.reading or {}):
            return False
        longest = max(self.photo.width, self.photo.height) * question.share
        return max(_size_of(source, self.masters)) > longest * LARGER


def _largest(photos: Sequence[Photo], delivered: Sequence[Delivered]) -> dict[int, Delivered]:
    """By photo: the largest master of it."""
    by_id = {photo.id: photo for photo in photos}
    found: dict[int, Delivered] = {}
    for one in delivered:
        photo = by_id[one.photo_id]
        if photo.id not in found or max(_size_of(photo, found)) < max(_size(photo, one.target)):
            found[photo.id] = one
    return found


def _size_of(photo: Photo, masters: Mapping[int, Delivered]) -> tuple[int, int]:
    return _size(photo, masters[photo.id].target)


def _size(photo: Photo, target: str) -> tuple[int, int]:
    try:
        return parse_target(target).size_for(photo.width, photo.height)
    except TargetError:
        return photo.width, photo.height
