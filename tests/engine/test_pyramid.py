"""Tiles put together are the picture, at every level; "before" is the plain enlargement, to the pixel."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image, ImageCms

from engine.decode import open_picture
from engine.earlier import plain_only
from engine.errors import UnreadablePicture
from engine.levels import TILE, Layer, Pyramid, tile_name
from engine.plan import make_plan
from engine.pyramid import cut_both
from engine.target import parse_target
from tests.bot.pictures import jpeg

Array = NDArray[np.uint8]
LAYERS: tuple[Layer, Layer] = ("before", "after")
NOISE = 9
"""Steps of 255 that JPEG costs at most."""


def scene(width: int, height: int) -> Array:
    """Smooth, so that JPEG keeps it within a few steps; a pixel aside it is another by up to 14."""
    y, x = np.mgrid[0:height, 0:width]
    bands = [x * 255 / width, y * 255 / height, 127 + 100 * np.sin(x / 8) * np.cos(y / 7)]
    return np.stack(bands, axis=2).astype(np.uint8)


def file_of(picture: Array, kind: str = "PNG", **more: object) -> bytes:
    out = io.BytesIO()
    Image.fromarray(picture).save(out, kind, **more)
    return out.getvalue()


def together(folder: Path, layer: Layer, level: int, size: tuple[int, int]) -> Array:
    page = Image.new("RGB", size)
    for row in range(-(-size[1] // TILE)):
        for column in range(-(-size[0] // TILE)):
            with Image.open(folder / tile_name(layer, level, column, row)) as tile:
                page.paste(tile, (column * TILE, row * TILE))
    return np.asarray(page)


def furthest(one: Array, other: Array) -> int:
    assert one.shape == other.shape
    return int(np.abs(one.astype(int) - other.astype(int)).max())


def test_all_levels_of_both_layers(tmp_path: Path) -> None:
    source = file_of(scene(320, 213), "JPEG", quality=95)
    master = scene(1300, 865)
    total = cut_both(source, file_of(master), parse_target("1300"), tmp_path)
    pyramid = Pyramid((1300, 865))
    assert pyramid.levels == ((325, 217), (650, 433), (1300, 865))
    assert furthest(together(tmp_path, "after", 2, (1300, 865)), master) <= NOISE
    for level, size in enumerate(pyramid.levels):
        shown = np.asarray(Image.fromarray(master).resize(size, Image.Resampling.BOX))
        here = together(tmp_path, "after", level, size).astype(int)
        assert np.abs(here - shown).mean() < 2, "the sizes are rounded up, so not to the step"
    picture = open_picture(source)
    plain = plain_only(picture, make_plan((320, 213), parse_target("1300"), turned=False)).plain
    assert furthest(together(tmp_path, "before", 2, (1300, 865)), plain) <= NOISE
    files = list(tmp_path.iterdir())
    assert len(files) == 2 * (6 + 2 + 1)
    assert total == sum(file.stat().st_size for file in files)


def test_a_turned_source_and_another_shape(tmp_path: Path) -> None:
    """EXIF 6 (a phone held upright) and a target that cuts: both layers show the same part."""
    exif = Image.Exif()
    exif[0x0112] = 6
    stored = np.ascontiguousarray(np.rot90(scene(300, 400)))
    source = file_of(stored, "JPEG", quality=95, exif=exif)
    picture, target = open_picture(source), parse_target("700x700")
    plain = plain_only(picture, make_plan(picture.pixels.shape[1::-1], target, turned=True)).plain
    assert plain.shape == (700, 700, 3)
    cut_both(source, file_of(plain), target, tmp_path)
    before, after = (together(tmp_path, layer, 1, (700, 700)) for layer in LAYERS)
    assert furthest(before, after) == 0
    assert furthest(after, plain) <= NOISE


def test_colours_are_srgb_and_nothing_shows_through(tmp_path: Path) -> None:
    """A master in another profile, half transparent: the tile is what a browser shows of the file."""
    red = np.zeros((64, 64, 4), np.uint8)
    red[..., 0], red[..., 3] = 200, 255
    red[:, :32, 3] = 0
    profile = another_profile()
    data = file_of(red, icc_profile=profile)
    cut_both(file_of(red[..., :3]), data, parse_target("64"), tmp_path)
    tile = together(tmp_path, "after", 0, (64, 64))
    assert tile[:, :24].min() >= 250, "white where it is transparent"
    assert tile[32, 56, 0] != 200, "the profile was looked at"


def another_profile() -> bytes:
    """sRGB's with another gamma."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB", 0)).tobytes()
    at = profile.index(b"para")
    # Gamma 2.4 of the curve's first number becomes 1.2 (s15Fixed16).
    return profile[: at + 12] + (78643).to_bytes(4, "big") + profile[at + 16 :]


def test_sixteen_bits_and_grey(tmp_path: Path) -> None:
    ramp = np.tile(np.arange(600, dtype=np.uint16) * 109, (40, 1))
    out = io.BytesIO()
    Image.fromarray(ramp).save(out, "PNG")
    cut_both(out.getvalue(), out.getvalue(), parse_target("600"), tmp_path)
    shown = together(tmp_path, "after", 1, (600, 40))
    assert furthest(shown[..., 0], np.rint(ramp / 257).astype(np.uint8)) <= 3


@pytest.mark.parametrize("master", [b"", b"no picture", jpeg(300, 200)])
def test_what_does_not_belong_together_is_refused(tmp_path: Path, master: bytes) -> None:
    with pytest.raises((UnreadablePicture, Exception), match=r"differ|decoded|empty"):
        cut_both(jpeg(100, 80), master, parse_target("800"), tmp_path)
    assert not list(tmp_path.iterdir())


@given(st.integers(1, 20000), st.integers(1, 20000))
def test_levels_halve_down_to_one_tile(width: int, height: int) -> None:
    pyramid = Pyramid((width, height))
    assert pyramid.levels[-1] == (width, height)
    assert max(pyramid.levels[0]) <= TILE
    for small, large in zip(pyramid.levels, pyramid.levels[1:], strict=False):
        assert max(large) > TILE
        assert all(0 <= 2 * less - more <= 1 for less, more in zip(small, large, strict=True))
    last = len(pyramid.levels) - 1
    assert pyramid.has(last, (width - 1) // TILE, (height - 1) // TILE)
    assert not pyramid.has(last, -(-width // TILE), 0)
    assert not pyramid.has(last + 1, 0, 0)
    assert not any(pyramid.has(*place) for place in ((-1, 0, 0), (0, -1, 0), (0, 0, -1)))
