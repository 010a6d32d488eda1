"""The whole picture on the sheet: every number can be read, on a very narrow master, too."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import proof_marks as marks
from engine.proof_overview import BADGE, badge_places, overview
from engine.proof_pick import Pick
from engine.shown import AS_IT_IS
from engine.trust.zone import Box, Zone


def picks_of(width: int, height: int) -> list[Pick]:
    """Eight crops, evenly spread along the longer side."""
    side = min(width, height, 240)
    boxes: list[Box] = []
    for i in range(8):
        x, y = (round(i / 7 * (length - side)) for length in (width, height))
        boxes.append((x, y, x + side, y + side))
    return [Pick(i, Zone("text", box, "changed", "A line."), box) for i, box in enumerate(boxes, 1)]


@pytest.mark.parametrize("size", [(192, 3840), (90, 3840), (40, 4000), (3840, 192), (3840, 90), (500, 3000)])
def test_every_number_of_a_narrow_master_is_there_whole(size: tuple[int, int]) -> None:
    master = np.full((size[1], size[0], 3), 128, np.uint8)
    picture = np.asarray(overview(master, picks_of(*size), AS_IT_IS, 1240)).astype(int)
    badges = np.abs(picture - marks.VERDICT_COLOUR["changed"]).max(axis=2) < 60
    disc = (np.asarray(marks.number_badge(8, "changed", BADGE).convert("RGB")).astype(int)) - (
        marks.VERDICT_COLOUR["changed"]
    )
    whole = (np.abs(disc).max(axis=2) < 60).sum()
    assert badges.sum() > 8 * 0.95 * whole, "none is cut or covered"
    assert picture.shape[1] <= 1240
    there = (np.abs(picture - 128).max(axis=2) < 3).sum()
    assert there > 0.2 * 400 * 20, "and the picture is to be seen beside them"


@given(
    st.lists(st.tuples(st.integers(0, 360), st.integers(8, 40)), min_size=8, max_size=8),
    st.integers(24, 2 * BADGE - 1),
)
def test_badges_beside_a_narrow_picture_never_cover_one_another(
    where: list[tuple[int, int]], width: int
) -> None:
    frames = [(BADGE, y, BADGE + width, y + high) for y, high in where]
    size = (width + 2 * BADGE, 400)
    places = badge_places(frames, size)
    for i, (x, y) in enumerate(places):
        assert 0 <= x <= size[0] - BADGE
        assert 0 <= y <= size[1] - BADGE
        for other in places[:i]:
            assert abs(x - other[0]) >= BADGE or abs(y - other[1]) >= BADGE
