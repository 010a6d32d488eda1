"""What is said about a picture while the database is away, and the inbox can't have yet: in a group the
database knows who may ask. The update stays in the journal and is handled again, from its beginning, when the
database is back (bot/resuming.py).
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from telegram import Update

from bot.incoming import Incoming
from bot.intake import Intake
from bot.journal import Journal
from storage.troubles import Trouble, trouble_of

log = structlog.get_logger(__name__)


class Later:
    def __init__(self, journal: Journal, intake: Intake) -> None:
        self._journal = journal
        self._intake = intake

    @asynccontextmanager
    async def if_away(self, update: Update, asked: Incoming | None = None) -> AsyncIterator[None]:
        """Put the update off when the database is away for the block. asked: what was said to the bot, whose
        person is told that it is kept."""
        try:
            yield
        except Exception as error:
            if trouble_of(error) is not Trouble.AWAY:
                raise
            number = update.update_id
            log.warning("an update is handled later", update=number, exc_info=error)
            self._journal.put_off(number, update.to_dict())
            if asked is not None:
                self._intake.tell_kept(asked, lambda: self._journal.has_put_off(number))
