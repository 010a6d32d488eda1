"""Screenshots that people send: a photo in a feed, in a chat's bubble on wallpaper, on a page in a browser.

Drawn here, so that a bench can say which picture stands on them.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw, ImageOps

PHONE = (1080, 2340)
DESKTOP = (1920, 1080)
WORDS = "The quick brown fox jumps over the lazy dog while nobody looks at the small harbour " * 3
BLUE, GREEN, RED = "#5599cc", "#55aa55", "#bb5555"


def feed(photo: Image.Image, *, dark: bool = False) -> Image.Image:
    """A post: a name above, the photo across the phone, signs and words below."""
    ground, ink = ("#000000", "#eeeeee") if dark else ("#ffffff", "#222222")
    page = Image.new("RGB", PHONE, ground)
    draw = ImageDraw.Draw(page)
    _clock(draw, ink)
    draw.ellipse((40, 150, 120, 230), fill=RED)
    _words(draw, (140, 165), 500, 1, ink)
    shown = ImageOps.contain(photo, (1080, 1350))
    page.paste(shown, ((1080 - shown.width) // 2, 250))
    below = 280 + shown.height
    for i in range(4):
        draw.ellipse((40 + i * 90, below, 90 + i * 90, below + 50), outline=ink, width=5)
    _words(draw, (40, below + 90), 980, 6, ink)
    if below + 400 < 1900:
        draw.ellipse((40, below + 380, 120, below + 460), fill=GREEN)
        _words(draw, (140, below + 395), 500, 1, ink)
    draw.rectangle((0, 2180, 1080, 2340), fill=ground)
    for i in range(5):
        draw.rectangle((70 + i * 210, 2220, 130 + i * 210, 2280), outline=ink, width=5)
    return page


def chat(photo: Image.Image, *, dark: bool = False, seed: int = 0) -> Image.Image:
    """A bubble with round corners, among others, on wallpaper with a pattern."""
    page = _wallpaper(dark, seed)
    draw = ImageDraw.Draw(page, "RGBA")
    bubble, mine, ink = ("#1c242f", "#2b5278", "#eeeeee") if dark else ("#ffffff", "#e1ffc7", "#222222")
    draw.rectangle((0, 0, 1080, 230), fill=bubble)
    _clock(draw, ink)
    draw.ellipse((40, 120, 130, 210), fill=BLUE)
    _words(draw, (160, 140), 400, 1, ink)
    draw.rounded_rectangle((40, 290, 640, 390), 24, fill=bubble)
    _words(draw, (70, 315), 500, 1, ink)
    shown = ImageOps.contain(photo, (800, 1000))
    corners = Image.new("L", shown.size, 0)
    ImageDraw.Draw(corners).rounded_rectangle((0, 0, shown.width - 1, shown.height - 1), 28, fill=255)
    page.paste(shown, (40, 420), corners)
    right, below = 40 + shown.width, 420 + shown.height
    draw.rounded_rectangle((right - 150, below - 60, right - 16, below - 14), 20, fill=(0, 0, 0, 120))
    draw.text((right - 135, below - 57), "21:46", fill="white", font_size=32)
    draw.rounded_rectangle((300, below + 30, 1040, below + 180), 24, fill=mine)
    _words(draw, (330, below + 55), 640, 2, ink)
    draw.rectangle((0, 2170, 1080, 2340), fill=bubble)
    _words(draw, (120, 2210), 400, 1, "#999999")
    return page


def browser(photo: Image.Image) -> Image.Image:
    """On a page, between columns of words."""
    page = Image.new("RGB", DESKTOP, "#ffffff")
    draw = ImageDraw.Draw(page)
    draw.rectangle((0, 0, 1920, 90), fill="#dee1e6")
    draw.rectangle((120, 48, 1500, 82), fill="#ffffff")
    _words(draw, (140, 54), 700, 1, "#333333", 22)
    _words(draw, (60, 140), 300, 24, "#444466", 24)
    shown = ImageOps.contain(photo, (900, 640))
    page.paste(shown, (420, 170))
    _words(draw, (420, 180 + shown.height), 900, 6, "#222222", 26)
    _words(draw, (1400, 140), 440, 26, "#222222", 24)
    return page


def desktop_chat(photo: Image.Image) -> Image.Image:
    """The same chat in a window, between the list of chats and a column of words."""
    page = Image.new("RGB", DESKTOP, "#f4f4f5")
    draw = ImageDraw.Draw(page)
    for i in range(9):
        draw.ellipse((20, 30 + i * 115, 100, 110 + i * 115), fill=(RED, GREEN, BLUE)[i % 3])
        _words(draw, (120, 45 + i * 115), 380, 2, "#333333", 24)
    page.paste(chat(photo, seed=3).resize((700, 1516)).crop((0, 0, 700, 1080)), (560, 0))
    _words(draw, (1300, 60), 500, 10, "#444444", 26)
    return page


SCREENS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "feed, light": feed,
    "feed, dark": lambda photo: feed(photo, dark=True),
    "chat, light": chat,
    "chat, dark": lambda photo: chat(photo, dark=True, seed=1),
    "browser": browser,
    "chat on a desktop": desktop_chat,
}


def _wallpaper(dark: bool, seed: int) -> Image.Image:
    rng = np.random.default_rng(seed)
    top, bottom = ((20, 30, 45), (35, 25, 50)) if dark else ((135, 168, 110), (213, 220, 140))
    down = np.linspace(0, 1, PHONE[1])[:, None, None]
    levels = np.array(top) + (np.array(bottom) - np.array(top)) * down
    page = Image.fromarray(np.broadcast_to(levels, (PHONE[1], PHONE[0], 3)).astype(np.uint8))
    draw = ImageDraw.Draw(page, "RGBA")
    ink = (255, 255, 255, 22) if dark else (0, 60, 0, 40)
    for _ in range(700):
        x, y, size = int(rng.integers(PHONE[0])), int(rng.integers(PHONE[1])), int(rng.integers(10, 40))
        box = (x - size, y - size, x + size, y + size)
        shape = int(rng.integers(3))
        if shape == 0:
            draw.ellipse(box, outline=ink, width=4)
        elif shape == 1:
            draw.line(box, fill=ink, width=4)
        else:
            draw.arc(box, 0, 200, fill=ink, width=4)
    return page


def _clock(draw: ImageDraw.ImageDraw, ink: str) -> None:
    draw.text((60, 30), "21:47", fill=ink, font_size=34)
    draw.rectangle((960, 36, 1020, 62), outline=ink, width=3)


def _words(
    draw: ImageDraw.ImageDraw, place: tuple[int, int], width: int, lines: int, ink: str, size: int = 34
) -> None:
    for i in range(lines):
        start, count = (i * 17) % 40, max(4, round(width / (size * 0.5)) - (i * 7) % 9)
        line = WORDS[start : start + count]
        draw.text((place[0], place[1] + i * round(size * 1.4)), line, fill=ink, font_size=size)
