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
NARROW = 2 * BADGE
"""Sides below this get paper for the badges beside them: on a master of 1:20 they hid it and each other."""
STEP = 8
"""Pixels between the places that are tried for a badge whose corners are all taken."""


def overview(master: RGB, picks: list[Pick], seen: Seen, widest: int) -> Image.Image:
    """The whole picture, at most this wide, with a numbered frame where each crop comes from; a very narrow
    one on paper."""
    height, width = master.shape[:2]
    scale = min(widest / width, PICTURE_HEIGHT / height)
    size = (max(24, round(width * scale)), max(24, round(height * scale)))
    method = Image.Resampling.BOX if scale < 1 else Image.Resampling.NEAREST
    aside, above = (BADGE if side < NARROW else 0 for side in size)
    small = Image.new("RGB", (min(widest, size[0] + 2 * aside), size[1] + 2 * above), marks.PAPER)
    left = (small.width - size[0]) // 2
    small.paste(Image.fromarray(seen.small(master, size, method)), (left, above))
    across, down = size[0] / width, size[1] / height
    frames: list[Box] = [
        (
            round(x0 * across) + left,
            round(y0 * down) + above,
            round(x1 * across) + left,
            round(y1 * down) + above,
        )
        for x0, y0, x1, y1 in (chosen.crop for chosen in picks)
    ]
    draw = ImageDraw.Draw(small)
    for chosen, (x0, y0, x1, y1) in reversed(list(zip(picks, frames, strict=True))):
        draw.rectangle((x0 - 2, y0 - 2, x1 + 1, y1 + 1), outline=marks.WHITE, width=5)
        draw.rectangle((x0 - 1, y0 - 1, x1, y1), outline=marks.VERDICT_COLOUR[chosen.zone.verdict], width=3)
    for chosen, place in zip(picks, badge_places(frames, small.size), strict=True):
        marks.stamp(small, marks.number_badge(chosen.number, chosen.zone.verdict, BADGE), place)
    return small


def badge_places(frames: list[Box], size: tuple[int, int]) -> list[tuple[int, int]]:
    """Where the badge of each frame goes, on paper of this width and height."""
    taken: list[tuple[int, int]] = []
    for frame in frames:
        taken.append(_free_place(frame, size, taken))
    return taken


def _free_place(frame: Box, size: tuple[int, int], taken: list[tuple[int, int]]) -> tuple[int, int]:
    """Outside a corner, inside the paper, off the other badges; else the nearest place that is free."""

    def covered(place: tuple[int, int]) -> int:
        distances = ((abs(place[0] - other[0]), abs(place[1] - other[1])) for other in taken)
        return sum(max(0, BADGE - across) * max(0, BADGE - down) for across, down in distances)

    def away(place: tuple[int, int]) -> int:
        across, down = (
            max(frame[axis] - place[axis] - BADGE, place[axis] - frame[axis + 2]) for axis in (0, 1)
        )
        return max(0, across) + max(0, down)

    corner = min(_corners(frame, size), key=covered)
    if covered(corner) == 0:
        return corner
    right, bottom = max(0, size[0] - BADGE), max(0, size[1] - BADGE)
    anywhere = ((x, y) for x in (*range(0, right, STEP), right) for y in (*range(0, bottom, STEP), bottom))
    return min((corner, *anywhere), key=lambda place: (covered(place), away(place)))


def _corners(frame: Box, size: tuple[int, int]) -> list[tuple[int, int]]:
    x0, y0, x1, y1 = frame
    far = BADGE - 12
    places = [(x, y) for y in (y0 - far, y1 - 12) for x in (x0 - far, x1 - 12)]
    places += [(x0 - far - BADGE, y0), (x1 + far, y0), (x0, y0 - far - BADGE), (x0, y1 + far)]
    return [
        (min(max(0, x), max(0, size[0] - BADGE)), min(max(0, y), max(0, size[1] - BADGE))) for x, y in places
    ]
