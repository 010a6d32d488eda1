"""File names of results. What a person calls a file is never trusted to be a path."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from engine.target import Target

LONGEST_STEM = 80
LONGEST_BYTES = 200
"""Most file systems take 255 bytes for a name; 80 signs of some scripts are more, and endings are added."""
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+')
"""Controls, what a path is made of, and the invisible signs that turn "gpj.exe" round into "exe.jpg"."""
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)")


def safe_stem(file_name: str, otherwise: str = "photo") -> str:
    """The name without folders, extension and signs that a file system minds."""
    last = re.split(r"[/\\]", file_name)[-1]
    stem = _UNSAFE.sub("_", PurePosixPath(last).stem if last not in ("", ".", "..") else "")
    stem = stem.strip(" ._")[:LONGEST_STEM]
    stem = stem.encode("utf-8", "ignore")[:LONGEST_BYTES].decode("utf-8", "ignore").rstrip(" .")
    if not stem or _RESERVED.fullmatch(stem):
        return otherwise
    return stem


def safe_name(file_name: str) -> str:
    """The same with its ending, where that is a plain one."""
    ending = re.search(r"\.[A-Za-z0-9]{1,5}$", file_name)
    return safe_stem(file_name) + (ending[0] if ending else "")


def result_stem(file_name: str, target: Target) -> str:
    """ "IMG_2041.jpg" at 4K → "IMG_2041-4k"."""
    return f"{safe_stem(file_name)}-{target.file_suffix}"
