"""The faithful network's training: its pairs fit, its errors mean what they say, its file is read back."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image

from bench.training.halve import halved
from bench.training.ncnn_file import write_ncnn
from bench.training.pairs import RATIOS, make_pair
from engine.upscale.models import COMPACT, FAITHFUL
from engine.upscale.networks import CompactNet, build, fill
from engine.upscale.weights import read_ncnn


@pytest.fixture(scope="module")
def astronaut() -> NDArray[np.uint8]:
    from skimage import data

    return np.asarray(data.astronaut())


@pytest.fixture
def photo(astronaut: NDArray[np.uint8]) -> Image.Image:
    return Image.fromarray(astronaut)


@pytest.mark.parametrize("ratio", RATIOS)
def test_a_patch_lies_on_its_truth(photo: Image.Image, ratio: Fraction) -> None:
    dice = np.random.default_rng(5)
    side = 40 // ratio.denominator * ratio.denominator
    for _ in range(4):
        small, truth = make_pair(photo, ratio, dice).patch(side, dice)
        assert truth.shape[0] == side * ratio
        again = np.asarray(Image.fromarray(truth).resize((side, side), Image.Resampling.LANCZOS)).astype(
            float
        )
        shifted = np.roll(again, 1, axis=1)
        assert np.abs(again - small).mean() < np.abs(shifted - small).mean()


def test_weights_are_read_back_as_written(tmp_path: Path) -> None:
    torch.manual_seed(1)
    network = build(COMPACT)
    assert isinstance(network, CompactNet)
    for parameter in network.parameters():
        parameter.data += 0.01 * torch.randn_like(parameter)
    write_ncnn(network, tmp_path / "a.param", tmp_path / "a.bin")
    again = build(COMPACT)
    fill(again, read_ncnn(tmp_path / "a.param", tmp_path / "a.bin"))
    picture = torch.rand(1, 3, 24, 24)
    with torch.inference_mode():
        assert (again(picture) - network(picture)).abs().max() < 2e-3, "more than fp16 rounding"


def test_the_faithful_weights_are_not_the_ones_it_started_from() -> None:
    assert FAITHFUL.fingerprint() != COMPACT.fingerprint()
    assert replace(FAITHFUL, ours=False, stem=COMPACT.stem).fingerprint() == COMPACT.fingerprint()


def test_half_a_network_draws_the_means_of_the_whole_ones_pixels() -> None:
    """True of its last layer alone, so all between is made to pass on what it is given."""
    torch.manual_seed(3)
    whole = CompactNet(4)
    for layer in list(whole.body)[2:-1]:
        if isinstance(layer, torch.nn.Conv2d):
            torch.nn.init.dirac_(layer.weight)
            assert layer.bias is not None
            torch.nn.init.zeros_(layer.bias)
        else:
            assert isinstance(layer, torch.nn.PReLU)
            torch.nn.init.ones_(layer.weight)
    picture = torch.rand(1, 3, 16, 16)
    half = halved(whole)
    with torch.inference_mode():
        means = torch.nn.functional.avg_pool2d(whole(picture), 2)
        assert (half(picture) - means).abs().max() < 1e-5
    assert len([layer for layer in half.body if isinstance(layer, torch.nn.Conv2d)]) == 4
