"""The encoded master holds exactly the pixels it was given, and takes no more room than it should."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from engine.master import PNG_PHOTO, Content, encode
from engine.pixels import Pixels


def content(pixels: Pixels, alpha: Pixels | None = None, *, grey: bool = False) -> Content:
    return Content(pixels, alpha, grey=grey, icc=None, exif=b"", xmp=b"", dpi=None)


@pytest.fixture(scope="module")
def page() -> NDArray[np.uint8]:
    """A page of the same line again and again."""
    image = Image.new("RGB", (900, 600), "white")
    draw = ImageDraw.Draw(image)
    for top in range(4, 590, 14):
        draw.text((8, top), "the quick brown fox jumps over the lazy dog " * 3, "black")
    return np.asarray(image)


@pytest.mark.parametrize("deep", [False, True])
@pytest.mark.parametrize("see_through", [False, True])
@pytest.mark.parametrize("grey", [False, True])
def test_a_png_holds_the_very_pixels(
    astronaut: NDArray[np.uint8], deep: bool, see_through: bool, grey: bool
) -> None:
    pixels: Pixels = astronaut[:200, :301]
    if grey:
        pixels = np.repeat(pixels[..., 1:2], 3, axis=2)
    alpha: Pixels | None = astronaut[200:400, :301, 0] if see_through else None
    if deep:
        pixels = pixels.astype(np.uint16) * np.uint16(257) - np.uint16(3) * (pixels > 9).astype(np.uint16)
        alpha = None if alpha is None else alpha.astype(np.uint16) * np.uint16(256)
    data = encode(content(pixels, alpha, grey=grey), "png")
    read = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    assert read is not None
    assert read.dtype == pixels.dtype
    shown = read if read.ndim == 2 else read[..., 2::-1]
    assert (shown == (pixels[..., 1] if shown.ndim == 2 else pixels)).all()
    if see_through:
        assert (read[..., 3] == alpha).all()
    with Image.open(io.BytesIO(data)) as image:
        assert (
            image.mode
            == {
                (False, False): "RGB",
                (False, True): "RGBA",
                (True, False): "I;16" if deep else "L",
                (True, True): "RGBA" if deep else "LA",
            }[(grey, see_through)]
        )


def test_a_page_of_text_is_packed_as_one(page: NDArray[np.uint8]) -> None:
    as_photo = cv2.imencode(".png", page[..., ::-1], PNG_PHOTO)[1]
    data = encode(content(page), "png")
    assert len(data) < 0.6 * len(as_photo)
    with Image.open(io.BytesIO(data)) as image:
        assert (np.asarray(image) == page).all()


def test_a_photo_takes_no_more_room_than_with_pillow(astronaut: NDArray[np.uint8]) -> None:
    usual = io.BytesIO()
    Image.fromarray(astronaut).save(usual, "PNG", compress_level=3)
    assert len(encode(content(astronaut), "png")) < 1.05 * len(usual.getvalue())
