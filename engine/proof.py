"""The proof sheet: the whole picture with numbered frames, and pairs of crops at 100 %, worst first.

Made for a phone: 1280 px wide and not much higher, so that Telegram's shrinking to 1280 px leaves the
crops nearly pixel for pixel and the type readable.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from engine import proof_marks as marks
from engine.order import Words, as_written
from engine.proof_caption import Caption
from engine.proof_overview import overview
from engine.proof_pick import Pick, pick
from engine.proof_type import Type, right_to_left
from engine.shown import AS_IT_IS, RGB, Seen
from engine.trust.report import TrustReport
from engine.trust.zone import ZoneVerdict

WIDTH = 1280
MARGIN = 20
GAP = 4
"""Between the two crops of a pair."""
COLUMN = (WIDTH - 3 * MARGIN) // 2
CROP = ((COLUMN - GAP) // 2, 240)
"""Width and height of a crop, in pixels of the sheet and of the master."""
LARGEST_FACTOR = 16
"""A tiny master's crops are shown larger, at a whole factor up to this."""

TITLE = Type(64, bold=True)
BODY = Type(40)
NO_BREAK = "\u00a0"

WIDEST_BESIDE = 700
"""The overview's largest width that leaves room for words beside it."""

JPEG_QUALITY = 92
LARGEST_FILE = 10 * 1000 * 1000
"""Telegram takes photos up to 10 MB (sendPhoto)."""

_OVERALL: dict[str, ZoneVerdict] = {
    "green": "fine",
    "amber": "look",
    "red": "changed",
    "unchecked": "unchecked",
}


def sheet(
    plain: RGB, master: RGB, report: TrustReport, words: Words = as_written, seen: Seen = AS_IT_IS
) -> bytes:
    """The proof sheet as JPEG bytes.

    plain: the faithful plain enlargement, (H, W, 3). master: the result, the same size. words: what
    becomes of the sheet's sentences. seen: how both are shown. Raises ValueError when they differ in size.
    """
    if plain.shape != master.shape:
        raise ValueError(f"plain {plain.shape} and master {master.shape} differ in size")
    size = (master.shape[1], master.shape[0])
    factor = _shown_at(size)
    picks = pick(report, size, (CROP[0] // factor, CROP[1] // factor), seen)
    small = overview(master, picks, seen, WIDTH - 2 * MARGIN)
    head = _head(small, size, report, factor, words)
    both = (plain, master, seen)
    rows = [_row(both, picks[i : i + 2], factor, words) for i in range(0, len(picks), 2)]
    parts = [head, *rows]
    page = Image.new("RGB", (WIDTH, sum(part.height for part in parts) + MARGIN), marks.PAPER)
    y = 0
    for part in parts:
        page.paste(part, (0, y))
        y += part.height
    return _jpeg(page)


def crops_of(report: TrustReport, size: tuple[int, int], seen: Seen = AS_IT_IS) -> list[dict[str, object]]:
    """What the sheet of a master of this size (width, height) shows, by number, as JSON-able objects.

    box: the crop in master pixels; zone: the place it stands for.
    """
    factor = _shown_at(size)
    return [
        {
            "number": chosen.number,
            "box": list(chosen.crop),
            "zone": list(chosen.zone.box),
            "kind": chosen.zone.kind,
            "verdict": chosen.zone.verdict,
            "taken_back": chosen.zone.taken_back,
            "text": chosen.zone.text,
        }
        for chosen in pick(report, size, (CROP[0] // factor, CROP[1] // factor), seen)
    ]


def _shown_at(size: tuple[int, int]) -> int:
    """Whole factor at which crops are shown: 1, which is 100 %, unless the master is smaller than a crop."""
    return max(1, min(LARGEST_FACTOR, CROP[0] // size[0], CROP[1] // size[1]))


def _jpeg(page: Image.Image) -> bytes:
    for quality in (JPEG_QUALITY, 80, 60):
        with io.BytesIO() as file:
            page.save(file, "JPEG", quality=quality, subsampling=0, optimize=True)
            data = file.getvalue()
        if len(data) <= LARGEST_FILE:
            break
    return data


@dataclass(frozen=True)
class _Column:
    """Lines of type set below each other from a place on the page."""

    page: Image.Image
    x: int
    width: int

    def set(self, y: int, text: str, letters: Type, colour: tuple[int, int, int], lines: int) -> int:
        """Draw the text and return where the next line may start."""
        draw = ImageDraw.Draw(self.page)
        for line in letters.wrap(text, self.width, lines):
            x = self.x + (self.width - letters.width(line) if right_to_left(line) else 0)
            letters.draw(draw, (x, y + letters.size), line, colour)
            y += letters.line
        return y


def _head(
    small: Image.Image, size: tuple[int, int], report: TrustReport, factor: int, say: Words
) -> Image.Image:
    """The whole picture small with numbered frames, the verdict in words beside or above it."""
    beside = small.width <= WIDEST_BESIDE
    left = MARGIN + (small.width + MARGIN + 8 if beside else 0)
    words = _words(size, report, factor, WIDTH - left - MARGIN, say)
    turned = right_to_left(say(report.headline))
    if beside:
        height = max(words.height, small.height)
        page = Image.new("RGB", (WIDTH, MARGIN + height + 20), marks.PAPER)
        page.paste(small, (WIDTH - MARGIN - small.width if turned else MARGIN, MARGIN))
        page.paste(words, (MARGIN if turned else left, MARGIN + (height - words.height) // 2))
        return page
    page = Image.new("RGB", (WIDTH, MARGIN + words.height + 12 + small.height + 20), marks.PAPER)
    page.paste(words, (left, MARGIN))
    page.paste(small, ((WIDTH - small.width) // 2, MARGIN + words.height + 12))
    return page


def _words(whole: tuple[int, int], report: TrustReport, factor: int, width: int, say: Words) -> Image.Image:
    """The verdict, what was taken back, what was checked, and how to read the sheet."""
    page = Image.new("RGB", (width, 1600), marks.PAPER)
    overall = _OVERALL[report.verdict]
    seal = marks.mark(overall, TITLE.size + 8)
    headline, beside = say(report.headline), seal.width + 16
    turned = right_to_left(headline)
    marks.stamp(page, seal, (width - seal.width if turned else 0, 4))
    title = _Column(page, 0 if turned else beside, width - beside)
    y = title.set(0, headline, TITLE, marks.VERDICT_COLOUR[overall], 3) + 8
    words = _Column(page, 0, width)
    told = report.sentence.removeprefix(report.headline + ".").split(". ")
    for line in [
        *(say(line.strip().rstrip(".") + ".") for line in told if line.strip()),
        _counted(report, say),
    ]:
        if line:
            y = words.set(y, line, BODY, marks.INK, 4) + 6
    at, size = f"{factor * 100}\u00a0%", f"{whole[0]}\u00a0×\u00a0{whole[1]}"
    legend = say(f"Left: plain enlargement. Right: the result. Both at {at} of {size}.")
    return page.crop((0, 0, width, words.set(y + 4, legend, BODY, marks.QUIET, 4)))


def _counted(report: TrustReport, say: Words) -> str:
    """What was looked at: "Checked: 2 faces, 1 text, 5 other places"."""
    faces = sum(zone.faces for zone in report.zones)
    hands, texts = (sum(zone.kind == kind for zone in report.zones) for kind in ("hand", "text"))
    others = sum(zone.kind not in ("face", "hand", "text") for zone in report.zones)
    other = "other place" if faces or hands or texts else "place"
    counts = ((faces, "face"), (hands, "hand"), (texts, "text"), (others, other))
    told = [say(f"{count} {name}{'s' if count > 1 else ''}") for count, name in counts if count]
    return say(f"Checked: {', '.join(one.replace(' ', NO_BREAK) for one in told)}.") if told else ""


def _row(both: tuple[RGB, RGB, Seen], picks: list[Pick], factor: int, say: Words) -> Image.Image:
    """Two pairs beside each other: number, mark, word and label above, crops below."""
    captions = [Caption.of(chosen, say, COLUMN) for chosen in picks]
    top = max(caption.height for caption in captions)
    page = Image.new("RGB", (WIDTH, top + CROP[1] + MARGIN), marks.PAPER)
    draw = ImageDraw.Draw(page)
    for number, (chosen, caption) in enumerate(zip(picks, captions, strict=True)):
        column = 1 - number if caption.turned else number
        x = MARGIN + column * (COLUMN + MARGIN)
        caption.draw(page, x)
        for side, picture in enumerate(both[:2]):
            crop = _crop(both[2].part(picture, chosen.crop), factor)
            left = x + side * (CROP[0] + GAP) + (CROP[0] - crop.width) // 2
            upper = top + (CROP[1] - crop.height) // 2
            page.paste(crop, (left, upper))
            draw.rectangle((left - 1, upper - 1, left + crop.width, upper + crop.height), outline=marks.FRAME)
    return page


def _crop(pixels: RGB, factor: int) -> Image.Image:
    part = Image.fromarray(np.ascontiguousarray(pixels))
    if factor == 1:
        return part
    return part.resize((part.width * factor, part.height * factor), Image.Resampling.NEAREST)
