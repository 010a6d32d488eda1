"""Logging with structlog, for our own lines and for those of the libraries.

No line carries a token (they are cut out wherever they stand) and none carries what a person
wrote or a person's name: handlers log ids and reasons only.
"""

from __future__ import annotations

import logging
import math
import re
import sys
import time
from collections.abc import Mapping
from typing import Any, cast

import structlog
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.web import RequestPayloadError
from structlog.typing import EventDict, Processor, WrappedLogger

from storage.at_hand import job_at_hand
from storage.telling import once

_TOKEN = re.compile(r"\d{5,16}:[A-Za-z0-9_-]{30,64}")
NO_FILES = "socket.accept() out of system resource"
_PASSWORD = re.compile(r"(://[^\s:/]*:)\S+@")
"""The password of an address such as postgresql://name:password@machine/database. It ends at the last @ of
the word: people write passwords with one of their own."""
OURS = ("bot", "engine", "storage")
EXTRA = ("job", "photo")
"""What a line of the standard library's may carry beside its sentence. Nothing else of `extra` is taken:
aiohttp, for one, puts people's addresses there."""


def hide_tokens(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replace anything shaped like a bot token or an address's password, also inside tracebacks."""
    return cast(EventDict, {key: _clean(value) for key, value in event.items()})


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return _without_secrets(value)
    if isinstance(value, (int, float, bool, type(None))) or callable(value):
        return value
    text = str(value)
    cleaned = _without_secrets(text)
    return value if cleaned == text else cleaned


def _without_secrets(text: str) -> str:
    return _PASSWORD.sub(r"\1[password]@", _TOKEN.sub("[token]", text))


def name_job(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """The job that the line is of: the one it names itself, else the one at hand."""
    job = job_at_hand()
    if job is not None:
        event.setdefault("job", job)
    return event


def calmly(record: logging.LogRecord) -> bool:
    """PTB tells as an error, with a traceback, that Telegram was away at a stop. The updates it could not
    confirm come again and are known by then."""
    if record.exc_info and "one more time to mark all fetched updates" in str(record.msg):
        kind = record.exc_info[0].__name__ if record.exc_info[0] else ""
        record.levelno, record.levelname = logging.WARNING, "WARNING"
        record.msg = f"the last updates were not confirmed, and may come again: {kind}"
        record.exc_info = record.exc_text = None
    return True


def no_stranger(record: logging.LogRecord) -> bool:
    """aiohttp tells as an error, with a traceback and an address, that somebody sent what is no HTTP or can't
    be unpacked, or went away. It was answered with 400; anybody who finds the port could fill the log so, and
    the host's chat."""
    error = record.exc_info[1] if record.exc_info else None
    # In aiohttp's words: the database's connections break with others, and those are the host's business.
    gone = isinstance(error, ConnectionResetError) and str(error) == "Connection lost"
    return not gone and not isinstance(error, (HttpProcessingError, RequestPayloadError))


def no_update(record: logging.LogRecord) -> bool:
    """PTB tells of an update that it can't read, or handle, with all that it holds."""
    if isinstance(record.args, Mapping):
        # logging's own way with an only argument that is one.
        record.args = (type(record.args).__name__,)
    elif record.args:
        plain = (str, int, float, BaseException)
        record.args = tuple(one if isinstance(one, plain) else type(one).__name__ for one in record.args)
    return True


class Seldom(logging.Filter):
    """Lets lines with these words through once in so many seconds, without a traceback. asyncio told 290,856
    times in 70 s that it has no open files left for those who come (2026-11-28)."""

    def __init__(self, words: str, seconds: float = 60.0) -> None:
        super().__init__()
        self._words, self._seconds = words, seconds
        self._next = -math.inf

    def filter(self, record: logging.LogRecord) -> bool:
        if self._words not in str(record.msg):
            return True
        now = time.monotonic()
        if now < self._next:
            return False
        self._next = now + self._seconds
        record.msg, record.args = self._words, None
        record.exc_info = record.exc_text = None
        return True


def set_up(format_: str = "console", level: str = "info") -> None:
    """Send every log line, ours and the libraries', through one renderer to stderr."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.stdlib.PositionalArgumentsFormatter(),
        name_job,
    ]
    renderer: Processor = (
        structlog.processors.JSONRenderer()
        if format_ == "json"
        else structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(),
            # The pretty one prints local variables, and with them people's pictures and names.
            exception_formatter=structlog.dev.plain_traceback,
        )
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(once)
    extra = structlog.stdlib.ExtraAdder(EXTRA)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[extra, *shared],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                # Here and no earlier: bot/host_notes.py wants the kind of an error, and not its text.
                structlog.processors.format_exc_info,
                hide_tokens,
                renderer,
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    # "debug" is for our own lines: libraries' hold whole updates, rows and addresses with the token.
    root.setLevel(max(logging.INFO, logging.getLevelName(level.upper())))
    for ours in OURS:
        logging.getLogger(ours).setLevel(level.upper())
    for chatty in ("httpx", "httpcore", "aiosqlite", "alembic", "aiohttp.access"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    # Pillow tells as an error that a file's header cannot be; its sender is told so, and nobody else need be.
    logging.getLogger("PIL").setLevel(logging.CRITICAL)
    logging.getLogger("telegram.ext.Updater").addFilter(calmly)
    for teller in ("telegram.Bot", "telegram.ext.ExtBot", "telegram.ext.Application"):
        logging.getLogger(teller).addFilter(no_update)
    logging.getLogger("aiohttp.server").addFilter(no_stranger)
    logging.getLogger("asyncio").addFilter(Seldom(NO_FILES))
    # An answer that is no JSON is raised to us as well, and what becomes of it is logged by who asked.
    logging.getLogger("telegram.request.BaseRequest").setLevel(logging.CRITICAL)
