"""Row 1: how the picture was sent. A Telegram photo is always a copy that Telegram saved anew."""

from __future__ import annotations

from engine.source.evidence import Evidence
from engine.source.picture import Picture

SHRUNK_SIDES = (1280, 2560)
"""Longest sides, in pixels, to which Telegram's clients shrink a photo (normal and HD)."""
THUMBNAIL_SIDE = 640
"""A photo with no camera's notes and at most this long is a preview, whatever made it."""


def telegram_photo(picture: Picture) -> Evidence | None:
    """The message was a photo: certain. Degrades when its longest side is one Telegram shrinks to."""
    if picture.sent_as != "photo":
        return None
    shrunk = picture.longest in SHRUNK_SIDES
    text = "Telegram compressed this photo when it was sent."
    if shrunk:
        text = f"Telegram shrank this photo to {picture.longest} pixels and compressed it."
    return Evidence(
        kind="telegram_photo",
        confidence=1.0,
        text=text,
        app="Telegram",
        advice="Send the same picture as a File and I get it whole.",
        degrades=shrunk,
        measured={"longest_side": picture.longest, "shrunk": shrunk},
    )


def thumbnail(picture: Picture) -> Evidence | None:
    """The whole picture is no larger than a preview, and no camera signed it."""
    if picture.longest > THUMBNAIL_SIDE or picture.camera.is_camera:
        return None
    return Evidence(
        kind="thumbnail",
        confidence=0.9,
        text=f"This is preview size: only {picture.longest} pixels on the longest side.",
        advice="Look for the full-size picture this preview was made from.",
        measured={"longest_side": picture.longest},
    )
