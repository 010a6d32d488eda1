"""A crop of a source comes out as the same place of the whole."""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from skimage import data

from engine.blend import blend_for
from engine.compose import compose
from engine.crop import crop, cut_for, grid
from engine.decode import Picture, open_picture
from engine.enlarge import enlarge
from engine.evidence import constraint_for
from engine.first_look import part_of_master
from engine.lock import JpegConstraint
from engine.order import Order
from engine.plan import Plan, make_plan
from engine.planes import to_ycc
from engine.source_readers import HERE
from engine.target import parse_target
from engine.trust.zone import Box
from tests.engine.conftest import jpeg_of, png_of

Pixels8 = NDArray[np.uint8]


def coffee(width: int = 480, height: int = 320) -> Image.Image:
    return Image.fromarray(data.coffee()).resize((width, height), Image.Resampling.LANCZOS)


def planned(source: bytes, to: str) -> tuple[Picture, Plan, Order]:
    picture = open_picture(source)
    target = parse_target(to)
    plan = make_plan(picture.pixels.shape[1::-1], target, turned=False)
    return picture, plan, Order(source, "coffee.jpg", target, backend="openvino")


def whole(picture: Picture, plan: Plan, order: Order) -> tuple[Pixels8, Pixels8]:
    """The plain enlargement and the master of the whole picture."""
    blend = blend_for(order.character, plan.ratio, order.model)
    enlarged = enlarge(picture, plan, order, blend, lambda _done, _total: None, lambda: False)
    composed = compose(picture, enlarged.views, plan.out, blend, hidden=HERE.hidden(order.source))
    return composed.plain, composed.master.astype(np.uint8)


def decibels(one: Pixels8, other: Pixels8) -> float:
    error = float(np.mean((one.astype(np.float64) - other) ** 2))
    return 10 * math.log10(255**2 / max(error, 1e-9))


@pytest.mark.parametrize(
    ("source", "to", "least"),
    [
        (jpeg_of(coffee(), 80), "1440", 60),  # chroma halved, the output's pixels on the crop's border
        (jpeg_of(coffee(), 80), "1099", 45),  # a ratio that never comes out even
        (jpeg_of(coffee(), 80, subsampling=0), "1440", 60),
        (jpeg_of(coffee(), 80), "600", 45),
        (jpeg_of(coffee(), 90, subsampling="4:2:2"), "1440", 60),
        (jpeg_of(coffee().convert("L"), 80), "1440", 60),
        (png_of(coffee()), "1440", 45),  # the noise that the lock allows is that of the crop
    ],
    ids=["420", "uneven", "444", "small ratio", "422", "grey", "png"],
)
def test_a_crop_agrees_with_the_same_place_of_the_whole_job(source: bytes, to: str, least: float) -> None:
    picture, plan, order = planned(source, to)
    x, y = plan.out[0] // 2, plan.out[1] // 3
    shown: Box = (x, y, x + 240, y + 200)
    cut = cut_for(picture, plan, shown)
    assert cut.size != plan.source, "it would be the whole picture, and nothing shown"
    plain, master = part_of_master(picture, plan, cut, shown, order)
    whole_plain, whole_master = whole(picture, plan, order)
    assert master.shape == (200, 240, 3)
    assert decibels(whole_plain[y : y + 200, x : x + 240], plain) >= least
    assert decibels(whole_master[y : y + 200, x : x + 240], master) >= least
    assert decibels(plain, master) < 45, "the network and the lock have done something"


def test_a_crop_has_the_coefficients_of_its_own_pixels() -> None:
    picture = open_picture(jpeg_of(coffee(), 80))
    part = crop(picture, (96, 64, 320, 240))
    assert part.pixels.shape == (176, 224, 3)
    assert part.coefficients is not None
    assert [c.stored.shape[:2] for c in part.coefficients.components] == [(22, 28), (11, 14), (11, 14)]
    constraint = constraint_for(part)
    assert isinstance(constraint, JpegConstraint)
    # What was decoded from the coefficients agrees with them; pixels from elsewhere would not.
    assert np.abs(constraint.correction(to_ycc(part.pixels), 0)[0]).mean() < 0.2
    elsewhere = crop(picture, (80, 64, 304, 240))
    assert np.abs(constraint.correction(to_ycc(elsewhere.pixels), 0)[0]).mean() > 2


def test_a_crop_may_end_with_the_picture_but_not_between_units() -> None:
    picture = open_picture(jpeg_of(coffee(470, 310), 80))
    assert grid(picture) == (16, 16)
    part = crop(picture, (400, 288, 470, 310))
    assert part.pixels.shape == (22, 70, 3)
    assert part.coefficients is not None
    assert part.coefficients.components[0].stored.shape[:2] == (3, 9)
    for box in (
        (8, 0, 64, 64),
        (0, 8, 64, 64),
        (0, 0, 60, 64),
        (0, 0, 64, 60),
        (0, 0, 480, 64),
        (64, 0, 64, 64),
    ):
        with pytest.raises(ValueError, match="does not lie on the grid"):
            crop(picture, box)


@pytest.mark.parametrize("to", ["700", "1099", "1440", "2048"])
def test_a_cut_covers_what_is_wanted_with_what_the_lock_looks_at(to: str) -> None:
    picture, plan, _order = planned(jpeg_of(coffee(), 80), to)
    width, height = plan.out
    for x, y in ((0, 0), (width - 100, height - 100), (width // 2, height // 2)):
        cut = cut_for(picture, plan, (x, y, x + 100, y + 100))
        across, down = width / 480, height / 320
        assert cut.source[0] <= max(0, x / across - 31)
        assert cut.source[1] <= max(0, y / down - 31)
        assert cut.source[2] >= min(480, (x + 100) / across + 31)
        assert cut.source[3] >= min(320, (y + 100) / down + 31)
        assert cut.out[0] <= x
        assert cut.out[2] >= x + 100
        # The crop's own grid lies on the whole's, to a part of a pixel that no eye sees.
        for source, out, factor in zip(cut.source, cut.out, (across, down) * 2, strict=True):
            assert abs(source * factor - out) <= 0.3
        crop(picture, cut.source)


def test_transparency_is_cut_too() -> None:
    image = coffee(64, 64).convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize((64, 64)))
    part = crop(open_picture(png_of(image)), (16, 32, 48, 64))
    assert part.alpha is not None
    assert part.alpha.shape == (32, 32)
    assert part.alpha.min() > 100
