"""A device without memory: the same picture by smaller tiles, then elsewhere; told in the log."""

from __future__ import annotations

import logging

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image

from engine import enlarge as enlarge_module
from engine.blend import Blend
from engine.decode import open_picture
from engine.enlarge import Enlarged, enlarge
from engine.errors import DeviceFull
from engine.order import Order
from engine.plan import make_plan
from engine.target import parse_target
from engine.upscale.models import COMPACT
from engine.upscale.torch_backend import TorchBackend
from tests.engine.conftest import png_of


class Cramped:
    """A stand-in network that repeats pixels, on a device with room for tiles of `room` pixels a side."""

    precision, scale, largest_tile = "f32", 4, 256

    def __init__(self, name: str, room: int) -> None:
        self.name, self.device, self.room = name, f"the device of {name}", room
        self.sides: list[int] = []

    def enlarge(self, tile: NDArray[np.float32]) -> NDArray[np.float32]:
        self.sides.append(max(tile.shape[1:]))
        if self.sides[-1] > self.room:
            raise DeviceFull("out_of_memory", "no room")
        return tile.repeat(4, axis=1).repeat(4, axis=2)


def made_on(
    backends: dict[str, Cramped], astronaut: NDArray[np.uint8], monkeypatch: pytest.MonkeyPatch
) -> Enlarged:
    monkeypatch.setattr(enlarge_module, "backend_for", lambda name, model: backends[name])
    picture = open_picture(png_of(Image.fromarray(astronaut).resize((300, 300))))
    plan = make_plan((300, 300), parse_target("1200"), turned=False)
    order = Order(b"", "a.png", parse_target("1200"))
    return enlarge(picture, plan, order, Blend({"compact": 1.0}), lambda done, total: None, lambda: False)


def test_smaller_tiles_give_the_same_picture(
    astronaut: NDArray[np.uint8], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    roomy, cramped = Cramped("torch", 1000), Cramped("torch", 100)
    whole = made_on({"auto": roomy}, astronaut, monkeypatch)
    with caplog.at_level(logging.WARNING):
        again = made_on({"auto": cramped}, astronaut, monkeypatch)
    assert cramped.sides[0] > 100
    assert cramped.sides[-1] <= 64
    difference = again.views["compact"].astype(int) - whole.views["compact"]
    assert np.abs(difference).max() <= 1
    assert again.engine is cramped
    for side in (256, 128):
        assert f"no room for tiles of {side} px" in caplog.text


def test_a_device_with_no_room_at_all_hands_over(
    astronaut: NDArray[np.uint8], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    full, other = Cramped("torch", 8), Cramped("openvino", 1000)
    with caplog.at_level(logging.WARNING):
        made = made_on({"auto": full, "openvino": other}, astronaut, monkeypatch)
    assert made.engine is other
    assert made.views["compact"].shape == (1200, 1200, 3)
    assert "again with openvino on the device of openvino" in caplog.text


@pytest.mark.parametrize(
    "error",
    [torch.OutOfMemoryError("CUDA out of memory"), RuntimeError("MPS backend out of memory (tried 3 GB)")],
)
def test_what_torch_says_of_memory_is_understood(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    backend = TorchBackend(COMPACT, "f32", torch.device("cpu"))

    def full(tile: NDArray[np.float32]) -> NDArray[np.float32]:
        raise error

    monkeypatch.setattr(backend, "_run", full)
    with pytest.raises(DeviceFull):
        backend.enlarge(np.zeros((3, 8, 8), np.float32))


def test_other_errors_of_torch_stay_what_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    backend = TorchBackend(COMPACT, "f32", torch.device("cpu"))

    def broken(tile: NDArray[np.float32]) -> NDArray[np.float32]:
        raise RuntimeError("shapes do not match")

    monkeypatch.setattr(backend, "_run", broken)
    with pytest.raises(RuntimeError, match="shapes"):
        backend.enlarge(np.zeros((3, 8, 8), np.float32))
