"""Exceptions to a Sentry of the host's, when it is asked for: what kind, where in the code, and no more.

What is sent is put together from a short list instead of being cleaned: kinds of errors and places in the
code, our own fixed words, a job's id as a hash. An exception's text, a local variable, a file name that
somebody sent, a person's number, this machine's name: never, since they are never taken.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bot.host_notes import shortened
from bot.settings import SettingsError
from storage.at_hand import job_at_hand
from storage.telling import error_of, once

if TYPE_CHECKING:
    from sentry_sdk.types import Event, Hint

FRAME = ("module", "function", "lineno", "in_app")
KEPT = ("event_id", "timestamp", "platform", "level")
IDS = ("job", "photo")


def check(dsn: str) -> None:
    """SettingsError when the address is none, or no package there. Sends nothing."""
    try:
        from sentry_sdk.utils import Dsn
    except ImportError as error:
        raise SettingsError(
            "ENLARGER_SENTRY_DSN is set, but its package is missing: pip install 'enlarger[sentry]'."
        ) from error
    try:
        Dsn(dsn)
    except ValueError as error:  # BadDsn is one, and a port that is none another
        raise SettingsError("ENLARGER_SENTRY_DSN is no address of a Sentry project.") from error


def set_up(dsn: str) -> None:
    """Send the log's exceptions from now on. SettingsError as above."""
    check(dsn)
    import sentry_sdk

    sentry_sdk.init(
        dsn,
        default_integrations=False,
        auto_enabling_integrations=False,
        before_send=only_known,
        max_breadcrumbs=0,
        auto_session_tracking=False,
        server_name="",
    )
    logging.getLogger().addHandler(Exceptions())


class Exceptions(logging.Handler):
    """Hands the exceptions of the log's errors over; a line without one stays here."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.addFilter(once)

    def emit(self, record: logging.LogRecord) -> None:
        import sentry_sdk

        error = error_of(record)
        if error is None or record.name.startswith("sentry_sdk"):
            return
        event: Mapping[str, Any] = record.msg if isinstance(record.msg, dict) else {}
        with sentry_sdk.new_scope() as scope:
            scope.set_tag("said", shortened(record))
            for name, value in _ids(record, event).items():
                scope.set_tag(name, hashlib.sha256(value.encode()).hexdigest()[:12])
            scope.capture_exception(error)


def only_known(event: Event, _hint: Hint) -> Event | None:
    """The event anew, of nothing but what is known to be harmless; None for one without an exception."""
    given: Mapping[str, Any] = event
    errors = (given.get("exception") or {}).get("values") or []
    if not errors:
        return None
    tags = {name: value for name, value in (given.get("tags") or {}).items() if name in ("said", *IDS)}
    made: Any = {name: given[name] for name in KEPT if name in given}
    made |= {"tags": tags, "exception": {"values": [_kind(error) for error in errors]}}
    known: Event = made
    return known


def _kind(error: Mapping[str, Any]) -> dict[str, Any]:
    frames = (error.get("stacktrace") or {}).get("frames") or []
    places = [{name: frame[name] for name in FRAME if name in frame} for frame in frames]
    return {"type": error.get("type"), "module": error.get("module"), "stacktrace": {"frames": places}}


def _ids(record: logging.LogRecord, event: Mapping[str, Any]) -> dict[str, str]:
    """Those that the line names, beside its sentence; else the job at hand."""
    given = {name: event.get(name) or getattr(record, name, None) for name in IDS}
    given["job"] = given["job"] or job_at_hand()
    return {name: str(value) for name, value in given.items() if value is not None}
