"""The real weights, in every way we run them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from engine.upscale.backend import Backend
from engine.upscale.choose import automatic, backend_for
from engine.upscale.models import COMPACT, MODELS, PHOTO
from engine.upscale.networks import CompactNet, RRDBNet, build, fill
from engine.upscale.openvino_backend import OpenvinoBackend
from engine.upscale.tiles import enlarge_tiled
from engine.upscale.torch_backend import TorchBackend
from engine.upscale.weights import WeightsDamaged, read_ncnn


def decibels(a: NDArray[np.floating[Any]], b: NDArray[np.floating[Any]]) -> float:
    """PSNR in dB of two pictures in 0…1."""
    return float(-10 * np.log10(np.mean((np.clip(a, 0, 1) - np.clip(b, 0, 1)) ** 2)))


@pytest.fixture(scope="module")
def photo(astronaut: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(96, 128, 3) in 0…1: face, collar and flag."""
    return astronaut[60:156, 160:288].astype(np.float32) / np.float32(255)


@pytest.fixture(scope="module")
def reference() -> TorchBackend:
    return TorchBackend(PHOTO, precision="f32", device=torch.device("cpu"))


@pytest.mark.parametrize("name", sorted(MODELS))
def test_every_packaged_model_loads_whole(name: str) -> None:
    model = MODELS[name]
    layers = read_ncnn(model.param_path, model.bin_path)
    assert all(np.isfinite(values).all() for layer in layers for values in layer)
    network = build(model)
    with torch.inference_mode():
        assert network(torch.rand(1, 3, 7, 9)).shape == (1, 3, 7 * model.scale, 9 * model.scale)


def test_weights_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    layers = read_ncnn(COMPACT.param_path, COMPACT.bin_path)
    with pytest.raises(WeightsDamaged):
        fill(CompactNet(COMPACT.blocks - 1), layers)
    with pytest.raises(WeightsDamaged):
        fill(RRDBNet(1), layers)
    longer = tmp_path / "longer.bin"
    longer.write_bytes(COMPACT.bin_path.read_bytes() + b"\0\0\0\0")
    with pytest.raises(WeightsDamaged):
        read_ncnn(COMPACT.param_path, longer)


def test_openvino_agrees_with_torch_fp32(photo: NDArray[np.float32], reference: TorchBackend) -> None:
    tile = np.ascontiguousarray(photo.transpose(2, 0, 1))
    truth = reference.enlarge(tile)
    fast = OpenvinoBackend(PHOTO)
    assert decibels(fast.enlarge(tile), truth) >= 50
    exact = OpenvinoBackend(PHOTO, precision="f32")
    assert decibels(exact.enlarge(tile), truth) >= 80


def test_torch_bf16_agrees_with_fp32(photo: NDArray[np.float32], reference: TorchBackend) -> None:
    tile = np.ascontiguousarray(photo[:64, :64].transpose(2, 0, 1))
    half = TorchBackend(PHOTO, precision="bf16", device=torch.device("cpu"))
    assert decibels(half.enlarge(tile), reference.enlarge(tile)) >= 45


def test_whole_and_tiled_agree_and_no_border_shows(astronaut: NDArray[np.uint8]) -> None:
    photo = astronaut[60:200, 140:300].astype(np.float32) / np.float32(255)
    backend: Backend = OpenvinoBackend(PHOTO, precision="f32")
    whole = enlarge_tiled(photo, backend, overlap=PHOTO.reach, largest=1000).astype(np.float32) / 65535
    tiled = enlarge_tiled(photo, backend, overlap=PHOTO.reach, largest=112).astype(np.float32) / 65535
    assert decibels(whole, tiled) >= 45
    # A border would be a line where the difference jumps; compare each row's and column's step with
    # what is usual in this picture.
    difference = np.abs(whole - tiled).mean(axis=2)
    for axis in (0, 1):
        profile = difference.mean(axis=1 - axis)
        assert np.abs(np.diff(profile)).max() < 1 / 255, "a line in the difference"


def test_automatic_choice_is_built_once() -> None:
    assert automatic() in ("openvino", "torch")
    assert backend_for("auto", "compact") is backend_for("auto", "compact")
