"""What stands behind a button, in letters: at most 64 bytes, and how each part of it looks."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from bot import album_ids

LONGEST = 64
"""Bytes of callback data that Telegram carries."""

ID = r"([0-9]{1,15})"
TARGET = r"([0-9a-z@]{1,16})"
STEP = r"([0-9a-z@]{0,16})"
JOB = r"([0-9a-f]{32})"
NUMBER = r"([0-9]{1,2})"
BITS = r"([0-9a-f]{1,4})"
IDS = rf"({album_ids.SHAPE})"

P = TypeVar("P")
Shape = tuple[re.Pattern[str], Callable[..., P]]
"""How a press looks, and how it is made of the parts."""


def checked(data: str) -> str:
    if len(data.encode()) > LONGEST:
        raise ValueError(f"callback data over {LONGEST} bytes: {data[:20]}…")
    return data
