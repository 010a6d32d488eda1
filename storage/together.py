"""Jobs of one press go out together, when all are made or have ended, or when they have waited long enough.

Of those that share a `together`, the one that was made last takes all of them out: its delivery is the one
that the queue calls when nothing is open any more, and it stays the same whatever becomes of the others. So
no two processes send the same album, and after a crash the queue gives it to the next, as any delivery.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from storage.clock import now
from storage.job_view import ENDED_BADLY, OPEN, Job, JobState, view
from storage.models import JobRow

HOLD = timedelta(minutes=3)
"""So long the first master of an album waits for the last. Decided, not measured: see decisions/0012."""


def carrier(jobs: Sequence[Job], at: datetime) -> Job | None:
    """Which of these, all with one `together`, takes them out; None while they wait, or none is made."""
    waiting = [job.made_at for job in jobs if job.state is JobState.MADE and job.made_at is not None]
    if not waiting or (any(job.state in OPEN for job in jobs) and at - min(waiting) < HOLD):
        return None
    made = [job for job in jobs if job.made_at is not None]
    return max(made, key=lambda job: (job.made_at or at, job.id))


async def members(session: AsyncSession, together: str) -> list[Job]:
    """All that share it, whatever became of them, in the order in which they were asked for."""
    query = sa.select(JobRow).where(JobRow.together == together).order_by(JobRow.created_at, JobRow.photo_id)
    return [view(row) for row in await session.scalars(query.execution_options(populate_existing=True))]


async def carrier_of(session: AsyncSession, together: str) -> Job | None:
    return carrier(await members(session, together), now())


async def due(session: AsyncSession, job: Job) -> list[Job]:
    """What this job's delivery takes out now; nothing when that is another's to do, or too early.

    When it goes before some are made, those that go leave the rest behind under a `together` of their own.
    """
    if job.together is None:
        return [job]
    jobs = await members(session, job.together)
    taker = carrier(jobs, now())
    if taker is None or taker.id != job.id:
        return []
    made = [one for one in jobs if one.state is JobState.MADE]
    if any(one.state in OPEN for one in jobs):
        await session.execute(
            sa.update(JobRow)
            .where(JobRow.id.in_([one.id for one in (*made, taker)]), JobRow.together == job.together)
            .values(together=uuid.uuid4().hex)
        )
    return made


async def some_ended_badly(session: AsyncSession, together: str) -> bool:
    return any(job.state in ENDED_BADLY for job in await members(session, together))
