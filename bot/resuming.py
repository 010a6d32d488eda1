"""Taken up again: pictures that an earlier run took and did not answer, or that could not be answered at
once, and updates that were put off. Not while the database is away: they would all fail."""

from __future__ import annotations

import asyncio

import structlog

from bot.app import Bot
from bot.updates import read_update
from storage import jobs
from storage.db import Database
from storage.troubles import Trouble, trouble_of

log = structlog.get_logger(__name__)

EVERY = 5.0
"""Seconds between two looks."""
PATIENCE = 5.0
"""Seconds for the database to answer: a connection to one that hangs takes a minute to fail."""


async def keep_resuming(bot: Bot) -> None:
    """Until cancelled."""
    while True:
        if not await _is_away(bot.services.database):
            resume(bot)
            for raw in bot.journal.again():
                if (update := read_update(raw, bot.app.bot)) is not None:
                    await bot.app.update_queue.put(update)
        await asyncio.sleep(EVERY)


def resume(bot: Bot) -> None:
    """The pictures of the inbox that nobody is answering."""
    for incoming in list(bot.inbox.left_over()):
        if bot.services.maintenance.holds(incoming.user_id):
            continue
        if incoming.media_group_id:
            bot.albums.arrive(incoming)
        else:
            bot.intake.take(incoming)


async def answers(database: Database) -> None:
    """Raises what is the matter with it."""
    async with database.session(reading=True) as session:
        await jobs.open_jobs(session, user_id=0)


async def _is_away(database: Database) -> bool:
    """Of any other trouble the work itself shall say what it has to."""
    try:
        async with asyncio.timeout(PATIENCE):
            await answers(database)
    except TimeoutError:
        return True
    except Exception as error:
        log.warning("nothing is taken up again yet", exc_info=error)
        return trouble_of(error) is Trouble.AWAY
    return False
