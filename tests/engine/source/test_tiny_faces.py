from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from engine.source.evidence import Evidence
from engine.source.picture import open_picture
from engine.source.tiny_faces import SMALL_FACE, tiny_faces
from tests.engine.source.pictures import camera_exif, jpeg, scene

FACE = 88
"""Width in pixels of the face in the portrait of 512."""


def sheet(astronaut: NDArray[np.uint8], width: int, size: tuple[int, int] = (800, 600)) -> Image.Image:
    """A picture with one face of this width in it."""
    side = round(512 * width / FACE)
    picture = scene(*size).copy()
    picture.paste(Image.fromarray(astronaut).resize((side, side), Image.Resampling.LANCZOS), (60, 40))
    return picture


def looked_at(picture: Image.Image, orientation: int = 1) -> Evidence | None:
    return tiny_faces(open_picture(jpeg(picture, 88, exif=camera_exif(orientation=orientation))))


@pytest.mark.parametrize("width", [15, 18, 21])
def test_a_tiny_face_is_told(astronaut: NDArray[np.uint8], width: int) -> None:
    evidence = looked_at(sheet(astronaut, width))
    assert evidence is not None
    assert not evidence.degrades
    assert isinstance(evidence.measured["widest"], int)
    assert abs(evidence.measured["widest"] - width) <= 4
    assert f"{evidence.measured['widest']} pixels" in evidence.text


def test_a_turned_one_too(astronaut: NDArray[np.uint8]) -> None:
    lying = sheet(astronaut, 20).rotate(90, expand=True)
    assert looked_at(lying) is None
    assert looked_at(lying, orientation=6) is not None


@pytest.mark.parametrize("width", [SMALL_FACE + 6, 60, 88])
def test_a_face_with_features_is_not(astronaut: NDArray[np.uint8], width: int) -> None:
    assert looked_at(sheet(astronaut, width)) is None


def test_a_large_face_before_tiny_ones(astronaut: NDArray[np.uint8]) -> None:
    """YuNet overlooks faces of 400 pixels at full size; the tiny one alone would be told."""
    picture = sheet(astronaut, 22, (1500, 1000))
    assert looked_at(picture) is not None
    face = Image.fromarray(astronaut[0:260, 130:330]).resize((770, 1000), Image.Resampling.LANCZOS)
    picture.paste(face, (730, 0))
    assert looked_at(picture) is None


def test_no_face_no_word() -> None:
    assert looked_at(scene()) is None
