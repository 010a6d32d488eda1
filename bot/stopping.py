"""How a stop of the bot shares its 20 seconds, whatever hangs: an upload, a handler, a page's download.

What is cut short is not lost. An update stays in the journal, or is refused so that Telegram sends it again;
a photo stays in the inbox; a delivery goes back to its queue, and what was sent of it is known.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Coroutine
from typing import Any

import structlog

log = structlog.get_logger(__name__)

UPDATES_SECONDS = 3.0
"""To take no more updates, and to tell Telegram which have arrived."""
DELIVERIES_SECONDS = 12.0
"""For masters on their way out, from the stop on."""
HANDLERS_UNTIL = 8.0
"""Seconds after the stop when handlers in flight are ended."""
WORK_UNTIL = 14.0
"""The same for what they started."""
CANCELLED_SECONDS = 0.5
"""What is cancelled gets so long to tidy up."""
WHOLE_SECONDS = 19.0
"""Then the process leaves as if it were killed, which loses nothing either."""


class Stopping:
    """A stop under way: begins when it is made."""

    def __init__(self) -> None:
        self._began = asyncio.get_running_loop().time()

    def left(self, until: float) -> float:
        """Seconds until so many after the stop."""
        return max(0.0, self._began + until - asyncio.get_running_loop().time())

    async def within(self, seconds: float, name: str, work: Coroutine[Any, Any, None]) -> None:
        """Do it; cancel it when it takes longer, and go on without it if it won't end."""
        task = asyncio.ensure_future(work)
        await asyncio.wait({task}, timeout=seconds)
        if not task.done():
            log.warning("a stop does not wait longer", task=name)
            task.cancel()
            await asyncio.wait({task}, timeout=CANCELLED_SECONDS)
        if task.done() and not task.cancelled():
            task.result()


def leave_for_certain(seconds: float = WHOLE_SECONDS) -> None:
    """End this process after so long, should anything keep it from ending by itself."""
    timer = threading.Timer(seconds, _leave)
    timer.daemon = True
    timer.start()


def _leave() -> None:
    log.error("the stop took too long: leaving as it is")
    os._exit(1)
