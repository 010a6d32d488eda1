"""Networks that the host adds: the two families are told by their shapes, all else is refused."""

from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from torch import nn

from bot.cli import app
from bot.commands.guard import guarded
from engine.errors import BackendUnavailable
from engine.upscale.choose import backend_for
from engine.upscale.models import COMPACT, ILLUSTRATION
from engine.upscale.networks import CompactNet, RRDBNet, build
from engine.upscale.openvino_backend import OpenvinoBackend
from engine.upscale.own import add, added, at_strength, folder, model_named, wrong_files
from engine.upscale.pth import ForeignWeights
from engine.upscale.published import GENERAL, PUBLISHED, TWICE, Published
from engine.upscale.torch_backend import TorchBackend
from engine.upscale.weights import WeightsDamaged

# OpenVINO converts through torch.jit.trace; the packaged networks lie converted in the cache.
pytestmark = pytest.mark.filterwarnings("ignore:.torch.jit:DeprecationWarning")


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def theirs(name: str) -> str:
    """A weight's name as Real-ESRGAN's files have it."""

    def named(match: re.Match[str]) -> str:
        return f"body.{match[1]}.rdb{int(match[2]) + 1}.conv{int(match[3]) + 1}."

    return re.sub(r"body\.(\d+)\.blocks\.(\d)\.convolutions\.(\d)\.", named, name)


def saved(network: nn.Module, path: Path, key: str = "params_ema") -> Path:
    torch.save({key: {theirs(name): tensor for name, tensor in network.state_dict().items()}}, path)
    return path


def kept(path: Path, name: str = "mine", **more: Any) -> Any:
    files = more.pop("files", (path,))
    return add(name, files, licence="BSD-3-Clause", good_for="tests", share=more.pop("share", 1.0))


def drawn(model: Any, tile: Any) -> Any:
    return TorchBackend(model, precision="f32", device=torch.device("cpu")).enlarge(tile)


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


def test_a_denoise_strength_is_a_mix_of_two_files(tmp_path: Path) -> None:
    one, other, half = (CompactNet(2, 4, 8) for _ in range(3))
    for parameters in zip(one.parameters(), other.parameters(), half.parameters(), strict=True):
        parameters[2].data = 0.25 * parameters[0].data + 0.75 * parameters[1].data
    files = (saved(one, tmp_path / "a.pth"), saved(other, tmp_path / "b.pth"))
    model = kept(files[0], files=files, share=0.25)
    tile = np.random.default_rng(1).random((3, 8, 8), np.float32)
    same = kept(saved(half, tmp_path / "c.pth"), "half")
    assert np.allclose(drawn(model, tile), drawn(same, tile), atol=1e-6)
    with pytest.raises(ForeignWeights, match="one network"):
        kept(files[0], files=(files[0], saved(CompactNet(3, 4, 8), tmp_path / "d.pth")))


def strengths(tmp_path: Path, share: float = 0.5) -> tuple[nn.Module, nn.Module]:
    """A tiny network as "calm", of random weights, and its partner that takes no noise away."""
    one, other = CompactNet(2, 4, 8), CompactNet(2, 4, 8)
    files = (saved(one, tmp_path / "a.pth"), saved(other, tmp_path / "wdn.pth"))
    kept(files[0], "calm", files=files, share=share)
    return one, other


def test_another_strength_than_the_one_it_was_added_with_is_mixed_from_the_same_files(tmp_path: Path) -> None:
    one, other = strengths(tmp_path)
    third = CompactNet(2, 4, 8)
    for parameters in zip(one.parameters(), other.parameters(), third.parameters(), strict=True):
        parameters[2].data = 0.3 * parameters[0].data + 0.7 * parameters[1].data
    alone = [
        kept(saved(network, tmp_path / "c.pth"), name)
        for network, name in ((other, "zero"), (third, "third"), (one, "one"))
    ]
    tile = np.random.default_rng(1).random((3, 8, 8), np.float32)
    for model, denoise in zip(alone, (0, 0.3, 1), strict=True):
        found = model_named(at_strength("calm", denoise))
        assert found.own is not None
        assert found.own.share == denoise
        assert np.allclose(drawn(found, tile), drawn(model, tile), atol=1e-6)
    assert at_strength("calm", None) == "calm"
    assert found.own is not None
    assert model_named("calm").own == replace(found.own, share=0.5), "as it was added"
    assert "calm@0.3" not in [model.name for model in added()]


def test_each_strength_is_converted_for_itself(tmp_path: Path) -> None:
    strengths(tmp_path)
    tile = np.random.default_rng(1).random((3, 8, 8), np.float32)
    for denoise in (0.25, 0.75):
        model = model_named(at_strength("calm", denoise))
        exact = drawn(model, tile)
        for _ in range(2):  # converted, then from the cache
            assert np.abs(OpenvinoBackend(model, precision="f32").enlarge(tile) - exact).max() < 1e-3
    assert len(list((tmp_path / "cache").rglob("calm@*.xml"))) == 2
    first, second = (backend_for("openvino", at_strength("calm", share)) for share in (0.25, 0.75))
    assert first is not second
    assert backend_for("openvino", "calm@0.25") is first


@pytest.mark.parametrize("name", ["photo@0.5", "single@0.5", "none@0.5", "calm@1.5", "calm@", "calm@0.5@0.5"])
def test_only_a_network_of_two_files_has_a_strength_between_0_and_1(name: str, tmp_path: Path) -> None:
    strengths(tmp_path)
    kept(saved(CompactNet(2, 4, 8), tmp_path / "s.pth"), "single")
    with pytest.raises(BackendUnavailable):
        model_named(name)


def test_the_command_draws_at_the_strength_it_is_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Tiny networks of random weights: the two masters differ, and each names its strength."""
    strengths(tmp_path)
    photo = tmp_path / "photo.png"
    Image.effect_noise((40, 30), 60).convert("RGB").save(photo)
    words = ["upscale", str(photo), "--to", "80", "--backend", "torch", "--no-lock", "--json"]
    masters = []
    for denoise in ("0", "1"):
        out = tmp_path / denoise
        assert guarded(app, [*words, "--model", "calm", "--denoise", denoise, "--out", str(out)]) == 0
        report = json.loads(capsys.readouterr().out)
        path = Path(report["master"]["path"])
        assert f'enlarger:Model="calm@{denoise}"'.encode() in path.read_bytes()
        with Image.open(path) as master:
            masters.append(np.asarray(master).copy())
    assert not np.array_equal(masters[0], masters[1])
    assert guarded(app, [*words, "--denoise", "0.5"]) == 2
    assert "it has no denoise strength" in capsys.readouterr().err


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


def test_by_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(saved(build(COMPACT), tmp_path / "realesr.pth"))
    assert guarded(app, ["models", "add", file, "--name", "mine", "--licence", "BSD-3-Clause"]) == 0
    assert "SRVGGNetCompact, 4x, 16 blocks of 64 features" in capsys.readouterr().out
    assert guarded(app, ["models", "list"]) == 0
    assert "mine" in capsys.readouterr().out
    from PIL import Image

    Image.radial_gradient("L").convert("RGB").resize((96, 64)).save(tmp_path / "p.png")
    upscale = ["upscale", str(tmp_path / "p.png"), "--to", "200", "--out", str(tmp_path)]
    assert guarded(app, [*upscale, "--model", "mine"]) == 0
    assert (tmp_path / "p-200.png").exists()
    assert guarded(app, [*upscale, "--model", "nobody"]) == 2
    assert "no network named nobody" in capsys.readouterr().err
    Path(file).write_bytes(b"text")
    assert guarded(app, ["models", "add", file, "--name", "worse", "--licence", "MIT"]) == 2
    assert "realesr.pth: it" in capsys.readouterr().err


def publish(monkeypatch: pytest.MonkeyPatch, network: Published, files: list[Path]) -> None:
    """As if these files were the published ones."""
    digests = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    as_these = tuple(
        replace(file, sha256=digest) for file, digest in zip(network.files, digests, strict=True)
    )
    changed = tuple(replace(one, files=as_these) if one == network else one for one in PUBLISHED)
    monkeypatch.setattr("engine.upscale.published.PUBLISHED", changed)
    monkeypatch.setattr("bot.commands.models.PUBLISHED", changed)


def random_general(path: Path, seed: int) -> Path:
    """A file shaped as realesr-general-x4v3, with random weights: the published ones can't be had here."""
    torch.manual_seed(seed)
    network = CompactNet(GENERAL.blocks, GENERAL.scale)
    assert sum(weights.numel() for weights in network.parameters()) == 1_213_296, "as the published file's"
    return saved(network, path, "params")


def test_realesr_general_is_added_with_its_denoise_strength(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of random weights, by the published names; then as if their SHA-256 were the published ones."""
    files = [random_general(tmp_path / file.name, at) for at, file in enumerate(GENERAL.files)]
    words = ["models", "add", *map(str, files), "--name", "calm", "--denoise", "0.25"]
    assert guarded(app, words) == 2
    assert "--licence" in capsys.readouterr().err
    assert guarded(app, [*words, "--licence", "BSD-3-Clause"]) == 0
    out = capsys.readouterr().out
    assert "Mind: realesr-general-x4v3.pth is not the file" in out
    assert "SRVGGNetCompact, 4x, 32 blocks of 64 features" in out
    calm = model_named("calm")
    assert calm.own is not None
    assert calm.own.share == 0.25

    publish(monkeypatch, GENERAL, files)
    turned = ["models", "add", *map(str, reversed(files)), "--name", "turned", "--denoise", "0.25"]
    assert guarded(app, turned) == 0
    assert "This is realesr-general-x4v3 as it was published." in capsys.readouterr().out
    known = model_named("turned")
    assert (known.licence, known.good_for, known.own) == (GENERAL.licence, GENERAL.good_for, calm.own)
    tile = np.random.default_rng(1).random((3, 8, 8), np.float32)
    assert np.array_equal(drawn(known, tile), drawn(calm, tile)), "the strength is the first published one's"
    assert not np.array_equal(drawn(known, tile), drawn(kept(files[0], "alone"), tile))


def test_the_list_says_of_each_what_it_is_and_where_the_missing_are_to_be_had(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert guarded(app, ["models", "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    for row in listed["models"]:
        assert re.fullmatch(r"[0-9a-f]{64}", row["sha256"])
        assert row["licence"]
        assert row["good_for"]
        assert row["scale"] in (2, 4)
    assert [one["name"] for one in listed["not_here"]] == [one.name for one in PUBLISHED]
    assert guarded(app, ["models", "list"]) == 0
    text = capsys.readouterr().out
    for one in PUBLISHED:
        assert one.how_to_add in text
        for file in one.files:
            assert f"not here: get it from {file.address}" in text
            assert file.sha256 in text
    for row in listed["models"]:
        assert row["sha256"] in text
    small = saved(RRDBNet(1, 8, 4, scale=2), tmp_path / "RealESRGAN_x2plus.pth")
    publish(monkeypatch, TWICE, [small])
    assert guarded(app, ["models", "add", str(small), "--name", "twice"]) == 0
    assert "as it was published" in capsys.readouterr().out
    assert guarded(app, ["models", "list"]) == 0
    assert TWICE.how_to_add not in capsys.readouterr().out
