"""The part of a picture that a caption leaves free: lettering drawn on a blurred photo is crisp, and would
speak for a photo that isn't.

A letter is a thin piece of one tone, bright or dark; a caption is a line of them, all of that tone. What is
photographed has light and grain on it.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from engine.source.picture import Luma
from engine.source.sharpness import SIDE

LOOKED_AT = 1600
"""Longest side in pixels that letters are looked for at."""
STROKE = 31
"""Pixels at that size below which a stroke is thin: bold letters 150 pixels high have some 25."""
CONTRAST = 60
"""Levels by which a stroke stands out from its ground."""
INK = 10
"""Levels around their commonest one within which letters are of one tone."""
EVEN = 2
"""Levels from that tone within which the median of each drawn letter is. Light on a sign differs by more."""
MARGIN = 2
"""Letter heights that are left out on each side of a letter, for the edge of a bar that it stands on."""
LETTER = (10, 160)
"""Height of a letter in pixels at that size."""
LETTERS = 8
"""So many side by side, as high as half to twice one another, are a line …"""
MOST_LETTERS = 2000
"""More such pieces are a page or a texture; beside one another they are compared each with all."""
NEAR = 12.0
"""… when they lie within so many of their heights."""
FREE = 0.5
"""Share of the picture that a line's rows, or its columns, leave free at least."""


def free_of_lettering(luma: Luma) -> Luma | None:
    """The largest run of whole rows, or of whole columns, without drawn lettering. None where there is no
    lettering, or where less than half of the picture is left."""
    scale = min(1.0, LOOKED_AT / max(luma.shape))
    size = (round(luma.shape[1] * scale), round(luma.shape[0] * scale))
    if min(size) < SIDE // 2:
        return None
    small = np.asarray(cv2.resize(luma, size, interpolation=cv2.INTER_AREA), np.uint8)
    boxes = _lines(_bright_strokes(small), small) + _lines(_bright_strokes(255 - small), small)
    if not boxes:
        return None
    parts = []
    for axis in (0, 1):
        first, last = _longest_gap([(box[axis], box[axis + 2]) for box in boxes], small.shape[axis])
        start, end = int(first / scale), int(last / scale)
        parts.append(luma[start:end] if axis == 0 else luma[:, start:end])
    part = max(parts, key=lambda one: one.size)
    return part if part.size >= FREE * luma.size and min(part.shape) >= SIDE else None


def _bright_strokes(luma: Luma) -> NDArray[np.bool_]:
    kernel = np.ones((STROKE, STROKE), np.uint8)
    return np.asarray(cv2.morphologyEx(luma, cv2.MORPH_TOPHAT, kernel) > CONTRAST, np.bool_)


def _lines(strokes: NDArray[np.bool_], luma: Luma) -> list[tuple[int, int, int, int]]:
    """(top, left, bottom, right) of each letter that stands in a line, with MARGIN around it."""
    tones = np.bincount(luma[strokes], minlength=256)
    ink = int(np.argmax(tones))
    inked = strokes & (np.abs(luma.astype(np.int16) - ink) <= INK)
    _count, labels, stats, centres = cv2.connectedComponentsWithStats(inked.astype(np.uint8))
    heights = stats[1:, cv2.CC_STAT_HEIGHT]
    letters = np.flatnonzero((heights >= LETTER[0]) & (heights <= LETTER[1])) + 1
    if not LETTERS <= letters.size <= MOST_LETTERS:
        return []
    middles = np.asarray(ndimage.median(luma[inked], labels[inked], letters))
    letters = letters[np.abs(middles - ink) <= EVEN]
    tall, across, down = stats[letters, cv2.CC_STAT_HEIGHT], centres[letters, 0], centres[letters, 1]
    boxes = []
    for letter, height in zip(letters, tall, strict=True):
        beside = np.abs(down - centres[letter, 1]) < 0.4 * height
        near = beside & (np.abs(across - centres[letter, 0]) < NEAR * height)
        if np.count_nonzero(near & (tall > 0.5 * height) & (tall < 2 * height)) >= LETTERS:
            left, top, width = (int(stats[letter, place]) for place in (0, 1, 2))
            more = MARGIN * int(height)
            boxes.append((top - more, left - more, top + int(height) + more, left + width + more))
    return boxes


def _longest_gap(spans: list[tuple[int, int]], length: int) -> tuple[int, int]:
    """The longest stretch of 0…length that no span covers."""
    free = np.ones(length, np.int8)
    for start, end in spans:
        free[max(0, start) : max(0, end)] = 0
    turns = np.flatnonzero(np.diff(np.concatenate([[0], free, [0]])))
    gaps = list(zip(turns[0::2], turns[1::2], strict=True))
    first, last = max(gaps, key=lambda gap: gap[1] - gap[0], default=(0, 0))
    return int(first), int(last)
