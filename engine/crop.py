"""Crop: a part of a source that goes through the same steps as the whole and comes out the same.

A crop is cut where the JPEG's units begin, so that its coefficients can be cut with its pixels, and where
the output's pixels fall on those of the whole, so that nothing is shifted. What lies around the place that
is wanted is as far as the network and the lock look.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from math import ceil, floor, lcm

import numpy as np

from engine.decode import Picture
from engine.jpeg_coefficients import Component, JpegCoefficients
from engine.lock import ALIGN, MARGIN
from engine.plan import Plan, Size
from engine.planes import BLOCK
from engine.trust.zone import Box

AROUND = MARGIN
"""Source pixels around the wanted place that are cut with it. With as many as the lock looks at the crop is
at most two levels from the whole, 68 dB and more; the network's 20 alone lose 1 dB (2026-11-23)."""
ROOM = 4
"""Steps of the grid by which a crop may grow to begin or end where the output's pixels do."""
SHIFT = 0.12
"""Output pixels by which a crop's border may miss the whole's pixels before it is sought further out: such a
shift leaves 50 dB (2026-11-23)."""


@dataclass(frozen=True)
class Cut:
    """A crop's place: `source` in the source's pixels, `out` in those of the whole enlarged picture, both
    in stored orientation."""

    source: Box
    out: Box

    @property
    def size(self) -> Size:
        return self.source[2] - self.source[0], self.source[3] - self.source[1]

    @property
    def out_size(self) -> Size:
        return self.out[2] - self.out[0], self.out[3] - self.out[1]

    def plan(self) -> Plan:
        """The crop's own plan: its pixels are enlarged as the whole's would be."""
        return Plan(self.size, self.out_size, None, self.size)


def cut_for(picture: Picture, plan: Plan, wanted: Box) -> Cut:
    """Where to cut so that the output pixels `wanted` of the whole come out right."""
    down, across = grid(picture)
    left, right = _edges((wanted[0], wanted[2]), plan.source[0], plan.out[0], across)
    top, bottom = _edges((wanted[1], wanted[3]), plan.source[1], plan.out[1], down)
    x_factor, y_factor = plan.out[0] / plan.source[0], plan.out[1] / plan.source[1]
    out = (
        round(left * x_factor),
        round(top * y_factor),
        round(right * x_factor),
        round(bottom * y_factor),
    )
    return Cut((left, top, right, bottom), out)


def grid(picture: Picture) -> tuple[int, int]:
    """Rows and columns from one place where a crop may begin to the next: the JPEG's units, and what the
    lock's windows are aligned to."""
    shrinks = [(1, 1)]
    if picture.coefficients is not None:
        shrinks = [component.shrink for component in picture.coefficients.components]
    down, across = (reduce(lcm, (BLOCK * shrink[axis] for shrink in shrinks), ALIGN) for axis in (0, 1))
    return down, across


def crop(picture: Picture, box: Box) -> Picture:
    """The part of a picture in `box`, with the coefficients of just this part.

    The box begins on the grid and ends there or with the picture; ValueError otherwise.
    """
    left, top, right, bottom = box
    height, width = picture.pixels.shape[:2]
    down, across = grid(picture)
    inside = 0 <= left < right <= width and 0 <= top < bottom <= height
    ends = right in (width, right // across * across) and bottom in (height, bottom // down * down)
    if not inside or left % across or top % down or not ends:
        raise ValueError(f"{box} does not lie on the grid of {across}×{down} in {width}×{height}")
    return replace(
        picture,
        pixels=np.ascontiguousarray(picture.pixels[top:bottom, left:right]),
        alpha=None if picture.alpha is None else picture.alpha[top:bottom, left:right],
        coefficients=None if picture.coefficients is None else _coefficients(picture.coefficients, box),
    )


def _coefficients(whole: JpegCoefficients, box: Box) -> JpegCoefficients:
    components = tuple(_component(component, box) for component in whole.components)
    return JpegCoefficients(box[2] - box[0], box[3] - box[1], components)


def _component(component: Component, box: Box) -> Component:
    left, top, right, bottom = box
    down, across = (BLOCK * shrink for shrink in component.shrink)
    rows = slice(top // down, ceil(bottom / down))
    columns = slice(left // across, ceil(right / across))
    return replace(component, stored=component.stored[rows, columns])


def _edges(wanted: tuple[int, int], length: int, out: int, step: int) -> tuple[int, int]:
    """First and last source pixel of a crop along one axis; `wanted` in output pixels."""
    factor = out / length
    first = max(0, floor(wanted[0] / factor) - AROUND) // step * step
    last = ceil((ceil(wanted[1] / factor) + AROUND) / step) * step
    firsts = [first - i * step for i in range(ROOM + 1) if first - i * step >= 0]
    lasts = [min(length, last + i * step) for i in range(ROOM + 1)]
    return _nearest(firsts, factor), _nearest(lasts, factor)


def _nearest(places: list[int], factor: float) -> int:
    """The first place that falls on an output pixel's border, or the one that misses it least."""

    def miss(place: int) -> float:
        return abs(place * factor - round(place * factor))

    return next((place for place in places if miss(place) <= SHIFT), min(places, key=miss))
