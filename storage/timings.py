"""What made jobs took, and what waits: figures to foretell the next ones from (engine.estimate does)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import JobRow, PhotoRow

RECENT = 80
Session = AsyncSession
"""What `Database.session` gives, for those who may not know SQLAlchemy."""


@dataclass(frozen=True)
class Asked:
    """What was asked for: target and options as in a job's row, width and height of its photo in pixels."""

    target: str
    options: dict[str, Any]
    width: int
    height: int


@dataclass(frozen=True)
class Made:
    """A made job: what was asked for, and the engine's report, which tells the seconds."""

    asked: Asked
    report: dict[str, Any]


Price = Callable[[Asked], float | None]
"""Seconds that a job takes once it runs; None when nothing is known."""


async def recent(session: AsyncSession) -> list[Made]:
    """The newest made jobs, newest first."""
    query = (
        sa.select(JobRow.target, JobRow.options, PhotoRow.width, PhotoRow.height, JobRow.report)
        .join(PhotoRow, PhotoRow.id == JobRow.photo_id)
        .where(JobRow.made_at.is_not(None), JobRow.report.is_not(None))
        .order_by(JobRow.made_at.desc())
        .limit(RECENT)
    )
    return [Made(Asked(*asked), report) for *asked, report in await session.execute(query)]


async def asked_by(session: AsyncSession, *which: sa.ColumnElement[bool]) -> list[Asked]:
    """What the jobs of this choice ask for."""
    query = (
        sa.select(JobRow.target, JobRow.options, PhotoRow.width, PhotoRow.height)
        .join(PhotoRow, PhotoRow.id == JobRow.photo_id)
        .where(*which)
    )
    return [Asked(*row) for row in await session.execute(query)]
