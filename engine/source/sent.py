"""Row 1: how the picture was sent. A Telegram photo is always a copy that Telegram saved anew."""

from __future__ import annotations

from engine.source.evidence import Evidence
from engine.source.picture import Picture

SHRUNK_SIDES = (1280, 2560)
"""Longest sides, in pixels, to which Telegram's clients shrink a photo (normal and HD)."""
THUMBNAIL_SIDE = 640
"""A photo with no camera's notes and at most this long is a preview, whatever made it."""


def telegram_photo(picture: Picture) -> Evidence | None:
    """The message was a photo: certain. Degrades when its longest side is one Telegram shrinks to.

    Whether it was shrunk can't be known: a picture of 1280 pixels keeps its size.
    """
    if picture.sent_as != "photo":
        return None
    shrunk = picture.longest in SHRUNK_SIDES
    text = "It came as a photo, and Telegram compresses photos."
    if shrunk:
        text = (
            "It came as a photo: Telegram compresses photos, "
            f"and may have shrunk this one to its {picture.longest} pixels."
        )
    return Evidence(
        kind="telegram_photo",
        confidence=1.0,
        text=text,
        app="Telegram",
        advice="Send the same picture as a File and I get it whole.",
        degrades=shrunk,
        measured={"longest_side": picture.longest, "may_be_shrunk": shrunk},
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
