"""Marks on the proof sheet: a verdict told by shape, sign and word, not by colour alone."""

from __future__ import annotations

import math

from PIL import Image, ImageDraw

from engine.proof_type import Colour, Type
from engine.trust.zone import ZoneVerdict

PAPER: Colour = (243, 242, 238)
INK: Colour = (28, 28, 30)
QUIET: Colour = (96, 96, 98)
WHITE: Colour = (255, 255, 255)
FRAME: Colour = (150, 150, 150)

VERDICT_COLOUR: dict[ZoneVerdict, Colour] = {
    "fine": (22, 110, 60),
    "look": (176, 98, 0),
    "changed": (178, 24, 32),
    "unchecked": (84, 88, 96),
}
"""Dark enough for white signs on them and for words on paper: contrast at least 4.5 to both."""

VERDICT_WORD: dict[ZoneVerdict, str] = {
    "fine": "Fine",
    "look": "Look",
    "changed": "Changed",
    "unchecked": "Not checked",
}

_FINER = 4
"""Marks are drawn this much larger and shrunk: Pillow draws shapes without smoothing."""


def mark(verdict: ZoneVerdict, size: int) -> Image.Image:
    """A verdict as a shape, RGBA: disc with tick, triangle with !, octagon with cross, square with ?."""
    side = size * _FINER
    image = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    colour = VERDICT_COLOUR[verdict]
    stroke = side // 9
    if verdict == "fine":
        draw.ellipse((0, 0, side - 1, side - 1), fill=colour)
        points = [(side * x, side * y) for x, y in ((0.25, 0.53), (0.43, 0.70), (0.76, 0.32))]
        draw.line(points, fill=WHITE, width=stroke, joint="curve")
    elif verdict == "look":
        draw.polygon([(side * 0.5, 0), (side - 1, side * 0.94), (0, side * 0.94)], fill=colour)
        draw.rounded_rectangle((side * 0.44, side * 0.33, side * 0.56, side * 0.66), stroke // 2, fill=WHITE)
        draw.ellipse((side * 0.43, side * 0.72, side * 0.57, side * 0.86), fill=WHITE)
    elif verdict == "changed":
        turns = [math.pi * (2 * i + 1) / 8 for i in range(8)]
        radius = side / 2 / math.cos(math.pi / 8)
        middle = side / 2
        draw.polygon(
            [(middle + radius * math.cos(a), middle + radius * math.sin(a)) for a in turns], fill=colour
        )
        for ends in ((0.3, 0.3, 0.7, 0.7), (0.7, 0.3, 0.3, 0.7)):
            draw.line([side * part for part in ends], fill=WHITE, width=stroke)
    else:
        draw.rounded_rectangle((0, 0, side - 1, side - 1), side // 6, fill=colour)
        Type(round(side * 0.72), bold=True).draw(draw, (side * 0.3, side * 0.76), "?", WHITE)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def number_badge(number: int, verdict: ZoneVerdict, size: int) -> Image.Image:
    """A number in a ring of the verdict's colour, RGBA."""
    side = size * _FINER
    image = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((0, 0, side - 1, side - 1), fill=WHITE)
    edge = side // 16
    draw.ellipse((edge, edge, side - 1 - edge, side - 1 - edge), fill=VERDICT_COLOUR[verdict])
    letters = Type(round(side * 0.62), bold=True)
    text = str(number)
    letters.draw(draw, ((side - letters.width(text)) / 2, side * 0.72), text, WHITE)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def stamp(page: Image.Image, seal: Image.Image, place: tuple[int, int]) -> None:
    """Put an RGBA mark on the page; `place` is its top left corner."""
    page.paste(seal, place, seal)
