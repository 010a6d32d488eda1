"""Renderings with all their detail and without, in figures: what bench/source_fit.py fits."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageOps

from bench.source import photos
from bench.source_kinds import fit, jpeg, opened, telegram, times
from engine.source.halvings import halved_features
from engine.source.sharpness import sharpness_features

BASE_SIDE = 1600
Photo = Image.Image
Maker = Callable[[Photo, int], Photo]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Rendering:
    """Features of one picture. factor: pixels of a side for one pixel of detail, 1 when honest, None for
    blur (its share isn't known). photo: number of the photo it was made of. halvings: how often it was
    halved before; factor is what was left then."""

    features: Floats
    kind: str
    soft: bool
    factor: float | None
    photo: int
    halvings: int = 0


def resaved(photo: Photo, quality: int, sampling: int = 2) -> Photo:
    return opened(jpeg(photo, quality, sampling))


def saving(quality: int, sampling: int = 2) -> Maker:
    return lambda photo, turn: resaved(photo, quality, sampling)


def shrinking(side: int, turn: int) -> Maker:
    return lambda photo, _: fit(photo, side, turn)


def enlarging(factor: float) -> Maker:
    def make(photo: Photo, turn: int) -> Photo:
        small = fit(photo, round(BASE_SIDE / factor))
        return resaved(times(small, factor, turn), 88 + turn % 9)

    return make


def enlarging_unsaved(factor: float) -> Maker:
    return lambda photo, turn: times(photo, factor, turn)


def enlarging_copy(factor: float) -> Maker:
    return lambda photo, turn: resaved(times(opened(telegram(photo, turn)), factor, turn), 92)


def blowing_up(factor: float, quality: int) -> Maker:
    def make(photo: Photo, turn: int) -> Photo:
        small = resaved(fit(photo, round(BASE_SIDE / factor)), quality)
        return resaved(times(small, factor, turn), 88 + turn % 9)

    return make


def blurring(radius: float) -> Maker:
    return lambda photo, turn: resaved(photo.filter(ImageFilter.GaussianBlur(radius)), 92)


HONEST: dict[str, Maker] = {
    **{f"saved_{quality}": saving(quality) for quality in (75, 80, 87, 92, 97)},
    "clean": lambda photo, turn: photo,
    "full_colour": saving(95, 0),
    **{f"shrunk_{side}_{turn}": shrinking(side, turn) for side in (640, 1024) for turn in range(3)},
    "telegram": lambda photo, turn: opened(telegram(photo, turn)),
    "shrunk_a_little": lambda photo, turn: resaved(times(photo, 0.83, turn), 90),
}
SOFT_KINDS: dict[str, tuple[float | None, Maker]] = {
    **{f"enlarged_{f}": (f, enlarging(f)) for f in (1.25, 1.33, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)},
    **{f"copy_enlarged_{f}": (f, enlarging_copy(f)) for f in (1.5, 2.0, 3.0)},
    **{f"enlarged_unsaved_{f}": (f, enlarging_unsaved(f)) for f in (1.5, 2.0)},
    **{f"blurred_{radius}": (None, blurring(radius)) for radius in (1.5, 2.0, 3.0)},
}
BLOWN_UP: dict[str, tuple[float, Maker]] = {
    **{f"blown_up_{f}": (f, enlarging(f)) for f in (5.0, 6.0, 7.0, 8.0, 10.0, 12.0)},
    **{f"thumbnail_{f}_{q}": (f, blowing_up(f, q)) for f, q in ((3.0, 75), (5.0, 80), (6.0, 60))},
    **{f"thumbnail_{f}_{q}": (f, blowing_up(f, q)) for f, q in ((8.0, 80), (10.0, 85), (12.0, 80))},
}
"""For the share alone: how much detail is left of far smaller pictures."""
MOST = 6.5
"""Factor up to which a share is learnt from a rendering: beyond, from its halves (2026-11-28)."""


def renderings(folders: list[Path], limit: int | None) -> Iterator[Rendering]:
    """All renderings of all photos; a camera's file is honest at its own size too."""
    paths = [path for folder in folders for path in photos(folder, limit)]
    for number, path in enumerate(paths):
        with Image.open(path) as image:
            lossy = image.format in ("JPEG", "MPO", "HEIF", "AVIF")
            photo = ImageOps.exif_transpose(image).convert("RGB")
        if lossy:
            yield from _rendering(photo, "camera", number, soft=False, factor=1.0)
            photo = times(photo, 0.5, 2)  # full-size camera pixels hold less than one pixel of detail
        base = fit(photo, BASE_SIDE)
        for kind, make in HONEST.items():
            yield from _rendering(make(base, number), kind, number, soft=False, factor=1.0)
        for kind, (factor, make) in SOFT_KINDS.items():
            yield from _rendering(make(base, number), kind, number, soft=True, factor=factor)
        for kind, (factor, make) in BLOWN_UP.items():
            yield from _rendering(make(base, number), kind, number, soft=True, factor=factor)
        print(f"{number + 1} of {len(paths)}", file=sys.stderr)


def _rendering(
    photo: Photo, kind: str, number: int, *, soft: bool, factor: float | None
) -> Iterator[Rendering]:
    luma = np.asarray(photo.convert("L"))
    features = sharpness_features(luma)
    if features is not None:
        yield Rendering(features, kind, soft, factor, number)
    if soft and factor is not None:
        for halvings, halved in enumerate(halved_features(luma), 1):
            if factor >= 2**halvings:
                yield Rendering(halved, kind, soft, factor / 2**halvings, number, halvings)
