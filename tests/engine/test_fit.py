from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from engine.fit import fit_rows


@pytest.fixture
def drawn(astronaut: NDArray[np.uint8]) -> NDArray[np.uint16]:
    enlarged = Image.fromarray(astronaut).resize((640, 480), Image.Resampling.BICUBIC)
    return np.asarray(enlarged).astype(np.uint16) * 257


def strips(picture: NDArray[np.uint16], rows: int) -> Iterator[NDArray[np.uint16]]:
    for top in range(0, picture.shape[0], rows):
        yield picture[top : top + rows]


@pytest.mark.parametrize("deep", [True, False])
@pytest.mark.parametrize("out", [(480, 360), (333, 251), (640, 480), (700, 525)])
def test_strips_come_out_as_the_whole(drawn: NDArray[np.uint16], out: tuple[int, int], deep: bool) -> None:
    found = fit_rows(strips(drawn, 37), 480, out, deep=deep)
    assert found.dtype == (np.uint16 if deep else np.uint8)
    at_once = fit_rows([drawn], 480, out, deep=deep)
    assert (np.abs(found.astype(int) - at_once) > 1).mean() < 0.001, "rounded between two passes"
    whole = Image.fromarray((drawn // 257).astype(np.uint8)).resize(out, Image.Resampling.LANCZOS)
    assert np.abs(found / (257 if deep else 1) - np.asarray(whole)).mean() < 0.4


def test_eight_bits_are_rounded_not_cut() -> None:
    grey = np.full((8, 8, 3), 257 * 100 + 200, np.uint16)
    assert (fit_rows([grey], 8, (8, 8), deep=False) == 101).all()
