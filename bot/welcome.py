"""The picture of /start: the whole loop at a glance, drawn here so that no file has to travel along."""

from __future__ import annotations

import io
from functools import cache

from PIL import Image, ImageDraw, ImageFilter, ImageFont

WIDTH, HEIGHT = 1280, 560
PAPER, INK, BUTTON = (247, 245, 240), (58, 64, 72), (62, 118, 171)
SMOOTH = 3
"""Drawn larger by this factor and then shrunk, so that edges are soft."""


@cache
def picture() -> bytes:
    """A JPEG: a small coarse photo, two size buttons, the same photo large and clear."""
    sheet = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    landscape = _landscape(600, 450)
    coarse = landscape.resize((44, 33), Image.Resampling.BOX).resize((240, 180), Image.Resampling.NEAREST)
    sheet.paste(coarse.filter(ImageFilter.GaussianBlur(1)), (60, 190))
    draw = ImageDraw.Draw(sheet)
    _arrow(draw, 325, 280)
    for label, top in (("2K", 205), ("4K", 290)):
        draw.rounded_rectangle((400, top, 520, top + 65), 14, fill=BUTTON)
        draw.text((460, top + 32), label, fill="white", font=_font(34), anchor="mm")
    _arrow(draw, 545, 280)
    sheet.paste(landscape, (620, 55))
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=90)
    return out.getvalue()


def _landscape(width: int, height: int) -> Image.Image:
    big = Image.new("RGB", (width * SMOOTH, height * SMOOTH))
    draw = ImageDraw.Draw(big)

    def at(*points: tuple[float, float]) -> list[tuple[float, float]]:
        return [(x * width * SMOOTH, y * height * SMOOTH) for x, y in points]

    for row in range(height * SMOOTH):
        share = row / (height * SMOOTH)
        draw.line(
            [(0, row), (width * SMOOTH, row)],
            fill=(int(120 + 120 * share), int(170 + 50 * share), int(215 - 20 * share)),
        )
    draw.ellipse(at((0.68, 0.14), (0.80, 0.30)), fill=(255, 236, 190))
    draw.polygon(at((0, 0.62), (0.3, 0.26), (0.62, 0.7), (0, 0.75)), fill=(104, 118, 140))
    draw.polygon(
        at((0.22, 0.355), (0.3, 0.26), (0.38, 0.37), (0.33, 0.35), (0.29, 0.39)), fill=(240, 243, 247)
    )
    draw.polygon(at((0.35, 0.72), (0.72, 0.36), (1, 0.66), (1, 0.75)), fill=(84, 98, 122))
    draw.polygon(at((0, 0.7), (1, 0.64), (1, 1), (0, 1)), fill=(92, 128, 88))
    for x, top, size in ((0.1, 0.56, 0.1), (0.2, 0.6, 0.08), (0.86, 0.52, 0.11), (0.95, 0.58, 0.08)):
        for step in range(3):
            peak = top + step * size * 0.55
            draw.polygon(
                at(
                    (x, peak),
                    (x - size * (0.28 + step * 0.12), peak + size),
                    (x + size * (0.28 + step * 0.12), peak + size),
                ),
                fill=(44, 78 + step * 6, 58),
            )
    return big.resize((width, height), Image.Resampling.LANCZOS)


def _arrow(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    draw.line((x, y, x + 40, y), fill=INK, width=6)
    draw.polygon(((x + 40, y - 13), (x + 40, y + 13), (x + 58, y)), fill=INK)


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)
