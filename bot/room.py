"""The disks that this process keeps things on, and a look at them now and then: that one is full is told
before somebody sends a photo, and so is that it has room again."""

from __future__ import annotations

import asyncio
from pathlib import Path

import structlog

from bot.settings import Settings
from storage.outage import DISK, ROOM
from storage.room import has_room

log = structlog.get_logger(__name__)

EVERY = 10.0
"""Seconds."""


def folders(settings: Settings) -> list[Path]:
    """The data folder, and that of the pictures, unless they are in a bucket."""
    pictures = [] if "://" in settings.blob_folder else [Path(settings.blob_folder)]
    return [settings.data, *pictures]


async def keep_looking(settings: Settings) -> None:
    """Until cancelled."""
    while True:
        try:
            await has_room(folders(settings))
            ROOM.answered(DISK)
        except Exception as error:
            log.error("what comes can't be kept", exc_info=error)
        await asyncio.sleep(EVERY)
