"""Small pictures side by side, each with its number: what a search found, to choose from by eye."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageOps

from engine import proof_marks as marks
from engine.proof_type import Type

PLACE = (400, 340)
"""Width and height of a picture's place: three are 1280 pixels across, what a phone shows as it is."""
MARGIN = 20
NUMBER = Type(40, bold=True)
DISC = 64
CAP_HEIGHT = 0.71
"""Height of a figure as a part of the size of Noto Sans."""
JPEG_QUALITY = 85


def contact_sheet(smalls: Sequence[bytes | None], first: int) -> bytes:
    """A JPEG of these pictures (files, upright, of any size) in rows; the first has the number `first`. None
    leaves a place with its number alone. ValueError when there are none."""
    if not smalls:
        raise ValueError("no pictures to show")
    columns = _columns(len(smalls))
    rows = -(-len(smalls) // columns)
    step = PLACE[0] + MARGIN, PLACE[1] + MARGIN
    page = Image.new("RGB", (MARGIN + columns * step[0], MARGIN + rows * step[1]), marks.PAPER)
    draw = ImageDraw.Draw(page)
    for index, small in enumerate(smalls):
        left, top = MARGIN + index % columns * step[0], MARGIN + index // columns * step[1]
        if small is not None:
            picture = ImageOps.contain(_opened(small), PLACE, Image.Resampling.LANCZOS)
            page.paste(
                picture, (left + (PLACE[0] - picture.width) // 2, top + (PLACE[1] - picture.height) // 2)
            )
        _number(draw, (left, top), str(first + index))
    with io.BytesIO() as file:
        page.save(file, "JPEG", quality=JPEG_QUALITY)
        return file.getvalue()


def _columns(count: int) -> int:
    """So that the sheet is never twice as wide as high: chats cut off what is."""
    return 1 if count <= 2 else 2 if count <= 4 else 3


def _opened(small: bytes) -> Image.Image:
    return Image.open(io.BytesIO(small), formats=["WEBP"]).convert("RGB")


def _number(draw: ImageDraw.ImageDraw, corner: tuple[int, int], words: str) -> None:
    """White on a dark disc, readable on any picture."""
    left, top = corner
    draw.rounded_rectangle((left, top, left + DISC, top + DISC), DISC // 2, fill=marks.INK)
    middle = left + (DISC - NUMBER.width(words)) / 2
    NUMBER.draw(draw, (middle, top + DISC / 2 + NUMBER.size * CAP_HEIGHT / 2), words, marks.PAPER)
