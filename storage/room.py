"""Whether there is room for what comes next: tried, since a quota may end it as well as a disk."""

from __future__ import annotations

import asyncio
import errno
import tempfile
from collections.abc import Iterable
from pathlib import Path

from storage.errors import NoRoom

TRIED = 64 * 1024
"""Bytes: a small photo's file, a page of the database, a note."""
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS}


async def has_room(folders: Iterable[Path]) -> None:
    """Raises NoRoom when one of the folders takes no more, another OSError when it can't be used at all."""
    for folder in folders:
        await asyncio.to_thread(_try, folder)


def _try(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # It has no name, so that a death leaves nothing behind.
        with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
            if file.write(bytes(TRIED)) < TRIED:
                raise NoRoom(str(folder))
    except OSError as error:
        if error.errno in FULL:
            raise NoRoom(str(folder)) from error
        raise
