"""What the others see of a job: a frozen view of its row."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any

from storage.models import JobRow


class JobState(StrEnum):
    """queued → running → made → delivered; failed and cancelled end it on the way.

    MADE means that the result exists and is not delivered yet.
    """

    QUEUED = "queued"
    RUNNING = "running"
    MADE = "made"
    DELIVERED = "delivered"
    FAILED = "failed"
    CANCELLED = "cancelled"


OPEN = (JobState.QUEUED, JobState.RUNNING)
"""What the engine still has to do."""

ENDED_BADLY = (JobState.FAILED, JobState.CANCELLED)
"""After these the same request makes a new job."""


STOPPED_BY_HOST = "stopped_by_host"
"""Reason of a job that was cancelled by neither its person nor for him: he is told, as of a failure."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """One request for one photo at one target.

    together: shared by the jobs of one press, which go out together (storage/together.py).
    priority: due time for the queue (storage/fairness.py), to be passed to QueueClient.enqueue.
    fraction: 0…1 of the whole job, never falls. seconds_left: estimate of the engine.
    reason: stable key (engine.errors, or gave_up, engine_error, source_gone, no_room); detail: for the log.
    sending: "proof" or "master" while it is being sent and no number of its message is known.
    kept: approved by a team; retention leaves it alone.
    versions: what was sent of its versions: messages (numbers), files (ids by name), preview, chosen.
    """

    id: str
    photo_id: int
    chat_id: int
    user_id: int
    thread_id: int | None
    together: str | None
    target: str
    options: dict[str, Any]
    state: JobState
    priority: int
    stage: str | None
    fraction: float
    seconds_left: float | None
    status_message_id: int | None
    attempts: int
    delivery_attempts: int
    worker_id: str | None
    reason: str | None
    detail: str
    master_sha256: str | None
    proof_sha256: str | None
    overview_sha256: str | None
    master_name: str | None
    report: dict[str, Any] | None
    sending: str | None
    proof_message_id: int | None
    master_message_id: int | None
    master_file_id: str | None
    kept: bool
    versions: dict[str, Any] | None
    created_at: datetime
    started_at: datetime | None
    made_at: datetime | None
    delivered_at: datetime | None
    progress_at: datetime | None
    told_at: datetime | None


def view(row: JobRow) -> Job:
    values = {field.name: getattr(row, field.name) for field in fields(Job)}
    return Job(**{**values, "state": JobState(row.state)})


def options_key(options: dict[str, Any]) -> str:
    """The same choices in any order give the same key; a choice of None is no choice."""
    chosen = {name: value for name, value in options.items() if value is not None}
    return hashlib.sha256(json.dumps(chosen, sort_keys=True).encode()).hexdigest()
