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


def hand(side: int = 512) -> RGB:
    """A hand held up, fingers spread, on a soft ground: like enough for a detector made for photos."""
    y, x = np.mgrid[:side, :side]
    drawn = np.dstack([90 + 30 * np.sin(x / 90), 110 + 30 * np.cos(y / 70), 120 + 0.0 * x]).astype(np.float32)
    limbs = [((0.0, 30.0), (0.0, 190.0), 40)]
    for degrees, length, wide in ((-22, 120, 15), (-7, 142, 16), (7, 136, 16), (21, 104, 13)):
        root, turn = (degrees * 2.2, -45.0), np.radians(degrees)
        limbs.append((root, (root[0] + np.sin(turn) * length, root[1] - np.cos(turn) * length), wide))
    limbs.append(((-35.0, 25.0), (-115.0, -40.0), 17))
    limbs += [((-20.0 + 10 * i, -28.0), (-12.0 + 8 * i, 35.0), 36) for i in range(5)]
    unit = side / 512
    for start, end, wide in limbs:
        shape = np.zeros((side, side), np.uint8)
        ends = [(round((0.5 * 512 + px) * unit), round((0.62 * 512 + py) * unit)) for px, py in (start, end)]
        cv2.line(shape, ends[0], ends[1], 255, max(1, round(2 * wide * unit)), cv2.LINE_AA)
        depth = cv2.distanceTransform((shape > 127).astype(np.uint8), cv2.DIST_L2, 5)
        shade = 0.62 + 0.38 * np.sqrt(depth / depth.max())
        cover = (shape / np.float32(255))[..., None]
        drawn = drawn * (1 - cover) + np.array([224, 172, 140], np.float32) * shade[..., None] * cover
    return cast(RGB, cv2.GaussianBlur(drawn, (0, 0), 1.0).clip(0, 255).astype(np.uint8))
