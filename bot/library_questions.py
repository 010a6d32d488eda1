"""What /find and inline questions ask for: words, #tags, @people and dates, read from a person's words.

A bare year may stand in a title as well: "Catalog 2025" was published in 2026.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from storage import library_search
from storage.clock import now
from storage.db import Database
from storage.library_view import Asset, Wanted

_DAY = re.compile(r"(20\d\d)-(\d\d?)-(\d\d?)")
_MONTH = re.compile(r"(20\d\d)-(\d\d?)")
_YEAR = re.compile(r"20\d\d")
FIRST_YEAR = 2013
"""Telegram's first: nothing was posted before."""


async def ask(
    database: Database, channel_ids: Sequence[int], text: str, *, limit: int, offset: int
) -> list[Asset]:
    """The masters that fit; when there are none of a year that was named, those that have it as a word."""
    wanted, otherwise = read_question(text), read_question(text, years=False)
    async with database.session(reading=True) as session:
        if wanted != otherwise and not await library_search.find(session, channel_ids, wanted, limit=1):
            wanted = otherwise
        return await library_search.find(session, channel_ids, wanted, limit=limit, offset=offset)


def read_question(text: str, *, years: bool = True) -> Wanted:
    """A date is a day (2026-11-23), a month (2026-11) or a year; the last one named holds.

    years: whether a year by itself is a date. One in which nothing can have been posted never is.
    """
    words: list[str] = []
    tags: list[str] = []
    people: list[str] = []
    span: tuple[datetime, datetime] | None = None
    for word in text.split():
        if word.startswith("#") and len(word) > 1:
            tags.append(word[1:])
        elif word.startswith("@") and len(word) > 1:
            people.append(word[1:])
        elif (found := _span(word, years=years)) is not None:
            span = found
        else:
            words.append(word)
    since, until = span or (None, None)
    return Wanted(tuple(words), tuple(tags), tuple(people), since, until)


def _span(word: str, *, years: bool) -> tuple[datetime, datetime] | None:
    try:
        if match := _DAY.fullmatch(word):
            day = datetime(int(match[1]), int(match[2]), int(match[3]), tzinfo=UTC)
            return day, datetime.fromtimestamp(day.timestamp() + 86400, UTC)
        if match := _MONTH.fullmatch(word):
            year, month = int(match[1]), int(match[2])
            return datetime(year, month, 1, tzinfo=UTC), datetime(
                year + month // 12, month % 12 + 1, 1, tzinfo=UTC
            )
        if years and _YEAR.fullmatch(word) and FIRST_YEAR <= int(word) <= now().year:
            return datetime(int(word), 1, 1, tzinfo=UTC), datetime(int(word) + 1, 1, 1, tzinfo=UTC)
    except ValueError:  # no such day: a word like any other
        return None
    return None
