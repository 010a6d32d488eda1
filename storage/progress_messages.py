"""Progress messages that still stand though nothing is left to tell: Telegram was away at their deletion."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from storage.clock import now
from storage.job_view import OPEN, JobState
from storage.models import JobRow

YOUNG = timedelta(seconds=15)
"""Whoever delivered just now is about to delete it."""
OLD = timedelta(hours=47)
"""A bot can delete its messages for 48 hours."""
AT_ONCE = 50


async def left(session: AsyncSession) -> list[tuple[int, int]]:
    """(chat_id, message_id) of those that stand for delivered jobs only, oldest first."""
    other = aliased(JobRow)
    needed = sa.exists().where(
        other.chat_id == JobRow.chat_id,
        other.status_message_id == JobRow.status_message_id,
        other.state.in_((*OPEN, JobState.MADE)),
    )
    query = (
        sa.select(JobRow.chat_id, JobRow.status_message_id)
        # In the words of the index, so that a database of a million jobs looks at these few alone.
        .where(sa.text("jobs.state = 'delivered' AND jobs.status_message_id > 0"))
        .where(JobRow.delivered_at.between(now() - OLD, now() - YOUNG), ~needed)
        .group_by(JobRow.chat_id, JobRow.status_message_id)
        .order_by(sa.func.min(JobRow.delivered_at))
        .limit(AT_ONCE)
    )
    rows = await session.execute(query)
    return [(chat_id, message_id) for chat_id, message_id in rows if message_id is not None]


async def gone(session: AsyncSession, chat_id: int, message_id: int) -> None:
    """It is deleted, or can't be: no delivered job stands in it any more."""
    await session.execute(
        sa.update(JobRow)
        .where(
            JobRow.chat_id == chat_id,
            JobRow.state == JobState.DELIVERED,
            JobRow.status_message_id == message_id,
        )
        .values(status_message_id=None)
    )
