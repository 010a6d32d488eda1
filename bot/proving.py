"""Which of the pictures that seem alike does a file show? Their pixels decide, in one look at the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from bot.reading_pool import ReadingPool
from engine.recalled import Candidate
from engine.source.data import File

SHORTLIST, MOST_LOOKED_AT = 6, 24
"""Pictures near to one question, and in all, whose pixels are compared: some 10 ms each."""

T = TypeVar("T")


async def first_shown(
    readings: ReadingPool, pictures: Sequence[T], candidates: Sequence[Candidate | None], data: File
) -> tuple[T, bool] | None:
    """The first of the pictures that the file shows, and whether that is certain (engine.recalled.Proof).

    candidates: one for each; None when nothing is left of it to compare.
    """
    there = [pair for pair in zip(pictures, candidates, strict=True) if pair[1] is not None]
    proof = await readings.first_proven([candidate for _, candidate in there if candidate], data)
    return None if proof is None else (there[proof.index][0], proof.certain)
