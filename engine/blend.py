"""The blend: which networks' pictures go into a master, in what shares, over the plain enlargement.

Four views of a source can be asked for:
- faithful: our own compact network, taught a plain error (bench/training). It draws what follows from the
  source and leaves the rest soft. Natural masters of photos are this one, held to the source.
- faithful-twice: the same with half the layers, for masters up to twice the source's size.
- compact: Real-ESRGAN's small network. Crisp masters of photos up to twice the size are a mean of this one
  and ours, sharpened; larger ones are ours alone, sharpened more.
- large: Real-ESRGAN's x4plus, or its illustration network, thirty times as slow. For raw masters, and the
  latter for illustrations.
Their figures, and what else was tried: docs/decisions/ 0003, 0007 and 0008.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np

from engine.order import Character, ModelName
from engine.planes import Planes
from engine.resample import Plane

ViewName = Literal["faithful", "faithful-twice", "large", "compact"]
LARGE_FROM_RATIO = 2.0
TWICE_UP_TO_RATIO = 2.0


@dataclass(frozen=True)
class Blend:
    """Each view's share (0…1) of the master; the plain resize has the rest.

    sharpen: how much of its own fine detail (finer than `radius` output pixels) luma is given on top; detail
    below `ignored` levels is left alone, so that flat ground stays clean, and no pixel goes further than
    `beyond` levels past its neighbours, so that edges get no lines beside them.
    grain: strength of the noise on uneven ground, by that of the finest detail there; engine/grain.py adds it
    last of all.
    """

    shares: dict[ViewName, float]
    sharpen: float = 0.0
    radius: float = 1.0
    ignored: float = 0.0
    beyond: float | None = None
    grain: float = 0.0

    @property
    def changes_one_view(self) -> bool:
        """Whether anything is left to do after a view was held to the source."""
        return list(self.shares.values()) != [1.0] or bool(self.sharpen)

    def mix(self, plain: Planes, views: dict[ViewName, Planes]) -> Planes:
        """The locked views over the plain enlargement, all (3, H, W); KeyError when one is missing."""
        mixed = plain.copy()
        for name, share in self.shares.items():
            mixed += np.float32(share) * (views[name] - plain)
        if self.sharpen:
            mixed[0] = self._sharpened(mixed[0])
        return mixed

    def _sharpened(self, luma: Plane) -> Plane:
        detail = luma - cv2.GaussianBlur(luma, (0, 0), self.radius)
        if self.ignored:
            detail -= np.clip(detail, -self.ignored, self.ignored)
        sharp = luma + np.float32(self.sharpen) * detail
        if self.beyond is not None:
            around = np.ones((3, 3), np.uint8)
            lowest, highest = cv2.erode(luma, around), cv2.dilate(luma, around)
            np.clip(sharp, lowest - self.beyond, highest + self.beyond, out=sharp)
        return np.asarray(sharp, np.float32)


def blend_for(character: Character, ratio: float, model: ModelName = "photo") -> Blend:
    """The blend of a character at an enlargement of `ratio` (output side by source side)."""
    if model == "photo":
        return _photo(character, ratio)
    if model != "illustration":
        # A network that the host added: it draws alone, held to the source like the others.
        return Blend({"large": 1.0}, sharpen=0.4 if character == "crisp" else 0.0, radius=0.6 * ratio)
    small = ratio < LARGE_FROM_RATIO
    if character == "crisp":
        if small:
            return Blend({"compact": 1.0}, sharpen=0.6, radius=0.6 * ratio)
        return Blend({"large": 0.7, "compact": 0.3}, sharpen=0.4, radius=0.6 * ratio)
    return Blend({"compact": 0.7}) if small else Blend({"large": 0.45, "compact": 0.35})


def _photo(character: Character, ratio: float) -> Blend:
    """Figures of docs/decisions/0008-crisp-and-quick.md."""
    faithful: ViewName = "faithful-twice" if ratio <= TWICE_UP_TO_RATIO else "faithful"
    if character == "natural":
        return Blend({faithful: 1.0})
    if ratio <= TWICE_UP_TO_RATIO:
        return Blend({faithful: 0.5, "compact": 0.5}, sharpen=1.0, radius=0.4 * ratio, beyond=4.0, grain=0.65)
    return Blend({faithful: 1.0}, sharpen=3.0, radius=0.3 * ratio, ignored=0.3, beyond=4.0, grain=1.2)
