"""Brings rows and messages together again: a row is written first, and its message may be lost.

What a crash can leave: a job that never got its message, one whose message is used up though it
isn't finished, a made job whose delivery was never sent for.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from storage import together
from storage.clock import now
from storage.db import Database
from storage.job_view import OPEN, Job, JobState, view
from storage.models import JobRow
from storage.queue_client import FINISHED, QueueClient, delivery_id

log = logging.getLogger(__name__)

GRACE = timedelta(seconds=5)
"""Younger rows are left alone: their message is on its way."""

BATCH = 500


@dataclass(frozen=True)
class Swept:
    """Ids of jobs whose message was sent again."""

    jobs: tuple[str, ...]
    deliveries: tuple[str, ...]


async def sweep(db: Database, client: QueueClient, *, grace: timedelta = GRACE) -> Swept:
    """Send again what has a row but no message. Harmless when there is nothing to do."""
    async with db.session(reading=True) as session:
        rows = await session.scalars(
            sa.select(JobRow).where(JobRow.state.in_((*OPEN, JobState.MADE))).order_by(JobRow.created_at)
        )
        jobs = await _without_the_carried(session, [view(row) for row in rows])
    jobs = [job for job in jobs if _settled(job) < now() - grace]
    making = [job for job in jobs if job.state in OPEN]
    made = [job for job in jobs if job not in making]
    lost = await _without_message(client, {job.id: job for job in making})
    undelivered = await _without_message(client, {delivery_id(job.id): job for job in made})
    for job in lost:
        await client.enqueue_again(job.id, job.priority)
    for job in undelivered:
        await client.enqueue_delivery_again(job.id)
    swept = Swept(tuple(job.id for job in lost), tuple(job.id for job in undelivered))
    if lost or undelivered:
        log.warning("sent again: %s", swept)
    return swept


async def _without_the_carried(session: AsyncSession, jobs: list[Job]) -> list[Job]:
    """The same, with those that go out together as the one whose delivery takes them out, or none yet."""
    made = {job.together for job in jobs if job.together and job.state is JobState.MADE}
    carriers = [await together.carrier_of(session, key) for key in sorted(made)]
    alone = [job for job in jobs if job.together is None or job.state in OPEN]
    return [*alone, *(job for job in carriers if job is not None)]


def _settled(job: Job) -> datetime:
    """When the row last came to where it is."""
    return job.made_at or job.progress_at or job.created_at


async def _without_message(client: QueueClient, jobs: dict[str, Job]) -> list[Job]:
    lost: list[Job] = []
    for ids in _batches(list(jobs)):
        states = await client.states(ids)
        lost += [jobs[name] for name in ids if states.get(name) is None or states[name] in FINISHED]
    return lost


def _batches(names: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(names), BATCH):
        yield names[start : start + BATCH]
