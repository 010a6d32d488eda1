"""Compose: network output, evidence lock and plain enlargement become one picture, band by band.

Bands keep the float work small however large the target is; they are computed on two threads and
come out as if the whole picture had been computed at once.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.blend import Blend, ViewName
from engine.decode import Picture
from engine.errors import Cancelled
from engine.evidence import constraint_for
from engine.lock import Constraint, Window, enlarge_to_window, hold, window
from engine.pixels import Pixels
from engine.planes import Planes, to_rgb, to_ycc
from engine.resample import resample
from engine.source.history import HiddenJpeg
from engine.threads import thread_pool

BAND_PIXELS = 2_500_000
"""Output pixels a band holds; its three float planes take 30 MB, its surroundings a third more at 4K.
Twice as large is no quicker, half as large a fifth slower (3840 × 2559, 2026-11-23)."""


@dataclass(frozen=True)
class Composed:
    """master: (H, W, 3), 16-bit when the source is; plain: (H, W, 3) 8-bit, the faithful enlargement."""

    master: Pixels
    plain: NDArray[np.uint8]


Views = dict[ViewName, Pixels]
"""What the networks drew at the output's size, (H, W, 3) each, in stored orientation."""


def compose(
    picture: Picture,
    views: Views,
    out: tuple[int, int],
    blend: Blend | None,
    cancelled: Callable[[], bool] = lambda: False,
    hidden: HiddenJpeg | None = None,
) -> Composed:
    """Bring everything to `out` (width, height), in the source's stored orientation.

    No view: nothing was enlarged by a network, the plain resize is the master. blend None: the one view
    as it is, without lock or blend. hidden: an earlier JPEG in the source. Raises Cancelled.
    """
    if not views:
        plain = _plain(picture, out)
        return Composed(plain, _eight_bit(plain))
    height, width = picture.pixels.shape[:2]
    master: Pixels = np.empty((out[1], out[0], 3), picture.pixels.dtype)
    constraint = constraint_for(picture, hidden) if blend is not None else None

    rows = max(64, BAND_PIXELS // out[0])

    def band(first: int) -> None:
        if cancelled():
            raise Cancelled
        last = min(first + rows, out[1])
        place = window(first, last, (width, height), out)
        result = _judged(picture, views, constraint, blend, place)
        inner = slice(first - place.window_rows[0], last - place.window_rows[0])
        master[first:last] = _to_pixels(np.ascontiguousarray(result[:, inner]), master.dtype)

    with thread_pool(min(2, os.cpu_count() or 1)) as pool:
        beside = pool.submit(_plain, picture, out)
        list(pool.map(band, range(0, out[1], rows)))
        plain = beside.result()
    return Composed(master, _eight_bit(plain))


def _plain(picture: Picture, out: tuple[int, int]) -> Pixels:
    """The plain enlargement in the source's own depth."""
    if not picture.deep:
        return np.asarray(Image.fromarray(picture.pixels).resize(out, Image.Resampling.LANCZOS))
    planes = [resample(picture.pixels[..., i].astype(np.float32), *out, "lanczos") for i in range(3)]
    return np.rint(np.clip(np.stack(planes, axis=2), 0, 65535)).astype(np.uint16)


def _eight_bit(pixels: Pixels) -> NDArray[np.uint8]:
    if pixels.dtype == np.uint8:
        return pixels.astype(np.uint8, copy=False)
    return np.rint(pixels / np.float32(257)).astype(np.uint8)


def _judged(
    picture: Picture,
    views: Views,
    constraint: Constraint | None,
    blend: Blend | None,
    place: Window,
) -> Planes:
    windows = {name: _drawn_window(view, place) for name, view in views.items()}
    if blend is None or constraint is None:
        return next(iter(windows.values()))
    # Each view is held to the source on its own: the mean of two projections is nearer to the truth
    # than the projection of the mean (0.3 SSIMULACRA2, 10 photos, 2026-11-23).
    locked = {name: hold(view, constraint, place) for name, view in windows.items()}
    if not constraint.chroma_settles_at_once:  # the intervals of pixels are narrow, and take a round more
        locked = {name: hold(view, constraint, place) for name, view in locked.items()}
    if blend.changes_one_view:
        mixed = blend.mix(_plain_window(picture, place), locked)
    else:
        (mixed,) = locked.values()
    if blend.sharpen:
        # What is sharpened goes beyond white and black; the file won't hold that, so it doesn't count.
        np.clip(mixed[0], 0, 255, out=mixed[0])
        mixed = hold(mixed, constraint, place, luma_only=True)
        np.clip(mixed[0], 0, 255, out=mixed[0])
    return hold(mixed, constraint, place, luma_only=constraint.chroma_settles_at_once)


def _plain_window(picture: Picture, place: Window) -> Planes:
    first, last = place.source_rows
    return enlarge_to_window(to_ycc(picture.pixels[first:last]), place, "lanczos")


def _drawn_window(network: Pixels, place: Window) -> Planes:
    first, last = place.window_rows
    return to_ycc(network[first:last])


def _to_pixels(planes: Planes, kind: np.dtype[np.unsignedinteger[Any]]) -> Pixels:
    rgb = to_rgb(planes)
    if kind == np.uint16:
        rgb *= np.float32(257)
    np.rint(np.clip(rgb, 0, np.iinfo(kind).max, out=rgb), out=rgb)
    return rgb.astype(np.uint16 if kind == np.uint16 else np.uint8)
