"""A caption on a blurred photo is crisp, and speaks neither for the photo nor against it."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from engine.source.lettering import free_of_lettering
from engine.source.picture import Luma
from engine.source.reading import read
from engine.source.softness import SOFT, missing_detail, softness_of
from tests.engine.source.pictures import jpeg, opened, scene
from tests.engine.source.test_crisp_edges import cup


def luma(image: Image.Image) -> Luma:
    return np.asarray(opened(jpeg(image, 88)).convert("L"))


def captioned(image: Image.Image, ink: str = "white") -> Image.Image:
    """Two lines, above and below, as on a meme."""
    sheet = image.copy()
    draw, edge = ImageDraw.Draw(sheet), "black" if ink == "white" else "white"
    for top, words in ((40, "WHEN THE COFFEE IS GONE"), (sheet.height - 110, "BUT THE MEETING IS NOT")):
        draw.text((60, top), words, ink, font_size=54, stroke_width=3, stroke_fill=edge)
    return sheet


def blown_up(image: Image.Image, factor: int) -> Image.Image:
    size = (image.width // factor, image.height // factor)
    return image.resize(size, Image.Resampling.LANCZOS).resize(image.size, Image.Resampling.BICUBIC)


@pytest.mark.parametrize("ink", ["white", "black", "yellow"])
def test_a_caption_does_not_speak_for_a_blurred_photo(ink: str) -> None:
    for photo in (scene(1200, 900).filter(ImageFilter.GaussianBlur(7)), blown_up(scene(1200, 900), 8)):
        sheet = captioned(photo, ink)
        found = softness_of(luma(sheet))
        assert found is not None
        assert found.odds <= SOFT, "the caption alone has all its detail"
        reading = read(jpeg(sheet, 88))
        assert reading.verdict == "degraded"
        assert reading.effective_side is not None
        assert reading.effective_side < 400


def test_nor_against_a_sharp_one() -> None:
    for photo in (scene(1200, 900), cup()):
        for sheet in (photo, captioned(photo), captioned(photo, "black")):
            assert missing_detail(luma(sheet)) is None


def test_a_small_subject_in_focus_stays_so_under_a_caption() -> None:
    mask = Image.new("L", (1200, 900), 0)
    ImageDraw.Draw(mask).ellipse((450, 300, 750, 600), fill=255)
    photo = Image.composite(scene(1200, 900), scene(1200, 900).filter(ImageFilter.GaussianBlur(8)), mask)
    assert missing_detail(luma(captioned(photo))) is None


def test_what_a_caption_leaves_free() -> None:
    photo = scene(1200, 900).filter(ImageFilter.GaussianBlur(7))
    assert free_of_lettering(luma(photo)) is None
    part = free_of_lettering(luma(captioned(photo)))
    assert part is not None
    assert part.shape[1] == 1200
    assert 450 <= part.shape[0] < 800
    bars = Image.new("RGB", (1200, 900), (220, 220, 210))
    for left in range(0, 1200, 60):
        ImageDraw.Draw(bars).rectangle((left, 100, left + 12, 800), fill=(40, 40, 50))
    assert free_of_lettering(luma(bars)) is None, "stripes are higher than letters"
    assert free_of_lettering(np.zeros((100, 90), np.uint8)) is None
