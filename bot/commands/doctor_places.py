"""What `enlarger doctor` tries of the places where things are kept: can be written to, and have room."""

from __future__ import annotations

import asyncio
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bot.commands.finding import Finding
from bot.settings import Settings, SettingsError, prepare_data_folder
from storage.blobs import open_blobs

LITTLE_DISK = 5 * 10**9
"""Bytes: a day of photos and masters of a busy group."""


def folder(settings: Settings) -> Iterator[Finding]:
    if error := why_not_writable(settings):
        advice = "let the user who runs this own it, or set ENLARGER_DATA to another"
        yield Finding("Data folder", f"{settings.data} can't be written to ({error}): {advice}", good=False)
        return
    yield _room("Data folder", settings.data, f"{settings.data}", "ENLARGER_DATA")
    if settings.data.stat().st_mode & stat.S_IRWXO:
        text = f"every user of this machine may look into {settings.data}, and messages lie there: "
        yield Finding("Data folder", f"{text}chmod 700 {settings.data}", warning=True)


def why_not_writable(settings: Settings) -> Exception | None:
    """None: the data folder is there, and this user can write to it."""
    try:
        prepare_data_folder(settings)
        with tempfile.TemporaryFile(dir=settings.data):
            return None
    except (SettingsError, OSError) as error:
        return error


def blobs(settings: Settings) -> Iterator[Finding]:
    """Store a few bytes and take them back."""

    async def there_and_back() -> None:
        store = open_blobs(settings.blob_folder)
        name = await store.put(b"enlarger doctor")
        try:
            await store.get(name)
        finally:
            await store.delete(name)

    topic, place = "Picture files", settings.blob_folder
    try:
        asyncio.run(there_and_back())
    except Exception as error:
        text = f"can't be used ({type(error).__name__}): check ENLARGER_BLOBS, rights, and AWS_* for S3"
        yield Finding(topic, f"{place} {text}", good=False)
        return
    text = f"{place} takes and gives back"
    if "://" not in place and _other_disk(Path(place), settings.data):
        yield _room(topic, Path(place), text, "ENLARGER_BLOBS")
    else:
        yield Finding(topic, text)


def _other_disk(place: Path, data: Path) -> bool:
    """On the data folder's disk the room is that finding's."""
    return not data.exists() or place.stat().st_dev != data.stat().st_dev


def _room(topic: str, place: Path, text: str, setting: str) -> Finding:
    free = shutil.disk_usage(place).free
    text = f"{text}, {free / 1e9:.0f} GB free"
    if free > LITTLE_DISK:
        return Finding(topic, text)
    advice = f"make room, set ENLARGER_KEEP_DAYS lower, or {setting} to a larger disk"
    return Finding(topic, f"{text}: {advice}", good=False)
