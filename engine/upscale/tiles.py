"""Tiles: cut a picture into equal overlapping windows, enlarge each, join them without a seam.

All tiles of a picture have one shape (a compiled network likes that) and lie inside the picture, so
nothing is padded; where two overlap, a linear cross-fade in the middle of the overlap joins them, and
the outer part of each, which lacks context, is not used.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.errors import Cancelled, InsaneOutput
from engine.upscale.backend import Backend

Rgb16 = NDArray[np.uint16]
"""(H, W, 3), 0…65535."""

FLAT = np.float32(3 / 255)
"""A tile whose channels span no more than this has nothing in it to draw: a plain resize does, and costs
nothing. That is the ground of a product shot, and parts of skies; most photos have no such tile (of 104
squares of 128 pixels from 26 photos the network changed 4 % by less than 1.5 levels, 2026-11-23), so that a
finer routing by content would save less than its overlaps cost."""
FADE = 16
"""Width of the cross-fade in input pixels."""


@dataclass(frozen=True)
class Span:
    """One tile's extent along one axis, in input pixels."""

    start: int
    stop: int


def spans(length: int, largest: int, overlap: int) -> list[Span]:
    """Equal spans of at most `largest` that cover 0…length, neighbours sharing at least 2 × overlap.

    The overlap is at most a fifth of `largest`, so that no pixel lies in three spans (see `weights`).
    """
    overlap = min(overlap, largest // 5)
    if length <= largest:
        return [Span(0, length)]
    shared = 2 * overlap
    count = math.ceil((length - shared) / (largest - shared))
    size = math.ceil((length + shared * (count - 1)) / count)
    starts = [round(i * (length - size) / (count - 1)) for i in range(count)]
    return [Span(start, start + size) for start in starts]


def weights(parts: list[Span], scale: int) -> list[NDArray[np.float32]]:
    """Per span a ramp of weights over its output pixels; over all spans they sum to 1 everywhere."""
    ramps = [np.ones((part.stop - part.start) * scale, np.float32) for part in parts]
    for left, right, a, b in zip(parts, parts[1:], ramps, ramps[1:], strict=False):
        middle = (right.start + left.stop) / 2 * scale
        half = min(FADE * scale, (left.stop - right.start) * scale) / 2
        np.multiply(a, 1 - _rise(left, scale, middle, half), out=a)
        np.multiply(b, _rise(right, scale, middle, half), out=b)
    return ramps


def _rise(part: Span, scale: int, middle: float, half: float) -> NDArray[np.float32]:
    """0 before the fade around `middle`, 1 behind it, at each output pixel of the span."""
    position = np.arange(part.start * scale, part.stop * scale, dtype=np.float32) + 0.5
    rise: NDArray[np.float32] = np.clip((position - (middle - half)) / (2 * half), 0, 1)
    return rise


def enlarge_tiled(picture: NDArray[np.float32], backend: Backend, **settings: Any) -> Rgb16:
    """(h, w, 3) in 0…1 → (h * scale, w * scale, 3) as 16-bit; settings as of `enlarged_rows`."""
    return np.concatenate(list(enlarged_rows(picture, backend, **settings)))


def enlarged_rows(
    picture: NDArray[np.float32],
    backend: Backend,
    *,
    overlap: int,
    largest: int | None = None,
    on_tile: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Rgb16]:
    """The enlarged picture from top to bottom in strips of finished rows, so that it need never be whole.

    `on_tile(done, total)` after each tile; `cancelled()` is asked before each and raises Cancelled.
    Raises InsaneOutput for a tile with numbers that are none.
    """
    height, width = picture.shape[:2]
    scale = backend.scale
    side = largest or backend.largest_tile
    rows, columns = spans(height, side, overlap), spans(width, side, overlap)
    across = weights(columns, scale)
    total = len(rows) * len(columns)
    done, top = 0, 0
    open_rows = np.zeros((0, width * scale, 3), np.uint16)
    following = [row.start for row in rows[1:]] + [height]
    for row, down, finished in zip(rows, weights(rows, scale), following, strict=True):
        missing = row.stop * scale - top - open_rows.shape[0]
        open_rows = np.concatenate([open_rows, np.zeros((missing, width * scale, 3), np.uint16)])
        for column, ramp in zip(columns, across, strict=True):
            if cancelled():
                raise Cancelled
            window = picture[row.start : row.stop, column.start : column.stop]
            tile = _plain(window, scale) if _is_flat(window) else _drawn(window, backend)
            place = open_rows[row.start * scale - top :, column.start * scale : column.stop * scale]
            _add(place, tile, down, ramp)
            done += 1
            on_tile(done, total)
        ready = finished * scale - top
        yield open_rows[:ready]
        open_rows, top = open_rows[ready:].copy(), finished * scale


def _is_flat(window: NDArray[np.float32]) -> bool:
    return bool((window.max(axis=(0, 1)) - window.min(axis=(0, 1))).max() <= FLAT)


def _plain(window: NDArray[np.float32], scale: int) -> NDArray[np.float32]:
    enlarged = cv2.resize(window, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    return np.asarray(enlarged.transpose(2, 0, 1), np.float32)


def _drawn(window: NDArray[np.float32], backend: Backend) -> NDArray[np.float32]:
    return backend.enlarge(np.ascontiguousarray(window.transpose(2, 0, 1)))


def _add(
    place: Rgb16, tile: NDArray[np.float32], down: NDArray[np.float32], across: NDArray[np.float32]
) -> None:
    """Add the weighted tile. Rounded down, so that weights summing to 1 can't pass 65535."""
    if not np.isfinite(tile).all():
        raise InsaneOutput("insane_output", "not a number in a tile")
    weight = down[:, None] * across[None, :] * np.float32(65535)
    for channel in range(3):
        place[..., channel] += (np.clip(tile[channel], 0, 1) * weight).astype(np.uint16)
