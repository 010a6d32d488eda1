"""Text: is every line still read the same? Small letters are where the network lies first."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

import cv2
import numpy as np

from engine.trust import cutoffs, tesseract
from engine.trust.beside import faint_lines
from engine.trust.beside import height as high
from engine.trust.line import Line
from engine.trust.ocr import Quad, Reading, find_lines, read, straighten
from engine.trust.view import RGB, View
from engine.trust.zone import Box

FINER = 1.5
FINEST = 4.0
SHORT_SIDE = 736
MOST_PIXELS = 3_500_000
"""Lines are looked for on the source enlarged this much, or until its short side is this long, within
these bounds: at its own size one in five lines of 6 to 8 px is overlooked, at 1.5 times none of 108
(scenes of 1280 x 720, 2026-11)."""

CLOSER = 4.0
WORD = 1.5
"""A place that would be shown as a fine pattern is looked at so much enlarged, and what is found there must
be so many times as long as high. Of 150 such places in 42 photos lettering was found in 7, each time rightly
(2026-11-28)."""
REACHES = (0.25, 1.0)
"""How far around it the look goes, in parts of its sides; the second where the first cuts a line."""
PART = 0.5
"""From this share on a find is a part of a known line: fragments of 18 price lines of 10 px on grass and
gravel shared all of themselves, neighbouring lines of 7 to 14 px set solid 0.39 at most (2026-11-28)."""

MOST_LINES = 48
MOST_SMALL = 12
"""Lines read in a picture, the smallest first, and how many of those that are taken back for their size
alone: to read one twice costs about 20 ms on 2 cores."""

MOST_OTHERWISE = 12
"""Lines that Tesseract is asked for, where it is installed: 0.1 s each."""
FEWEST_LETTERS = 3
"""From so many on Tesseract's reading is taken for one: hair and leaves come out as one or two."""

STANDS = 1.5
"""A line this many times as high as wide runs up or down."""

TIGHTER = 0.18
"""The second framing: this part of a line's height is cut off all around."""


def find(view: View) -> list[Line]:
    """Lines on the source, placed in the master, the smallest first."""
    height, width = view.source.shape[:2]
    factor = max(FINER, min(FINEST, SHORT_SIDE / min(width, height)))
    factor = min(factor, math.sqrt(MOST_PIXELS / (width * height)))
    size = (max(32, round(width * factor)), max(32, round(height * factor)))
    method = cv2.INTER_CUBIC if factor > 1 else cv2.INTER_AREA
    picture = cast(RGB, cv2.resize(view.source, size, interpolation=method))
    quads, faint = find_lines(picture)
    quads += faint_lines(quads, faint, cutoffs.SMALL_LINE * size[1] / height)
    quads = _laid_down(picture, quads)
    onto = np.array([view.size[0] / size[0], view.size[1] / size[1]], np.float32)
    lines = [Line(quad * onto, high(quad) * height / size[1]) for quad in quads]
    return sorted(lines, key=lambda line: line.height)


def find_within(view: View, box: Box, known: Sequence[Line] = ()) -> list[Line]:
    """Small lettering in a place of the master that `find` overlooked: a name on a badge, which comes out of
    the network as letters that nobody wrote. The same, CLOSER; what reads like no word is left out.

    known: lines that were judged already: half of one would be taken back, and the line counted twice.
    """
    found: list[Line] = []
    for reach in REACHES:
        window = _window(view, box, reach)
        lines = [
            line for line in _closer(view, window) if all(_shared(line, other) < PART for other in known)
        ]
        found = [line for line in lines if not _is_cut(view, window, line)]
        if len(found) == len(lines):
            break
    small = [line for line in found if line.height < cutoffs.SMALL_LINE and line.length_in_heights > WORD]
    return [line for line in _read_plain(view, small) if line.is_text and line.letters >= FEWEST_LETTERS]


def _window(view: View, box: Box, reach: float) -> Box:
    """A box of the master in source pixels, larger on each side by this part of its own."""
    height, width = view.source.shape[:2]
    across, down = view.size[0] / width, view.size[1] / height
    aside, above = (box[2] - box[0]) / across * reach, (box[3] - box[1]) / down * reach
    x0, x1 = max(0, int(box[0] / across - aside)), min(width, math.ceil(box[2] / across + aside))
    y0, y1 = max(0, int(box[1] / down - above)), min(height, math.ceil(box[3] / down + above))
    return x0, y0, x1, y1


def _closer(view: View, window: Box) -> list[Line]:
    """Lines in a window of source pixels, placed in the master."""
    x0, y0, x1, y1 = window
    height, width = view.source.shape[:2]
    picture = cv2.resize(view.source[y0:y1, x0:x1], None, fx=CLOSER, fy=CLOSER, interpolation=cv2.INTER_CUBIC)
    quads, _ = find_lines(cast(RGB, picture))
    corner = np.array([x0, y0], np.float32)
    onto = np.array([view.size[0] / width, view.size[1] / height], np.float32)
    return [Line((quad / np.float32(CLOSER) + corner) * onto, high(quad) / CLOSER) for quad in quads]


def _is_cut(view: View, window: Box, line: Line) -> bool:
    """Whether a line ends, to a source pixel, where the window does and the picture doesn't."""
    height, width = view.source.shape[:2]
    left, top = line.quad.min(axis=0) * (width, height) / view.size
    right, bottom = line.quad.max(axis=0) * (width, height) / view.size
    x0, y0, x1, y1 = window
    start = (x0 > 0 and left < x0 + 1) or (y0 > 0 and top < y0 + 1)
    return bool(start or (x1 < width and right > x1 - 1) or (y1 < height and bottom > y1 - 1))


def _shared(one: Line, other: Line) -> float:
    """Shared area as a part of the smaller line, 0…1; boxes of slanting lines share more."""
    area = cv2.intersectConvexConvex(one.quad.astype(np.float32), other.quad.astype(np.float32))[0]
    smaller = min(cv2.contourArea(line.quad.astype(np.float32)) for line in (one, other))
    return float(area) / max(1.0, smaller)


def _laid_down(picture: RGB, quads: list[Quad]) -> list[Quad]:
    """Corners in the order they are read: a line that stands runs up or down, whichever reads better."""
    standing = [i for i, quad in enumerate(quads) if _long(quad, 0, 3) >= STANDS * _long(quad, 0, 1)]
    turned = [[np.roll(quads[i], turn, axis=0) for turn in (-1, 1)] for i in standing]
    readings = read([straighten(picture, quad) for ways in turned for quad in ways])
    ordered = list(quads)
    for row, (i, ways) in enumerate(zip(standing, turned, strict=True)):
        down, up = readings[2 * row : 2 * row + 2]
        ordered[i] = ways[up.confidence > down.confidence]
    return ordered


def _long(quad: Quad, one: int, other: int) -> float:
    return float(np.linalg.norm(quad[one] - quad[other]))


def compare(view: View, lines: list[Line], fallback: bool) -> list[Line]:
    """Read each line in the plain enlargement and in the master; what turns out to be no text is left out.

    Past MOST_LINES they stay unread. With `fallback` so do, past MOST_SMALL, lines that are taken back for
    their size alone, and these are read in one framing only.
    """
    small = [line for line in lines if fallback and line.height < cutoffs.SMALL_LINE]
    others = lines[len(small) :]
    few, many = small[-MOST_SMALL:], others[:MOST_LINES]
    known = [line for line in _read_plain(view, few + many) if line.is_text]
    start = sum(fallback and line.height < cutoffs.SMALL_LINE for line in known)
    first = _read_master(view, known)
    _read_otherwise(view, first, start)
    again = [
        i for i, line in enumerate(first) if i >= start and line.height < cutoffs.READ_TWICE and line.same
    ]
    for reader in ("rapidocr", "tesseract"):
        which = [i for i in again if first[i].by == reader]
        for index, line in zip(which, _read_pairs(view, [first[i] for i in which], TIGHTER), strict=True):
            if not line.same or line.fell:
                first[index] = line
    unread = small[:-MOST_SMALL] + [line for line in others[MOST_LINES:] if line.height < cutoffs.READ_TWICE]
    return [line for line in first if line.is_text] + unread


def _read_plain(view: View, lines: list[Line]) -> list[Line]:
    """What RapidOCR reads in the plain enlargement: most of what is no text shows here, for half the time."""
    readings = read([straighten(view.plain, line.quad) for line in lines])
    return [replace(line, before=reading) for line, reading in zip(lines, readings, strict=True)]


def _read_master(view: View, lines: list[Line]) -> list[Line]:
    readings = read([straighten(view.master, line.quad) for line in lines])
    return [replace(line, after=reading) for line, reading in zip(lines, readings, strict=True)]


def _read_otherwise(view: View, lines: list[Line], start: int) -> None:
    """Let Tesseract read what RapidOCR could not, from line `start` on, where it is installed and reads it
    well: both the plain enlargement and the master, so that one reader is compared with itself."""
    unread = [i for i, line in enumerate(lines) if i >= start and line.is_text and not line.read_in_full]
    unread = unread[:MOST_OTHERWISE]
    if not unread or not tesseract.languages():
        return
    others = [replace(lines[i], by="tesseract") for i in unread]
    for index, line in zip(unread, _read_pairs(view, others, 0.0), strict=True):
        if line.read_in_full and line.letters >= FEWEST_LETTERS:
            lines[index] = line


def _read_pairs(view: View, lines: list[Line], tighter: float) -> list[Line]:
    """The lines, all of one reader, read in this framing; as they are where it gives no answer."""
    crops = [
        straighten(picture, inset(line.quad, tighter))
        for line in lines
        for picture in (view.plain, view.master)
    ]
    readings = _read(crops, lines)
    if readings is None:
        return lines
    return [
        replace(line, before=readings[2 * i], after=readings[2 * i + 1], tighter=tighter)
        for i, line in enumerate(lines)
    ]


def _read(crops: list[RGB], lines: list[Line]) -> list[Reading] | None:
    """By the reader of the lines; None when it gives no answer."""
    return tesseract.read(crops) if lines and lines[0].by == "tesseract" else read(crops)


def inset(quad: Quad, share: float) -> Quad:
    """The quad, made smaller all around by this share of its height."""
    if share == 0:
        return quad
    middle = quad.mean(axis=0)
    along, across = (quad[1] - quad[0] + quad[2] - quad[3]) / 2, (quad[3] - quad[0] + quad[2] - quad[1]) / 2
    length, height = float(np.linalg.norm(along)), float(np.linalg.norm(across))
    cut = share * min(length, height)
    along, across = along * (1 - 2 * cut / max(length, 1.0)), across * (1 - 2 * cut / max(height, 1.0))
    corners = [middle + (a * along + b * across) / 2 for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    return np.array(corners, np.float32)


def read_again(view: View, mended: RGB, lines: list[Line]) -> list[Line]:
    """Read the lines that were taken back once more, in the mended master. Where it is plain's pixel for
    pixel, as it should be, the reading is plain's too."""
    back = [index for index, line in enumerate(lines) if line.taken_back and line.before is not None]
    crops = {index: straighten(mended, inset(lines[index].quad, lines[index].tighter)) for index in back}
    other = [i for i in back if not _same_pixels(crops[i], view.plain, lines[i])]
    readings: dict[int, Reading] = {}
    for reader in ("rapidocr", "tesseract"):
        which = [i for i in other if lines[i].by == reader]
        read_now = _read([crops[i] for i in which], [lines[i] for i in which]) or []
        readings |= dict(zip(which, read_now, strict=False))
    checked = list(lines)
    for i in back:
        line = lines[i]
        checked[i] = replace(line, after=readings.get(i, line.before), drawn=line.after)
    return checked


def _same_pixels(crop: RGB, plain: RGB, line: Line) -> bool:
    return np.array_equal(crop, straighten(plain, inset(line.quad, line.tighter)))
