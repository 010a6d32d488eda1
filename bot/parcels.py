"""A result on its way to its chat, and the notes in the database of how far it has come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.sending import Place
from bot.services import Services
from storage import jobs
from storage.jobs import Job
from storage.photos import Photo

LARGEST_PHOTO = 10 * 2**20
UNCONFIRMED = 0
"""Stored as the id of a message that may have been sent but was not confirmed."""


@dataclass(frozen=True)
class Parcel:
    job: Job
    photo: Photo
    place: Place
    quiet: bool


class Notes:
    """Each note is written as soon as Telegram confirms what it says."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def sending(self, sent: Sequence[Job], what: Literal["proof", "master"]) -> None:
        async with self._services.database.session() as session:
            for job in sent:
                await jobs.sending(session, job.id, what)

    async def nothing_sent(self, theirs: Sequence[Job], *, passes: bool) -> None:
        """passes: for a reason that is no fault of theirs and will be over."""
        async with self._services.database.session() as session:
            for job in theirs:
                await jobs.nothing_sent(session, job, passes=passes)

    async def proofs_sent(self, numbers: Sequence[tuple[Job, int]]) -> None:
        """(job, number of its message)."""
        async with self._services.database.session() as session:
            for job, message_id in numbers:
                await jobs.proof_sent(session, job.id, message_id)

    async def masters_sent(self, sent: Sequence[tuple[Job, int, str]]) -> None:
        """(job, number of its message, Telegram's id of the file): there, but not finished."""
        async with self._services.database.session() as session:
            for job, message_id, file_id in sent:
                await jobs.master_sent(session, job.id, master_message_id=message_id, master_file_id=file_id)

    async def finish(self, job: Job, message_id: int, file_id: str) -> None:
        async with self._services.database.session() as session:
            now = await jobs.get(session, job.id)
            await jobs.delivered(
                session,
                job.id,
                proof_message_id=now.proof_message_id if now else None,
                master_message_id=message_id,
                master_file_id=file_id,
            )

    async def fail(self, job: Job, reason: str, detail: str) -> None:
        async with self._services.database.session() as session:
            await jobs.fail(session, job.id, reason, detail)
        self._services.wake.set()
