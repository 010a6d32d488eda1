"""Which language a person, or a group, is answered in.

A private chat: what was chosen in /settings, else what the person's Telegram speaks. A group: what was
chosen there, else the language of the first person who asked for something in it, so that a group hears
one language. Until then, and everywhere else, the asker's own. English where nothing is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import structlog
from telegram import Update
from telegram.ext import BaseHandler, ContextTypes, TypeHandler

from bot.incoming import Incoming
from bot.speaking import FALLBACK, LANGUAGES, speak, supported
from storage import preferences
from storage.db import Database
from storage.photos import Photo
from storage.troubles import trouble_of

log = structlog.get_logger(__name__)

HEARD = "heard"
"""Name, among a group's standing choices, of the language that its first asker speaks."""
BEFORE_ALL_OTHERS = -1
"""Group of the handler that listens for the language."""


class LanguageHandlers:
    """Before any other handler of an update: its answers are in the right language."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        return [TypeHandler(Update, self.listen)]

    async def listen(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        chat, person = update.effective_chat, update.effective_user
        code = person.language_code if person else None
        speak(supported(code) or FALLBACK)
        if chat is not None:
            try:
                speak(await language_in(self._database, chat.id, person.id if person else chat.id, code))
            except Exception as error:
                # A photo is kept all the same, and what can't be done says so in their Telegram's language.
                if trouble_of(error) is None:
                    raise
                log.error("what language was chosen is not known", exc_info=error)


async def language_of(database: Database, photo: Photo) -> str:
    """The language of all that is said about a photo."""
    return await language_in(database, photo.chat_id, photo.user_id, photo.language_code)


async def language_in(database: Database, chat_id: int, person_id: int, code: str | None) -> str:
    """The language for what a person is told in a chat. code: what their Telegram speaks, if known."""
    async with database.session(reading=True) as session:
        here = await preferences.of(session, chat_id)
        own = here if person_id == chat_id else await preferences.of(session, person_id)
    chosen = chosen_language(here) or _known(here.get(HEARD)) or chosen_language(own)
    return chosen or supported(code) or FALLBACK


async def asker_language(database: Database, incoming: Incoming) -> str:
    """The language for someone who asks about a picture; in a group the first one's becomes the group's."""
    language = await language_in(database, incoming.chat_id, incoming.user_id, incoming.language_code)
    if incoming.in_group:
        async with database.session(reading=True) as session:
            known = HEARD in await preferences.of(session, incoming.chat_id)
        if not known:
            async with database.session() as session:
                await preferences.choose(session, incoming.chat_id, HEARD, language)
    return language


def chosen_language(chosen: Mapping[str, Any]) -> str | None:
    """What was chosen in /settings; None for "as Telegram", and for a language that there isn't any more."""
    return _known(chosen.get("language"))


def _known(language: object) -> str | None:
    return language if isinstance(language, str) and language in LANGUAGES else None
