"""Is this picture a copy of a master that was made in this chat, though no library has it? For /verify."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.alike import MOST_BITS, SCENE_BITS
from bot.library_copies import MOST_LOOKED_AT
from bot.services import Services
from engine.recalled import Candidate
from engine.source.data import File
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

    async def copy_of(self, chat_id: int, data: File) -> MadeHere | None:
        """The nearest master of this chat that shows what this file shows, by the photo it was made of."""
        async with self._services.database.session(reading=True) as session:
            masters = await jobs.delivered_in(session, chat_id, limit=MOST_COMPARED)
        questions = await self._services.readings.questions(data) if masters else []
        near = [
            (apart, order, question)
            for order, master in enumerate(masters)
            for question in questions
            if (apart := _apart(question.likeness, master.likeness)) <= SCENE_BITS
        ]
        near.sort(key=lambda one: one[:2])
        there: list[tuple[Delivered, Candidate]] = []
        for apart, order, question in near[:MOST_LOOKED_AT]:
            source = await self._file(masters[order])
            if source is not None:
                there.append((masters[order], Candidate(source, question.where, alike=apart <= MOST_BITS)))
        proof = await self._services.readings.first_proven([candidate for _, candidate in there], data)
        return None if proof is None else MadeHere(there[proof.index][0], proof.certain)

    async def _file(self, master: Delivered) -> Path | None:
        try:
            return await self._services.blobs.local_path(master.source_sha256)
        except (BlobMissing, BlobCorrupt):
            return None


def _apart(one: str, other: str) -> int:
    """Bits that differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()
