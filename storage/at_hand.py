"""Which job is being worked on, for whoever writes a log line meanwhile.

The queue sets it around each attempt, in every process that takes jobs. It is a context variable: coroutines
and `asyncio.to_thread` have it by themselves, threads of one's own when they are started with a copy of the
context (engine/threads.py). So a line from deep in the engine, which knows of no jobs, has the id as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_job: ContextVar[str | None] = ContextVar("job", default=None)


def job_at_hand() -> str | None:
    """Its id; None outside of any job."""
    return _job.get()


@contextmanager
def at_hand(job_id: str) -> Iterator[None]:
    """Whatever is logged in this block is of this job."""
    token = _job.set(job_id)
    try:
        yield
    finally:
        _job.reset(token)
