"""A line of text and what two readings of it say."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from engine.trust import cutoffs
from engine.trust.ocr import Quad, Reading
from engine.trust.zone import Box, ZoneVerdict, clip_box

FIRST_IDEOGRAPH = 0x2E80
"""From here on Unicode's letters are about as wide as high."""
DIGITS_A_HEIGHT = 1.4
"""A reading of digits and signs alone must have so many in as much of a line as it is high. "12.03.2028",
read of "Годен до 12.03.2028", has 1.25. With letters one is enough: painted signs have 1.04 (2026-11-23)."""
Reader = Literal["rapidocr", "tesseract"]


@dataclass(frozen=True)
class Line:
    """A line of text. quad: corners in master pixels. height: in source pixels."""

    quad: Quad
    height: float
    before: Reading | None = None
    """What is read in the plain enlargement; None when the line was not read."""
    after: Reading | None = None
    """What is read in the master."""
    taken_back: bool = False
    drawn: Reading | None = None
    """What was read in the master before it was taken back."""
    tighter: float = 0.0
    """The framing that the readings come from: the one in which they differ most."""
    by: Reader = "rapidocr"

    @property
    def same(self) -> bool:
        """Whether both readings are one, but for letter case, spaces and the letters that look alike."""
        return alike(self.before, self.after)

    @property
    def fell(self) -> bool:
        """Whether the reader became unsure."""
        if self.before is None or self.after is None:
            return False
        return self.before.confidence - self.after.confidence >= cutoffs.CONFIDENCE_FELL

    @property
    def verdict(self) -> ZoneVerdict:
        """A line that was taken back and reads the same is fine: nothing was drawn there."""
        if self.before is None or self.after is None:
            return "fine" if self.taken_back else "unchecked"
        if not self.same:
            return "changed" if self.before.confidence >= cutoffs.READ_WELL else "look"
        return "fine" if self.taken_back or (self.read_in_full and not self.fell) else "look"

    @property
    def read_in_full(self) -> bool:
        """Whether the reader could read all of it. What it skips, an alphabet it doesn't know for one,
        comes out as wide spaces or as too few letters for the length."""
        if self.before is None or self.before.confidence < cutoffs.READ_WELL:
            return False
        text = self.before.text
        # Of a line in an unknown alphabet the digits are read. Spaced capitals on a sign have few letters.
        words = any(letter.isalpha() for letter in text)
        fewest = self.length_in_heights if words else DIGITS_A_HEIGHT * self.length_in_heights - 1
        return "  " not in text and len(text) >= max(1.0, fewest)

    @property
    def doubtful(self) -> bool:
        """Whether the plain enlargement should stand here."""
        if self.height < cutoffs.SMALL_LINE:
            return True
        if self.height >= cutoffs.READ_TWICE and not self.read_in_full:
            return False
        return self.before is not None and (not self.same or self.fell)

    @property
    def is_text(self) -> bool:
        """Whether this is text at all: hair and leaves are found as large "lines" of one letter or two."""
        if self.before is None:
            return True
        if self.before.confidence < cutoffs.READ_AT_ALL and self.length_in_heights < cutoffs.BLOT:
            return False
        if self.height < cutoffs.SURELY_TEXT:
            return True
        text = self.before.text.strip()
        one_sign = len(text) == 1 and ord(text) > FIRST_IDEOGRAPH
        if self.height >= cutoffs.READ_TWICE and (self.before.confidence < cutoffs.READ_AT_ALL or one_sign):
            # One large Chinese character alone: a hand that is held up is read as one.
            return False
        surely = self.letters >= 1 and self.before.confidence >= cutoffs.READ_SURELY_ALONE
        return self.letters >= 3 or self.length_in_heights >= 3 or surely

    @property
    def letters(self) -> int:
        """Letters and digits that were read before."""
        return sum(letter.isalnum() for letter in self.before.text) if self.before is not None else 0

    @property
    def length_in_heights(self) -> float:
        long, short = _side(self.quad, 0, 1), _side(self.quad, 0, 3)
        return max(long, short) / max(1.0, min(long, short))

    def box(self, size: tuple[int, int]) -> Box:
        low, high = self.quad.min(axis=0), self.quad.max(axis=0)
        return clip_box((float(low[0]), float(low[1]), math.ceil(high[0]), math.ceil(high[1])), *size)


def alike(one: Reading | None, other: Reading | None) -> bool:
    return one is not None and other is not None and plainly(one.text) == plainly(other.text)


_STROKES = str.maketrans("I|", "ll")
_ONE_SHAPE = str.maketrans("авекмнорстухі", "abekmhopctyxi")
"""Letters that are one shape in most typefaces, upright strokes and Cyrillic ones like Latin; readers take
one for the other."""


def plainly(text: str) -> str:
    """A reading without what readers take one for the other."""
    return "".join(text.translate(_STROKES).casefold().translate(_ONE_SHAPE).split())


def _side(quad: Quad, one: int, other: int) -> float:
    return float(np.linalg.norm(quad[one] - quad[other]))
