"""`enlarger db upgrade`, and the check that everything with a database makes first."""

from __future__ import annotations

import asyncio

from bot.settings import DatabaseAway, Settings, SettingsError, load_settings, prepare_data_folder
from storage import jobs
from storage.db import Database, may_come_back

OLDER = "The database is not up to date: run `enlarger db upgrade` once."
NEWER = (
    "The database is of a newer Enlarger: install that version again, or restore a backup from before "
    '(docs/hosting.md, "Back again").'
)


def upgrade(settings: Settings | None = None) -> None:
    """Migrate. SettingsError when the database can't be used."""
    from storage.migrating import upgrade as migrate

    given = settings or load_settings()
    prepare_data_folder(given)
    try:
        asyncio.run(_refuse_newer(given))
        migrate(given.database)
    except SettingsError:
        raise
    except Exception as error:
        raise told(error, given) from error
    if settings is None:
        print("The database is up to date.")


def check(settings: Settings) -> None:
    """SettingsError unless the database answers and is of this version: DatabaseAway when it may do later."""
    try:
        asyncio.run(_ask(settings))
    except SettingsError:
        raise
    except Exception as error:
        raise told(error, settings) from error


def check_queue(settings: Settings) -> None:
    """Make the queue's database ready; SettingsError as above. Without it a bot would seem well, and make
    nothing."""
    from storage.queue import prepare

    try:
        prepare(settings.queue)
    except Exception as error:
        named = "ENLARGER_QUEUE_URL" if settings.queue_url else "ENLARGER_DATA"
        raise _told(error, settings.queue, named, "the queue's database") from error


async def _refuse_newer(settings: Settings) -> None:
    from storage.schema import Age, age

    database = Database(settings.database)
    try:
        if await age(database) is Age.NEWER:
            raise SettingsError(NEWER)
    finally:
        await database.close()


async def _ask(settings: Settings) -> None:
    from storage.schema import Age, age

    database = Database(settings.database)
    try:
        found = await age(database)
        if found is not Age.CURRENT:
            raise SettingsError(NEWER if found is Age.NEWER else OLDER)
        async with database.session(reading=True) as session:
            await jobs.open_jobs(session, user_id=0)
    finally:
        await database.close()


def told(error: Exception, settings: Settings) -> SettingsError:
    """What to say of the database's trouble: DatabaseAway when it may pass."""
    named = "ENLARGER_DATABASE_URL" if settings.database_url else "ENLARGER_DATA"
    return _told(error, settings.database, named, "the database")


def _told(error: Exception, url: str, named: str, what: str) -> SettingsError:
    """named: the setting that says where it is; of a file in the data folder the file is told as well."""
    # The driver's own words: SQLAlchemy's begin with the names of classes.
    text = str(getattr(error, "orig", None) or error).split("\n", 1)[0][:200] or type(error).__name__
    what = f"{named}: {what}" + (f" {url.partition(':///')[2]}" if named == "ENLARGER_DATA" else "")
    if may_come_back(error, url):
        return DatabaseAway(f"{what} is away, try again when it is up ({text}).")
    return SettingsError(f"{what} can't be used ({text}).")
