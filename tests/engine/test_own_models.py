"""Networks that the host adds: the two families are told by their shapes, all else is refused."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from engine.errors import BackendUnavailable
from engine.upscale.models import COMPACT, ILLUSTRATION
from engine.upscale.networks import CompactNet, RRDBNet, build
from engine.upscale.openvino_backend import OpenvinoBackend
from engine.upscale.own import added, folder, model_named, wrong_files
from engine.upscale.pth import ForeignWeights
from engine.upscale.weights import WeightsDamaged
from tests.engine.own_networks import CONVERTING, drawn, kept, own_folder, saved, theirs

__all__ = ["own_folder"]

pytestmark = CONVERTING


@pytest.mark.parametrize("packaged", [COMPACT, ILLUSTRATION], ids=lambda model: model.name)
def test_real_weights_draw_as_the_packaged_ones(packaged: Any, tmp_path: Path) -> None:
    model = kept(saved(build(packaged), tmp_path / "x.pth"))
    assert (model.family, model.scale, model.blocks) == (packaged.family, packaged.scale, packaged.blocks)
    assert (model.features, model.growth) == (64, 32 if packaged.family == "rrdb" else 0)
    assert model_named("mine") == model
    assert added() == [model]
    tile = np.random.default_rng(1).random((3, 12, 10), np.float32)
    assert np.array_equal(drawn(model_named("mine"), tile), drawn(packaged, tile))


@pytest.mark.parametrize("size", [(8, 6), (9, 7)])
def test_twice_the_size_and_other_widths_through_openvino_too(size: tuple[int, int], tmp_path: Path) -> None:
    """RealESRGAN_x2plus takes its input apart by two: a side of an odd length must do as well."""
    torch.manual_seed(1)
    model = kept(saved(RRDBNet(1, 16, 8, scale=2), tmp_path / "x.pth", "params"))
    assert (model.scale, model.features, model.growth, model.blocks) == (2, 16, 8, 1)
    tile = np.random.default_rng(1).random((3, *size), np.float32)
    exact = drawn(model, tile)
    assert exact.shape == (3, size[0] * 2, size[1] * 2)
    assert np.abs(OpenvinoBackend(model, precision="f32").enlarge(tile) - exact).max() < 1e-3


class Hostile:
    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> Any:
        return os.mkdir, (str(self.trace),)


def test_a_pickle_that_runs_something_is_refused_and_does_not_run(tmp_path: Path) -> None:
    torch.save({"params": Hostile(tmp_path / "ran")}, tmp_path / "x.pth")
    with pytest.raises(ForeignWeights, match="more than weights"):
        kept(tmp_path / "x.pth")
    assert not (tmp_path / "ran").exists()
    assert not [path for path in folder().iterdir() if path.suffix], "nothing of it is kept"


def broken() -> dict[str, Any]:
    compact = CompactNet(1, 4, 8).state_dict()
    rrdb = {theirs(name): tensor for name, tensor in RRDBNet(1, 8, 4).state_dict().items()}
    infinite = {**compact, "body.0.bias": torch.full((8,), float("nan"))}
    return {
        "another family": nn.Sequential(nn.Conv2d(3, 8, 3)).state_dict(),
        "a layer missing": {name: t for name, t in rrdb.items() if "conv_up2" not in name},
        "a layer too many": {**rrdb, "body.0.rdb1.conv6.weight": torch.zeros(1)},
        "no numbers": infinite,
        "another scale": {**compact, "body.4.weight": torch.zeros(7, 8, 3, 3)},
        "counting high": {**rrdb, "body.999.rdb1.conv1.weight": torch.zeros(1)},
        "not a tensor": {"body.0.weight": "x"},
        "a scalar": {"body.0.weight": torch.tensor(1.0)},
        "empty": {},
    }


@pytest.mark.parametrize("kind", broken())
def test_what_is_no_network_of_the_two_families_is_refused(kind: str, tmp_path: Path) -> None:
    torch.save(broken()[kind], tmp_path / "x.pth")
    with pytest.raises(ForeignWeights):
        kept(tmp_path / "x.pth")
    assert added() == []


@pytest.mark.parametrize("data", [b"", b"text", b"PK\x03\x04" + bytes(99), bytes(999)])
def test_what_is_no_weights_file_is_refused(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.pth").write_bytes(data)
    with pytest.raises(ForeignWeights):
        kept(tmp_path / "x.pth")


@pytest.mark.parametrize("name", ["photo", "../x", "", "A", "x" * 41, "a/b"])
def test_a_name_is_a_plain_one_and_none_of_ours(name: str, tmp_path: Path) -> None:
    with pytest.raises(ForeignWeights, match="name"):
        kept(saved(CompactNet(1, 4, 8), tmp_path / "x.pth"), name)


def test_a_changed_file_and_a_wrong_manifest_are_found(tmp_path: Path) -> None:
    model = kept(saved(CompactNet(1, 4, 8), tmp_path / "x.pth"))
    assert wrong_files(model) is None
    file = folder() / f"{model.own.sha256[0]}.pth"
    file.write_bytes(file.read_bytes()[:-1] + b"!")
    assert "has changed" in str(wrong_files(model))
    with pytest.raises(WeightsDamaged):
        build(model)
    manifest = folder() / "mine.json"
    manifest.write_text(manifest.read_text().replace(model.own.sha256[0], "../../../etc/passwd"))
    with pytest.raises(BackendUnavailable):
        model_named("mine")
