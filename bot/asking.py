"""What to look for to find a picture again: its file is decoded for that, so it is asked only once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.reading_pool import ReadingPool
from engine.recalled import Question
from engine.source.data import File

Ask = Callable[[File], Awaitable[list[Question]]]
"""The questions of a picture; none of one that can't be read."""


def asked_once(readings: ReadingPool) -> Ask:
    """For one picture that is looked for in more than one place, one after the other."""
    found: list[list[Question]] = []

    async def ask(data: File) -> list[Question]:
        if not found:
            found.append(await readings.questions(data))
        return found[0]

    return ask
