"""The threads behind SQLite's connections, waited for before the event loop ends.

Each connection of aiosqlite works in a thread of its own and answers into the event loop. Where a task is
cut short in a statement, SQLAlchemy closes the connection without waiting; a loop that ends meanwhile leaves
the thread's answer nowhere to go, and a traceback on the standard error of a bot that just stopped.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
import weakref
from typing import Any

import aiosqlite

log = logging.getLogger(__name__)

LONGEST_END = 2.0
"""Seconds for the statements in hand: a stop is granted 20 for everything (bot/stopping.py)."""


class Threads:
    """The threads of one database's connections."""

    def __init__(self) -> None:
        self._started: weakref.WeakSet[threading.Thread] = weakref.WeakSet()

    def connect(self, *args: Any, **options: Any) -> aiosqlite.Connection:
        """A connection for SQLAlchemy's `async_creator_fn`; making its thread a daemon is left to us."""
        connection = aiosqlite.connect(*args, **options)
        thread = connection._thread  # there is no public way; SQLAlchemy reaches for it as well
        thread.daemon = True
        self._started.add(thread)
        return connection

    async def ended(self) -> None:
        """Wait for the last answers of the closed connections' threads, LONGEST_END at most."""
        until = time.monotonic() + LONGEST_END
        for thread in list(self._started):
            if thread.is_alive():
                await asyncio.to_thread(thread.join, max(0.0, until - time.monotonic()))
        if any(thread.is_alive() for thread in self._started):
            log.warning("a connection to the database is still in use at the end")
