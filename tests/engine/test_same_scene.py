"""A picture is found again on a screenshot, between bars and cut; another picture is not taken for it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from bench.better_copy import copies
from engine.recalled import Candidate, Proof
from engine.same_scene import first_proven, same_scene
from tests.bot.pictures import garden
from tests.engine.conftest import jpeg_of


def photo_of(astronaut: NDArray[np.uint8]) -> Image.Image:
    return Image.fromarray(astronaut)


def test_each_changed_copy_is_the_same_scene(astronaut: NDArray[np.uint8]) -> None:
    photo = photo_of(astronaut)
    original = jpeg_of(photo)
    for kind, data in copies(photo):
        if "screenshot" not in kind:  # small there: tests/engine/test_recall.py looks at the place
            assert same_scene(original, data), kind


def test_another_picture_is_another(astronaut: NDArray[np.uint8]) -> None:
    photo = photo_of(astronaut)
    left, right = photo.crop((0, 0, 256, 512)), photo.crop((256, 0, 512, 512))
    assert not same_scene(jpeg_of(left), jpeg_of(right))
    assert not same_scene(jpeg_of(photo), jpeg_of(photo.transpose(Image.Transpose.FLIP_LEFT_RIGHT)))
    assert not same_scene(jpeg_of(photo), jpeg_of(Image.new("RGB", (512, 512), "grey")))
    # A small part shows too little of the whole.
    assert not same_scene(jpeg_of(photo), jpeg_of(photo.crop((100, 0, 340, 240))))


def test_a_soft_picture_on_a_page_is_known_by_its_levels() -> None:
    """It has too few points; where the hashes are alike, the levels of the place itself are compared."""
    soft = garden(900, 600, 3)
    page = Image.new("RGB", (600, 1200), "black")
    page.paste(soft.resize((600, 400)), (0, 400))
    one, other, where = jpeg_of(soft), jpeg_of(page), (0, 400, 600, 800)
    assert first_proven([Candidate(one, where, alike=False)], other) is None
    assert first_proven([Candidate(one, where, alike=True)], other) == Proof(0, certain=True)
    another = jpeg_of(garden(900, 600, 4))
    assert first_proven([Candidate(another, where, alike=True)], other) is None


def test_hashes_alone_prove_nothing(astronaut: NDArray[np.uint8]) -> None:
    """Two nearly plain pages with one corner each have nearly the same hash."""
    one, other = Image.new("RGB", (320, 320), "#dde"), Image.new("RGB", (320, 320), "#dde")
    one.paste("red", (0, 280, 60, 320))
    other.paste("green", (0, 290, 20, 320))
    assert first_proven([Candidate(jpeg_of(one), None, alike=True)], jpeg_of(other)) is None
    photo = jpeg_of(photo_of(astronaut))
    both = [Candidate(jpeg_of(one), None, alike=True), Candidate(photo, None, alike=True)]
    assert first_proven(both, photo) == Proof(1, certain=True)
