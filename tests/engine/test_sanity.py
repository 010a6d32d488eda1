from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from engine import enlarge as enlarge_module
from engine.blend import Blend
from engine.decode import open_picture
from engine.enlarge import enlarge
from engine.errors import InsaneOutput
from engine.order import Order
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
