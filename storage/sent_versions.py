"""What was sent of a master's versions, kept with its job: Telegram's ids, to send it again at once and to
take it away with the master."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import JobRow


async def remember(
    session: AsyncSession,
    job_id: str,
    *,
    messages: Sequence[int],
    files: Mapping[str, str] | None = None,
    preview: Mapping[str, Any] | None = None,
) -> None:
    """Add to what is known: numbers of messages, file ids by the version's name, the preview's facts.
    Nothing happens when the job is gone."""
    known = await _locked(session, job_id)
    known["messages"] = [*known.get("messages", ()), *messages]
    known["files"] = {**known.get("files", {}), **(files or {})}
    if preview is not None:
        known["preview"] = dict(preview)
    await _keep(session, job_id, known)


async def choose(session: AsyncSession, job_id: str, bits: int, *, put_in: bool) -> int:
    """Put these into what is chosen, or take them out of it; returns the set as it is then."""
    known = await _locked(session, job_id)
    before = int(known.get("chosen", 0))
    known["chosen"] = before | bits if put_in else before & ~bits
    await _keep(session, job_id, known)
    return int(known["chosen"])


async def chosen(session: AsyncSession, job_id: str) -> int:
    """The set of what is chosen."""
    known = await session.scalar(sa.select(JobRow.versions).where(JobRow.id == job_id)) or {}
    return int(known.get("chosen", 0))


async def _locked(session: AsyncSession, job_id: str) -> dict[str, Any]:
    # Locked, so that of two at once neither takes back the other.
    query = sa.select(JobRow.versions).where(JobRow.id == job_id).with_for_update()
    return dict(await session.scalar(query) or {})


async def _keep(session: AsyncSession, job_id: str, known: Mapping[str, Any]) -> None:
    values = {"versions": dict(known)}
    await session.execute(sa.update(JobRow).where(JobRow.id == job_id).values(values))
