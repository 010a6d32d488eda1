"""DBOS's log, made part of ours: no handler of its own, no hints about its cloud, warnings and up, and
not every second that its database is away."""

from __future__ import annotations

import logging

from storage.telling import dbos_troubles

EXPECTED = ("no longer owned by this execution", "was cancelled during execution")
"""What DBOS warns of when a job is handed back or cancelled: with us that is the ordinary way."""

EXPECTED_ERRORS = ("DBOSAwaitedWorkflowCancelledError",)
"""The same, when the cancelled job ends while DBOS looks at it."""


class _Ordinary(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        raised = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        return raised not in EXPECTED_ERRORS and not any(part in text for part in EXPECTED)


_ordinary = _Ordinary()


def quiet_dbos() -> None:
    """Send DBOS's records to the root logger, whatever that does with them. Harmless when repeated."""
    logger = logging.getLogger("dbos")
    logger.setLevel(logging.WARNING)
    logger.propagate = True
    if not logger.handlers:
        # With a handler in place DBOS doesn't install one that prints to the console.
        logger.addHandler(logging.NullHandler())
    for one in (_ordinary, dbos_troubles):
        if one not in logger.filters:
            logger.addFilter(one)
