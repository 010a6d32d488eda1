"""The subject of a picture: what must stay whole, or at least in sight, when a part of it is cut out.

Faces and lettering first, as the job's report has them and as they are found here; then a map of what
catches the eye, for pictures without either.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.order import Box
from engine.trust.faces import find_faces
from engine.trust.view import View, shrink
from engine.trust.zone import clip_box, overlap
from engine.window import Map, Subject

log = logging.getLogger(__name__)

LOOKED_AT = 1024
"""Longest side in pixels at which faces are sought: YuNet's own (engine.trust.faces)."""
MAP_SIDE = 160
"""Longest side of the map of what catches the eye."""
SAME = 0.5
"""Shared part of the smaller box from which two boxes are the same face."""
CENTRE_FALL = 0.35
"""What the corners of a picture count less than its middle, where people put what matters."""
BACKGROUND = 4
"""Colours that stand for the border of a picture, one for each side."""


def find_subject(picture: NDArray[np.uint8], zones: Sequence[Mapping[str, Any]] = ()) -> Subject:
    """Look at an upright picture (H, W, 3). zones: those of the job's report, in its pixels, or none.

    Never raises for zones that make no sense or a detector that can't run: what is known is used.
    """
    height, width = picture.shape[:2]
    factor = min(1.0, LOOKED_AT / max(height, width))
    small = shrink(picture, max(1, round(width * factor)), max(1, round(height * factor)))
    faces = _distinct([*_faces(small, (width, height)), *_boxes(zones, "face", (width, height))])
    words = _boxes(zones, "text", (width, height))
    return Subject(tuple(faces), tuple(words), catching_the_eye(small))


def _faces(small: NDArray[np.uint8], size: tuple[int, int]) -> list[Box]:
    try:
        found = find_faces(View(small, small, small))
    except Exception:  # the models come from a package that may be missing or broken
        log.exception("faces could not be sought")
        return []
    across, down = size[0] / small.shape[1], size[1] / small.shape[0]
    return [
        clip_box((x0 * across, y0 * down, x1 * across, y1 * down), *size)
        for x0, y0, x1, y1 in (face.box for face in found)
    ]


def _boxes(zones: Sequence[Mapping[str, Any]], kind: str, size: tuple[int, int]) -> list[Box]:
    """The boxes of zones of a kind that lie in the picture."""
    found = []
    for zone in zones:
        box = zone.get("box")
        if zone.get("kind") != kind or not isinstance(box, (list, tuple)) or len(box) != 4:
            continue
        x0, y0, x1, y1 = (float(edge) for edge in box)
        if x0 < x1 and y0 < y1 and x0 < size[0] and y0 < size[1] and x1 > 0 and y1 > 0:
            found.append(clip_box((x0, y0, x1, y1), *size))
    return found


def _distinct(boxes: list[Box]) -> list[Box]:
    """Each face once, largest first; of two boxes of one face the first stays."""
    kept: list[Box] = []
    for box in boxes:
        if all(overlap(box, other) < SAME for other in kept):
            kept.append(box)
    return sorted(kept, key=lambda box: -(box[2] - box[0]) * (box[3] - box[1]))


def catching_the_eye(picture: NDArray[np.uint8]) -> Map:
    """How much each place stands out, (h, w) of at most MAP_SIDE, sum 1: in colour from the picture's
    mean (Achanta 2009) and from its four borders (the background, as a rule), and in fine detail."""
    height, width = picture.shape[:2]
    factor = min(1.0, MAP_SIDE / max(height, width))
    size = (max(2, round(width * factor)), max(2, round(height * factor)))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    lab = cast(Map, cv2.cvtColor(small, cv2.COLOR_RGB2LAB))
    smooth = cast(Map, cv2.GaussianBlur(lab, (0, 0), 1.2))
    from_mean = np.linalg.norm(smooth - smooth.mean(axis=(0, 1)), axis=2)
    rim = max(1, min(size) // 20)
    borders = (smooth[:rim], smooth[-rim:], smooth[:, :rim], smooth[:, -rim:])
    apart = [np.linalg.norm(smooth - border.mean(axis=(0, 1)), axis=2) for border in borders]
    # A subject may touch one border: what differs from three of the four stands out.
    from_borders = np.sort(np.stack(apart), axis=0)[1 : 1 + BACKGROUND].mean(axis=0)
    light = lab[..., 0]
    detail = cv2.GaussianBlur(np.abs(light - cv2.GaussianBlur(light, (0, 0), 2.5)), (0, 0), 3)
    found = _levelled(from_mean) + 1.5 * _levelled(from_borders) + _levelled(np.asarray(detail))
    found = np.maximum(found - np.float32(np.median(found)), 0) * _towards_the_middle(size)
    found = np.asarray(cv2.GaussianBlur(found.astype(np.float32), (0, 0), max(size) / 40), np.float32)
    total = float(found.sum())
    if total <= 0:
        return np.full(found.shape, 1 / found.size, np.float32)
    return (found / np.float32(total)).astype(np.float32)


def _levelled(plane: NDArray[np.floating[Any]]) -> Map:
    """0…1: a single hard spot must not outweigh all else."""
    top = float(np.percentile(plane, 97))
    levelled: Map = np.clip(plane / max(top, 1e-6), 0, 1).astype(np.float32)
    return levelled


def _towards_the_middle(size: tuple[int, int]) -> Map:
    x, y = (np.linspace(-1, 1, length, dtype=np.float32) for length in size)
    off = (x[None] ** 2 + y[:, None] ** 2) / 2
    return (1 - np.float32(CENTRE_FALL) * off).astype(np.float32)
