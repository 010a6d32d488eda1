"""Hands are found on the source and judged as places: a drawn one, whole, swapped and shifted."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from bench.trust_faults import another_face, shifted
from engine.proof import crops_of
from engine.trust import hands
from engine.trust.hands import find_hands
from engine.trust.report import check
from engine.trust.view import View
from engine.trust.zone import Zone, overlap
from engine.upscale.tflite import by_opencv, by_openvino
from tests.engine.trust.pictures import RGB, astronaut, hand, views

WHERE = (115, 105, 355, 360)
"""Around the fingers and the palm of the drawn hand."""


def hands_of(zones: tuple[Zone, ...]) -> list[Zone]:
    return [zone for zone in zones if zone.kind == "hand"]


def in_the_corner(side: int) -> RGB:
    """The hand small, in the corner of a larger picture."""
    picture = np.full((960, 1280, 3), 110, np.uint8)
    picture[960 - side :, 1280 - side :] = hand(side)
    return picture


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_hand_is_found_whichever_way_it_points(turns: int) -> None:
    picture = np.ascontiguousarray(np.rot90(hand(), turns))
    [found] = find_hands(View(picture, picture, picture))
    mask = np.zeros(picture.shape[:2], np.uint8)
    mask[WHERE[1] : WHERE[3], WHERE[0] : WHERE[2]] = 1
    rows, columns = np.nonzero(np.rot90(mask, turns))
    where = (int(columns.min()), int(rows.min()), int(columns.max()), int(rows.max()))
    assert overlap(found.box, where) > 0.8
    assert 180 < found.source_width < 280
    knuckles = (where[0] + where[2]) / 2, (where[1] + where[3]) / 2
    towards = ((0, -1), (-1, 0), (0, 1), (1, 0))[turns]
    beyond = (found.fingers[0] - knuckles[0]) * towards[0] + (found.fingers[1] - knuckles[1]) * towards[1]
    assert 40 < beyond < 130


def test_a_small_hand_is_found_beside_a_face() -> None:
    picture = in_the_corner(170)
    view = View(picture, picture, picture)
    assert find_hands(view) == []
    [found] = find_hands(view, [(1150, 680, 1210, 760)])
    assert overlap(found.box, (1110, 790, 1280, 960)) > 0.8


def test_where_there_is_none_none_is_found() -> None:
    photo = astronaut()
    assert find_hands(View(photo, photo, photo), [(180, 60, 270, 190)]) == []


def test_a_good_hand_is_fine_and_stands_on_the_sheet() -> None:
    source, plain, master = views(hand(1024), 2)
    report, mended = check(source, plain, master)
    [zone] = hands_of(report.zones)
    assert zone.verdict == "fine"
    assert "compare the fingers" in zone.text
    assert mended is master
    assert "hand" in [crop["kind"] for crop in crops_of(report, (1024, 1024))]


def test_fingers_that_moved_are_noticed_and_taken_back() -> None:
    source, plain, master = views(hand(), 2)
    moved = shifted(master, WHERE, np.random.default_rng(1))
    report, _ = check(source, plain, moved, fallback=False)
    [zone] = hands_of(report.zones)
    assert zone.verdict in ("look", "changed")
    assert zone.text.startswith("Hand: ")
    other = another_face(master, WHERE, np.ascontiguousarray(hand()[::-1]))
    report, _ = check(source, plain, other, fallback=False)
    assert [zone.verdict for zone in hands_of(report.zones)] == ["changed"]
    report, mended = check(source, plain, other)
    assert report.taken_back
    x, y = (WHERE[0] + WHERE[2]) // 2, (WHERE[1] + WHERE[3]) // 2
    assert np.array_equal(mended[y, x], plain[y, x])


def test_both_ways_of_running_the_palm_detector_agree() -> None:
    path = Path(hands.__file__).parent / "hand_models" / "palm_detection_full.tflite"
    picture = (cv2.resize(hand(), (192, 192)) / 255).astype(np.float32)
    one, other = by_openvino(path)(picture), by_opencv(path)(picture)
    assert one.keys() == other.keys()
    for output, values in one.items():
        assert np.allclose(values.ravel(), other[output].ravel(), atol=0.02, rtol=1e-3), output
