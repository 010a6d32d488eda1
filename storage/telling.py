"""What the log says of troubles that everybody notices at the same time, and of what says the same for ever.

While Postgres was away a bot and a worker logged 760 lines a second, nearly all of them tracebacks
(2026-11-28). So a handler of the log has `once` as its filter: records of such a trouble are let go, and one
line takes their place: at once, then every minute while it lasts, and when it is over.
"""

from __future__ import annotations

import logging
import math
import re
import sys
import time
from collections import OrderedDict
from typing import Any

from storage.outage import DATABASE, DISK, EVERY, QUEUE, ROOM, ROWS
from storage.troubles import Trouble, of_queue, trouble_of

TALKATIVE = (
    "bot.room",
    "bot.web.metrics",
    "dbos",
    "sqlalchemy",
    "storage.db",
    "storage.reaper",
    "storage.serving",
)
"""Loggers of loops that notice the same several times a second."""
REMEMBERED = 200
NUMBERS = re.compile(r"\d+")
DECIDED = "enlarger_let_through"


class Once(logging.Filter):
    """One line for a trouble, however many notice it, and the same words of a talkative logger once a minute.

    Several handlers share it: the first to ask decides for the record."""

    def __init__(self) -> None:
        super().__init__()
        self._next: OrderedDict[tuple[str, str], float] = OrderedDict()

    def filter(self, record: logging.LogRecord) -> bool:
        decided = getattr(record, DECIDED, None)
        if decided is None:
            decided = not told_as_trouble(error_of(record)) and self._is_due(record)
            setattr(record, DECIDED, decided)
        return bool(decided)

    def _is_due(self, record: logging.LogRecord) -> bool:
        if not record.name.startswith(TALKATIVE) or record.levelno < logging.WARNING:
            return True
        said = str(record.msg.get("event")) if isinstance(record.msg, dict) else record.getMessage()
        words = NUMBERS.sub("#", said.partition("\n")[0])
        now, what = time.monotonic(), (record.name, words)
        if now < self._next.get(what, -math.inf):
            return False
        self._next[what] = now + EVERY
        self._next.move_to_end(what)
        if len(self._next) > REMEMBERED:
            self._next.popitem(last=False)
        return True


class DbosTroubles(logging.Filter):
    """The same for DBOS, which puts an error's text, or its traceback, into the sentence: what it is about is
    the error being handled."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not told_as_trouble(sys.exc_info()[1])


once = Once()
dbos_troubles = DbosTroubles()


def told_as_trouble(error: BaseException | None) -> bool:
    """Whether the error tells of a trouble, which is then noticed."""
    trouble = trouble_of(error)
    if trouble is Trouble.AWAY:
        DATABASE.noticed(QUEUE if of_queue(error) else ROWS)
    elif trouble is Trouble.NO_ROOM:
        ROOM.noticed(DISK)
    return trouble is not None


def error_of(record: logging.LogRecord) -> BaseException | None:
    """The exception of a line of the standard library's, or of structlog's."""
    found: Any = record.exc_info
    if isinstance(record.msg, dict):
        found = record.msg.get("exc_info") or found
    if found is True:
        found = sys.exc_info()
    if isinstance(found, tuple):
        found = found[1]
    return found if isinstance(found, BaseException) else None
