"""The upgrade slot: a copy waits for the better file of its picture, which then takes its place."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from storage.job_change import change_job
from storage.job_view import ENDED_BADLY, Job, JobState, view
from storage.models import JobRow, PhotoRow
from storage.photos import Photo
from storage.photos import view as photo_view


async def wait(session: AsyncSession, photo_id: int, target: str | None) -> None:
    """Let a copy wait for its better file, which is to be made at `target`; None: it waits no more."""
    await session.execute(sa.update(PhotoRow).where(PhotoRow.id == photo_id).values(wait_target=target))


async def waiting(session: AsyncSession, chat_id: int, user_id: int | None = None) -> list[Photo]:
    """The photos of a chat (and person) that wait for a better file, oldest first."""
    query = sa.select(PhotoRow).where(
        PhotoRow.chat_id == chat_id, PhotoRow.wait_target.is_not(None), PhotoRow.better_id.is_(None)
    )
    if user_id is not None:
        query = query.where(PhotoRow.user_id == user_id)
    return [photo_view(row) for row in await session.scalars(query.order_by(PhotoRow.id))]


async def replace(session: AsyncSession, copy_id: int, better_id: int) -> None:
    """The better file has taken the copy's place. `wait_target` stays: a crash may ask for it again."""
    await session.execute(sa.update(PhotoRow).where(PhotoRow.id == copy_id).values(better_id=better_id))


async def jobs_of(session: AsyncSession, photo_id: int) -> list[Job]:
    """All jobs of a photo, oldest first."""
    query = sa.select(JobRow).where(JobRow.photo_id == photo_id).order_by(JobRow.created_at)
    return [view(row) for row in await session.scalars(query.execution_options(populate_existing=True))]


async def move_job(
    session: AsyncSession, job_id: str, better: Photo, target: str | None = None
) -> Job | None:
    """Let a queued job be made from the better file, at another target if one is given. None: it is
    running already, or has ended, or the better file has such a job itself."""
    theirs = sa.select(JobRow.target, JobRow.options_key).where(
        JobRow.photo_id == better.id, JobRow.state.not_in(ENDED_BADLY)
    )
    taken = {(target, key) for target, key in await session.execute(theirs)}
    row = await session.get(JobRow, job_id, populate_existing=True)
    if row is None or (target or row.target, row.options_key) in taken:
        return None
    return await change_job(
        session,
        job_id,
        (JobState.QUEUED,),
        photo_id=better.id,
        thread_id=better.thread_id,
        target=target or row.target,
    )
