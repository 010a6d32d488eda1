"""Turns whatever a command raises into the contract's exit codes and one line on stderr."""

from __future__ import annotations

import sys
import traceback

import typer

from bot.settings import DatabaseAway, SettingsError
from engine.errors import (
    BackendUnavailable,
    Cancelled,
    EngineError,
    NotWritten,
    TargetError,
    UnreadablePicture,
)

DONE, OURS, WRONG_USE, AWAY, INTERRUPTED = 0, 1, 2, 75, 130
"""75: sysexits.h calls it EX_TEMPFAIL."""


USAGE_ERROR = next(base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException")
"""Base of typer's errors of use. typer carries its own copy of click, whose names are private."""


class WrongUse(Exception):
    """The command was used wrongly."""


SENTENCES = {
    "empty": "the file is empty",
    "not_a_picture": "this is no picture, whatever its name says",
    "truncated": "the end of this picture is missing",
    "animated": "this picture moves, and only still pictures can be enlarged",
    "too_small": "this picture has hardly any pixels",
    "damaged": "this picture is damaged and can't be read",
    "too_heavy": "this picture takes more time or memory to open than is allowed",
    "too_many_pixels": "this picture has more pixels than can be handled",
    "target_syntax": "that is no size; try 2k, 4k, 6k, 8k, 3000, 1200x900 or a4@300",
    "target_too_small": "that size is too small",
    "target_too_large": "that size is too large",
    "backend_unavailable": "the backend asked for can't run here",
    "model_unavailable": "the network asked for is not here",
    "out_of_memory": "no device here has enough memory for this picture; try a smaller size",
    "insane_output": "the result came out wrong on every backend and was thrown away",
}


def guarded(app: typer.Typer, arguments: list[str]) -> int:
    """Run the command line; returns the exit code."""
    try:
        code = typer.main.get_command(app).main(arguments, prog_name="enlarger", standalone_mode=False)
    except typer.Exit as end:
        return end.exit_code
    except Exception as error:
        code, line = _verdict(error)
        if code == OURS and not isinstance(error, EngineError):
            print(without_secrets(traceback.format_exc()), file=sys.stderr, end="")
        print(without_secrets(line), file=sys.stderr)
    except KeyboardInterrupt:
        code = INTERRUPTED
    return code if isinstance(code, int) else DONE


def without_secrets(text: str) -> str:
    """As a log line: without tokens, and without the passwords of addresses."""
    from bot.logs import hide_tokens

    return str(hide_tokens(None, "", {"event": text})["event"])


def _verdict(error: Exception) -> tuple[int, str]:
    """The exit code for an error, and its line."""
    if isinstance(error, USAGE_ERROR):
        text = error.format_message()  # type: ignore[attr-defined]  # see USAGE_ERROR
        return WRONG_USE, text if type(error).__name__ == "NoArgsIsHelpError" else f"enlarger: {text}"
    if isinstance(error, (typer.Abort, Cancelled)):
        return INTERRUPTED, "enlarger: stopped."
    if isinstance(error, EngineError):
        theirs = isinstance(error, (UnreadablePicture, TargetError, BackendUnavailable))
        return WRONG_USE if theirs else OURS, f"enlarger: {sentence(error)}."
    if isinstance(error, DatabaseAway):
        return AWAY, f"enlarger: {error}"
    if isinstance(error, (WrongUse, SettingsError, NotWritten)):
        text = f"{error.filename}: {error.strerror}." if isinstance(error, NotWritten) else error
        return WRONG_USE, f"enlarger: {text}"
    return OURS, f"enlarger: an error of ours: {type(error).__name__}: {error}"


def sentence(error: EngineError) -> str:
    words = SENTENCES.get(error.reason, error.reason.replace("_", " "))
    return f"{words} ({error.detail})" if error.detail else words
