"""The photo that `enlarger bench speed` enlarges when it is given none: real ones, side by side."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

PARTS = ("astronaut", "coffee", "motorcycle_left.png", "rocket")
"""Of the photos in scikit-image's wheel those nearest to 640×480: a face and lettering, a table, spokes and
cables, sky. Each is shrunk or enlarged by at most 1.25, so that the mosaic holds a photo's detail."""
SIZE = (1280, 960)
QUALITY = 87
"""JPEG quality of Telegram's photos, 4:2:0 (shared measurement)."""


def standard_photo(path: Path, size: tuple[int, int] = SIZE) -> Path:
    """Write the mosaic as a JPEG of this (width, height)."""
    whole = Image.new("RGB", SIZE)
    half = (SIZE[0] // 2, SIZE[1] // 2)
    for index, name in enumerate(PARTS):
        quarter = ImageOps.fit(part(name), half, Image.Resampling.LANCZOS)
        whole.paste(quarter, (index % 2 * half[0], index // 2 * half[1]))
    if size != SIZE:
        whole = whole.resize(size, Image.Resampling.LANCZOS)
    whole.save(path, "JPEG", quality=QUALITY, subsampling="4:2:0")
    return path


def tile_of(photo: Path, side: int) -> NDArray[np.float32]:
    """(3, side, side) in 0…1 from the photo's upper left quarter, for a network alone."""
    with Image.open(photo) as image:
        pixels = np.asarray(image.convert("RGB"))
    side = min(side, *pixels.shape[:2])
    top, left = min(60, pixels.shape[0] - side), min(160, pixels.shape[1] - side)
    crop = pixels[top : top + side, left : left + side].astype(np.float32) / np.float32(255)
    return np.ascontiguousarray(crop.transpose(2, 0, 1))


def part(name: str) -> Image.Image:
    """One of PARTS."""
    from skimage import data

    if "." in name:
        with Image.open(Path(data.__file__).parent / name) as image:
            return image.convert("RGB")
    return Image.fromarray(getattr(data, name)()).convert("RGB")
