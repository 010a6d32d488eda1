"""Retention on a schedule: what is older than the set days goes, and what belongs to nobody."""

from __future__ import annotations

import asyncio

import structlog

from bot.services import Services
from storage.retention import clear_orphans, expire

log = structlog.get_logger(__name__)

FIRST = 60.0
"""Seconds after the start, so that the start itself stays quick."""
EVERY = 3600.0
ROUNDS_OF_A_DAY = 24


async def keep_tidy(services: Services, *, first: float = FIRST, every: float = EVERY) -> None:
    """Tidy up every hour, and look for orphans once a day; until cancelled. Several bots may do so."""
    await asyncio.sleep(first)
    for number in range(2**31):
        await tidy(services, orphans=number % ROUNDS_OF_A_DAY == 0)
        await asyncio.sleep(every)


async def tidy(services: Services, *, orphans: bool) -> None:
    """One round."""
    gone = await expire(services.database, services.blobs, days=services.settings.keep_days)
    if gone.photos or gone.jobs:
        log.info("deleted what is old", photos=gone.photos, jobs=gone.jobs, files=gone.blobs)
    if orphans:
        found = await clear_orphans(services.database, services.blobs)
        if found.blobs or found.missing:
            log.warning("files and rows did not agree", deleted=found.blobs, missing=len(found.missing))
