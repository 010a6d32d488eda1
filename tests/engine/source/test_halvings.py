"""Strong blur and strong enlarging: more of it is never judged better."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from bot.better_files import reads_better
from engine.source.picture import Luma
from engine.source.reading import read
from engine.source.softness import SOFT, in_focus, softness_of
from tests.engine.source.pictures import jpeg, opened, saved, scene

SIGMAS = (2.5, 4, 5, 6, 8, 12)


def luma(image: Image.Image) -> Luma:
    return np.asarray(image.convert("L"))


def judged(image: Image.Image) -> tuple[float, float]:
    found = softness_of(luma(opened(jpeg(image, 92))))
    assert found is not None
    return found.odds, found.share


def test_more_blur_is_never_judged_better(astronaut: NDArray[np.uint8], coffee: NDArray[np.uint8]) -> None:
    for photo in (scene(1400, 1000), Image.fromarray(astronaut), Image.fromarray(coffee)):
        found = [judged(photo.filter(ImageFilter.GaussianBlur(sigma))) for sigma in SIGMAS]
        assert all(odds > SOFT for odds, _ in found), found
        shares = [share for _, share in found]
        assert all(after < before * 1.05 for before, after in pairwise(shares)), shares
        assert shares[-1] < 0.1
        assert judged(photo)[0] < SOFT


@pytest.mark.parametrize("factor", [4, 5, 6, 8, 10])
def test_a_blow_up_holds_what_it_was_made_from(factor: int) -> None:
    side = 1600 // factor
    small = opened(jpeg(scene().resize((side, side * 3 // 4), Image.Resampling.LANCZOS), 80))
    reading = read(jpeg(small.resize((1600, 1200), Image.Resampling.BICUBIC), 90))
    assert reading.effective_side is not None
    assert side / 1.5 < reading.effective_side < side * 1.5


def test_a_blurred_file_is_not_the_better_one() -> None:
    sharp = read(jpeg(scene(900, 675), 72)).as_json()
    photo = scene().filter(ImageFilter.GaussianBlur(5))
    blurred = read(jpeg(photo, 92))
    assert blurred.verdict == "degraded"
    assert blurred.recommended == "own"
    assert not reads_better(blurred.as_json(), sharp)
    assert reads_better(read(jpeg(scene(), 92)).as_json(), sharp)


@pytest.mark.parametrize("sigma", [2, 4, 8])
def test_a_sharp_thing_before_blurred_ground_is_sharp(sigma: int) -> None:
    mask = Image.new("L", (1600, 1200), 0)
    ImageDraw.Draw(mask).ellipse((500, 300, 1100, 900), fill=255)
    photo = Image.composite(scene(), scene().filter(ImageFilter.GaussianBlur(sigma)), mask)
    assert read(saved(photo, "PNG", compress_level=1)).effective_side == 1600


@pytest.mark.parametrize("sigma", [2, 4, 8])
def test_grain_and_letters_are_no_sharp_thing(sigma: int) -> None:
    blurred = scene().filter(ImageFilter.GaussianBlur(sigma))
    marked = blurred.copy()
    ImageDraw.Draw(marked).text((1100, 1150), "example studio 2026", "white", ImageFont.load_default(24))
    grain = np.random.default_rng(1).normal(0, 4, (1200, 1600, 1))
    grainy = Image.fromarray((np.asarray(blurred) + grain).clip(0, 255).astype(np.uint8))
    assert not any(in_focus(luma(photo)) for photo in (blurred, marked, grainy))
    assert read(jpeg(marked, 92)).verdict == "degraded"


def test_slanted_stripes_are_fine_however_their_halves_look() -> None:
    bars = Image.new("RGB", (2000, 2000), (200, 200, 190))
    draw = ImageDraw.Draw(bars)
    for left in range(0, 2000, 37):
        draw.rectangle((left, 0, left + 14, 2000), fill=(60, 60, 80))
    fence = bars.rotate(20, Image.Resampling.BICUBIC).crop((300, 400, 1700, 1400))
    fence = Image.blend(fence, scene(1400, 1000), 0.5)
    assert read(jpeg(fence, 90)).effective_side == 1400
