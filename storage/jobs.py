"""Jobs: what a row goes through, one UPDATE for each step, so that no two processes can both take it.

Deliveries are in storage/delivering.py, questions about many jobs in storage/waiting.py; both are
reachable from here.
"""

from __future__ import annotations

import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from storage import fairness
from storage.clock import now
from storage.db import insert_new
from storage.delivering import (
    delivered,
    made_before,
    master_sent,
    nothing_sent,
    proof_sent,
    sending,
    start_delivery,
    told,
)
from storage.errors import TooManyOpenJobs, TooManyToday
from storage.job_change import change_job
from storage.job_view import ENDED_BADLY, OPEN, STOPPED_BY_HOST, Job, JobState, options_key, view
from storage.models import JobRow
from storage.photos import Photo
from storage.waiting import (
    active,
    asked_lately,
    estimate,
    find_made,
    has_master,
    latest,
    of_message,
    open_jobs,
    position,
    somebody_waits,
    starting_with,
    typical_seconds,
)

__all__ = [
    "MAX_ATTEMPTS",
    "STOPPED_BY_HOST",
    "Job",
    "JobState",
    "TooManyOpenJobs",
    "TooManyToday",
    "active",
    "cancel",
    "cancel_open",
    "delivered",
    "estimate",
    "fail",
    "find_made",
    "get",
    "hand_back",
    "has_master",
    "keep",
    "latest",
    "made",
    "made_before",
    "master_sent",
    "nothing_sent",
    "of_message",
    "open_jobs",
    "position",
    "progress",
    "proof_sent",
    "request",
    "retry",
    "sending",
    "set_status_message",
    "somebody_waits",
    "start",
    "start_delivery",
    "starting_with",
    "told",
    "typical_seconds",
]

MAX_ATTEMPTS = 3
"""Starts of a job before it is given up: one that kills its worker must not go round for ever."""


async def request(
    session: AsyncSession,
    photo: Photo,
    user_id: int,
    target: str,
    options: dict[str, Any],
    *,
    most_open: int | None = None,
    most_a_day: int | None = None,
    together: str | None = None,
) -> tuple[Job, bool]:
    """Ask for a photo at a target; the second value tells whether this made a new job.

    While the same request is queued, running, made or delivered, that job comes back with False.
    Raises TooManyOpenJobs when the person already has `most_open` jobs queued or running, TooManyToday when
    `most_a_day` were asked for within 24 hours (cancelled and failed ones don't count).
    together: shared by the jobs that go out together; one that there is already keeps its own.
    """
    key = options_key(options)
    same = (JobRow.photo_id == photo.id, JobRow.target == target, JobRow.options_key == key)
    alive = sa.select(JobRow).where(*same, JobRow.state.not_in(ENDED_BADLY))
    if (row := await session.scalar(alive)) is not None:
        return view(row), False
    by_person = await _count_open(session, JobRow.user_id == user_id)
    if most_open is not None and by_person >= most_open:
        raise TooManyOpenJobs(most_open)
    if most_a_day is not None and await asked_lately(session, user_id) >= most_a_day:
        raise TooManyToday(most_a_day)
    asked_at = now()
    job_id = uuid.uuid4().hex
    values = {
        "id": job_id,
        "photo_id": photo.id,
        "chat_id": photo.chat_id,
        "user_id": user_id,
        "thread_id": photo.thread_id,
        "together": together,
        "target": target,
        "options": options,
        "options_key": key,
        "state": JobState.QUEUED,
        "priority": fairness.priority(
            target,
            asked_at,
            open_by_person=by_person,
            open_in_chat=await _count_open(session, JobRow.chat_id == photo.chat_id),
        ),
        "created_at": asked_at,
    }
    created = await insert_new(session, JobRow, values) is not None
    # On Postgres a second press may have come between: then the unique index kept ours out.
    row = await session.scalar(alive)
    assert row is not None
    return view(row), created


async def _count_open(session: AsyncSession, whose: sa.ColumnElement[bool]) -> int:
    query = sa.select(sa.func.count()).select_from(JobRow).where(whose, JobRow.state.in_(OPEN))
    return await session.scalar(query) or 0


async def get(session: AsyncSession, job_id: str) -> Job | None:
    query = sa.select(JobRow).where(JobRow.id == job_id).execution_options(populate_existing=True)
    row = await session.scalar(query)
    return None if row is None else view(row)


async def start(session: AsyncSession, job_id: str, worker_id: str) -> Job | None:
    """Take a job; counts an attempt. None when it is cancelled, finished or unknown, and when its
    attempts are used up: then it is FAILED now, with reason "gave_up"."""
    started = await change_job(
        session,
        job_id,
        OPEN,
        JobRow.attempts < MAX_ATTEMPTS,
        state=JobState.RUNNING,
        worker_id=worker_id,
        attempts=JobRow.attempts + 1,
        started_at=sa.func.coalesce(JobRow.started_at, now()),
        progress_at=now(),
    )
    if started is None:
        detail = f"started {MAX_ATTEMPTS} times and never finished"
        await change_job(
            session,
            job_id,
            OPEN,
            JobRow.attempts >= MAX_ATTEMPTS,
            state=JobState.FAILED,
            reason="gave_up",
            detail=detail,
        )
    return started


async def progress(
    session: AsyncSession, job_id: str, stage: str, fraction: float, seconds_left: float | None
) -> bool:
    """Tell how far a running job is. False: it isn't running any more, stop. `fraction` never falls."""
    higher = sa.case((JobRow.fraction < fraction, fraction), else_=JobRow.fraction)
    changed = await change_job(
        session,
        job_id,
        (JobState.RUNNING,),
        stage=stage,
        fraction=higher,
        seconds_left=seconds_left,
        progress_at=now(),
    )
    return changed is not None


async def hand_back(session: AsyncSession, job_id: str, worker_id: str, *, counted: bool) -> bool:
    """Return a running job to the queue's care; not `counted`: the attempt was no fault of the job's."""
    attempts = JobRow.attempts if counted else JobRow.attempts - 1
    changed = await change_job(
        session,
        job_id,
        (JobState.RUNNING,),
        JobRow.worker_id == worker_id,
        state=JobState.QUEUED,
        worker_id=None,
        attempts=attempts,
        seconds_left=None,
    )
    return changed is not None


async def made(
    session: AsyncSession,
    job_id: str,
    *,
    master_sha256: str,
    proof_sha256: str | None,
    overview_sha256: str | None = None,
    master_name: str,
    report: dict[str, Any],
) -> bool:
    """Keep the result; a proof sheet that could not be drawn is None, and so is a missing overview.

    False when another was first, or the job was cancelled or given up meanwhile."""
    changed = await change_job(
        session,
        job_id,
        OPEN,
        state=JobState.MADE,
        master_sha256=master_sha256,
        proof_sha256=proof_sha256,
        overview_sha256=overview_sha256,
        master_name=master_name,
        report=report,
        fraction=1.0,
        seconds_left=0.0,
        made_at=now(),
    )
    return changed is not None


async def fail(session: AsyncSession, job_id: str, reason: str, detail: str) -> bool:
    """End a job with a reason; also one that is made but can't be delivered. False: it had ended."""
    states = (*OPEN, JobState.MADE)
    changed = await change_job(
        session, job_id, states, state=JobState.FAILED, reason=reason, detail=detail[:2000]
    )
    return changed is not None


async def cancel(session: AsyncSession, job_id: str, *, reason: str = "cancelled") -> Job | None:
    """Cancel what is queued or running; None: nothing to cancel.

    reason: STOPPED_BY_HOST when its person doesn't know of it yet and is to be told.
    """
    return await change_job(session, job_id, OPEN, state=JobState.CANCELLED, reason=reason)


async def cancel_open(
    session: AsyncSession, *, chat_id: int | None = None, user_id: int | None = None
) -> list[Job]:
    """Cancel all that is open in a chat or for a person (the bot was blocked, or left the group)."""
    return [
        cancelled
        for job in await open_jobs(session, chat_id=chat_id, user_id=user_id)
        if (cancelled := await cancel(session, job.id)) is not None
    ]


async def retry(session: AsyncSession, job_id: str) -> Job | None:
    """Give a failed job a fresh start (the host's wish); enqueue it afterwards. None: it hasn't failed,
    or the same was asked for again meanwhile."""
    other = aliased(JobRow)
    same = sa.exists().where(
        other.photo_id == JobRow.photo_id,
        other.target == JobRow.target,
        other.options_key == JobRow.options_key,
        other.state.not_in(ENDED_BADLY),
    )
    return await change_job(
        session,
        job_id,
        (JobState.FAILED,),
        ~same,
        state=JobState.QUEUED,
        attempts=0,
        delivery_attempts=0,
        sending=None,
        reason=None,
        detail="",
        worker_id=None,
        told_at=None,
        # The others have gone out without it.
        together=None,
        # Its old message has said that it failed, and stays so.
        status_message_id=None,
    )


async def set_status_message(session: AsyncSession, job_id: str, message_id: int) -> None:
    """Remember which message shows this job's progress."""
    await change_job(session, job_id, tuple(JobState), status_message_id=message_id)


async def keep(session: AsyncSession, job_id: str, kept: bool = True) -> None:
    """Approved by a team: retention leaves it alone."""
    await change_job(session, job_id, tuple(JobState), kept=kept)
