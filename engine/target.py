"""Targets: the exact pixel size asked for, and how a source's shape meets it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from engine.errors import TargetError

NAMED_SIDES = {"2k": 2048, "4k": 3840, "6k": 5760, "8k": 7680}
"""Longest side in pixels of the named targets (the product's own words, see docs/glossary.md)."""

PAPER_MILLIMETRES = {
    "a3": (297.0, 420.0),
    "a4": (210.0, 297.0),
    "a5": (148.0, 210.0),
    "10x15": (100.0, 150.0),
}
"""ISO 216 sheets and the common photo print, short side first."""

MILLIMETRES_PER_INCH = 25.4
SMALLEST_SIDE = 16
LARGEST_SIDE = 16384
"""Past this neither PNG viewers nor WebP (16383) nor our memory promise hold."""

_BOX = re.compile(r"(\d{1,6})x(\d{1,6})")
_PRINT = re.compile(r"(a3|a4|a5|10x15)@(\d{2,4})")


@dataclass(frozen=True)
class Target:
    """A size asked for.

    kind "side": `width` is the longest side in pixels (height unused, 0).
    kind "box": exactly `width` × `height` pixels; another shape is cut centrally to fit.
    kind "print": `width` × `height` pixels of the upright sheet; the picture fits inside, turned with it.
    kind "own": the source's own size.
    `name` is what file names and buttons carry: "4k", "1600", "1200x900", "a4@300", "own".
    """

    kind: Literal["side", "box", "print", "own"]
    name: str
    width: int = 0
    height: int = 0
    dots_per_inch: int | None = None

    @property
    def file_suffix(self) -> str:
        """The name as it stands in a file name: no sign that a file system minds."""
        return self.name.replace("@", "-")

    def size_for(self, width: int, height: int) -> tuple[int, int]:
        """Exact output size (width, height) in pixels for a source of this size (already oriented)."""
        if self.kind == "own":
            return width, height
        if self.kind == "box":
            return self.width, self.height
        if self.kind == "side":
            scale = self.width / max(width, height)
        else:
            sheet = (self.width, self.height) if height >= width else (self.height, self.width)
            scale = min(sheet[0] / width, sheet[1] / height)
        return max(1, round(width * scale)), max(1, round(height * scale))

    def enlarges(self, width: int, height: int) -> bool:
        """Whether the source is smaller than what is asked for."""
        wanted = self.size_for(width, height)
        return wanted[0] > width or wanted[1] > height


OWN_SIZE = Target("own", "own")


def parse_target(text: str) -> Target:
    """Read "4k", "2k", "6k", "8k", a longest side, WxH, a sheet at a resolution ("a4@300") or "own".

    Raises TargetError with reason target_syntax, target_too_small or target_too_large.
    """
    word = text.strip().lower().replace("×", "x")
    if word == "own":
        return OWN_SIZE
    if word in NAMED_SIDES:
        return Target("side", word, NAMED_SIDES[word])
    if sheet := _PRINT.fullmatch(word):
        short, long = PAPER_MILLIMETRES[sheet[1]]
        dpi = int(sheet[2])
        width, height = (round(mm / MILLIMETRES_PER_INCH * dpi) for mm in (short, long))
        return _checked(Target("print", word, width, height, dpi))
    if box := _BOX.fullmatch(word):
        return _checked(Target("box", f"{int(box[1])}x{int(box[2])}", int(box[1]), int(box[2])))
    if re.fullmatch(r"\d{1,6}", word):
        return _checked(Target("side", str(int(word)), int(word)))
    raise TargetError("target_syntax", text[:40])


def _checked(target: Target) -> Target:
    sides = [target.width] if target.kind == "side" else [target.width, target.height]
    if min(sides) < SMALLEST_SIDE:
        raise TargetError("target_too_small", target.name)
    if max(sides) > LARGEST_SIDE:
        raise TargetError("target_too_large", target.name)
    return target
