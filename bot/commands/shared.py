"""What bot and workers must have in common, looked at before any of them starts: a queue beside the database,
and one place for the pictures. A process with half of it would take jobs that it can't make."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog

from bot.commands.database import check, told
from bot.commands.guard import WrongUse
from bot.settings import Settings, SettingsError, load_settings
from storage.blobs import Blobs, open_blobs
from storage.db import Database
from storage.errors import StorageError
from storage.picture_place import here, move_here, settle

T = TypeVar("T")
log = structlog.get_logger(__name__)

ELSEWHERE = (
    "The pictures of this database are not kept in {place}, but in the place that its other processes use: "
    "set ENLARGER_BLOBS to it (or, after a move or a loss, see docs/hosting.md, `enlarger db pictures-here`)."
)


def on_postgres(settings: Settings) -> bool:
    """Whether processes of other machines may have the same database."""
    return settings.database.startswith("postgresql")


def apart(settings: Settings) -> str | None:
    """One sentence about a queue that others can't see though the database is shared, or the reverse."""
    if on_postgres(settings) == settings.queue.startswith("postgresql"):
        return None
    both = ("ENLARGER_DATABASE_URL", settings.database_url), ("ENLARGER_QUEUE_URL", settings.queue_url)
    (shared, _), (alone, given) = both if on_postgres(settings) else both[::-1]
    so = "names an SQLite file" if given else "is not set, which means an SQLite file of this machine's own"
    return (
        f"{shared} is on Postgres, but {alone} {so}: bot and workers would not find each other's jobs. Set "
        f"{alone} to a Postgres database too, the same for all of them."
    )


def need_together(settings: Settings) -> None:
    """SettingsError when database and queue are of two kinds."""
    if sentence := apart(settings):
        raise SettingsError(sentence)


def check_pictures(settings: Settings, *, settling: bool = False) -> None:
    """SettingsError when the pictures of a shared database are kept in another place than here.

    settling: where nobody has said yet which place it is, it is this one; the bot's, which stores what comes.
    """
    if not on_postgres(settings):
        return
    try:
        right = asyncio.run(asked(settings, settle if settling else here))
    except (StorageError, OSError) as error:
        # As before there was a mark: what is away may come back, and the doctor says what is wrong.
        log.warning("the place of the pictures could not be asked", error=type(error).__name__)
        return
    except Exception as error:
        raise told(error, settings) from error
    if not right:
        raise SettingsError(elsewhere(settings))


def elsewhere(settings: Settings) -> str:
    return ELSEWHERE.format(place=settings.blob_folder)


def pictures_here() -> None:
    """`enlarger db pictures-here`: the place of these settings is the right one, at the host's word."""
    settings = load_settings()
    check(settings)
    try:
        asyncio.run(asked(settings, move_here))
    except (StorageError, OSError) as error:
        raise WrongUse(f"{settings.blob_folder} can't be used ({type(error).__name__}: {error}).") from error
    print(f"The pictures of this database are kept in {settings.blob_folder}.")


async def asked(settings: Settings, question: Callable[[Database, Blobs], Awaitable[T]]) -> T:
    database = Database(settings.database)
    try:
        return await question(database, open_blobs(settings.blob_folder))
    finally:
        await database.close()
