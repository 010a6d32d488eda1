"""Figures for the host: counts only, nothing of anybody."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from storage.clock import now
from storage.job_view import JobState
from storage.models import JobRow, PhotoRow

DAY = timedelta(hours=24)
MOST = 2000
"""So many of the newest deliveries tell what a master takes."""


@dataclass(frozen=True)
class Stats:
    """Of the last 24 hours: photos, people who sent them, jobs that ended, by state, failures by reason,
    half_seconds: median from press to delivery, None without any. Now: jobs by state, oldest_seconds: age of
    the oldest that waits, None when none does. kept_photos, kept_people: all that is in the database."""

    photos: int
    people: int
    ended: dict[JobState, int]
    reasons: dict[str, int]
    half_seconds: float | None
    now: dict[JobState, int]
    oldest_seconds: float | None
    kept_photos: int
    kept_people: int


async def gather(session: AsyncSession) -> Stats:
    since = now() - DAY
    recent = PhotoRow.created_at >= since
    asked = JobRow.created_at >= since
    ended = await _by(session, JobRow.state, asked)
    oldest = await session.scalar(
        sa.select(sa.func.min(JobRow.created_at)).where(JobRow.state == JobState.QUEUED)
    )
    took = await session.execute(
        sa.select(JobRow.created_at, JobRow.delivered_at)
        .where(JobRow.delivered_at >= since)
        .order_by(JobRow.delivered_at.desc())
        .limit(MOST)
    )
    seconds = [(end - begin).total_seconds() for begin, end in took if end is not None]
    return Stats(
        photos=await _count(session, sa.func.count(), recent),
        people=await _count(session, sa.func.count(sa.distinct(PhotoRow.user_id)), recent),
        ended={JobState(state): count for state, count in ended.items()},
        reasons=await _by(
            session, sa.func.coalesce(JobRow.reason, "other"), asked, JobRow.state == JobState.FAILED
        ),
        half_seconds=statistics.median(seconds) if seconds else None,
        now={JobState(state): count for state, count in (await _by(session, JobRow.state)).items()},
        oldest_seconds=(now() - oldest).total_seconds() if oldest else None,
        kept_photos=await _count(session, sa.func.count()),
        kept_people=await _count(session, sa.func.count(sa.distinct(PhotoRow.user_id))),
    )


async def _count(session: AsyncSession, what: sa.ColumnElement[int], *which: sa.ColumnElement[bool]) -> int:
    return await session.scalar(sa.select(what).select_from(PhotoRow).where(*which)) or 0


async def _by(
    session: AsyncSession, column: sa.SQLColumnExpression[str], *which: sa.ColumnElement[bool]
) -> dict[str, int]:
    rows = await session.execute(sa.select(column, sa.func.count()).where(*which).group_by(column))
    found: dict[str, int] = {}
    for name, count in rows:
        found[name] = count
    return found
