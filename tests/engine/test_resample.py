"""Resampling by rows and columns apart: as Pillow and OpenCV do it, and bands in phase with the whole."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from engine.resample import Kernel, resample

SIZES = [(64, 48), (97, 131), (301, 222), (512, 700)]


@pytest.fixture(scope="module")
def plane(astronaut: NDArray[np.uint8]) -> NDArray[np.float32]:
    return astronaut[100:322, 60:361, 1].astype(np.float32)


@pytest.mark.parametrize("size", SIZES)
def test_lanczos_is_pillows(plane: NDArray[np.float32], size: tuple[int, int]) -> None:
    usual = np.asarray(Image.fromarray(plane).resize(size, Image.Resampling.LANCZOS))
    assert np.abs(resample(plane, *size, "lanczos") - usual).max() < 1e-3


@pytest.mark.parametrize("size", [(512, 700), (301, 222), (903, 666)])
@pytest.mark.parametrize(("kernel", "flag"), [("cubic", cv2.INTER_CUBIC), ("linear", cv2.INTER_LINEAR)])
def test_cubic_and_linear_are_opencvs(
    plane: NDArray[np.float32], size: tuple[int, int], kernel: Kernel, flag: int
) -> None:
    usual = cv2.resize(plane, size, interpolation=flag)
    assert np.abs(resample(plane, *size, kernel) - usual).max() < 0.05


@pytest.mark.parametrize("kernel", ["lanczos", "cubic"])
def test_a_band_is_a_part_of_the_whole(plane: NDArray[np.float32], kernel: Kernel) -> None:
    whole = resample(plane, 500, 370, kernel)
    factor = plane.shape[0] / 370
    first, last = 120, 260
    top, bottom = int(first * factor) - 8, int(last * factor) + 9
    rows = (first * factor - top, last * factor - top)
    band = resample(plane[top:bottom], 500, last - first, kernel, rows)
    assert np.abs(band - whole[first:last]).max() < 1e-3


def test_what_is_flat_stays_flat() -> None:
    flat = np.full((40, 50), 77.0, np.float32)
    for kernel in ("lanczos", "cubic", "linear"):
        assert np.abs(resample(flat, 133, 91, kernel, (3.3, 31.7)) - 77).max() < 1e-3
