"""What hangs in a thread can't be ended, only left: how long until that is noticed, and what is done then."""

from __future__ import annotations

import asyncio
import concurrent.futures
import faulthandler
import threading
from collections.abc import Callable
from typing import TypeVar

from engine.threads import carried

T = TypeVar("T")

STALLED_SECONDS = 600.0
"""An engine that tells nothing new for so long hangs: a tile takes seconds, the longest step between two
reports (the lock of an 8K master on two cores) under a minute. A process can't end a thread, so it ends."""
STDERR = 2
HUNG_SECONDS = 120.0
"""So long may the event loop itself stand still, as when native code never gives Python back, before the
process is ended from outside of it. Its beats have stopped long before, and another has its job."""


class EngineStuck(Exception):
    """The engine hangs in a thread that nobody can end: the process has to leave and be started again."""


async def keep_watchdog_quiet(seconds: float) -> None:
    """A thread outside of Python ends this process, with a traceback, once this loop stood still so long."""
    try:
        while True:
            faulthandler.dump_traceback_later(seconds, exit=True, file=STDERR)
            await asyncio.sleep(min(5.0, seconds / 3))
    finally:
        faulthandler.cancel_dump_traceback_later()


def in_thread(work: Callable[[], T]) -> asyncio.Future[T]:
    """Run in a thread that does not keep the process alive: a stuck engine must not block a stop."""
    future: concurrent.futures.Future[T] = concurrent.futures.Future()
    work = carried(work)

    def body() -> None:
        try:
            future.set_result(work())
        except BaseException as error:
            future.set_exception(error)

    threading.Thread(target=body, name="engine", daemon=True).start()
    return asyncio.wrap_future(future)
