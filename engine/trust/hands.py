"""Hands: MediaPipe's palm detector finds them on the source, its landmark network says whether one is there.

Both are small and come with this package (engine/trust/hand_models, Apache-2.0).
They tell where a hand is, never whether it is drawn right: that is measured as any other place is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np

from engine.trust.models import Shared
from engine.trust.view import RGB, View, cut
from engine.trust.zone import Box, clip_box, overlap
from engine.upscale.tflite import Floats, Network, by_opencv, load

PALM_SIDE = 192
"""The palm detector looks at pictures of this side in pixels."""
PALM_ANCHORS = ((8, 2), (16, 6))
"""Its anchors: step in pixels, and how many stand at each place (mediapipe's ssd_anchors_calculator with the
options of palm_detection_cpu: the layers of steps 16, 16, 16 are one)."""
PALM_SCORE = 0.4

HAND_SIDE = 224
"""What the landmark network looks at: a square of this side, the wrist below."""
HAND_SCORE = 0.8
"""In 49 photos of at most 1280 px all 14 finds from here on are hands by eye, in 6 photos; finds below,
looked for more closely, were mostly heads and leaves (2026-11-23, palms from 0.4)."""
WIDER, HIGHER = 2.6, 0.5
"""The square in palm sizes, and how far it lies towards the fingers (mediapipe's hand_landmark graph)."""
WRIST, MIDDLE = 0, 2
"""Of the palm's seven points: the wrist and the root of the middle finger."""
FINGERTIPS = (8, 12, 16, 20)
"""Of a hand's 21 points: the tips of its four fingers."""

MOST_HANDS = 12
MOST_PEOPLE = 4
REACH = 6.0
"""Closer looks: two squares for each of the largest faces, this many of its widths wide, one with the face in
the middle of its upper half and one below. A palm is then some 20 of the detector's pixels."""
LEAST_SQUARE = 64
"""Source pixels: squares smaller than this are not looked at."""
ON_A_FACE = 0.6
"""A find of which this much lies on a face is a mouth or a chin, or is judged with the face."""


@dataclass(frozen=True)
class Hand:
    """A hand in master pixels. fingers: between the tips of its four fingers, where a network errs first.
    score: 0…1. source_width: its longer side in pixels of the source."""

    box: Box
    fingers: tuple[int, int]
    score: float
    source_width: float


@dataclass
class _Models:
    palms: Network
    hands: Network


def _load() -> _Models:
    folder = Path(__file__).parent / "hand_models"
    # HAND_SCORE was measured with OpenCV, whose points lie a pixel beside OpenVINO's.
    return _Models(
        load(folder / "palm_detection_full.tflite"), by_opencv(folder / "hand_landmark_lite.tflite")
    )


_SHARED = Shared(_load)


def warm() -> None:
    """Load the models."""
    with _SHARED.borrowed():
        pass


def find_hands(view: View, faces: Sequence[Box] = ()) -> list[Hand]:
    """Hands found on the source, the surest first.

    It is looked at whole, where a hand must be about a tenth of the longer side, and closer around the
    largest `faces` (boxes in master pixels, largest first).
    """
    height, width = view.source.shape[:2]
    across, down = view.size[0] / width, view.size[1] / height
    found: list[Hand] = []
    with _SHARED.borrowed() as models:
        for x, y, part in _parts(view, faces):
            for palm in _palms(models.palms, part):
                hand = _hand(models.hands, part, palm)
                if hand is None:
                    continue
                points, score = hand
                placed = points + np.array([x, y])
                (x0, y0), (x1, y1) = placed.min(axis=0), placed.max(axis=0)
                box = clip_box((x0 * across, y0 * down, x1 * across, y1 * down), *view.size)
                tip_x, tip_y = placed[list(FINGERTIPS)].mean(axis=0)
                fingers = round(float(tip_x) * across), round(float(tip_y) * down)
                found.append(Hand(box, fingers, score, float(max(x1 - x0, y1 - y0))))
    kept: list[Hand] = []
    for one in sorted(found, key=lambda hand: -hand.score):
        again = any(overlap(one.box, other.box) > 0.4 for other in kept)
        if not again and all(_part_on(one.box, face) < ON_A_FACE for face in faces):
            kept.append(one)
    return kept[:MOST_HANDS]


def _part_on(box: Box, other: Box) -> float:
    """How much of a box lies on another, 0…1."""
    width = min(box[2], other[2]) - max(box[0], other[0])
    height = min(box[3], other[3]) - max(box[1], other[1])
    return max(0, width) * max(0, height) / ((box[2] - box[0]) * (box[3] - box[1]))


def _parts(view: View, faces: Sequence[Box]) -> Iterator[tuple[int, int, RGB]]:
    """Left, top and pixels of the parts of the source to look at."""
    height, width = view.source.shape[:2]
    yield 0, 0, view.source
    across, down = width / view.size[0], height / view.size[1]
    for x0, y0, x1, y1 in faces[:MOST_PEOPLE]:
        face = (x1 - x0) * across
        side = round(REACH * face)
        if side < LEAST_SQUARE or side > 0.8 * max(width, height):
            continue
        for lower in (0.25, 0.75):
            middle = ((x0 + x1) / 2 * across, (y0 + y1) / 2 * down + lower * side)
            left, top = round(middle[0] - side / 2), round(middle[1] - side / 2)
            box = clip_box((left, top, left + side, top + side), width, height)
            yield box[0], box[1], cut(view.source, box)


@cache
def _anchors() -> Floats:
    """Middles of the anchors (2016, 2), in parts of the picture's side."""
    rows = []
    for step, count in PALM_ANCHORS:
        steps = PALM_SIDE // step
        middles = (np.arange(steps) + 0.5) / steps
        grid = np.stack(np.meshgrid(middles, middles), axis=-1).reshape(-1, 2)
        rows.append(np.repeat(grid, count, axis=0))
    return np.concatenate(rows).astype(np.float32)


def _palms(find: Network, picture: RGB) -> list[tuple[float, Floats]]:
    """Size in pixels of each palm and its seven points (7, 2), the surest first."""
    height, width = picture.shape[:2]
    factor = PALM_SIDE / max(height, width)
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    method = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
    page = np.zeros((PALM_SIDE, PALM_SIDE, 3), np.float32)
    left, top = (PALM_SIDE - size[0]) // 2, (PALM_SIDE - size[1]) // 2
    shown = cv2.resize(picture, size, interpolation=method).astype(np.float32) / 255
    page[top : top + size[1], left : left + size[0]] = shown
    outputs = find(page).values()
    rows = next(out for out in outputs if out.shape[-1] == 18)[0]
    scores = 1 / (1 + np.exp(-np.clip(next(out for out in outputs if out.shape[-1] == 1)[0, :, 0], -99, 99)))
    palms: list[tuple[float, Floats]] = []
    for index in np.argsort(-scores):
        if scores[index] < PALM_SCORE or len(palms) >= MOST_HANDS:
            break
        anchor = _anchors()[index] * PALM_SIDE
        points = (rows[index, 4:18].reshape(7, 2) + anchor - (left, top)) / factor
        size_found = float(max(rows[index, 2:4])) / factor
        middle = points.mean(axis=0)
        if all(
            np.abs(middle - other.mean(axis=0)).max() > 0.5 * max(big, size_found) for big, other in palms
        ):
            palms.append((size_found, points.astype(np.float32)))
    return palms


def _hand(look: Network, picture: RGB, palm: tuple[float, Floats]) -> tuple[Floats, float] | None:
    """The 21 points of a hand (21, 2) in pixels of `picture` and its score; None when there is no hand."""
    size, points = palm
    along = points[MIDDLE] - points[WRIST]
    length = float(np.linalg.norm(along))
    if not np.isfinite(points).all() or length < 1 or size < 1:
        return None
    up = along / length
    right = np.array([-up[1], up[0]])
    middle = points.mean(axis=0) + up * HIGHER * size * 0.5
    side = WIDER * size
    # Onto the picture from the square: x runs right, y against the fingers.
    onto = np.column_stack([right, -up]) * (side / HAND_SIDE)
    matrix = np.column_stack([onto, middle - onto @ np.full(2, HAND_SIDE / 2)]).astype(np.float32)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    square = cv2.warpAffine(picture, matrix, (HAND_SIDE, HAND_SIDE), flags=flags)
    outputs = look(square.astype(np.float32) / np.float32(255))
    score = float(outputs["Identity_1"].ravel()[0])
    if score < HAND_SCORE:
        return None
    flat = outputs["Identity"].reshape(21, 3)[:, :2]
    return (flat @ matrix[:, :2].T + matrix[:, 2]).astype(np.float32), score
