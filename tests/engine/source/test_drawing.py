"""Drawing or photo? Drawn pictures are made here; photos are those that scikit-image ships."""

from __future__ import annotations

import io

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from skimage import data

from engine.source.drawing import is_drawing, marks
from engine.source.picture import Luma, open_picture
from engine.source.reading import read

QUALITIES = (None, 95, 80)


def stored(image: Image.Image, quality: int | None) -> bytes:
    """A PNG, or a JPEG of this quality."""
    buffer = io.BytesIO()
    if quality is None:
        image.save(buffer, "PNG")
    else:
        image.convert("RGB").save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


def luma_of(image: Image.Image, quality: int | None = None) -> Luma:
    return open_picture(stored(image, quality)).luma


def cartoon(seed: int, side: int = 720) -> Image.Image:
    """Flat shapes with dark outlines, drawn at thrice the size and shrunk, as a drawing program smooths."""
    rng = np.random.default_rng(seed)
    image = Image.new("RGB", (3 * side, 3 * side), tuple(int(tone) for tone in rng.integers(150, 255, 3)))
    draw = ImageDraw.Draw(image)
    for _ in range(24):
        x, y = (int(place) for place in rng.integers(0, 3 * side, 2))
        width, height = (int(length) for length in rng.integers(side // 4, side, 2))
        colour = tuple(int(tone) for tone in rng.integers(0, 255, 3))
        shape = draw.ellipse if rng.random() < 0.5 else draw.rectangle
        shape((x, y, x + width, y + height), fill=colour, outline=(20, 15, 30), width=9)
    return image.resize((side, side), Image.Resampling.BOX)


def screen() -> Image.Image:
    """A window with a bar and lines of text."""
    image = Image.new("RGB", (800, 600), (236, 238, 242))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 800, 36), fill=(40, 60, 110))
    draw.rectangle((20, 60, 780, 580), fill="white", outline=(90, 90, 90))
    font = ImageFont.load_default(18)
    for row in range(18):
        draw.text((36, 72 + 28 * row), f"Line {row}: what a screen shows in letters", (25, 25, 25), font)
    return image


@pytest.mark.parametrize("quality", QUALITIES)
@pytest.mark.parametrize("seed", range(3))
def test_flat_shapes_with_lines_are_a_drawing(seed: int, quality: int | None) -> None:
    assert is_drawing(luma_of(cartoon(seed), quality))


@pytest.mark.parametrize("quality", QUALITIES)
def test_a_screen_of_text_is_a_drawing(quality: int | None) -> None:
    assert is_drawing(luma_of(screen(), quality))


@pytest.mark.parametrize("quality", QUALITIES)
@pytest.mark.parametrize("name", ["astronaut", "coffee", "chelsea", "rocket", "camera", "page", "coins"])
def test_photos_are_none(name: str, quality: int | None) -> None:
    """page: print, photographed."""
    assert not is_drawing(luma_of(Image.fromarray(getattr(data, name)()), quality))


def test_a_photo_cut_out_on_white_is_none(coffee: NDArray[np.uint8]) -> None:
    photo = Image.fromarray(coffee)
    mask = Image.new("L", photo.size, 0)
    ImageDraw.Draw(mask).ellipse((90, 40, 510, 360), fill=255)
    cut_out = Image.composite(photo, Image.new("RGB", photo.size, "white"), mask)
    assert marks(luma_of(cut_out)).flat > 0.2, "the ground is there"
    assert not is_drawing(luma_of(cut_out))


def test_noise_makes_a_photo_of_a_drawing() -> None:
    """As a drawing photographed: soft and noisy."""
    soft = cartoon(1).filter(ImageFilter.GaussianBlur(2))
    noisy = np.asarray(soft, np.float64) + np.random.default_rng(2).normal(0, 6, (720, 720, 3))
    assert not is_drawing(luma_of(Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))))


@pytest.mark.parametrize("shape", [(64, 64), (9, 4000), (63, 1), (70, 71)])
def test_what_tells_nothing_is_no_drawing(shape: tuple[int, int]) -> None:
    assert not is_drawing(np.full(shape, 128, np.uint8))


def test_the_middle_keeps_to_the_grid_of_the_file() -> None:
    """A large picture's blocks are those of its JPEG: the same as when only its middle is given."""
    large = luma_of(cartoon(3, 1600), 60)
    assert marks(large) == marks(large[160:1440, 160:1440])


def test_the_reading_tells(coffee: NDArray[np.uint8]) -> None:
    assert read(stored(cartoon(1), 90)).as_json()["drawing"] is True
    assert read(stored(Image.fromarray(coffee), 90)).as_json()["drawing"] is False
