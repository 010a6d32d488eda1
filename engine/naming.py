"""File names of results. What a person calls a file is never trusted to be a path."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from engine.target import Target

LONGEST_STEM = 80
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)")


def safe_stem(file_name: str, otherwise: str = "photo") -> str:
    """The name without folders, extension and signs that a file system minds."""
    last = re.split(r"[/\\]", file_name)[-1]
    stem = _UNSAFE.sub("_", PurePosixPath(last).stem if last not in ("", ".", "..") else "")
    stem = stem.strip(" ._")[:LONGEST_STEM].rstrip(" .")
    if not stem or _RESERVED.fullmatch(stem):
        return otherwise
    return stem


def result_stem(file_name: str, target: Target) -> str:
    """ "IMG_2041.jpg" at 4K → "IMG_2041-4k"."""
    return f"{safe_stem(file_name)}-{target.file_suffix}"
