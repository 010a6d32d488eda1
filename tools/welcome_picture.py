"""Draws bot/welcome.jpg, the picture of /start, from a photo and what Enlarger made of it:

    enlarger upscale PHOTO --to 2k --out FOLDER
    python tools/welcome_picture.py PHOTO FOLDER/PHOTO-2k.png bot/welcome.jpg

The photo in use is NASA's portrait of Eileen Collins (public domain), 512 × 512, as scikit-image ships it.
On the right the same place twice in one: left of the line the photo, enlarged plainly, right of it the
master, both at 100 % of the master. No words on it, so that it serves every language.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1280, 560
PAPER, INK, BUTTON = (247, 245, 240), (58, 64, 72), (62, 118, 171)
SMALL = 200
"""Pixels of the photo as it came, beside what became of it."""
PANE = (620, 470)
CENTRE = (0.435, 0.218)
"""Of the place shown, as shares of the photo: between the eyes."""


def draw(photo: Image.Image, master: Image.Image) -> Image.Image:
    sheet = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(sheet)
    plain = photo.resize(master.size, Image.Resampling.BICUBIC)
    left, top = (round(c * side - pane / 2) for c, side, pane in zip(CENTRE, master.size, PANE, strict=True))
    box = (max(0, left), max(0, top), max(0, left) + PANE[0], max(0, top) + PANE[1])
    pane = plain.crop(box)
    pane.paste(master.crop((box[0] + PANE[0] // 2, box[1], box[2], box[3])), (PANE[0] // 2, 0))
    sheet.paste(photo.resize((SMALL, SMALL), Image.Resampling.LANCZOS), (50, (HEIGHT - SMALL) // 2))
    _arrow(pen, 275, HEIGHT // 2)
    for label, y in (("2K", 205), ("4K", 290)):
        pen.rounded_rectangle((360, y, 480, y + 65), 14, fill=BUTTON)
        pen.text((420, y + 32), label, fill="white", font=ImageFont.load_default(34), anchor="mm")
    _arrow(pen, 505, HEIGHT // 2)
    x, y = WIDTH - PANE[0] - 45, (HEIGHT - PANE[1]) // 2
    sheet.paste(pane, (x, y))
    middle = x + PANE[0] // 2
    pen.line((middle, y, middle, y + PANE[1] - 1), fill="white", width=4)
    return sheet


def _arrow(pen: ImageDraw.ImageDraw, x: int, y: int) -> None:
    pen.line((x, y, x + 40, y), fill=INK, width=6)
    pen.polygon(((x + 40, y - 13), (x + 40, y + 13), (x + 58, y)), fill=INK)


if __name__ == "__main__":
    source, made, out = map(Path, sys.argv[1:])
    with Image.open(source) as photo, Image.open(made) as master:
        draw(photo.convert("RGB"), master.convert("RGB")).save(out, "JPEG", quality=92, subsampling=0)
