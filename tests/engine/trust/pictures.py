"""Pictures for the trust tests: scikit-image's photos, and labels drawn with the product's own type."""

from __future__ import annotations

from typing import cast

import cv2
import numpy as np
import numpy.typing as npt
import skimage.data
from PIL import Image, ImageDraw

from engine.proof_type import Type

RGB = npt.NDArray[np.uint8]


def astronaut() -> RGB:
    return np.ascontiguousarray(skimage.data.astronaut())


def shrunk(picture: RGB, factor: int) -> RGB:
    size = (picture.shape[1] // factor, picture.shape[0] // factor)
    return cast(RGB, cv2.resize(picture, size, interpolation=cv2.INTER_AREA))


def enlarged(picture: RGB, width: int, height: int) -> RGB:
    return np.asarray(Image.fromarray(picture).resize((width, height), Image.Resampling.LANCZOS))


def good_master(truth: RGB, plain: RGB) -> RGB:
    """What a good network would make: half way from the plain enlargement to the truth."""
    return ((truth.astype(np.uint16) + plain) // 2).astype(np.uint8)


def views(truth: RGB, factor: int) -> tuple[RGB, RGB, RGB]:
    """source, plain and master of a picture that was this much larger once."""
    source = shrunk(truth, factor)
    plain = enlarged(source, truth.shape[1], truth.shape[0])
    return source, plain, good_master(truth, plain)


def page(lines: list[tuple[str, int, tuple[int, int]]], width: int = 960, height: int = 720) -> RGB:
    """A soft photo-like ground with white labels: text, type size in pixels, place."""
    y, x = np.mgrid[:height, :width]
    ground = np.dstack([90 + 30 * np.sin(x / 90), 110 + 30 * np.cos(y / 70), 100 + 0 * x]).astype(np.uint8)
    image = Image.fromarray(ground)
    draw = ImageDraw.Draw(image)
    for text, size, (left, top) in lines:
        letters = Type(size)
        draw.rectangle(
            (left - 6, top - 6, left + letters.width(text) + 6, top + 1.4 * size + 6), fill="white"
        )
        letters.draw(draw, (left, top + size), text, (20, 20, 24))
    return np.asarray(image)
