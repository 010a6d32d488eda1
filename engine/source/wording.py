"""How figures are said to people: rounded, and the two sizes that are easily mixed up kept apart.

What a picture holds is told as "the detail of about N pixels" (effective side); how large it can become
as "can be enlarged well to about N pixels" (justified side). Both count along the longest side.
"""

from __future__ import annotations

from engine.target import NAMED_SIDES


def about(pixels: float) -> int:
    """Two leading digits: 772 → 770, 3088 → 3100. More would claim more than was measured."""
    step: int = 10 ** max(0, len(str(round(pixels))) - 2)
    return round(pixels / step) * step


def limit_text(longest: int, justified: int) -> str:
    """How far the picture can be enlarged, "" when that is 4K and more.

    longest: pixels it has; justified: pixels that its own detail can carry (longest sides).
    """
    if justified >= NAMED_SIDES["4k"] or longest >= NAMED_SIDES["4k"]:
        return ""
    if justified <= longest:
        return "It has more pixels than detail: what is added by enlarging it further is mostly guessed."
    small, too_much = (
        f"It can be enlarged well to about {about(justified)} pixels",
        "would be mostly guessed.",
    )
    if justified < NAMED_SIDES["2k"]:
        return f"{small}: {'2K or ' if longest < NAMED_SIDES['2k'] else ''}4K {too_much}"
    if longest < NAMED_SIDES["2k"]:
        return f"{small}: 2K suits it, 4K {too_much}"
    return f"{small}: 4K {too_much}"
