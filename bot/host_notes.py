"""What needs the host's look goes to the host's chat: short, each thing once an hour, one message a minute.

It listens to the log's errors. Of those it takes only what this program itself wrote as a fixed sentence, the
kind of the error, and a few values from closed lists. A library's own words, an error's text, a traceback, a
file name or a number of a person never go out.
"""

from __future__ import annotations

import asyncio
import logging
import re
import sys
import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.sending import Place, answer
from bot.speaking import FALLBACK, speaking
from bot.texts import say
from storage.telling import once

log = structlog.get_logger(__name__)

OURS = ("bot.", "storage.", "engine.")
"""Loggers whose sentences are constants in this program's source."""
SHOWN = ("error", "reason", "loop", "task", "process")
"""Values that are names from this program or of a class, as against what a person wrote."""
HARMLESS_VALUE = re.compile(r"[A-Za-z][A-Za-z _-]{0,39}")
SAME_AGAIN = 3600.0
"""Seconds until the same thing is told once more, with how often it has happened."""
SPACING = 60.0
"""Seconds between two messages."""
LONGEST_LINE = 120
MOST_LINES = 8
REMEMBERED = 200
LOOK = 1.0


@dataclass
class _Seen:
    """times: since it was told last."""

    times: int = 0
    told_at: float | None = None


class HostNotes(logging.Handler):
    """A log handler that collects, and a loop (`run`) that tells."""

    def __init__(self, bot: Bot, chat_id: int, *, spacing: float = SPACING) -> None:
        super().__init__(logging.ERROR)
        self.addFilter(once)
        self._bot = bot
        self._chat_id = chat_id
        self._spacing = spacing
        self._seen: OrderedDict[str, _Seen] = OrderedDict()

    def emit(self, record: logging.LogRecord) -> None:
        """Called from any thread, under the handler's lock."""
        what = shortened(record)
        seen = self._seen.setdefault(what, _Seen())
        seen.times += 1
        self._seen.move_to_end(what)
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)

    async def run(self) -> None:
        """Tell what is new, at most one message in each `spacing`; until cancelled."""
        while True:
            told = await self._tell()
            await asyncio.sleep(self._spacing if told else min(LOOK, self._spacing))

    async def _tell(self) -> bool:
        due = self._take_due()
        if not due:
            return False
        with speaking(FALLBACK):
            lines = [
                say("host.error_often", what=what, times=times) if times > 1 else say("host.error", what=what)
                for what, times in due
            ]
            text = "\n".join([say("host.errors"), *lines])
        try:
            await answer(self._bot, Place(self._chat_id), text, once=True)
        except TelegramError as error:
            # No error itself: it would be told again and again.
            log.warning("the host was not told", error=type(error).__name__)
        return True

    def _take_due(self) -> list[tuple[str, int]]:
        now = time.monotonic()
        due: list[tuple[str, int]] = []
        self.acquire()
        try:
            for what, seen in self._seen.items():
                fresh = seen.told_at is None or now - seen.told_at >= SAME_AGAIN
                if seen.times and fresh and len(due) < MOST_LINES:
                    due.append((what, seen.times))
                    seen.times, seen.told_at = 0, now
        finally:
            self.release()
        return due


def shortened(record: logging.LogRecord) -> str:
    """One line of a log record: our own words, the kind of error, and values from closed lists."""
    event: Mapping[str, Any] = record.msg if isinstance(record.msg, dict) else {}
    parts = []
    if record.name.startswith(OURS):
        words = str(event.get("event") or record.msg)
        parts.append(re.sub(r"%[-+ #0]*\d*(?:\.\d+)?[a-zA-Z]", "…", words))
        parts += [
            str(event[name])
            for name in SHOWN
            if isinstance(event.get(name), str) and HARMLESS_VALUE.fullmatch(event[name])
        ]
    else:
        parts.append(record.name.split(".")[0])
    if kind := _kind(event.get("exc_info") or record.exc_info):
        parts.append(kind)
    return ", ".join(dict.fromkeys(parts))[:LONGEST_LINE]


def _kind(exc_info: Any) -> str | None:
    if exc_info is True:
        exc_info = sys.exc_info()
    if isinstance(exc_info, BaseException):
        return type(exc_info).__name__
    if isinstance(exc_info, tuple) and exc_info and isinstance(exc_info[0], type):
        return exc_info[0].__name__
    return None
