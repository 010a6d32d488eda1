"""A source's bytes, wherever they are: in memory, or in a file that is read only where somebody looks.

A local Bot API server takes files of 2 GB, and a process that decodes has 1.5. Most of such a file is no
picture: a film behind a photo, layers, padding.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

WINDOW = 1 << 16
"""Bytes read at a time where something is looked for."""
OPEN_FILES = "/proc/self/fd" if sys.platform.startswith("linux") else "/dev/fd"


class OnDisk:
    """An open file as if it were its bytes: len(), slices, `find`. Takes over the descriptor."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._length = os.fstat(descriptor).st_size
        self._readers = ExitStack()

    @property
    def path(self) -> str:
        """A name of the open file, for libraries that want one."""
        return f"{OPEN_FILES}/{self._descriptor}"

    def reader(self) -> BinaryIO:
        """A file with a place of its own, closed with this."""
        return self._readers.enter_context(open(self.path, "rb"))  # noqa: PTH123 - no path to keep

    def close(self) -> None:
        self._readers.close()
        os.close(self._descriptor)

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, part: slice) -> bytes:
        start, end, _step = part.indices(self._length)
        pieces = []
        while start < end and (piece := os.pread(self._descriptor, end - start, start)):
            pieces.append(piece)  # the kernel gives 2 GiB at most at a time
            start += len(piece)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def find(self, wanted: bytes, start: int, end: int) -> int:
        found = search(re.compile(re.escape(wanted)), self, start, len(wanted), end)
        return -1 if found is None else found[0]


Data = bytes | OnDisk
File = bytes | Path
"""What processes hand to one another: bytes, or a file of this machine, which the other opens itself."""


@contextmanager
def opened(file: File | OnDisk) -> Iterator[Data]:
    """The bytes of a file, without reading it. OSError when it isn't there."""
    if not isinstance(file, Path):
        yield file
        return
    data = OnDisk(os.open(file, os.O_RDONLY | os.O_CLOEXEC))
    try:
        yield data
    finally:
        data.close()


def reader(data: Data) -> BinaryIO:
    """The bytes as a file, for Pillow."""
    return data.reader() if isinstance(data, OnDisk) else io.BytesIO(data)


def search(
    pattern: re.Pattern[bytes], data: Data, start: int, length: int, end: int = sys.maxsize
) -> tuple[int, bytes] | None:
    """Where a pattern of `length` bytes is first found between two places, and what stands there."""
    if not isinstance(data, OnDisk):
        found = pattern.search(data, start, end)
        return None if found is None else (found.start(), found.group())
    end = min(end, len(data))
    while start < end:
        window = data[start : min(start + WINDOW + length - 1, end)]
        found = pattern.search(window)
        if found is not None:
            return start + found.start(), found.group()
        start += WINDOW
    return None


def sha256_of(file: File) -> str:
    if not isinstance(file, Path):
        return hashlib.sha256(file).hexdigest()
    with file.open("rb") as opened_file:
        return hashlib.file_digest(opened_file, "sha256").hexdigest()


def size_of(file: File) -> int:
    """In bytes."""
    return file.stat().st_size if isinstance(file, Path) else len(file)
