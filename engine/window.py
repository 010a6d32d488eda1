"""Where a version is cut: the largest window of its shape, moved along the one way that it can go.

Pure geometry. What is weighed, in this order: faces stay whole, the heads around them too, lettering stays
whole, a face sits where a portrait has it, what catches the eye is in and not at the edge.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.order import Box

Size = tuple[int, int]
Scores = NDArray[np.float64]
Map = NDArray[np.float32]

ABOVE, BELOW, BESIDE = 0.55, 0.35, 0.4
"""Of a face's box (brows to chin, ear to ear) so much more on each side makes a head with hair and air."""
FACE, CUT_FACE, HEAD, WORDS, CUT_WORDS = 100.0, 60.0, 30.0, 8.0, 6.0
PLACED, EYE, EYE_ALONE, MIDDLE = 12.0, 20.0, 40.0, 1.5
"""Weights. They need only be far apart: a face outweighs all else, a head what comes after it. Looked at on
26 photos of CLIC 2025 and 16 from cameras (2026-11-23)."""
FACE_PLACE = {"across": 0.5, "down": 0.42}
"""Where the middle of the faces belongs in a window, as a part of it: level with the upper third's end."""
MAIN = 0.5
"""Faces of at least this part of the largest one's width are main ones."""
SMALL = 0.3
"""Smaller ones than this part are people in the background: they may be left out and cut."""


@dataclass(frozen=True)
class Subject:
    """faces: tight boxes (forehead to chin), largest first. words: boxes of text. Both in master pixels.
    map: (h, w), what catches the eye, of the whole picture; its sum is 1."""

    faces: tuple[Box, ...]
    words: tuple[Box, ...]
    map: Map


@dataclass(frozen=True)
class Placed:
    """window: x0, y0, x1, y1 in master pixels. whole: whether a main face is whole in it (or there is
    none). outside: main faces that are not whole in it."""

    window: Box
    whole: bool
    outside: int


def largest(picture: Size, shape: tuple[float, float]) -> tuple[int, int]:
    """Width and height of the largest window of this shape in a picture, in whole pixels."""
    factor = min(picture[0] / shape[0], picture[1] / shape[1])
    return min(picture[0], round(shape[0] * factor)), min(picture[1], round(shape[1] * factor))


def place(picture: Size, window: Size, subject: Subject) -> Placed:
    """Put a window (width, height) that fits in the picture where the subject is."""
    x = _start(picture, window, subject, axis=0)
    y = _start(picture, window, subject, axis=1)
    box = (x, y, x + window[0], y + window[1])
    main = _main(subject.faces)
    held = sum(holds(box, face) for face in main)
    return Placed(box, held > 0 or not main, len(main) - held)


def holds(window: Box, face: Box) -> bool:
    """Whether all of a face is in a window."""
    return window[0] <= face[0] and window[1] <= face[1] and face[2] <= window[2] and face[3] <= window[3]


def head(face: Box, picture: Size) -> Box:
    """The face with hair and air, as far as the picture goes."""
    wide, high = face[2] - face[0], face[3] - face[1]
    return (
        max(0, round(face[0] - BESIDE * wide)),
        max(0, round(face[1] - ABOVE * high)),
        min(picture[0], round(face[2] + BESIDE * wide)),
        min(picture[1], round(face[3] + BELOW * high)),
    )


def _main(faces: tuple[Box, ...]) -> list[Box]:
    least = MAIN * max((face[2] - face[0] for face in faces), default=0)
    return [face for face in faces if face[2] - face[0] >= least]


def _start(picture: Size, window: Size, subject: Subject, axis: int) -> int:
    """The first row or column of the window; all possible ones are weighed."""
    length, side = picture[axis], window[axis]
    if length == side:
        return 0
    starts = np.arange(length - side + 1, dtype=np.float64)
    score = _faces(starts, side, picture, subject, axis) + _words(starts, side, subject, axis)
    score += (EYE if subject.faces else EYE_ALONE) * _caught(starts, side, length, subject, axis)
    score -= MIDDLE * np.abs(starts - (length - side) / 2) / length
    return int(np.argmax(score))


def _faces(starts: Scores, side: int, picture: Size, subject: Subject, axis: int) -> Scores:
    score = np.zeros_like(starts)
    if not subject.faces:
        return score
    widest = max(face[2] - face[0] for face in subject.faces)
    mass, moment = np.zeros_like(starts), np.zeros_like(starts)
    for face in subject.faces:
        part = (face[2] - face[0]) / widest
        weight = part * part
        whole = _whole(starts, side, face[axis], face[axis + 2])
        score += FACE * weight * whole
        if part >= SMALL:
            score -= CUT_FACE * weight * _cut(starts, side, face[axis], face[axis + 2])
        around = head(face, picture)
        score += HEAD * weight * whole * _share(starts, side, around[axis], around[axis + 2])
        mass += weight * whole
        moment += weight * whole * (face[axis] + face[axis + 2]) / 2
    middle = np.divide(moment, mass, out=starts + side / 2, where=mass > 0)
    wanted = starts + side * FACE_PLACE["across" if axis == 0 else "down"]
    return score - PLACED * np.abs(middle - wanted) / side


def _words(starts: Scores, side: int, subject: Subject, axis: int) -> Scores:
    score = np.zeros_like(starts)
    areas = [float((box[2] - box[0]) * (box[3] - box[1])) for box in subject.words]
    for box, area in zip(subject.words, areas, strict=True):
        weight = (area / max(areas)) ** 0.5
        score += WORDS * weight * _whole(starts, side, box[axis], box[axis + 2])
        score -= CUT_WORDS * weight * _cut(starts, side, box[axis], box[axis + 2])
    return score


def _caught(starts: Scores, side: int, length: int, subject: Subject, axis: int) -> Scores:
    """Share 0…1 of what catches the eye, its middle weighed more than its edges."""
    profile = subject.map.sum(axis=axis, dtype=np.float64)
    bins = len(profile)
    centres = (np.arange(bins) + 0.5) * length / bins
    # A coarse grid of starts is enough for a coarse map.
    coarse = np.linspace(0, len(starts) - 1, min(len(starts), 2 * bins))
    off = (centres[None] - coarse[:, None] - side / 2) / (side / 2)
    inside = np.where(np.abs(off) <= 1, 1 - 0.5 * off * off, 0.0)
    caught: Scores = np.interp(starts, coarse, inside @ profile)
    return caught


def _whole(starts: Scores, side: int, first: int, last: int) -> Scores:
    return ((starts <= first) & (last <= starts + side)).astype(np.float64)


def _cut(starts: Scores, side: int, first: int, last: int) -> Scores:
    touched = (starts < last) & (first < starts + side)
    return touched.astype(np.float64) * (1 - _whole(starts, side, first, last))


def _share(starts: Scores, side: int, first: int, last: int) -> Scores:
    """Part 0…1 of a span that is inside."""
    shown = np.minimum(starts + side, last) - np.maximum(starts, first)
    share: Scores = np.clip(shown, 0, None) / max(1, last - first)
    return share
