"""Which errors tell of a trouble that everybody notices at the same time: a database that is away, a disk
without room. Whoever logs, or has to tell a person, asks here instead of naming every driver's errors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from enum import Enum, auto

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection

from storage.db import REFUSED_FOR_GOOD
from storage.errors import DatabaseUnreachable, NoRoom
from storage.room import FULL

SQLITE_NO_ROOM = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}
"""On a full disk SQLite says any of these, by what it was about to do: write a page, lengthen its log or its
shared memory, make a file."""
POSTGRES_DISK_FULL = "53100"
AWAY = ("08", "57P", "53300")
"""States of Postgres: connections that broke or can't be had, starting or stopping, too many of them."""
DEEPEST = 8


class Trouble(Enum):
    """What is the matter."""

    AWAY = auto()
    NO_ROOM = auto()


def trouble_of(error: BaseException | None) -> Trouble | None:
    """The trouble that an error, what it came from, or one of its group, tells of."""
    found = (kind for one in _all(error) if (kind := _kind(one)) is not None)
    return next(found, None)


def of_queue(error: BaseException | None) -> bool:
    """Whether it is the queue's database: that one is spoken to with psycopg, the rows' with asyncpg."""
    return any(type(getattr(one, "orig", one)).__module__.startswith("psycopg") for one in _all(error))


def _all(error: BaseException | None, depth: int = 0) -> Iterator[BaseException]:
    """What it was raised from on purpose only: an error while another was handled is one of its own."""
    if error is None or depth > DEEPEST:
        return
    yield error
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield from _all(one, depth + 1)
    yield from _all(error.__cause__, depth + 1)


def _kind(error: BaseException) -> Trouble | None:
    if isinstance(error, (DatabaseUnreachable, NoConnection)):
        # The second: all connections of the pool are in use, as they are when a database hangs.
        return Trouble.AWAY
    if isinstance(error, NoRoom) or (isinstance(error, OSError) and error.errno in FULL):
        return Trouble.NO_ROOM
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        # The low byte: the rest tells what was being done.
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        return Trouble.NO_ROOM if code in SQLITE_NO_ROOM else None
    state = getattr(cause, "sqlstate", None)
    if isinstance(state, str):
        return _of_state(state)
    # psycopg brings no state from a connection that was refused, only the server's words.
    away = isinstance(error, (OperationalError, InterfaceError)) or getattr(
        error, "connection_invalidated", False
    )
    return Trouble.AWAY if away and not REFUSED_FOR_GOOD.search(str(cause)) else None


def _of_state(state: str) -> Trouble | None:
    if state == POSTGRES_DISK_FULL:
        return Trouble.NO_ROOM
    return Trouble.AWAY if state.startswith(AWAY) else None
