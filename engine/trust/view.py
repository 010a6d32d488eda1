"""The three pictures of a check side by side, and how one's pixels lie on the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

import cv2
import numpy as np
import numpy.typing as npt

from engine.shown import LEAST_SEEN
from engine.trust.zone import Box, clip_box

RGB = npt.NDArray[np.uint8]
Plane = npt.NDArray[np.float32]

GRID_LARGEST_SIDE = 2048
"""Longest side in pixels of the grid that the whole-picture maps and detectors work on."""


def luma(picture: RGB) -> Plane:
    """BT.601 luma, 0…255."""
    return cast(Plane, cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32))


def shrink(picture: RGB, width: int, height: int) -> RGB:
    """Area average to this size, the way a sensor or a chat app would."""
    if picture.shape[:2] == (height, width):
        return picture
    return cast(RGB, cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA))


@dataclass(frozen=True)
class View:
    """source (h, w, 3), plain and master (H, W, 3): the same field of view.

    The grid is the source's own pixel grid, made smaller where the source is larger than the master or
    than GRID_LARGEST_SIDE: finer than this nothing in the source can contradict the master.
    alpha: (H, W), of a transparent picture, whose pixels lie on its ground here.
    """

    source: RGB
    plain: RGB
    master: RGB
    alpha: RGB | None = None

    @cached_property
    def size(self) -> tuple[int, int]:
        """Width and height of the master."""
        return self.master.shape[1], self.master.shape[0]

    @cached_property
    def grid_size(self) -> tuple[int, int]:
        height, width = self.source.shape[:2]
        factor = min(1.0, self.size[0] / width, self.size[1] / height, GRID_LARGEST_SIDE / max(width, height))
        return max(1, round(width * factor)), max(1, round(height * factor))

    def is_plain(self, box: Box) -> bool:
        """Whether the network has drawn nothing in a box of the master."""
        x0, y0, x1, y1 = box
        return np.array_equal(self.master[y0:y1, x0:x1], self.plain[y0:y1, x0:x1])

    def free(self, taken: Sequence[Box]) -> Plane:
        """On the grid: 1 where something can be seen and no box of the master is, else 0."""
        width, height = self.grid_size
        free = np.ones((height, width), np.float32)
        if self.alpha is not None:
            free[shrink(self.alpha, width, height) < LEAST_SEEN] = 0
        for box in taken:
            x0, y0, x1, y1 = self.to_grid(box)
            free[y0:y1, x0:x1] = 0
        return free

    @cached_property
    def grid_source(self) -> RGB:
        return shrink(self.source, *self.grid_size)

    @cached_property
    def grid_master(self) -> RGB:
        return shrink(self.master, *self.grid_size)

    @cached_property
    def grid_plain(self) -> RGB:
        return shrink(self.plain, *self.grid_size)

    @cached_property
    def scale(self) -> tuple[float, float]:
        """Master pixels for one grid pixel, across and down."""
        return self.size[0] / self.grid_size[0], self.size[1] / self.grid_size[1]

    @cached_property
    def step(self) -> float:
        """Master pixels for one source pixel, both ways averaged; the size of the network's guesswork."""
        height, width = self.source.shape[:2]
        return float(self.size[0] / width + self.size[1] / height) / 2

    def to_master(self, box: tuple[float, float, float, float]) -> Box:
        """A box on the grid as a box in master pixels."""
        across, down = self.scale
        return clip_box((box[0] * across, box[1] * down, box[2] * across, box[3] * down), *self.size)

    def to_grid(self, box: Box) -> Box:
        """A box in master pixels as a box on the grid."""
        across, down = self.scale
        return clip_box((box[0] / across, box[1] / down, box[2] / across, box[3] / down), *self.grid_size)


def cut(picture: npt.NDArray[np.uint8], box: Box) -> RGB:
    """The part of a picture in the box (a view, not a copy)."""
    return picture[box[1] : box[3], box[0] : box[2]]
