"""A JPEG's own DCT coefficients: what the file really says, before any decoder rounds it.

Terms of ITU-T T.81: a component is a plane (luma, two chroma), sampled at `across` × `down` samples
per 8×8-block unit of the picture, each 8×8 block stored as coefficients divided by a table.
"""

from __future__ import annotations

import logging
import tempfile
from dataclasses import dataclass
from pathlib import Path

import jpeglib
import numpy as np
from numpy.typing import NDArray

from engine.source.data import Data
from engine.source.jpeg_segments import parse_jpeg

log = logging.getLogger(__name__)

LUMA_CHROMA = 3
GREY = 1
"""Values of J_COLOR_SPACE in jpeglib.h: JCS_GRAYSCALE and JCS_YCbCr. Other spaces are not locked."""


@dataclass(frozen=True)
class Component:
    """One plane of a JPEG.

    stored: (block rows, block columns, 8, 8) quantised coefficients; table: (8, 8) divisors.
    shrink: how many picture pixels one sample spans, (down, across): (1, 1), (1, 2), (2, 2) …
    """

    stored: NDArray[np.int16]
    table: NDArray[np.float32]
    shrink: tuple[int, int]


@dataclass(frozen=True)
class JpegCoefficients:
    """All planes of a JPEG of `width` × `height` pixels: one (grey) or three (Y, Cb, Cr)."""

    width: int
    height: int
    components: tuple[Component, ...]


def read_coefficients(data: Data) -> JpegCoefficients | None:
    """The coefficients, or None when the file is of a kind the lock doesn't know (RGB, CMYK, odd
    sampling) or libjpeg can't read them. Never raises: without them the lock works on pixels."""
    try:
        with tempfile.NamedTemporaryFile(suffix=".jpg") as file:
            jpeg = parse_jpeg(data)
            # jpeglib reads, and keeps, whatever follows the picture.
            Path(file.name).write_bytes(data[: jpeg.end] if jpeg and jpeg.complete else data[:])
            return _read(Path(file.name))
    except (OSError, ValueError, RuntimeError, IndexError, TypeError, MemoryError) as error:
        log.info("no coefficients: %s", error)
        return None


def _read(path: Path) -> JpegCoefficients | None:
    with jpeglib.read_dct(str(path)) as jpeg:
        planes = [jpeg.Y] if jpeg.Cb is None else [jpeg.Y, jpeg.Cb, jpeg.Cr]
        if jpeg.K is not None or jpeg.jpeg_color_space not in _known_spaces():
            return None
        factors = [(int(down), int(across)) for down, across in jpeg.samp_factor[: len(planes)]]
        if len(planes) == 1:
            factors = [(1, 1)]
        most = (max(f[0] for f in factors), max(f[1] for f in factors))
        if any(most[0] % f[0] or most[1] % f[1] for f in factors):
            return None
        components = tuple(
            Component(
                np.ascontiguousarray(plane, dtype=np.int16),
                np.asarray(jpeg.get_component_qt(index), np.float32).reshape(8, 8),
                (most[0] // factor[0], most[1] // factor[1]),
            )
            for index, (plane, factor) in enumerate(zip(planes, factors, strict=True))
        )
        return JpegCoefficients(int(jpeg.width), int(jpeg.height), components)


def _known_spaces() -> tuple[object, ...]:
    return (jpeglib.JCS_GRAYSCALE, jpeglib.JCS_YCbCr)
