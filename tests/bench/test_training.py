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

from bench.training.ncnn_file import write_ncnn
from bench.training.pairs import RATIOS, make_pair
from engine.upscale.models import COMPACT, FAITHFUL
from engine.upscale.networks import build, fill
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
    for parameter in network.parameters():
        parameter.data += 0.01 * torch.randn_like(parameter)
    write_ncnn(network, COMPACT, tmp_path / "a.param", tmp_path / "a.bin")
    again = build(COMPACT)
    fill(again, read_ncnn(tmp_path / "a.param", tmp_path / "a.bin"))
    picture = torch.rand(1, 3, 24, 24)
    with torch.inference_mode():
        assert (again(picture) - network(picture)).abs().max() < 2e-3, "more than fp16 rounding"


def test_the_faithful_weights_are_not_the_ones_it_started_from() -> None:
    assert FAITHFUL.fingerprint() != COMPACT.fingerprint()
    assert replace(FAITHFUL, ours=False, stem=COMPACT.stem).fingerprint() == COMPACT.fingerprint()
