"""Errors of the engine, each with a text for the log apart from what the person needs to hear.

EngineError
├── UnreadablePicture    the bytes are no picture we can read; `reason` says why
│   └── PictureTooLarge  more pixels than the limit
├── TargetError          the target asked for makes no sense
├── Cancelled            the person changed their mind; not a failure
├── BackendUnavailable   the backend asked for can't run here
├── DeviceFull           the device has no memory for a tile of this size
└── InsaneOutput         the sanity gate refused the picture on every backend

`reason` is a stable key (snake_case); bot/texts.py and bot/cli.py turn it into a sentence.
"""

from __future__ import annotations


class EngineError(Exception):
    """Base of all. `reason` is a stable key for the person's text, `detail` is for the log."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


class UnreadablePicture(EngineError):
    """Reasons: empty, not_a_picture, truncated, animated, too_small, damaged, too_heavy (more time or memory
    to decode than engine.bounds allows)."""


class PictureTooLarge(UnreadablePicture):
    """Reason: too_many_pixels."""


class TargetError(EngineError):
    """Reasons: target_syntax, target_too_small, target_too_large."""


class Cancelled(EngineError):
    """Reason: cancelled."""

    def __init__(self) -> None:
        super().__init__("cancelled")


class BackendUnavailable(EngineError):
    """Reasons: backend_unavailable, model_unavailable."""


class DeviceFull(EngineError):
    """Reason: out_of_memory."""


class InsaneOutput(EngineError):
    """Reason: insane_output."""


class NotWritten(OSError):
    """A result could not be put where it was asked for: a full disk, a folder without rights. errno, strerror
    and filename are the system's. Not of the family above: it says nothing of the picture."""
