"""Pictures for the engine's tests: real photos that scikit-image ships, and what is made of them."""

from __future__ import annotations

import io

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from skimage import data


@pytest.fixture(scope="session")
def astronaut() -> NDArray[np.uint8]:
    """A portrait of 512×512 with a face, fabric and lettering."""
    pixels: NDArray[np.uint8] = data.astronaut()
    return pixels


@pytest.fixture(scope="session")
def small_jpeg(astronaut: NDArray[np.uint8]) -> bytes:
    """The portrait at 128×96, JPEG q85 4:2:0: enough for every step, and quick."""
    return jpeg_of(Image.fromarray(astronaut[40:424]).resize((128, 96), Image.Resampling.LANCZOS))


def jpeg_of(image: Image.Image, quality: int = 85, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality, **options)
    return buffer.getvalue()


def png_of(image: Image.Image, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", **options)
    return buffer.getvalue()
