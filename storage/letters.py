"""Signs that belong to a word and are no letters to Python's \\w: accents, and the vowels of many scripts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def _marks(codes: Iterable[int]) -> list[str]:
    return [chr(code) for code in codes if unicodedata.category(chr(code)) in ("Mn", "Mc")]


def _spoken(sign: str) -> bool:
    """Vowels, their absence, and tones; not dots and accents that people leave out."""
    order = unicodedata.combining(sign)
    return order in (0, 9) or 84 <= order < 200


MARKS = "".join(_marks((*range(0x300, 0xFE00), *range(0xFE10, 0x1E95A))))
"""All that stand with a letter; not the selectors that choose how an emoji is drawn."""
JOINERS = "\u200c\u200d"
"""Between letters of Persian and of Indic scripts; they are seen, not read."""

_SOUTH_ASIA = (
    *range(0x900, 0x1800),
    *range(0x1900, 0x1D00),
    *range(0xA800, 0xAC00),
    *range(0x11000, 0x12000),
)
VOWEL_SIGNS = "".join(filter(_spoken, _marks(_SOUTH_ASIA)))
"""Of the scripts of India and South East Asia: without them only a word's consonants would be left."""
