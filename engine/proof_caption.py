"""What stands above a pair of crops on the proof sheet."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image, ImageDraw

from engine import proof_marks as marks
from engine.order import Words
from engine.proof_overview import BADGE
from engine.proof_pick import Pick
from engine.proof_type import Type, right_to_left
from engine.proof_words import whole

LABEL = Type(35)
WORD = Type(37, bold=True)
"""A phone shows the sheet some 390 points wide: 35 pixels become 11 points."""
WAYS = ((LABEL, 3), (LABEL, 4), (Type(31), 5))
"""The last is 9 points."""
BASELINE = 42
"""Of the first line."""


@dataclass(frozen=True)
class Caption:
    """Number, mark and word of a pair, and the label after them and on the lines below."""

    chosen: Pick
    word: str
    start: int
    """Where the label begins on the first line."""
    lines: list[str]
    letters: Type
    width: int

    @classmethod
    def of(cls, chosen: Pick, say: Words, width: int) -> Caption:
        word = say(_word(chosen))
        start = 2 * BADGE + 10 + round(WORD.width(word + " "))
        letters, lines = whole(chosen.zone.text, say, WAYS, width, first=width - start)
        return cls(chosen, word, start, lines, letters, width)

    @property
    def height(self) -> int:
        return BASELINE + max(0, len(self.lines) - 1) * self.letters.line + 20

    @property
    def turned(self) -> bool:
        """Whether it is read from right to left, and begins at the right."""
        return right_to_left(self.word)

    def draw(self, page: Image.Image, x: int) -> None:
        draw = ImageDraw.Draw(page)
        verdict = self.chosen.zone.verdict

        def at(from_start: float, width: float) -> int:
            return round(x + (self.width - from_start - width if self.turned else from_start))

        marks.stamp(page, marks.number_badge(self.chosen.number, verdict, BADGE), (at(0, BADGE), 0))
        marks.stamp(page, marks.mark(verdict, BADGE - 12), (at(BADGE + 10, BADGE - 12), 6))
        word = (at(2 * BADGE + 10, WORD.width(self.word)), BASELINE)
        WORD.draw(draw, word, self.word, marks.VERDICT_COLOUR[verdict])
        for row, line in enumerate(self.lines):
            start = at(0 if row else self.start, self.letters.width(line))
            self.letters.draw(
                draw, (start, BASELINE + (2 if row else 0) + row * self.letters.line), line, marks.INK
            )


def _word(chosen: Pick) -> str:
    if chosen.zone.taken_back and chosen.zone.verdict == "fine":
        return "Taken back."
    return marks.VERDICT_WORD[chosen.zone.verdict] + "."
