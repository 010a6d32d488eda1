"""A second look: one crop of the proof sheet, wider and at twice its size, as a file of its own."""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from engine import proof_marks as marks
from engine.decode import open_picture
from engine.earlier import plain_only
from engine.errors import UnreadablePicture
from engine.order import Box, Words, as_written
from engine.plan import make_plan
from engine.proof_type import Type
from engine.proof_words import whole
from engine.shown import RGB, Seen, eight_bit, seen_in
from engine.source.data import File
from engine.source_readers import HERE, SourceReader
from engine.target import Target
from engine.trust.zone import ZoneVerdict, clip_box

AROUND = 2.0
"""How many times as wide and high as the crop the second look is."""
LEAST_SIDE = 480
"""Sides in master pixels, as far as the master reaches."""
SHOWN_SIDE = 1200
"""A side becomes about as long, in whole multiples of the master's pixels, at least twice."""
MARGIN = 24
TITLE = Type(46, bold=True)
BODY = Type(40)
WAYS = ((TITLE, 3), (TITLE, 4), (BODY, 5))
"""In which its sentence is set, so that all of it stands there."""


@dataclass(frozen=True)
class Asked:
    """A crop as the report of the job has it: number and box on the sheet, verdict and words."""

    number: int
    box: Box
    verdict: ZoneVerdict
    text: str


@dataclass(frozen=True)
class Pair:
    """The same part of the plain enlargement and of the master, (h, w, 3) each, as people see it."""

    plain: RGB
    master: RGB


def pair(source: File, master: bytes, target: Target, box: Box, reader: SourceReader = HERE) -> Pair:
    """Cut a box of master pixels out of both. reader: decodes the source. Raises UnreadablePicture when one
    of the files is none, or when the master is not of this source at this target."""
    picture, made = reader.picture(source), open_picture(master)
    plan = make_plan(picture.pixels.shape[1::-1], target, turned=picture.orientation >= 5)
    plain, result = plain_only(picture, plan).plain, eight_bit(made.pixels)
    if plain.shape != result.shape:
        raise UnreadablePicture("damaged", f"plain {plain.shape} and master {result.shape} differ")
    inside = clip_box(box, plain.shape[1], plain.shape[0])
    before = seen_in(picture, plan)
    after = Seen(None if made.alpha is None else eight_bit(made.alpha), made.icc, before.ground)
    # A master that is a JPEG lies on white already: the source alone knows where.
    before = before if made.alpha is not None else Seen(before.alpha, before.icc)
    return Pair(before.part(plain, inside), after.part(result, inside))


def close_up(
    source: File,
    master: bytes,
    target: Target,
    asked: Asked,
    words: Words = as_written,
    reader: SourceReader = HERE,
) -> bytes:
    """A PNG: plain enlargement left, result right, every pixel of the master at least two wide.

    Raises what `pair` raises.
    """
    return _png(_page(pair(source, master, target, _wider(asked.box), reader), asked, words))


def as_png(picture: RGB) -> bytes:
    """A cut-out as a file, pixel for pixel."""
    return _png(Image.fromarray(np.ascontiguousarray(picture)))


def _wider(box: Box) -> Box:
    """More of what is around; `pair` keeps it inside the picture."""
    x0, y0, x1, y1 = box
    half_x, half_y = (max(AROUND * (end - start), LEAST_SIDE) / 2 for start, end in ((x0, x1), (y0, y1)))
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    return max(0, round(x - half_x)), max(0, round(y - half_y)), round(x + half_x), round(y + half_y)


def _page(both: Pair, asked: Asked, say: Words) -> Image.Image:
    height, width = both.master.shape[:2]
    factor = max(2, SHOWN_SIDE // max(width, height))
    size = (width * factor, height * factor)
    page_width = max(2 * size[0] + 3 * MARGIN, 1200)
    page = Image.new("RGB", (page_width, 800 + size[1]), marks.PAPER)
    draw = ImageDraw.Draw(page)
    badge = TITLE.line
    marks.stamp(page, marks.number_badge(asked.number, asked.verdict, badge), (MARGIN, MARGIN))
    marks.stamp(page, marks.mark(asked.verdict, badge), (MARGIN + badge + 12, MARGIN))
    start = MARGIN + 2 * badge + 32
    y = MARGIN + TITLE.size
    title, lines = whole(asked.text, say, WAYS, page_width - start - MARGIN)
    for line in lines:
        title.draw(draw, (start, y), line, marks.INK)
        y += title.line
    y += 8
    legend = say(f"Left: plain enlargement. Right: the result. Both at {factor * 100}\u00a0%.")
    for line in BODY.wrap(legend, page_width - 2 * MARGIN, 2):
        BODY.draw(draw, (MARGIN, y), line, marks.QUIET)
        y += BODY.line
    for side, part in enumerate((both.plain, both.master)):
        shown = Image.fromarray(np.ascontiguousarray(part)).resize(size, Image.Resampling.NEAREST)
        page.paste(shown, (MARGIN + side * (size[0] + MARGIN), y))
    return page.crop((0, 0, page_width, y + size[1] + MARGIN))


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()
