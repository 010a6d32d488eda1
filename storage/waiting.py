"""Questions about many jobs: who is next, how long it takes, what is going on, what exists already."""

from __future__ import annotations

import statistics
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from storage.clock import now
from storage.job_view import ENDED_BADLY, OPEN, STOPPED_BY_HOST, Job, JobState, options_key, view
from storage.models import JobRow, PhotoRow
from storage.timings import Asked, Price, asked_by

DAY = timedelta(hours=24)
RECENT = 20
"""So many finished jobs of a target tell what the next one takes."""


def _ahead_of(row: JobRow) -> sa.ColumnElement[bool]:
    """Queued jobs that the queue takes before this one: by due time, then by age."""
    same = JobRow.priority == row.priority
    return sa.and_(
        JobRow.state == JobState.QUEUED,
        sa.or_(
            JobRow.priority < row.priority,
            sa.and_(same, JobRow.created_at < row.created_at),
            sa.and_(same, JobRow.created_at == row.created_at, JobRow.id < row.id),
        ),
    )


async def position(session: AsyncSession, job_id: str) -> int:
    """1 = next; 0 when the job isn't waiting."""
    row = await session.get(JobRow, job_id, populate_existing=True)
    if row is None or row.state != JobState.QUEUED:
        return 0
    query = sa.select(sa.func.count()).select_from(JobRow).where(_ahead_of(row))
    return (await session.scalar(query) or 0) + 1


async def estimate(
    session: AsyncSession, job_id: str, *, price: Price | None = None, workers: int = 1
) -> float | None:
    """Seconds until a queued job is made: what runs, what is ahead of it, and itself. None when unknown.

    price: what a job takes (bot.estimates), for those it knows nothing of, what recent ones of their target
    took. workers: devices that share the work.
    """
    row = await session.get(JobRow, job_id, populate_existing=True)
    if row is None or row.state != JobState.QUEUED:
        return None
    typical = await typical_seconds(session)
    usual = statistics.median(typical.values()) if typical else None

    def cost(asked: Asked) -> float | None:
        known = price(asked) if price else None
        return typical.get(asked.target, usual) if known is None else known

    running = await session.scalars(
        sa.select(JobRow.seconds_left).where(
            JobRow.state == JobState.RUNNING, JobRow.seconds_left.is_not(None)
        )
    )
    ahead = [cost(asked) for asked in await asked_by(session, _ahead_of(row))]
    own = [cost(asked) for asked in await asked_by(session, JobRow.id == row.id)]
    if not own or own[0] is None:
        return None
    before = sum(left or 0.0 for left in running) + sum(seconds or 0.0 for seconds in ahead)
    return before / max(workers, 1) + own[0]


async def typical_seconds(session: AsyncSession) -> dict[str, float]:
    """What recent masters took, by target, in seconds; only targets of which one has been made."""
    query = (
        sa.select(JobRow.target, JobRow.started_at, JobRow.made_at)
        .where(JobRow.started_at.is_not(None), JobRow.made_at.is_not(None))
        .order_by(JobRow.made_at.desc())
        .limit(RECENT * 4)
    )
    seconds: dict[str, list[float]] = {}
    for target, started_at, made_at in await session.execute(query):
        if started_at is not None and made_at is not None:
            seconds.setdefault(target, []).append((made_at - started_at).total_seconds())
    return {target: statistics.median(values[:RECENT]) for target, values in seconds.items()}


async def active(session: AsyncSession) -> list[Job]:
    """What a watcher of progress must look at: queued, running, made, and what ended badly and the
    person was not told of (failed, or stopped by the host)."""
    stopped = sa.and_(JobRow.state == JobState.CANCELLED, JobRow.reason == STOPPED_BY_HOST)
    untold = sa.and_(sa.or_(JobRow.state == JobState.FAILED, stopped), JobRow.told_at.is_(None))
    going_on = JobRow.state.in_((*OPEN, JobState.MADE))
    query = sa.select(JobRow).where(sa.or_(going_on, untold)).order_by(JobRow.created_at)
    return [view(row) for row in await session.scalars(query)]


async def open_jobs(
    session: AsyncSession, *, chat_id: int | None = None, user_id: int | None = None
) -> list[Job]:
    """Queued and running jobs of a chat, a person, or everyone; oldest first."""
    query = sa.select(JobRow).where(JobRow.state.in_(OPEN)).order_by(JobRow.created_at)
    if chat_id is not None:
        query = query.where(JobRow.chat_id == chat_id)
    if user_id is not None:
        query = query.where(JobRow.user_id == user_id)
    return [view(row) for row in await session.scalars(query)]


async def somebody_waits(session: AsyncSession) -> bool:
    """Whether any job is queued or running."""
    return bool(await session.scalar(sa.select(sa.exists().where(JobRow.state.in_(OPEN)))))


async def asked_lately(session: AsyncSession, user_id: int) -> int:
    """Jobs that a person has asked for within 24 hours, without those that came to nothing."""
    query = sa.select(sa.func.count()).where(
        JobRow.user_id == user_id,
        JobRow.created_at >= now() - DAY,
        JobRow.state.not_in(ENDED_BADLY),
    )
    return await session.scalar(query) or 0


async def latest(session: AsyncSession, *, state: JobState | None = None, limit: int = 20) -> list[Job]:
    """The newest jobs, for the host's list."""
    query = sa.select(JobRow).order_by(JobRow.created_at.desc()).limit(limit)
    if state is not None:
        query = query.where(JobRow.state == state)
    return [view(row) for row in await session.scalars(query)]


async def starting_with(session: AsyncSession, beginning: str, *, limit: int = 2) -> list[Job]:
    """Jobs whose id begins so, or the one that has this id; nothing for what can't be an id."""
    if not beginning or not all(sign in "0123456789abcdef" for sign in beginning):
        return []
    query = sa.select(JobRow).where(JobRow.id.startswith(beginning)).limit(limit)
    return [view(row) for row in await session.scalars(query)]


async def of_message(session: AsyncSession, chat_id: int, message_id: int) -> Job | None:
    """The job whose master or proof sheet is this message of the chat."""
    here = sa.or_(JobRow.master_message_id == message_id, JobRow.proof_message_id == message_id)
    query = sa.select(JobRow).where(JobRow.chat_id == chat_id, here).order_by(JobRow.created_at.desc())
    row = await session.scalar(query.limit(1))
    return None if row is None else view(row)


async def has_master(session: AsyncSession, sha256: str) -> bool:
    """Whether this file is a master that was made, in whichever chat: who has its bytes learns no more."""
    query = sa.select(JobRow.id).where(JobRow.master_sha256 == sha256)
    return await session.scalar(query.limit(1)) is not None


async def find_made(
    session: AsyncSession, sha256: str, target: str, options: dict[str, Any], *, stem: str = ""
) -> Job | None:
    """The newest master of the same source, target and settings, made for anyone.

    A delivered one comes first: it has a `master_file_id`, which Telegram sends without an upload, and
    of those one whose file has the name `stem` already (without its ending).
    """
    named = sa.and_(
        JobRow.master_file_id.is_not(None), JobRow.master_name.startswith(f"{stem}.", autoescape=True)
    )
    finished = (JobState.MADE, JobState.DELIVERED)
    query = (
        sa.select(JobRow)
        .join(PhotoRow, PhotoRow.id == JobRow.photo_id)
        .where(
            PhotoRow.sha256 == sha256,
            JobRow.target == target,
            JobRow.options_key == options_key(options),
            JobRow.state.in_(finished),
            JobRow.master_sha256.is_not(None),
        )
        .order_by(
            sa.case((named, 0), else_=1),
            sa.func.coalesce(JobRow.master_file_id, "") == "",
            JobRow.made_at.desc(),
        )
        .limit(1)
    )
    row = await session.scalar(query)
    return None if row is None else view(row)
