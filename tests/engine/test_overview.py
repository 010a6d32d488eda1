"""What comes with a master for its page: the coarse tiles, as they would be cut from the file."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
import pytest

from engine.levels import Pyramid
from engine.overview import overview, write_overview
from engine.pyramid import cut_both
from engine.shown import Seen
from engine.target import parse_target
from tests.engine.test_pyramid import LAYERS, another_profile, file_of, scene, together


def unpacked(data: bytes, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        packed.extractall(folder)
    return folder


@pytest.mark.parametrize("transparent", [False, True], ids=["opaque", "transparent"])
def test_they_are_the_tiles_that_are_cut_later(tmp_path: Path, transparent: bool) -> None:
    master, plain = scene(1300, 865), np.ascontiguousarray(scene(1300, 865)[:, ::-1])
    alpha = np.full((865, 1300), 255, np.uint8) if transparent else None
    if alpha is not None:
        alpha[:, :400] = 90
    icc = another_profile()
    coarse = unpacked(overview(plain, master, Seen(alpha, icc)), tmp_path / "coarse")
    file = master if alpha is None else np.dstack([master, alpha])
    (tmp_path / "cut").mkdir()
    cut_both(file_of(plain), file_of(file, icc_profile=icc), parse_target("own"), tmp_path / "cut")
    sizes = Pyramid((1300, 865)).overview
    assert sizes == ((325, 217), (650, 433))
    for level, size in enumerate(sizes):
        for layer in LAYERS:
            one, other = (together(tmp_path / where, layer, level, size) for where in ("coarse", "cut"))
            assert np.abs(one.astype(int) - other).mean() < 4, "JPEG of two qualities"
            assert np.abs(one.astype(int) - other[:, ::-1]).mean() > 20, "which a wrong layer would not be"
    assert len(list(coarse.iterdir())) == 2 * (2 + 1), "and none of the master's own level"


def test_how_many_levels_there_are() -> None:
    assert len(Pyramid((7680, 5760)).overview) == 3
    assert Pyramid((7680, 5760)).overview[-1] == (1920, 1440)
    assert Pyramid((2048, 1536)).overview[-1] == (1024, 768)
    assert Pyramid((500, 400)).overview == ()


def test_a_small_master_needs_none_and_a_trouble_costs_only_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    small = scene(400, 300)
    assert write_overview(small, small, Seen(), tmp_path / "none.zip") is None
    assert not caplog.records
    nothing = np.zeros((0, 1300, 3), np.uint8)
    assert write_overview(nothing, scene(1300, 865), Seen(), tmp_path / "none.zip") is None
    assert "could not be made" in caplog.text
    assert list(tmp_path.iterdir()) == []
