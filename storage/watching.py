"""What a host's monitoring asks now and then, beside storage.stats: counts only, nothing of anybody."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from storage.clock import now
from storage.models import JobRow, PhotoRow
from storage.stats import DAY, Stats, gather

RECENT = 80
"""So many of the newest started jobs tell how long they waited."""


@dataclass(frozen=True)
class Watched:
    """stats: see there. verdicts: photos of the last 24 hours by what the source reading said. waits: seconds
    from press to start of the newest started jobs."""

    stats: Stats
    verdicts: dict[str, int]
    waits: list[float]


async def watch(session: AsyncSession) -> Watched:
    verdict = PhotoRow.reading["verdict"].as_string()
    counted = await session.execute(
        sa.select(verdict, sa.func.count()).where(PhotoRow.created_at >= now() - DAY).group_by(verdict)
    )
    started = await session.execute(
        sa.select(JobRow.created_at, JobRow.started_at)
        .where(JobRow.started_at.is_not(None))
        .order_by(JobRow.created_at.desc())
        .limit(RECENT)
    )
    return Watched(
        stats=await gather(session),
        verdicts={name or "unread": count for name, count in counted},
        waits=[(start - asked).total_seconds() for asked, start in started if start is not None],
    )
