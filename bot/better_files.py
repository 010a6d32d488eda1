"""Is one file of a picture worth more than another? By their readings as the database keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from storage.photos import Photo

LONGER = 1.1
"""A better file's detail fills a side longer by this factor …"""
BETTER_QUALITY = 5
"""… or it is as large, and its JPEG quality is better by so many points."""


def is_better(file: Photo, copy: Photo, share: float = 1.0) -> bool:
    """Whether a File of the same picture is worth taking instead. share: how much of the copy's longer side
    the picture on it has."""
    return file.sent_as == "document" and reads_better(file.reading or {}, copy.reading or {}, share)


def reads_better(file: Mapping[str, Any], copy: Mapping[str, Any], share: float = 1.0) -> bool:
    """By their readings: more detail, or as much of it with less compression."""
    mine, theirs = _side(file), _side(copy) * share
    if mine > theirs * LONGER:
        return True
    return mine * LONGER >= theirs and _quality(file) >= _quality(copy) + BETTER_QUALITY


def _side(reading: Mapping[str, Any]) -> int:
    """The longest side that its detail fills."""
    longest = max(int(reading.get("width", 0)), int(reading.get("height", 0)))
    return int(reading.get("effective_side") or longest)


def _quality(reading: Mapping[str, Any]) -> int:
    """1 … 100; a lossless file without damage has 100, one with damage of unknown depth nothing to show."""
    quality = reading.get("quality")
    if quality is None:
        return 0 if reading.get("verdict") == "degraded" else 100
    return int(quality)
