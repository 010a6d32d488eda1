"""Sentences on the sheets end with their point: that the source's own pixels are kept stands last.

So what is quoted from the picture is shortened first, then the card grows a line, then the type shrinks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.order import Words
from engine.proof_type import Type

QUOTES = (None, 16, 10)
"""Letters of a quotation that are tried, as many as there are first."""
ENDLESS = 99
_QUOTED = re.compile("“(.+)”")

Way = tuple[Type, int]
"""A type, and the most lines that are set in it."""


def whole(
    text: str, say: Words, ways: Sequence[Way], width: float, first: float | None = None
) -> tuple[Type, list[str]]:
    """A sentence of the engine's as people read it, in lines of this width, by the first way that holds all
    of it; cut off only where none does. first: what is left of the first line."""
    for letters, most in ways:
        for longest in QUOTES:
            lines = letters.wrap(say(_shorter(text, longest)), width, ENDLESS, first)
            if len(lines) <= most:
                return letters, lines
    letters, most = ways[-1]
    return letters, letters.wrap(say(_shorter(text, QUOTES[-1])), width, most, first)


def _shorter(text: str, longest: int | None) -> str:
    def cut(found: re.Match[str]) -> str:
        quoted = found[1]
        if longest is None or len(quoted) <= longest:
            return found[0]
        return f"“{quoted[:longest].rstrip(' …')}…”"

    return _QUOTED.sub(cut, text)
