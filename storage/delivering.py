"""The way of a made job to its chat. Message ids are kept as they come, so that a crash in between
is resumed and not repeated."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from storage.clock import now
from storage.job_change import change_job
from storage.job_view import ENDED_BADLY, Job, JobState
from storage.models import JobRow

MAX_DELIVERY_ATTEMPTS = 20
"""Starts of a delivery: one that kills the bot must end."""
LONGEST_TROUBLE = timedelta(days=1)
"""From the making on: so long no try counts that came to nothing because Telegram, or the store, was away."""


async def made_before(session: AsyncSession, job_id: str, earlier: Job, master_name: str) -> Job | None:
    """Answer a queued job with the result of an earlier one (`find_made`). None: it isn't queued.

    Telegram's copy is used only under the same file name: it would carry the other person's.
    """
    return await change_job(
        session,
        job_id,
        (JobState.QUEUED,),
        state=JobState.MADE,
        master_sha256=earlier.master_sha256,
        proof_sha256=earlier.proof_sha256,
        overview_sha256=earlier.overview_sha256,
        master_name=master_name,
        master_file_id=earlier.master_file_id if earlier.master_name == master_name else None,
        report=earlier.report,
        fraction=1.0,
        seconds_left=0.0,
        made_at=now(),
    )


async def start_delivery(session: AsyncSession, job_id: str) -> Job | None:
    """Take a made job to deliver it; counts. None when there is nothing to deliver, and when it was
    tried too often: then it is FAILED now, with reason "undeliverable"."""
    taken = await change_job(
        session,
        job_id,
        (JobState.MADE,),
        JobRow.delivery_attempts < MAX_DELIVERY_ATTEMPTS,
        delivery_attempts=JobRow.delivery_attempts + 1,
    )
    if taken is None:
        worn_out = JobRow.delivery_attempts >= MAX_DELIVERY_ATTEMPTS
        await change_job(
            session, job_id, (JobState.MADE,), worn_out, state=JobState.FAILED, reason="undeliverable"
        )
    return taken


async def sending(session: AsyncSession, job_id: str, what: Literal["proof", "master"]) -> None:
    """Noted before the proof sheet or the master goes out, so that a crash in between is known of."""
    await change_job(session, job_id, (JobState.MADE,), sending=what)


async def nothing_sent(session: AsyncSession, job: Job, *, passes: bool) -> None:
    """A try in which nothing went out. What an earlier one, cut off by a crash, may have sent stays open.

    job: as it was when the try began. passes: for a reason that is no fault of its own and will be over.
    """
    spared = passes and job.made_at is not None and now() - job.made_at < LONGEST_TROUBLE
    attempts = JobRow.delivery_attempts - 1 if spared else JobRow.delivery_attempts
    await change_job(session, job.id, (JobState.MADE,), sending=job.sending, delivery_attempts=attempts)


async def proof_sent(session: AsyncSession, job_id: str, proof_message_id: int) -> None:
    """Between the two sends, so that after a crash the delivery goes on at the master."""
    await change_job(session, job_id, (JobState.MADE,), proof_message_id=proof_message_id, sending=None)


async def master_sent(
    session: AsyncSession, job_id: str, *, master_message_id: int, master_file_id: str
) -> None:
    """The master of an album has arrived, what is said below the album has not."""
    await change_job(
        session,
        job_id,
        (JobState.MADE,),
        sending=None,
        master_message_id=master_message_id,
        master_file_id=master_file_id,
    )


async def delivered(
    session: AsyncSession,
    job_id: str,
    *,
    proof_message_id: int | None,
    master_message_id: int,
    master_file_id: str,
) -> None:
    """The master has arrived in the chat, or, with number 0, is said to be perhaps there. One that was so may
    arrive after all, when it is sent again."""
    perhaps = sa.and_(JobRow.state == JobState.DELIVERED, JobRow.master_message_id == 0)
    await change_job(
        session,
        job_id,
        (JobState.MADE, JobState.DELIVERED),
        sa.or_(JobRow.state == JobState.MADE, perhaps),
        state=JobState.DELIVERED,
        sending=None,
        proof_message_id=proof_message_id,
        master_message_id=master_message_id,
        master_file_id=master_file_id,
        delivered_at=now(),
    )


async def told(session: AsyncSession, job_id: str) -> None:
    """The person was told of the failure, or that the host stopped it."""
    await change_job(session, job_id, ENDED_BADLY, told_at=now())
