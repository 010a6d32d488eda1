"""The log as `enlarger bot` sets it up, and afterwards as it was: later tests read it as well."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import structlog


@contextmanager
def restored() -> Iterator[None]:
    """Every logger's level, handlers and filters, and structlog's configuration."""
    before = {one: (one.level, one.handlers[:], one.filters[:]) for one in _loggers()}
    configured, config = structlog.is_configured(), structlog.get_config()
    try:
        yield
    finally:
        for one in _loggers():
            level, handlers, filters = before.get(one, (logging.NOTSET, [], []))
            one.setLevel(level)
            one.handlers[:], one.filters[:] = handlers, filters
        structlog.reset_defaults()
        if configured:
            structlog.configure(**config)


def _loggers() -> list[logging.Logger]:
    known = logging.Logger.manager.loggerDict.values()
    return [logging.getLogger(), *(one for one in known if isinstance(one, logging.Logger))]
