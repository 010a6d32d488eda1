"""Pools of processes that meet strangers' pictures: what comes back from one is data, and never code.

The standard library's pool makes whatever its processes pickle. One that a picture took over could so have
the bot run what it likes; here its answers make a few plain classes, and anything else ends it.
"""

from __future__ import annotations

import builtins
import io
import multiprocessing
import pickle
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import connection, reduction
from multiprocessing.connection import Connection
from typing import Any

MOST_BYTES = 256 * 2**20
"""Of one answer. The largest are close-ups, PNGs of a few megabytes."""

_POOLS_OWN = {("concurrent.futures.process", name) for name in ("_ResultItem", "_rebuild_exc")}
"""What an answer, or an error, is wrapped in."""


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
    line.known = {(kind.__module__, kind.__qualname__): kind for kind in known}
    return pool


def kill(pool: ProcessPoolExecutor) -> None:
    """End a pool at once, whatever its processes are doing."""
    processes = list((getattr(pool, "_processes", None) or {}).values())
    for process in processes:
        process.kill()
    pool.shutdown(wait=False, cancel_futures=True)


class _Doubting(Connection):
    """The end of the line that answers come out of."""

    known: dict[tuple[str, str], type]

    def recv(self) -> Any:
        return _Unpickler(self.recv_bytes(MOST_BYTES), self.known).load()


# A process that is started gets the line as it is everywhere else.
reduction.register(_Doubting, connection.reduce_connection)  # type: ignore[attr-defined] # as its own


class _Unpickler(pickle.Unpickler):
    def __init__(self, packed: bytes, known: dict[tuple[str, str], type]) -> None:
        super().__init__(io.BytesIO(packed))
        self._known = known

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _POOLS_OWN:
            return super().find_class(module, name)
        if (kind := self._known.get((module, name))) is not None:
            return kind
        error = getattr(builtins, name, None) if module == "builtins" else None
        if isinstance(error, type) and issubclass(error, Exception):
            return error
        raise pickle.UnpicklingError(f"a decoding process sent {module}.{name}")
