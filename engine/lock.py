"""The evidence lock: whatever the network drew, the picture must agree with the file that was sent.

A JPEG is a set of intervals: each DCT coefficient of the true (shrunk) picture lies within half a
quantisation step of the stored one. We shrink the output to the source's grid, clip its coefficients
into these intervals, and add the enlarged correction; a few rounds are enough. This is projection
onto the quantisation constraint set (Zakhor 1992; Yang, Galatsanos and Katsaggelos 1993), applied to
the output of a generative upscaler. A lossless source gives intervals around its pixels instead.

All functions work on a band of whole rows, so that memory stays bounded; `Window` says which.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol

import numpy as np

from engine.jpeg_coefficients import Component, JpegCoefficients
from engine.planes import (
    BLOCK,
    Planes,
    block_transform,
    enlarge_smoothly,
    inverse_block_transform,
    resample_all,
    shrink_by_mean,
)
from engine.resample import Kernel, Plane

SHRINK: Kernel = "lanczos"
"""Kernel that stands for whatever shrank the picture before it was sent. Measured 2026-11-23 on 26
photos at ratio 3, q87: box, Hamming, bicubic and Lanczos differ by less than 0.2 SSIMULACRA2, and
Lanczos keeps most coefficients inside when the check uses another kernel."""

SLACK = 0.6
"""Part of the half step that is allowed. The truth is usually nearer to the stored value than the interval's
end: 1.0 gained 5.4, 0.7 5.9, 0.4 5.9 SSIMULACRA2 over Lanczos (10 photos, ratio 3, q87, 2026-11-23)."""

ENLARGE: Kernel = "cubic"
ALIGN = 16
"""Rows of a minimum coded unit with chroma halved: windows begin and end on it."""
MARGIN = 32
"""Source rows around a band that take part in its correction; kernels and blocks reach no further."""


@dataclass(frozen=True)
class Window:
    """A band of the output with its surroundings, in both grids.

    out_rows: the output rows wanted. source_rows: the source rows that decide them, with margin.
    window_rows: the output rows that cover source_rows. Sizes are (width, height) of whole pictures.
    """

    out_rows: tuple[int, int]
    source_rows: tuple[int, int]
    window_rows: tuple[int, int]
    source_size: tuple[int, int]
    out_size: tuple[int, int]

    @property
    def source_extent(self) -> tuple[float, float]:
        """The source rows in the window's own output rows, fractional."""
        factor = self.out_size[1] / self.source_size[1]
        top = self.window_rows[0]
        first, last = (row * factor - top for row in self.source_rows)
        return max(0.0, first), min(float(self.window_rows[1] - top), last)  # float error only

    @property
    def window_extent(self) -> tuple[float, float]:
        """The window's output rows in its own source rows, fractional; may pass them by under one row."""
        factor = self.source_size[1] / self.out_size[1]
        top = self.source_rows[0]
        return self.window_rows[0] * factor - top, self.window_rows[1] * factor - top


def window(first: int, last: int, source_size: tuple[int, int], out_size: tuple[int, int]) -> Window:
    """The window for output rows first…last."""
    height, out_height = source_size[1], out_size[1]
    factor = height / out_height
    top = max(0, (int(first * factor) - MARGIN) // ALIGN * ALIGN)
    bottom = min(height, -(-(int(np.ceil(last * factor)) + MARGIN) // ALIGN) * ALIGN)
    rows = (int(np.floor(top / factor)), min(out_height, int(np.ceil(bottom / factor))))
    return Window((first, last), (top, bottom), rows, source_size, out_size)


class Constraint(Protocol):
    """What the source allows, on its own grid.

    chroma_settles_at_once: whether a second round changes nothing more in the colours.
    """

    @property
    def chroma_settles_at_once(self) -> bool: ...

    def correction(self, shrunk: Planes, first_row: int) -> Planes:
        """What to add to these source rows (starting at first_row) so that they agree with the file;
        `shrunk` is all three planes, or luma alone as (1, rows, width)."""


@dataclass(frozen=True)
class JpegConstraint:
    """Intervals of half a quantisation step, times `slack` (0…1), around each stored coefficient."""

    coefficients: JpegCoefficients
    first_luma: Plane | None = None
    """Table (8, 8) of an earlier save on the same grid: where it was coarser, its intervals hold."""
    slack: float = SLACK
    chroma_settles_at_once: ClassVar[bool] = True
    """Mean ΔE2000 after shrinking stays the same to 0.03 (6 photos, q87, ratio 3, 2026-11-23)."""

    def correction(self, shrunk: Planes, first_row: int) -> Planes:
        result = np.zeros_like(shrunk)
        for index, component in enumerate(self.coefficients.components[: len(shrunk)]):
            step, centre = component.table, 0.0
            if index == 0:
                centre = 128.0
                if self.first_luma is not None:
                    step = np.maximum(step, self.first_luma)
            result[index] = self._plane(component, step, shrunk[index], first_row, centre)
        return result

    def _plane(self, component: Component, step: Plane, plane: Plane, first_row: int, centre: float) -> Plane:
        down, across = component.shrink
        small = shrink_by_mean(plane - np.float32(centre), down, across)
        found = block_transform(small)
        start = first_row // down // BLOCK
        stored = component.stored[start : start + found.shape[0], : found.shape[1]] * component.table
        reach = step * np.float32(self.slack / 2)
        # A file may hold fewer blocks than its header promises; what is not stored is not corrected.
        change = np.zeros_like(found)
        rows, columns = stored.shape[:2]
        part = found[:rows, :columns]
        change[:rows, :columns] = np.clip(part, stored - reach, stored + reach) - part
        correction = inverse_block_transform(change)[: small.shape[0], : small.shape[1]]
        return enlarge_smoothly(correction, down, across, *plane.shape)


@dataclass(frozen=True)
class GridConstraint:
    """A lossless copy of a JPEG: its luma was on the lattice of `table` (8, 8), with blocks from (x, y).

    The copy's own coefficients stand for the stored ones; chroma keeps within `chroma` levels.
    """

    planes: Planes
    table: Plane
    x: int
    y: int
    chroma: float
    slack: float = SLACK
    chroma_settles_at_once: ClassVar[bool] = False

    def correction(self, shrunk: Planes, first_row: int) -> Planes:
        stored = self.planes[: len(shrunk), first_row : first_row + shrunk.shape[1]]
        result = np.clip(shrunk, stored - self.chroma, stored + self.chroma) - shrunk
        # Only whole blocks of the hidden grid; what sticks out at the edges keeps the pixel interval.
        rows = slice((self.y - first_row) % BLOCK, None)
        inside = shrunk[0, rows, self.x :]
        height, width = (length // BLOCK * BLOCK for length in inside.shape)
        found = block_transform(inside[:height, :width])
        kept = block_transform(stored[0, rows, self.x :][:height, :width])
        reach = self.table * np.float32(self.slack / 2)
        change = inverse_block_transform(np.clip(found, kept - reach, kept + reach) - found)
        result[0, rows, self.x :][:height, :width] = change
        return result


@dataclass(frozen=True)
class PixelConstraint:
    """A lossless source: each pixel within a tolerance of the stored one.

    tolerance: (3, 1, 1) levels of 255 for Y, Cb, Cr.
    """

    planes: Planes
    tolerance: Planes
    chroma_settles_at_once: ClassVar[bool] = False

    def correction(self, shrunk: Planes, first_row: int) -> Planes:
        count = len(shrunk)
        stored, tolerance = (
            self.planes[:count, first_row : first_row + shrunk.shape[1]],
            self.tolerance[:count],
        )
        bounded: Planes = np.clip(shrunk, stored - tolerance, stored + tolerance)
        return bounded - shrunk


def hold(band: Planes, constraint: Constraint, place: Window, *, luma_only: bool = False) -> Planes:
    """One round of bringing a window's planes (3, window rows, out width) to agree with the source, in place.

    luma_only: chroma, which a mean of held views cannot have pushed out again, is left as it is.
    """
    part = band[:1] if luma_only else band
    source_height = place.source_rows[1] - place.source_rows[0]
    shrunk = resample_all(part, place.source_size[0], source_height, SHRINK, place.source_extent)
    correction = constraint.correction(shrunk, place.source_rows[0])
    for index, change in enumerate(correction):  # one by one: a third of the memory, and quicker
        band[index] += enlarge_to_window(change[None], place, ENLARGE)[0]
    return band


def enlarge_to_window(rows: Planes, place: Window, kernel: Kernel) -> Planes:
    """Planes of the window's source rows enlarged to its output rows, in phase with the whole picture."""
    first, last = place.window_extent
    padded = np.pad(rows, ((0, 0), (1, 1), (0, 0)), "edge")
    height = place.window_rows[1] - place.window_rows[0]
    return resample_all(padded, place.out_size[0], height, kernel, (first + 1, last + 1))
