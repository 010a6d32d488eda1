"""Files behind what the Inspect page shows, looked up without hashing them at each request.

A browser asks for a master with HEAD, in pieces, and again with If-None-Match; each time the whole file was
hashed in the threads that polling and the journal need: 100 look-ups of 50 MB let them wait for 4.6 s
(2026-11-28).
"""

from __future__ import annotations

import asyncio
import os
import time
from dataclasses import dataclass
from pathlib import Path

from storage.blobs import Blobs

KNOWN_SECONDS = 300.0
"""A file that was right is taken to be so for so long, while its size and time stay."""
MOST_KNOWN = 256
AT_ONCE = 2
"""Look-ups that hash, or fetch: of the default executor's threads (5 on one core) the others stay free."""


@dataclass(frozen=True)
class _Known:
    path: Path
    modified: int
    size: int
    until: float


class AtHand:
    """Blobs that were looked at lately."""

    def __init__(self, blobs: Blobs) -> None:
        self._blobs = blobs
        self._turn = asyncio.Semaphore(AT_ONCE)
        self._known: dict[str, _Known] = {}  # the one looked up longest ago first

    async def path(self, sha256: str) -> Path:
        """A file with these bytes, as Blobs.local_path gives it; raises the same."""
        found = await self._remembered(sha256)
        if found is not None:
            return found
        async with self._turn:
            # Somebody who waited for a turn may have been waiting for this very file.
            found = await self._remembered(sha256)
            return found or await self._looked_up(sha256)

    async def _remembered(self, sha256: str) -> Path | None:
        known = self._known.get(sha256)
        if known is None:
            return None
        if time.monotonic() < known.until and await asyncio.to_thread(_is_as_it_was, known):
            return known.path
        self._known.pop(sha256, None)
        return None

    async def _looked_up(self, sha256: str) -> Path:
        path = await self._blobs.local_path(sha256)
        try:
            about = await asyncio.to_thread(os.stat, path)
        except FileNotFoundError:
            # Deleted this moment: whoever opens it is told.
            return path
        self._known[sha256] = _Known(path, about.st_mtime_ns, about.st_size, time.monotonic() + KNOWN_SECONDS)
        while len(self._known) > MOST_KNOWN:
            del self._known[next(iter(self._known))]
        return path


def _is_as_it_was(known: _Known) -> bool:
    try:
        about = known.path.stat()
    except OSError:
        return False
    return (about.st_mtime_ns, about.st_size) == (known.modified, known.size)
