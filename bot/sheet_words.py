"""The words of a proof sheet: those of the language in which its photo is talked about."""

from __future__ import annotations

from PIL import features

from bot.engine_words import in_words
from bot.languages import language_of
from bot.speaking import FALLBACK, speaking
from engine.order import Words
from storage.db import Database
from storage.photos import Photo

SHAPED = frozenset({"ar", "hi"})
"""Languages whose letters change with their neighbours."""


async def sheet_words(database: Database, photo: Photo) -> Words:
    """For the worker, which draws the sheet in a thread of its own."""
    language = drawable(await language_of(database, photo))

    def words(text: str) -> str:
        with speaking(language):
            return in_words(text)

    return words


def drawable(language: str) -> str:
    """The language, or English where its letters can't be set: without raqm in Pillow they stand apart."""
    return FALLBACK if language in SHAPED and not features.check("raqm") else language
