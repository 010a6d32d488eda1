"""What is it for? From a purpose to the smallest target that does it.

Print sizes count at 300 dpi (held in the hand) and 150 dpi (on a wall, at arm's length and more), in
centimetres. Screens: a web picture shows on at most 2048 pixels, everyday sharing and screens on 3840.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from engine.source.wording import about
from engine.target import NAMED_SIDES, PAPER_MILLIMETRES, parse_target

Purpose = Literal["web", "everyday", "print_10x15", "print_a5", "print_a4", "print_a3"]
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)

HAND_DPI = 300
WALL_DPI = 150
_SCREENS: dict[Purpose, str] = {"web": "2k", "everyday": "4k"}
_PAPER_NAMES = {"10x15": "10 x 15 cm", "a5": "A5", "a4": "A4", "a3": "A3"}
_CENTIMETRES_PER_INCH = 2.54


@dataclass(frozen=True)
class PurposeAdvice:
    """target: name for engine.target.parse_target. pixels: longest side that the purpose needs.

    width_cm, height_cm: size on paper, 0 for screens. justified: whether the source's detail carries it.
    text: one plain sentence, with a warning when it doesn't.
    """

    purpose: Purpose
    target: str
    pixels: int
    justified: bool
    text: str
    dots_per_inch: int | None = None
    width_cm: float = 0.0
    height_cm: float = 0.0


def advise(
    purpose: Purpose, width: int, height: int, justified_side: int, dots_per_inch: int = HAND_DPI
) -> PurposeAdvice:
    """The smallest target for a source of `width` x `height` pixels (oriented).

    justified_side: longest side in pixels that its detail can carry (Reading.justified_side).
    dots_per_inch: for print, HAND_DPI or WALL_DPI.
    """
    if purpose in _SCREENS:
        name = _SCREENS[purpose]
        needed = NAMED_SIDES[name]
        words = {"web": "For the web", "everyday": "For screens and sharing"}[purpose]
        target = "own" if max(width, height) >= needed else name
        fine = justified_side >= needed
        return PurposeAdvice(purpose, target, needed, fine, _sentence(words, target, fine, justified_side))
    paper = purpose.removeprefix("print_")
    print_width, print_height = parse_target(f"{paper}@{dots_per_inch}").size_for(width, height)
    needed = max(print_width, print_height)
    target = smallest_target(needed, max(width, height)) or f"{paper}@{dots_per_inch}"
    fine = justified_side >= needed
    words = f"For {_PAPER_NAMES[paper]} at {dots_per_inch} dpi"
    return PurposeAdvice(
        purpose=purpose,
        target=target,
        pixels=needed,
        justified=fine,
        text=_sentence(words, target, fine, justified_side),
        dots_per_inch=dots_per_inch,
        width_cm=round(print_width / dots_per_inch * _CENTIMETRES_PER_INCH, 1),
        height_cm=round(print_height / dots_per_inch * _CENTIMETRES_PER_INCH, 1),
    )


def smallest_target(needed: int, own: int) -> str | None:
    """The first of own size, 2K, 4K, 6K, 8K with at least `needed` pixels on the longest side."""
    if own >= needed:
        return "own"
    return next((name for name, side in NAMED_SIDES.items() if side >= needed), None)


def printable_centimetres(width: int, height: int, dots_per_inch: int) -> tuple[float, float]:
    """How large a picture of `width` x `height` pixels prints, in centimetres."""
    return tuple(round(side / dots_per_inch * _CENTIMETRES_PER_INCH, 1) for side in (width, height))  # type: ignore[return-value]  # two sides in, two out


def large_target_text(name: str, justified_side: int) -> str:
    """What 6K and 8K cost, and a warning when the source is weak: told before they are made."""
    side = NAMED_SIDES[name]
    times = (side / NAMED_SIDES["4k"]) ** 2
    price = f"{name.upper()} takes about {times:.1f} times as long as 4K, and the file is as much larger."
    if justified_side >= side:
        return price
    well = about(justified_side)
    return f"{price} This file can be enlarged well to about {well} pixels; the rest is guessed."


def _sentence(words: str, target: str, fine: bool, justified_side: int) -> str:
    size = "the size it has" if target == "own" else target.split("@", maxsplit=1)[0].upper()
    if fine:
        return f"{words}, {size} does it."
    well = about(justified_side)
    return f"{words} you need {size}, but this file can be enlarged well only to about {well} pixels."


assert set(PAPER_MILLIMETRES) == set(_PAPER_NAMES), "every sheet has a name for people"
