"""The whole picture small on the proof sheet, with the places of the crops on it."""

from __future__ import annotations

from PIL import Image, ImageDraw

from engine import proof_marks as marks
from engine.proof_pick import Pick
from engine.shown import RGB, Seen
from engine.trust.zone import Box

BADGE = 56
PICTURE_HEIGHT = 400
"""The largest height."""


def overview(master: RGB, picks: list[Pick], seen: Seen, widest: int) -> Image.Image:
    """The whole picture, at most this wide, with a numbered frame where each crop comes from."""
    height, width = master.shape[:2]
    scale = min(widest / width, PICTURE_HEIGHT / height)
    size = (max(24, round(width * scale)), max(24, round(height * scale)))
    method = Image.Resampling.BOX if scale < 1 else Image.Resampling.NEAREST
    small = Image.fromarray(seen.small(master, size, method))
    draw = ImageDraw.Draw(small)
    taken: list[Box] = []
    for chosen in reversed(picks):
        x0, y0, x1, y1 = (round(value * scale) for value in chosen.crop)
        draw.rectangle((x0 - 2, y0 - 2, x1 + 1, y1 + 1), outline=marks.WHITE, width=5)
        draw.rectangle((x0 - 1, y0 - 1, x1, y1), outline=marks.VERDICT_COLOUR[chosen.zone.verdict], width=3)
    for chosen in picks:
        frame = tuple(round(value * scale) for value in chosen.crop)
        x, y = _free_corner((frame[0], frame[1], frame[2], frame[3]), size, taken)
        taken.append((x, y, x + BADGE, y + BADGE))
        marks.stamp(small, marks.number_badge(chosen.number, chosen.zone.verdict, BADGE), (x, y))
    return small


def _free_corner(frame: Box, size: tuple[int, int], taken: list[Box]) -> tuple[int, int]:
    """Where the badge of a frame goes: outside a corner, inside the picture, off the other badges."""
    x0, y0, x1, y1 = frame
    far = BADGE - 12
    places = [(x, y) for y in (y0 - far, y1 - 12) for x in (x0 - far, x1 - 12)]
    places += [(x0 - far - BADGE, y0), (x1 + far, y0), (x0, y0 - far - BADGE), (x0, y1 + far)]
    inside = [
        (min(max(0, x), max(0, size[0] - BADGE)), min(max(0, y), max(0, size[1] - BADGE))) for x, y in places
    ]

    def covered(place: tuple[int, int]) -> int:
        distances = ((abs(place[0] - other[0]), abs(place[1] - other[1])) for other in taken)
        return sum(max(0, BADGE - across) * max(0, BADGE - down) for across, down in distances)

    return min(inside, key=covered)
