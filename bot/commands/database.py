"""`enlarger db upgrade`, and the check that everything with a database makes first."""

from __future__ import annotations

import asyncio

from bot.settings import Settings, SettingsError, load_settings, prepare_data_folder
from storage import jobs
from storage.db import Database


def upgrade(settings: Settings | None = None) -> None:
    """Migrate. SettingsError when the database can't be used."""
    from storage.migrating import upgrade as migrate

    given = settings or load_settings()
    prepare_data_folder(given)
    try:
        migrate(given.database)
    except Exception as error:
        raise SettingsError(_sentence(error)) from error
    if settings is None:
        print("The database is up to date.")


def check(settings: Settings) -> None:
    """SettingsError unless the database answers and has its tables."""
    asyncio.run(_ask(settings))


async def _ask(settings: Settings) -> None:
    database = Database(settings.database)
    try:
        async with database.session(reading=True) as session:
            await jobs.open_jobs(session, user_id=0)
    except Exception as error:
        raise SettingsError(_sentence(error)) from error
    finally:
        await database.close()


def _sentence(error: Exception) -> str:
    text = str(error).split("\n", 1)[0]
    if (
        "no such table" in text
        or "no such column" in text
        or "UndefinedTable" in text
        or "UndefinedColumn" in text
    ):
        return "The database is not up to date: run `enlarger db upgrade` once."
    return f"ENLARGER_DATABASE_URL: the database can't be used ({text[:120]})."
