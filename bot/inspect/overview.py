"""The coarse tiles that came with a master (engine/overview.py): there before the others are cut."""

from __future__ import annotations

import asyncio
import zipfile
from pathlib import Path

import structlog

from bot.inspect.at_hand import AtHand
from engine.levels import Pyramid
from storage.blobs import BlobCorrupt, BlobMissing, BlobsUnreachable
from storage.jobs import Job

log = structlog.get_logger(__name__)


def levels_of(job: Job, size: tuple[int, int]) -> int:
    """How many levels of a master of this size came with it."""
    return len(Pyramid(size).overview) if job.overview_sha256 else 0


async def coarse_tile(at_hand: AtHand, job: Job, name: str) -> bytes | None:
    """A tile by its file's name; None when it didn't come with the master, or can't be had now."""
    if job.overview_sha256 is None:
        return None
    try:
        return await asyncio.to_thread(_read, await at_hand.path(job.overview_sha256), name)
    except (BlobMissing, BlobCorrupt, BlobsUnreachable, OSError, zipfile.BadZipFile) as error:
        log.warning("a coarse tile can't be had", job=job.id, reason=type(error).__name__)
        return None


def _read(file: Path, name: str) -> bytes | None:
    with zipfile.ZipFile(file) as packed:
        return packed.read(name) if name in packed.NameToInfo else None
