"""A picture is found again on a screenshot, between bars and cut; another picture is not taken for it."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from bench.better_copy import copies
from engine.likeness import likeness
from engine.same_scene import framed_likeness, inside, same_scene
from tests.engine.conftest import jpeg_of


def photo_of(astronaut: NDArray[np.uint8]) -> Image.Image:
    return Image.fromarray(astronaut)


def apart(one: str, other: str) -> int:
    return (int(one, 16) ^ int(other, 16)).bit_count()


def test_each_changed_copy_is_the_same_scene(astronaut: NDArray[np.uint8]) -> None:
    photo = photo_of(astronaut)
    original = jpeg_of(photo)
    for kind, data in copies(photo):
        assert same_scene(original, data), kind


def test_another_picture_is_another(astronaut: NDArray[np.uint8]) -> None:
    photo = photo_of(astronaut)
    left, right = photo.crop((0, 0, 256, 512)), photo.crop((256, 0, 512, 512))
    assert not same_scene(jpeg_of(left), jpeg_of(right))
    assert not same_scene(jpeg_of(photo), jpeg_of(photo.transpose(Image.Transpose.FLIP_LEFT_RIGHT)))
    assert not same_scene(jpeg_of(photo), jpeg_of(Image.new("RGB", (512, 512), "grey")))
    # A small part shows too little of the whole.
    assert not same_scene(jpeg_of(photo), jpeg_of(photo.crop((100, 0, 340, 240))))


@pytest.mark.parametrize("kind", ["screenshot: phone", "letterbox: square, white bars"])
def test_what_stands_between_bars_has_the_pictures_likeness(astronaut: NDArray[np.uint8], kind: str) -> None:
    photo = photo_of(astronaut).crop((0, 80, 512, 420))
    data = dict(copies(photo))[kind]
    framed, whole = framed_likeness(data), likeness(jpeg_of(photo))
    assert framed is not None
    assert whole is not None
    assert apart(framed, whole) <= 40
    assert apart(likeness(data) or "0", whole) > 60


def test_without_bars_there_is_nothing_to_take_off(astronaut: NDArray[np.uint8]) -> None:
    assert framed_likeness(jpeg_of(photo_of(astronaut).crop((60, 60, 400, 400)))) is None
    flat = np.full((90, 120), 77, np.uint8)
    assert inside(flat) == (0, 0, 120, 90)
