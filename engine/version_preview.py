"""All versions of a master on one page: each the whole picture, with what is cut away gone pale."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from itertools import groupby

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from engine import proof_marks as marks
from engine.proof_type import Type
from engine.versions import Size, Version

WIDTH = 1280
"""Pixels across: what a phone shows without shrinking the words first."""
COLUMNS_WIDE, COLUMNS_TALL = 3, 4
"""Of pictures wider than high, and of the others: about square, since a chat crops a page that is tall."""
MARGIN = 24
TITLE = Type(38, bold=True)
FACTS = Type(34)
MOST_LINES = 2
PALE = 0.75
"""How far what is cut away goes towards the paper."""
FRAME = 4
FRAME_COLOUR = (20, 92, 200)
TALLEST = 560
"""Pixels of a place on the page, so that a narrow picture doesn't make it endless."""
JPEG_QUALITY = 90

Words = Mapping[str, tuple[str, str]]
"""By the kind's name: what it is called, and its facts in a few words."""
Tile = list[Version]


def preview(picture: NDArray[np.uint8], size: Size, versions: Sequence[Version], words: Words) -> bytes:
    """A JPEG. picture: the master, upright (h, w, 3), in any size; size: (width, height) of the master, in
    whose pixels the windows are. Versions of one shape share a place. ValueError when there are none."""
    tiles = [list(group) for _, group in groupby(versions, key=_shape)]
    if not tiles:
        raise ValueError("no versions to show")
    columns = min(len(tiles), COLUMNS_WIDE if size[0] > size[1] else COLUMNS_TALL)
    wide = (WIDTH - MARGIN * (columns + 1)) // columns
    factor = min(wide / size[0], TALLEST / size[1])
    shown = max(1, round(size[0] * factor)), max(1, round(size[1] * factor))
    small = np.asarray(cv2.resize(picture, shown, interpolation=cv2.INTER_AREA), np.uint8)
    lines = [_lines(tile, words, wide) for tile in tiles]
    step = shown[1] + max(_height(one) for one in lines) + MARGIN
    rows = -(-len(tiles) // columns)
    page = Image.new("RGB", (WIDTH, MARGIN + rows * step), marks.PAPER)
    draw = ImageDraw.Draw(page)
    for index, tile in enumerate(tiles):
        left = MARGIN + index % columns * (wide + MARGIN)
        top = MARGIN + index // columns * step
        image = (
            _padded(small, tile[0], wide) if tile[0].kind.way == "pad" else _windowed(small, factor, tile[0])
        )
        page.paste(image, (left + (wide - image.width) // 2, top + (shown[1] - image.height) // 2))
        _write(draw, (left, top + shown[1]), wide, lines[index])
    with io.BytesIO() as file:
        page.save(file, "JPEG", quality=JPEG_QUALITY, subsampling=0)
        return file.getvalue()


def _shape(version: Version) -> tuple[str, int]:
    """Equal for what looks the same: the whole picture, or the sheets A5, A4 and A3."""
    x0, y0, x1, y1 = version.window
    return version.kind.way, round(50 * (x1 - x0) / (y1 - y0))


def _windowed(small: NDArray[np.uint8], factor: float, version: Version) -> Image.Image:
    """The picture with all but the window gone pale."""
    pale = small * (1 - PALE) + np.array(marks.PAPER) * PALE
    height, width = small.shape[:2]
    x0, y0, x1, y1 = (round(edge * factor) for edge in version.window)
    x1, y1 = min(x1, width), min(y1, height)
    page = np.rint(pale).astype(np.uint8)
    page[y0:y1, x0:x1] = small[y0:y1, x0:x1]
    image = Image.fromarray(page)
    ImageDraw.Draw(image).rectangle((x0, y0, x1 - 1, y1 - 1), outline=FRAME_COLOUR, width=FRAME)
    return image


def _padded(small: NDArray[np.uint8], version: Version, wide: int) -> Image.Image:
    """The picture on its white page, as large as the pictures beside it leave room."""
    factor = min(small.shape[0] / version.canvas[1], wide / version.canvas[0])
    sides = max(1, round(version.canvas[0] * factor)), max(1, round(version.canvas[1] * factor))
    size = max(1, round(version.size[0] * factor)), max(1, round(version.size[1] * factor))
    page = Image.new("RGB", sides, marks.WHITE)
    fitted = Image.fromarray(np.asarray(cv2.resize(small, size, interpolation=cv2.INTER_AREA), np.uint8))
    page.paste(fitted, ((page.width - size[0]) // 2, (page.height - size[1]) // 2))
    ImageDraw.Draw(page).rectangle((0, 0, page.width - 1, page.height - 1), outline=FRAME_COLOUR, width=FRAME)
    return page


def _lines(tile: Tile, words: Words, wide: int) -> tuple[list[str], list[str]]:
    """Names and facts; what several share is said once."""
    names, facts = zip(*(words[version.kind.name] for version in tile), strict=True)
    title = TITLE.wrap(" · ".join(names), wide, MOST_LINES)
    return title, FACTS.wrap(" · ".join(dict.fromkeys(facts)), wide, MOST_LINES)


def _height(lines: tuple[list[str], list[str]]) -> int:
    return len(lines[0]) * TITLE.line + len(lines[1]) * FACTS.line + 12


def _write(
    draw: ImageDraw.ImageDraw, place: tuple[int, int], wide: int, lines: tuple[list[str], list[str]]
) -> None:
    y = place[1] + 2
    for style, colour, part in ((TITLE, marks.INK, lines[0]), (FACTS, marks.QUIET, lines[1])):
        for line in part:
            y += style.line
            style.draw(draw, (place[0] + (wide - style.width(line)) / 2, y - 4), line, colour)
