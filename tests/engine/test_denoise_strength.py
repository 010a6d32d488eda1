"""The denoise strength of a network of two files: a mix of both, chosen when it is added or when it draws."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from torch import nn

from bot.cli import app
from bot.commands.guard import guarded
from engine.errors import BackendUnavailable
from engine.upscale.choose import backend_for
from engine.upscale.networks import CompactNet
from engine.upscale.openvino_backend import OpenvinoBackend
from engine.upscale.own import added, at_strength, model_named
from engine.upscale.pth import ForeignWeights
from tests.engine.own_networks import CONVERTING, drawn, kept, own_folder, saved

__all__ = ["own_folder"]

pytestmark = CONVERTING


def strengths(tmp_path: Path, share: float = 0.5) -> tuple[nn.Module, nn.Module]:
    """A tiny network as "calm", of random weights, and its partner that takes no noise away."""
    one, other = CompactNet(2, 4, 8), CompactNet(2, 4, 8)
    files = (saved(one, tmp_path / "a.pth"), saved(other, tmp_path / "wdn.pth"))
    kept(files[0], "calm", files=files, share=share)
    return one, other


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
