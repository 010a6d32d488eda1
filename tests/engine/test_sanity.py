from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from engine import enlarge as enlarge_module
from engine.blend import Blend
from engine.decode import open_picture
from engine.enlarge import Enlarged, enlarge
from engine.errors import InsaneOutput
from engine.order import Order
from engine.pipeline import run
from engine.plan import make_plan
from engine.sanity import check_sane
from engine.target import parse_target
from engine.upscale.backend import Backend
from tests.engine.conftest import png_of


@pytest.fixture(scope="module")
def source(astronaut: NDArray[np.uint8]) -> NDArray[np.float32]:
    small = Image.fromarray(astronaut).resize((96, 96), Image.Resampling.LANCZOS)
    return np.asarray(small).astype(np.float32) / np.float32(255)


def enlarged(source: NDArray[np.float32]) -> NDArray[np.uint16]:
    return np.rint(source.repeat(4, axis=0).repeat(4, axis=1) * 65535).astype(np.uint16)


def test_a_faithful_enlargement_passes(source: NDArray[np.float32]) -> None:
    check_sane(source, enlarged(source))


@pytest.mark.parametrize("fault", ["black", "tinted", "repeated", "black tile"])
def test_what_drivers_do_wrong_is_refused(source: NDArray[np.float32], fault: str) -> None:
    picture = enlarged(source)
    if fault == "black":
        picture[:] = 0
    elif fault == "tinted":
        picture[..., 1] = np.minimum(65535, picture[..., 1].astype(np.uint32) * 2).astype(np.uint16)
    elif fault == "repeated":
        picture[192:] = picture[:192]
    else:
        picture[:96, 96:192] = 0
    with pytest.raises(InsaneOutput):
        check_sane(source, picture)


class Fixed:
    """A stand-in network of known output, for the second try only."""

    precision, device, scale, largest_tile = "f32", "test", 4, 256

    def __init__(self, name: str, *, black: bool) -> None:
        self.name = name
        self._black = black

    def enlarge(self, tile: NDArray[np.float32]) -> NDArray[np.float32]:
        right = tile.repeat(4, axis=1).repeat(4, axis=2)
        return np.zeros_like(right) if self._black else right


@pytest.mark.parametrize("second_is_black", [False, True])
def test_a_black_picture_is_made_again_elsewhere_or_not_at_all(
    source: NDArray[np.float32], monkeypatch: pytest.MonkeyPatch, second_is_black: bool
) -> None:
    backends: dict[str, Backend] = {
        "auto": Fixed("openvino", black=True),
        "torch": Fixed("torch", black=second_is_black),
    }
    monkeypatch.setattr(enlarge_module, "backend_for", lambda name, model: backends[name])
    data = png_of(Image.fromarray(np.rint(source * 255).astype(np.uint8)))
    target = parse_target("384")
    plan = make_plan((96, 96), target, turned=False)

    def make() -> str:
        order = Order(data, "a.png", target)
        blend = Blend({"large": 1.0})
        return enlarge(
            open_picture(data), plan, order, blend, lambda done, total: None, lambda: False
        ).backend

    if second_is_black:
        with pytest.raises(InsaneOutput):
            make()
    else:
        assert make() == "torch f32"


class Grey(Fixed):
    """A stand-in that takes a fine pattern for a grey, as the real ones do."""

    def enlarge(self, tile: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.full_like(super().enlarge(tile), 0.5 + self._shade)

    def __init__(self, name: str, shade: float) -> None:
        super().__init__(name, black=False)
        self._shade = shade


@pytest.mark.parametrize("apart", [0.0, 0.3])
def test_what_every_device_draws_otherwise_is_left_to_the_plain_enlargement(
    monkeypatch: pytest.MonkeyPatch, apart: float
) -> None:
    """A pattern of single pixels, a fifth darker than a grey. Of devices that differ one is broken."""
    backends: dict[str, Backend] = {"auto": Grey("openvino", 0.0), "torch": Grey("torch", apart)}
    monkeypatch.setattr(enlarge_module, "backend_for", lambda name, model: backends[name])
    pattern = np.zeros((96, 96, 3), np.uint8)
    pattern[::2, ::2] = 255
    pattern[1::2, 1::2] = 150
    data = png_of(Image.fromarray(pattern))
    target = parse_target("384")
    plan, order = make_plan((96, 96), target, turned=False), Order(data, "a.png", target)

    def make() -> Enlarged:
        blend = Blend({"large": 1.0})
        return enlarge(open_picture(data), plan, order, blend, lambda done, total: None, lambda: False)

    if apart:
        with pytest.raises(InsaneOutput):
            make()
    else:
        enlarged = make()
        assert enlarged.refused
        assert enlarged.views == {}


@pytest.mark.parametrize("side", [16, 24, 32])
def test_an_icon_is_no_fault_of_a_device(side: int, tmp_path: Path) -> None:
    """Real networks: on a grid of less than a pixel a cell they would seem to draw something else."""
    rng = np.random.default_rng(3)
    icon = np.full((side, side, 3), (30, 60, 200), np.uint8)
    for _ in range(8):
        x, y = rng.integers(0, side, 2)
        icon[y : y + side // 4, x : x + side // 4] = rng.integers(0, 256, 3)
    told = run(Order(png_of(Image.fromarray(icon)), "icon.png", parse_target("640")), tmp_path).report
    assert told["plain"] is False
    assert str(told["backend"]).startswith("openvino")


def test_a_code_of_one_pixel_a_module_is_enlarged_plainly(tmp_path: Path) -> None:
    """Real networks take it for a grey. What is made still reads as the code."""
    modules = np.random.default_rng(1).integers(0, 2, (57, 57)).astype(np.uint8)
    code = Image.fromarray(modules * 255).convert("RGB")
    outcome = run(Order(png_of(code), "code.png", parse_target("640")), tmp_path)
    assert outcome.report["plain"] is True
    zones = cast(dict[str, Any], outcome.report["trust"])["zones"]
    # A face may be seen in any noise; of what the model drew there is nothing to say.
    assert [zone for zone in zones if zone["kind"] != "face" and zone["verdict"] != "fine"] == []
    with Image.open(outcome.master.path) as master:
        shrunk = np.asarray(master.convert("L").resize((57, 57), Image.Resampling.BOX))
    np.testing.assert_array_equal(shrunk > 127, modules > 0)
