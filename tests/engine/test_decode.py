from __future__ import annotations

import io

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageCms, ImageOps

from engine.decode import open_picture, turn
from engine.errors import PictureTooLarge, UnreadablePicture
from tests.engine.conftest import jpeg_of, png_of


@pytest.fixture(scope="module")
def image(astronaut: NDArray[np.uint8]) -> Image.Image:
    return Image.fromarray(astronaut).resize((60, 40))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "AVIF", "HEIF"])
def test_formats(image: Image.Image, kind: str) -> None:
    buffer = io.BytesIO()
    image.save(buffer, kind)
    picture = open_picture(buffer.getvalue())
    assert picture.pixels.shape == (40, 60, 3)
    assert np.abs(picture.pixels.astype(int) - np.asarray(image)).mean() < 12


def test_grey_and_alpha_and_depth(image: Image.Image) -> None:
    grey = open_picture(jpeg_of(image.convert("L")))
    assert grey.grey
    assert np.ptp(grey.pixels, axis=2).max() == 0
    clear = image.convert("RGBA")
    clear.putalpha(Image.linear_gradient("L").resize(image.size))
    with_alpha = open_picture(png_of(clear))
    assert with_alpha.alpha is not None
    np.testing.assert_array_equal(with_alpha.alpha, np.asarray(clear.getchannel("A")))
    deep = np.random.default_rng(0).integers(0, 65536, (20, 30, 4), np.uint16)
    stored = open_picture(cv2.imencode(".png", deep)[1].tobytes())
    assert stored.deep
    np.testing.assert_array_equal(stored.pixels, deep[..., 2::-1])
    np.testing.assert_array_equal(np.asarray(stored.alpha), deep[..., 3])


def test_palette_with_transparency(image: Image.Image) -> None:
    flat = image.convert("P", palette=Image.Palette.ADAPTIVE, colors=16)
    picture = open_picture(png_of(flat, transparency=0))
    assert picture.alpha is not None
    assert picture.alpha.min() == 0


def test_cmyk_is_converted_and_its_profile_dropped(image: Image.Image) -> None:
    picture = open_picture(jpeg_of(image.convert("CMYK"), quality=95))
    assert picture.icc is None
    assert picture.coefficients is None
    assert np.abs(picture.pixels.astype(int) - np.asarray(image)).mean() < 6


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_as_pillow_does_it(image: Image.Image, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = png_of(image, exif=exif.tobytes())
    picture = open_picture(data)
    upright = np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))
    expected = np.asarray(ImageOps.exif_transpose(Image.open(io.BytesIO(data))))
    np.testing.assert_array_equal(picture.pixels, upright)
    np.testing.assert_array_equal(turn(picture.pixels, picture.orientation), expected)
    assert picture.size == (expected.shape[1], expected.shape[0])


def test_the_colour_profile_is_kept(image: Image.Image) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert open_picture(jpeg_of(image, icc_profile=profile)).icc == profile


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 a zip renamed", "not_a_picture"),
        (png_of(Image.new("RGB", (1, 1))), "too_small"),
    ],
)
def test_unreadable(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadablePicture) as raised:
        open_picture(data)
    assert raised.value.reason == reason


def test_truncated_and_animated_and_bomb(image: Image.Image) -> None:
    with pytest.raises(UnreadablePicture) as raised:
        open_picture(jpeg_of(image.resize((600, 400)))[:4000])
    assert raised.value.reason == "truncated"
    moving = io.BytesIO()
    image.save(moving, "GIF", save_all=True, append_images=[image.rotate(90)])
    with pytest.raises(UnreadablePicture) as raised:
        open_picture(moving.getvalue())
    assert raised.value.reason == "animated"
    with pytest.raises(PictureTooLarge):
        open_picture(png_of(Image.new("1", (30000, 30000))))
