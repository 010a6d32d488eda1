"""Threads that know what the thread which started them knows: its context variables, and so the job of a log
line (storage/at_hand.py)."""

from __future__ import annotations

import contextvars
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def carried(work: Callable[[], T]) -> Callable[[], T]:
    """The work in a copy of the context of now, for one thread."""
    context = contextvars.copy_context()
    return lambda: context.run(work)


def thread_pool(threads: int) -> ThreadPoolExecutor:
    """A pool whose threads begin with the context of now."""
    # One context can't be entered by two threads at a time, so each thread takes over what is in it.
    known = list(contextvars.copy_context().items())

    def take_over() -> None:
        for variable, value in known:
            variable.set(value)

    return ThreadPoolExecutor(threads, thread_name_prefix="engine", initializer=take_over)
