"""The one way a job's row changes: an UPDATE that names the states it may be in."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from storage.job_view import Job, JobState, view
from storage.models import JobRow


async def change_job(
    session: AsyncSession, job_id: str, states: tuple[JobState, ...], *only: Any, **values: Any
) -> Job | None:
    """One UPDATE of a job that is in one of `states`; None when it isn't (any more)."""
    statement = (
        sa.update(JobRow)
        .where(JobRow.id == job_id, JobRow.state.in_(states), *only)
        .values(**values)
        .returning(JobRow)
        .execution_options(synchronize_session=False, populate_existing=True)
    )
    row = await session.scalar(statement)
    return None if row is None else view(row)
