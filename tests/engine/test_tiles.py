from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine.errors import Cancelled, InsaneOutput
from engine.upscale.choose import backend_for
from engine.upscale.tiles import enlarge_tiled, spans, weights


class Repeating:
    """A stand-in network for geometry only: repeats every pixel, so that the right answer is known."""

    name, precision, device, scale, largest_tile = "repeating", "f32", "test", 4, 64

    def enlarge(self, tile: NDArray[np.float32]) -> NDArray[np.float32]:
        return tile.repeat(self.scale, axis=1).repeat(self.scale, axis=2)


@given(length=st.integers(1, 3000), largest=st.integers(64, 512), overlap=st.integers(4, 24))
def test_spans_cover_equally_and_overlap_enough(length: int, largest: int, overlap: int) -> None:
    parts = spans(length, largest, overlap)
    assert parts[0].start == 0
    assert parts[-1].stop == length
    assert len({part.stop - part.start for part in parts}) == 1
    assert parts[0].stop - parts[0].start <= max(largest, min(length, largest))
    for left, right in pairwise(parts):
        assert left.stop - right.start >= 2 * min(overlap, largest // 5) - 1
    for one, third in zip(parts, parts[2:], strict=False):
        assert third.start >= one.stop - 1, "a pixel in three spans"


@given(length=st.integers(1, 900), largest=st.integers(64, 320), overlap=st.integers(4, 48))
def test_weights_sum_to_one_everywhere(length: int, largest: int, overlap: int) -> None:
    parts = spans(length, largest, overlap)
    total = np.zeros(length * 4)
    for part, ramp in zip(parts, weights(parts, 4), strict=True):
        total[part.start * 4 : part.stop * 4] += ramp
    np.testing.assert_allclose(total, 1, atol=1e-5)


@pytest.mark.parametrize("shape", [(1, 1), (5, 200), (64, 64), (65, 64), (150, 211)])
def test_any_size_comes_back_whole(shape: tuple[int, int]) -> None:
    picture = np.random.default_rng(1).random((*shape, 3), np.float32)
    enlarged = enlarge_tiled(picture, Repeating(), overlap=8)
    expected = picture.repeat(4, axis=0).repeat(4, axis=1)
    assert enlarged.shape == expected.shape
    np.testing.assert_allclose(enlarged / 65535, expected, atol=1e-4)


def test_cancelled_between_tiles() -> None:
    done: list[int] = []
    with pytest.raises(Cancelled):
        enlarge_tiled(
            np.zeros((200, 200, 3), np.float32),
            Repeating(),
            overlap=8,
            on_tile=lambda count, total: done.append(count),
            cancelled=lambda: len(done) == 2,
        )
    assert done == [1, 2]


def test_not_a_number_never_gets_into_a_picture() -> None:
    class Broken(Repeating):
        def enlarge(self, tile: NDArray[np.float32]) -> NDArray[np.float32]:
            enlarged = super().enlarge(tile)
            enlarged[0, 3, 3] = np.nan
            return enlarged

    with pytest.raises(InsaneOutput):
        enlarge_tiled(np.random.default_rng(2).random((20, 20, 3), np.float32), Broken(), overlap=8)


def product_shot(astronaut: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(200, 400, 3): a picture at the left, and a plain ground as a JPEG leaves it, within a level."""
    ground = np.full((200, 400, 3), 250, np.float32) + np.indices((200, 400)).sum(axis=0)[..., None] % 2
    ground[:, :200] = astronaut[100:300, 100:300]
    return np.asarray(ground / 255, np.float32)


def test_plain_ground_needs_no_network(astronaut: NDArray[np.uint8]) -> None:
    class Counting(Repeating):
        asked = 0

        def enlarge(self, tile: NDArray[np.float32]) -> NDArray[np.float32]:
            self.asked += 1
            return super().enlarge(tile)

    picture, network = product_shot(astronaut), Counting()
    tiles: list[int] = []
    enlarge_tiled(picture, network, overlap=8, on_tile=lambda done, total: tiles.append(total))
    assert 0.4 * tiles[0] < network.asked < 0.75 * tiles[0]


def test_the_ground_joins_the_network_without_a_seam(astronaut: NDArray[np.uint8]) -> None:
    network = backend_for("auto", "faithful")
    picture = product_shot(astronaut)
    whole = network.enlarge(np.ascontiguousarray(picture.transpose(2, 0, 1))).transpose(1, 2, 0) * 255
    joined = enlarge_tiled(picture, network, overlap=20, largest=100).astype(np.float32) / 257
    ground = np.abs(joined - np.clip(whole, 0, 255))[:, 840:]
    assert ground.max() < 2
    steps = np.abs(np.diff(joined[:, 840:].mean(axis=(0, 2))))
    assert steps.max() < 0.5, "a column that differs from the next"
