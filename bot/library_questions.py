"""What /find and inline questions ask for: words, #tags, @people and dates, read from a person's words."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from storage.library_view import Wanted

_DAY = re.compile(r"(20\d\d)-(\d\d?)-(\d\d?)")
_MONTH = re.compile(r"(20\d\d)-(\d\d?)")
_YEAR = re.compile(r"20\d\d")


def read_question(text: str) -> Wanted:
    """A date is a day (2026-11-23), a month (2026-11) or a year; the last one named holds."""
    words: list[str] = []
    tags: list[str] = []
    people: list[str] = []
    span: tuple[datetime, datetime] | None = None
    for word in text.split():
        if word.startswith("#") and len(word) > 1:
            tags.append(word[1:])
        elif word.startswith("@") and len(word) > 1:
            people.append(word[1:])
        elif (found := _span(word)) is not None:
            span = found
        else:
            words.append(word)
    since, until = span or (None, None)
    return Wanted(tuple(words), tuple(tags), tuple(people), since, until)


def _span(word: str) -> tuple[datetime, datetime] | None:
    try:
        if match := _DAY.fullmatch(word):
            day = datetime(int(match[1]), int(match[2]), int(match[3]), tzinfo=UTC)
            return day, datetime.fromtimestamp(day.timestamp() + 86400, UTC)
        if match := _MONTH.fullmatch(word):
            year, month = int(match[1]), int(match[2])
            return datetime(year, month, 1, tzinfo=UTC), datetime(
                year + month // 12, month % 12 + 1, 1, tzinfo=UTC
            )
        if _YEAR.fullmatch(word):
            return datetime(int(word), 1, 1, tzinfo=UTC), datetime(int(word) + 1, 1, 1, tzinfo=UTC)
    except ValueError:  # no such day: a word like any other
        return None
    return None
