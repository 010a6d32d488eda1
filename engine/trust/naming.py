"""Which words of a line are named when two readings of it part, and where they stand.

A whole line is often longer than a crop of the proof sheet, and a crop beside the word that a sentence
speaks of proves nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.trust.line import Line, plainly
from engine.trust.zone import Box, clip_box

LONGEST_QUOTE = 24
"""Letters that a sentence names at most; of a longer line, the words around the difference."""
LEAST_QUOTE = 8
"""A shorter word gets its neighbours, so that it is found again in the picture."""
ROOM = 0.5
"""Widths of a letter that a part is taken wider at both ends: where letters stand is reckoned, not seen."""
_QUOTES = ' "“”„«»'


@dataclass(frozen=True)
class Words:
    """Letters `first` to `last` (excluded) of what is read in the plain enlargement."""

    text: str
    first: int
    last: int

    @property
    def quoted(self) -> str:
        return "".join(
            (
                "“",
                "…" if self.first else "",
                self.text[self.first : self.last].strip(_QUOTES),
                "…" if self.last < len(self.text) else "",
                "”",
            )
        )


def named(line: Line) -> Words:
    """What a sentence names of a line: all of it, or the words around where the readings part."""
    text = _text(line)
    if len(text) <= LONGEST_QUOTE:
        return Words(text, 0, len(text))
    word = differing(line)
    first, last = word.first, word.last
    if not any(one.isalnum() for one in text[first:last]):  # a full stop alone tells nobody where to look
        first = text.rfind(" ", 0, max(0, first - 1)) + 1
    while last - first < LEAST_QUOTE:
        before = text.rfind(" ", 0, max(0, first - 1)) + 1
        after = text.find(" ", last + 1)
        after = len(text) if after < 0 else after
        if last < len(text) and after - first <= LONGEST_QUOTE:
            last = after
        elif first > 0 and last - before <= LONGEST_QUOTE:
            first = before
        else:
            break
    return Words(text, first, last)


def differing(line: Line) -> Words:
    """The first word that reads differently; the first of all where none does."""
    text, at = _text(line), _parts_at(line)
    first = text.rfind(" ", 0, at) + 1
    last = text.find(" ", at)
    last = len(text) if last < 0 else last
    if last - first > LONGEST_QUOTE:  # in scripts without spaces a word is as long as a sentence
        first = max(first, min(at, last - LEAST_QUOTE) - LEAST_QUOTE // 2)
        last = min(last, first + 2 * LEAST_QUOTE)
    return Words(text, first, last)


def box_of(line: Line, words: Words, size: tuple[int, int]) -> Box:
    """Where the words stand, in pixels of a master of this size."""
    length = max(1, len(words.text))
    start = max(0.0, (words.first - ROOM) / length)
    end = min(1.0, (max(words.last, words.first + 1) + ROOM) / length)
    top, bottom = line.quad[1] - line.quad[0], line.quad[2] - line.quad[3]
    corners = [line.quad[0] + top * share for share in (start, end)]
    corners += [line.quad[3] + bottom * share for share in (start, end)]
    low, high = np.min(corners, axis=0), np.max(corners, axis=0)
    return clip_box((float(low[0]), float(low[1]), math.ceil(high[0]), math.ceil(high[1])), *size)


def beginning(line: Line, words: Words) -> tuple[int, int]:
    """The point where the words begin."""
    share = words.first / max(1, len(words.text))
    start, end = (line.quad[0] + line.quad[3]) / 2, (line.quad[1] + line.quad[2]) / 2
    x, y = start + (end - start) * share
    return round(float(x)), round(float(y))


def _text(line: Line) -> str:
    return line.before.text if line.before is not None else ""


def _parts_at(line: Line) -> int:
    """Place of the first letter that differs, spaces and letters of one shape set aside; 0 when none does."""
    other = line.drawn or line.after
    if line.before is None or other is None:
        return 0
    letters = [(place, plain) for place, one in enumerate(line.before.text) for plain in plainly(one)]
    others = plainly(other.text)
    for number, (place, plain) in enumerate(letters):
        if number >= len(others) or others[number] != plain:
            return place
    return letters[-1][0] if letters and len(others) > len(letters) else 0
