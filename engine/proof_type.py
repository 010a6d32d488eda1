"""Type on the proof sheet: fonts that hold Latin, Greek, Cyrillic, Arabic and CJK, and lines that fit.

The fonts are Noto (SIL OFL 1.1), from packages that pip installs. Where one is missing, a font of the
system takes its place, then the one inside Pillow.
"""

from __future__ import annotations

import contextlib
import importlib.util
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from PIL import ImageDraw, ImageFont

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont
Colour = tuple[int, int, int]

_PACKAGED = {
    "common": ("fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf", 0),
    "arabic": ("fontpkg_noto_sans_arabic", "files/NotoSansArabic[wdth,wght].ttf", 0),
    "cjk": ("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc", 2),
}
"""Script → package, file, face in the collection (2 is Simplified Chinese, which holds all of CJK)."""

_SYSTEM = {
    "common": ("DejaVuSans.ttf", "Arial.ttf", "Helvetica.ttc"),
    "arabic": ("NotoSansArabic-Regular.ttf", "DejaVuSans.ttf", "Arial.ttf", "GeezaPro.ttc"),
    "cjk": ("NotoSansCJK-Regular.ttc", "wqy-zenhei.ttc", "msyh.ttc", "PingFang.ttc"),
}

_RANGES = (
    ("arabic", ((0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF))),
    (
        "cjk",
        (
            (0x1100, 0x11FF),
            (0x2E80, 0x9FFF),
            (0xAC00, 0xD7FF),
            (0xF900, 0xFAFF),
            (0xFF00, 0xFFEF),
            (0x20000, 0x3FFFF),
        ),
    ),
)
"""Unicode blocks of the scripts that have a font of their own."""


UNKNOWN = "?"
"""Stands for a character that no font here holds: a box, the fonts' own sign for it, looks like a mistake."""


@lru_cache(maxsize=8192)
def script_of(character: str) -> str:
    """Which of the fonts draws this character: that of its block, else any that holds it."""
    code = ord(character)
    named = next((script for script, parts in _RANGES if any(a <= code <= b for a, b in parts)), "common")
    return next((script for script in (named, *_PACKAGED) if _holds(script, character)), named)


@lru_cache(maxsize=8192)
def _holds(script: str, character: str) -> bool:
    """Whether the font draws the character as anything but its sign for a missing one."""
    face = font(script, 24, bold=False)
    drawn, missing = face.getmask(character), face.getmask(chr(0x10FFFF))
    return drawn.size != missing.size or bytes(drawn) != bytes(missing)


def printable(text: str) -> str:
    """Text as it may be drawn: no control or direction characters, none that no font holds, single spaces.
    A non-breaking space stays what it is."""
    kept = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)
    kept = "".join(c for c in kept if unicodedata.category(c) not in ("Cf", "Cs", "Co", "Cn"))
    kept = "".join(c if c.isspace() or _holds(script_of(c), c) else UNKNOWN for c in kept)
    return " ".join(part for part in kept.split(" ") if part)


@lru_cache(maxsize=64)
def font(script: str, size: int, bold: bool) -> Font:
    """The font for a script at a size in pixels."""
    package, name, index = _PACKAGED[script]
    found = importlib.util.find_spec(package)
    if found is not None and found.origin is not None:
        with contextlib.suppress(OSError):
            loaded = ImageFont.truetype(str(Path(found.origin).parent / name), size, index=index)
            with contextlib.suppress(OSError, ValueError):
                loaded.set_variation_by_name("Bold" if bold else "Medium")
            return loaded
    for name in _SYSTEM[script]:
        with contextlib.suppress(OSError):
            return ImageFont.truetype(name, size)
    return ImageFont.load_default(size)


@dataclass(frozen=True)
class Type:
    """A size in pixels and a weight."""

    size: int
    bold: bool = False

    @property
    def line(self) -> int:
        """Distance of two baselines in pixels."""
        return round(self.size * 1.28)

    def width(self, text: str) -> float:
        return sum(font(script, self.size, self.bold).getlength(run) for script, run in runs(text))

    def draw(self, draw: ImageDraw.ImageDraw, place: tuple[float, float], text: str, colour: Colour) -> None:
        """Draw one line; `place` is the left end of the baseline. A line that begins in Arabic goes from
        right to left: its first run stands rightmost."""
        x, y = place
        pieces = runs(text)
        for script, run in reversed(pieces) if right_to_left(text) else pieces:
            face = font(script, self.size, self.bold)
            anchor = "ls" if isinstance(face, ImageFont.FreeTypeFont) else None
            draw.text((x, y if anchor else y - self.size), run, font=face, fill=colour, anchor=anchor)
            x += face.getlength(run)

    def wrap(self, text: str, width: float, lines: int, first: float | None = None) -> list[str]:
        """The text in at most this many lines of this width, with an ellipsis where it was cut.

        `first` is the width that is left on the first line, where something stands already; when no word
        fits there, the first line is empty.
        """
        wrapped = [""]
        for word in _pieces(printable(text)):
            room = first if first is not None and len(wrapped) == 1 else width
            if self.width(wrapped[-1] + word.rstrip()) <= room or not (wrapped[-1] or room == first):
                wrapped[-1] += word
            else:
                wrapped.append(word)
        if len(wrapped) > lines:
            wrapped = [*wrapped[: lines - 1], wrapped[lines - 1].rstrip() + "…"]
        return [self._shorten(line.rstrip(), width) for line in wrapped]

    def _shorten(self, line: str, width: float) -> str:
        while line and self.width(line) > width:
            line = line.rstrip("…")[:-1].rstrip() + "…"
            if line == "…":
                break
        return line


def runs(text: str) -> list[tuple[str, str]]:
    """The text in runs of one script each; spaces and marks stay with the run before them."""
    scripts: list[str] = []
    if right_to_left(text) and all(one.isspace() or _is_arabic_type(one) for one in text):
        return [("arabic", text)]  # one run: then figures and signs stand where they belong
    for character in text:
        neutral = character.isspace() or unicodedata.category(character)[0] in "MP"
        scripts.append(
            scripts[-1] if neutral and scripts and ord(character) < 0x2000 else script_of(character)
        )
    pairs = zip(scripts, text, strict=True)
    return [
        (script, "".join(c for _, c in group)) for script, group in groupby(pairs, key=lambda pair: pair[0])
    ]


def _is_arabic_type(character: str) -> bool:
    """What an Arabic line is set of; words in Latin letters are runs of their own."""
    return unicodedata.bidirectional(character) != "L" and _holds("arabic", character)


def right_to_left(text: str) -> bool:
    """Whether a line goes so: by the first letter that has a direction (Unicode's UAX 9, P2 and P3)."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((one for one in directions if one in ("L", "R", "AL")), "L") != "L"


def _pieces(text: str) -> list[str]:
    """Where a line may break: after a space, and between any two CJK characters."""
    pieces = [""]
    for character in text:
        pieces[-1] += character
        if character == " " or script_of(character) == "cjk":
            pieces.append("")
    return [piece for piece in pieces if piece]
