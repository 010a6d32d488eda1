"""Pools of processes that meet strangers' pictures: what comes back from one is data, and never code.

The standard library's pool makes whatever its processes pickle. One that a picture took over could so have
the bot run what it likes; here its answers are read as data (engine/plain_pickle.py), and anything else ends
it.
"""

from __future__ import annotations

import builtins
import multiprocessing
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import _rebuild_exc, _ResultItem
from functools import partial
from multiprocessing import connection, reduction
from multiprocessing.connection import Connection
from typing import Any

from engine.known_values import Known, Maker, Name, NotPlain
from engine.plain_pickle import read

MOST_BYTES = 256 * 2**20
"""Of one answer. The largest are close-ups, PNGs of a few megabytes."""


def doubted_pool(
    workers: int,
    settle: Callable[..., object],
    *values: Any,
    known: Iterable[type],
    tasks_per_process: int | None = None,
) -> ProcessPoolExecutor:
    """Fresh processes, each settled by settle(*values). known: the classes that answers may hold beside plain
    values and built-in errors; an answer with another is none, and counts as the death of its process."""
    pool = ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=settle,
        initargs=values,
        max_tasks_per_child=tasks_per_process,
    )
    line: Any = pool._result_queue._reader  # type: ignore[attr-defined] # no other way to it
    line.__class__ = _Doubting
    line.known = Known((*known, _ResultItem), _MAKERS)
    return pool


def kill(pool: ProcessPoolExecutor) -> None:
    """End a pool at once, whatever its processes are doing."""
    processes = list((getattr(pool, "_processes", None) or {}).values())
    for process in processes:
        process.kill()
    pool.shutdown(wait=False, cancel_futures=True)


class _Doubting(Connection):
    """The end of the line that answers come out of."""

    known: Known

    def recv(self) -> Any:
        """Any error counts as the death of a process, and so ends the pool."""
        found = read(self.recv_bytes(MOST_BYTES), self.known)
        whole = type(found) is int or (
            type(found) is _ResultItem
            and type(found.work_id) is int
            and isinstance(found.exception, Exception | None)
            and isinstance(found.exit_pid, int | None)
        )
        if not whole:
            raise NotPlain("no answer at all")
        return found


# A process that is started gets the line as it is everywhere else.
reduction.register(_Doubting, connection.reduce_connection)  # type: ignore[attr-defined] # as its own


def _rebuilt(error: object, trace: object) -> Exception:
    if not isinstance(error, Exception) or type(trace) is not str:
        raise NotPlain("an error that is none")
    found: Exception = _rebuild_exc(error, trace)
    return found


def _error(kind: type[Exception], *values: object) -> Exception:
    """With plain values only. Of those about text the reason alone: they trust the places they are given."""
    if issubclass(kind, UnicodeError):
        kind, values = UnicodeError, values[-1:]
    if not all(type(value) in (str, bytes, int, float, bool, type(None)) for value in values):
        raise NotPlain(f"a {kind.__name__} of something else")
    return kind(*values)


_NEVER_HERE = (StopIteration, StopAsyncIteration)
"""A future can't hold them, and whoever waits for it would wait on."""
_MAKERS: dict[Name, Maker] = {
    ("builtins", name): partial(_error, kind)
    for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, Exception) and not issubclass(kind, _NEVER_HERE)
}
_MAKERS["concurrent.futures.process", "_rebuild_exc"] = _rebuilt
