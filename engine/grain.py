"""Grain: fine unevenness on ground that is uneven already, finer than any source pixel could say.

An enlarged texture (skin, bark, cloth) looks like plastic because it ends where the source's pixels end.
Crisp masters get grain there, as film and video codecs do (AV1's film grain synthesis, Norkin and Birkbeck
2018): noise as strong as the source's own finest detail around it, none on flat ground and none along lines.
It draws no shape, and shrinking the master to the source's size takes it away, so that the evidence lock
holds. It comes last, after the trust check, which judges what the network drew; lettering and places that
keep the source's own pixels get none. Figures: docs/decisions/0008-crisp-and-quick.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from scipy.fft import irfft2, rfft2, rfftfreq

from engine.lock import Window, enlarge_to_window, window
from engine.pixels import Pixels
from engine.planes import to_ycc
from engine.resample import Plane

TILE = 1024
"""Side in pixels of the noise that repeats; under detail of changing strength no one sees it do so."""
SEED = 20261123
"""The same photo gets the same master every time."""
FINEST = 1.0
"""Radius in source pixels below which detail counts as the finest."""
AROUND = 3.0
"""Radius in source pixels of the surroundings that decide how uneven a place is."""
QUIET = 0.3
"""Levels: detail weaker than a JPEG's rounding is no texture."""
BAND_PIXELS = 2_500_000
"""Output pixels worked on at once."""
MOST = 6.0
"""Levels: no grain is stronger, however rough the ground."""


@dataclass(frozen=True)
class Grain:
    """strength: (h, w) at the source's size, deviation in levels; noise: (TILE, TILE), at most 1."""

    strength: Plane
    noise: Plane

    def over(self, place: Window) -> Plane:
        """What to add to luma in a window of the output, (rows, width)."""
        first, last = place.source_rows
        strength = enlarge_to_window(self.strength[None, first:last], place, "linear")[0]
        top, bottom = place.window_rows
        rows = self.noise[np.arange(top, bottom) % TILE]
        return np.asarray(np.take(rows, np.arange(strength.shape[1]) % TILE, axis=1) * strength, np.float32)


Box = tuple[int, int, int, int]


def grained(master: Pixels, source: Pixels, share: float, spared: Iterable[Box] = ()) -> Pixels:
    """The master (H, W, 3) with grain, from a source (h, w, 3) that shows the same upright picture; either
    may have 8 or 16 bits. spared: boxes in master pixels that get none. A share of 0, or a master that is no
    larger than its source, gives the master back as it is."""
    (height, width), (rows, columns) = source.shape[:2], master.shape[:2]
    if share <= 0 or columns <= width or rows <= height:
        return master
    grain = grain_for(source, share, columns / width)
    across, down = columns / width, rows / height
    for x0, y0, x1, y1 in spared:
        left, top = max(0, int(x0 / across) - 1), max(0, int(y0 / down) - 1)
        grain.strength[top : int(y1 / down) + 2, left : int(x1 / across) + 2] = 0
    result = np.empty_like(master)
    unit = np.float32(257 if master.dtype == np.uint16 else 1)
    most = np.iinfo(master.dtype).max
    step = max(64, BAND_PIXELS // columns)
    for first in range(0, rows, step):
        last = min(first + step, rows)
        place = window(first, last, (width, height), (columns, rows))
        added = grain.over(place)[first - place.window_rows[0] : last - place.window_rows[0], :, None] * unit
        result[first:last] = np.rint(np.clip(master[first:last] + added, 0, most))
    return result


def grain_for(pixels: Pixels, share: float, ratio: float) -> Grain:
    """The grain of a source, (H, W, 3) 8- or 16-bit, at an enlargement of `ratio`.

    share: strength by that of the finest detail around.
    """
    strength = np.minimum(np.float32(share) * unevenness(to_ycc(pixels)[0]), np.float32(MOST))
    return Grain(strength, _noise(round(ratio, 2)))


def unevenness(luma: Plane) -> Plane:
    """How strong the finest detail around each pixel is, in levels, where it runs in no one direction.

    The mean is geometric, so that one edge on flat ground counts for little; by the structure tensor
    (Förstner 1986) lines and stripes count for nothing.
    """
    detail = np.abs(luma - cv2.GaussianBlur(luma, (0, 0), FINEST))
    typical = np.exp(_blurred(np.log(detail + QUIET))) - QUIET
    across, down = (cv2.Sobel(luma, cv2.CV_32F, dx, 1 - dx, ksize=3, scale=1 / 8) for dx in (1, 0))
    xx, yy, xy = _blurred(across * across), _blurred(down * down), _blurred(across * down)
    total, apart = xx + yy, np.sqrt((xx - yy) ** 2 + 4 * xy**2)
    alike = np.maximum(total - apart, 0) / (total + apart + np.float32(0.05))
    return np.asarray(np.maximum(typical, 0) * np.sqrt(alike), np.float32)


def _blurred(plane: Plane) -> Plane:
    return np.asarray(cv2.GaussianBlur(plane, (0, 0), AROUND), np.float32)


@lru_cache(maxsize=4)
def _noise(ratio: float) -> Plane:
    """White noise of deviation 1 less what the source could have held, seamless when repeated: hardly any is
    left where the master is hardly larger."""
    white = np.random.default_rng(SEED).standard_normal((TILE, TILE)).astype(np.float32)
    waves = rfft2(white)
    held = 0.5 / ratio
    down, across = np.abs(np.fft.fftfreq(TILE)), rfftfreq(TILE)
    waves[np.ix_(down <= held, across <= held)] = 0
    return np.asarray(irfft2(waves, s=white.shape), np.float32)
