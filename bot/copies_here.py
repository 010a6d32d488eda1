"""Is this picture a copy of a master that was made in this chat, though no library has it? For /verify."""

from __future__ import annotations

from dataclasses import dataclass

from bot.alike import MOST_BITS, SCENE_BITS
from bot.library_copies import MOST_LOOKED_AT
from bot.services import Services
from engine.recalled import Question
from storage import jobs
from storage.blobs import BlobCorrupt, BlobMissing
from storage.jobs import Delivered

MOST_COMPARED = 500
"""Of a chat's masters the newest so many are thought of."""


@dataclass(frozen=True)
class MadeHere:
    """certain: the pixels agree as a whole; else it may be another shot of the scene, or a part of it."""

    master: Delivered
    certain: bool


class CopiesHere:
    def __init__(self, services: Services) -> None:
        self._services = services

    async def copy_of(self, chat_id: int, data: bytes) -> MadeHere | None:
        """The nearest master of this chat that shows what this file shows, by the photo it was made of."""
        async with self._services.database.session(reading=True) as session:
            masters = await jobs.delivered_in(session, chat_id, limit=MOST_COMPARED)
        if not masters:
            return None
        questions = await self._services.readings.questions(data)
        near = sorted(
            (
                (apart, -order, question)
                for order, master in enumerate(reversed(masters))
                for question in questions
                if (apart := _apart(question.likeness, master.likeness)) <= SCENE_BITS
            ),
            key=lambda one: one[:2],
        )
        for apart, order, question in near[:MOST_LOOKED_AT]:
            master = masters[len(masters) - 1 + order]
            found = await self._proven(master, data, question, alike=apart <= MOST_BITS)
            if found is not None:
                return found
        return None

    async def _proven(
        self, master: Delivered, data: bytes, question: Question, *, alike: bool
    ) -> MadeHere | None:
        try:
            source = await self._services.blobs.get(master.source_sha256)
        except (BlobMissing, BlobCorrupt):
            return None
        if not await self._services.readings.proven(source, data, question.where, alike=alike):
            return None
        return MadeHere(master, await self._services.readings.same_picture(source, data))


def _apart(one: str, other: str) -> int:
    """Bits that differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()
