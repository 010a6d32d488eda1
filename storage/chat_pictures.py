"""What a chat has of pictures: its photos that can be told from others, and the masters that stand in it.

What makes two files one picture is not known here: the bot compares the likenesses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from storage.job_view import JobState
from storage.models import JobRow, PhotoRow
from storage.photos import Photo
from storage.photos import view as photo_view

MOST_COMPARED = 500
"""Of a chat's photos, and of its masters, only so many of the newest are compared: a busy group must not make
a card slow."""


async def photos(session: AsyncSession, chat_id: int, *, limit: int = MOST_COMPARED) -> list[Photo]:
    """The chat's photos that can be compared, newest first."""
    query = (
        sa.select(PhotoRow)
        .where(PhotoRow.chat_id == chat_id, PhotoRow.likeness.is_not(None))
        .order_by(PhotoRow.id.desc())
        .limit(limit)
    )
    rows = await session.scalars(query.execution_options(populate_existing=True))
    return [photo_view(row) for row in rows]


@dataclass(frozen=True)
class Delivered:
    """A master as it stands in its chat. sha256, likeness: of the photo it was made of."""

    job_id: str
    photo_id: int
    target: str
    message_id: int
    name: str
    sha256: str
    likeness: str


async def masters(
    session: AsyncSession, chat_id: int, *, of: Sequence[int] | None = None, limit: int | None = None
) -> list[Delivered]:
    """The masters that stand in this chat, of photos that can be compared; the newest first.

    of: only those of the photos with these ids.
    """
    query = (
        sa.select(
            JobRow.id,
            JobRow.photo_id,
            JobRow.target,
            JobRow.master_message_id,
            JobRow.master_name,
            PhotoRow.sha256,
            PhotoRow.likeness,
        )
        .join(PhotoRow, PhotoRow.id == JobRow.photo_id)
        .where(
            JobRow.chat_id == chat_id,
            JobRow.state == JobState.DELIVERED,
            # Of one that may not have come no number is known.
            JobRow.master_message_id > 0,
            PhotoRow.likeness.is_not(None),
        )
        .order_by(JobRow.delivered_at.desc())
        .limit(limit)
    )
    if of is not None:
        query = query.where(JobRow.photo_id.in_(of))
    rows = await session.execute(query)
    return [
        Delivered(job_id, photo_id, target, number or 0, name or "", sha256, likeness or "")
        for job_id, photo_id, target, number, name, sha256, likeness in rows
    ]
