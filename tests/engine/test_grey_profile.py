"""A grey picture in a file of three channels looks as it does on the sheet, and in the source."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageCms

from engine.decode import open_picture
from engine.grey_profile import in_colour
from engine.master import Content, encode
from engine.order import MasterFormat, Order
from engine.pipeline import run
from engine.pixels import Pixels
from engine.second_look import pair
from engine.shown import eight_bit, to_srgb
from engine.target import parse_target
from engine.version_file import open_master, version_bytes
from engine.version_kinds import BY_NAME
from engine.versions import Version
from tests.engine.conftest import png_of
from tests.engine.test_shown import grey_profile

Array = NDArray[np.uint8]
LEVELS = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2)


def as_a_viewer_shows_it(data: bytes) -> Array:
    """To sRGB by the file's own profile, which has to have the file's channels: another is not heeded."""
    with Image.open(io.BytesIO(data)) as image:
        flat = image.convert({"LA": "L", "RGBA": "RGB"}.get(image.mode, image.mode))
        profile = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
        converted = ImageCms.profileToProfile(flat, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
    assert converted is not None
    return np.asarray(converted)


def test_the_tones_are_those_of_the_grey_profile() -> None:
    wanted = to_srgb(LEVELS, grey_profile()).astype(int)
    assert np.abs(wanted - LEVELS).max() > 60
    assert np.abs(to_srgb(LEVELS, in_colour(grey_profile())) - wanted).max() <= 1
    broken = bytes(16) + b"GRAY" + bytes(200)
    assert np.abs(to_srgb(LEVELS, in_colour(broken)).astype(int) - LEVELS).max() <= 1


@pytest.mark.parametrize("deep", [False, True])
@pytest.mark.parametrize("see_through", [False, True])
@pytest.mark.parametrize("kind", ["png", "webp", "jpeg"])
def test_a_master_looks_as_it_should(kind: MasterFormat, see_through: bool, deep: bool) -> None:
    pixels: Pixels = np.repeat(LEVELS, 16, axis=0)
    alpha: Pixels | None = np.full(pixels.shape[:2], 255, np.uint8) if see_through else None
    if deep:
        pixels = pixels.astype(np.uint16) * 257
        alpha = None if alpha is None else alpha.astype(np.uint16) * 257
    data = encode(Content(pixels, alpha, grey=True, icc=grey_profile(), exif=b"", xmp=b"", dpi=None), kind)
    if deep and kind == "png" and not see_through:
        with Image.open(io.BytesIO(data)) as image:
            assert (image.mode, image.info["icc_profile"]) == ("I;16", grey_profile())
        return
    wanted = to_srgb(LEVELS, grey_profile())[0].astype(int)
    assert np.abs(as_a_viewer_shows_it(data)[8].astype(int) - wanted).max() <= (3 if kind == "jpeg" else 1)
    if kind != "jpeg":
        assert np.array_equal(eight_bit(open_picture(data).pixels), eight_bit(pixels)), "no loss"


def test_three_channels_that_are_grey_are_grey_by_such_a_profile_and_colours_have_none() -> None:
    """Grey with alpha at 16 bits is decoded to three."""
    alike = open_picture(png_of(Image.new("RGB", (8, 8), (90, 90, 90)), icc_profile=grey_profile()))
    assert (alike.grey, alike.icc) == (True, grey_profile())
    colour = open_picture(png_of(Image.new("RGB", (8, 8), (200, 120, 60)), icc_profile=grey_profile()))
    assert (colour.grey, colour.icc) == (False, None)


@pytest.mark.parametrize("kind", ["png", "webp"])
def test_close_up_and_version_show_the_same(tmp_path: Path, astronaut: Array, kind: MasterFormat) -> None:
    grey = Image.fromarray(astronaut[:96, :96]).convert("L")
    source, target = png_of(grey, icc_profile=grey_profile()), parse_target("192")
    master = run(Order(source, "grey.png", target, master_format=kind), tmp_path).master.path.read_bytes()
    both = pair(source, master, target, (0, 0, 192, 192))
    viewed = as_a_viewer_shows_it(master).astype(int)
    assert np.abs(both.master - viewed).max() <= 1
    assert np.abs(both.plain - viewed).mean() < 12
    web = Version(BY_NAME["web"], (0, 0, 192, 192), (192, 192), (192, 192))
    smaller = version_bytes(open_master(master), web)
    with Image.open(io.BytesIO(smaller)) as image:
        assert (image.format, image.mode) == ("WEBP", "RGB")
    assert np.abs(as_a_viewer_shows_it(smaller).astype(int) - viewed).mean() < 4
