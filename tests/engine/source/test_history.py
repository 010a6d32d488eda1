from __future__ import annotations

import pytest
from PIL import Image

from engine.source.cropped_resaved import cropped_resaved
from engine.source.dct import BASIS, transform
from engine.source.hidden_jpeg import hidden_jpeg_evidence, keeps_pixels
from engine.source.history import hidden_jpeg
from engine.source.jpeg_tables import IJG_LUMA, MOZ_BASE, scaled
from engine.source.picture import open_picture
from engine.source.saved_twice import saved_twice
from tests.engine.source.pictures import camera_exif, jpeg, mozjpeg, opened, saved, scene

LARGE = scene().resize((1280, 960), Image.Resampling.LANCZOS)


def test_the_transform_keeps_energy_and_finds_a_cosine() -> None:
    import numpy as np

    plane = np.tile(BASIS[3] * 10, (16, 2)).astype(np.float32)
    coefficients = transform(plane)
    assert coefficients.shape == (2, 2, 8, 8)
    assert np.allclose((coefficients**2).sum(), (plane**2).sum(), rtol=1e-4)
    assert np.abs(coefficients[0, 0]).argmax() == 3


@pytest.mark.parametrize("first", [62, 75, 80, 85])
def test_the_first_table_of_a_twice_saved_jpeg(first: int) -> None:
    data = jpeg(opened(jpeg(LARGE, first)), 93)
    hidden = hidden_jpeg(data)
    assert hidden is not None
    assert (hidden.found, hidden.family, hidden.x, hidden.y) == ("saved_twice", "ijg", 0, 0)
    assert abs(hidden.quality - first) <= 1
    assert hidden.luma == scaled(IJG_LUMA, hidden.quality)
    evidence = saved_twice(open_picture(data))
    assert evidence is not None
    assert evidence.measured["quality"] == hidden.quality


def test_a_mozjpeg_first_pass_is_told_from_the_standard_one() -> None:
    hidden = hidden_jpeg(jpeg(opened(mozjpeg(LARGE, 80)), 94))
    assert hidden is not None
    assert (hidden.family, hidden.luma) == ("moz", scaled(MOZ_BASE, hidden.quality))
    assert abs(hidden.quality - 80) <= 1


@pytest.mark.parametrize(("x", "y"), [(3, 5), (1, 7), (6, 0)])
def test_a_crop_saved_again_shows_where_the_first_grid_lay(x: int, y: int) -> None:
    shifted = opened(jpeg(LARGE, 78)).crop((x, y, 1280, 960))
    data = jpeg(shifted, 92)
    evidence = cropped_resaved(open_picture(data))
    assert evidence is not None
    assert evidence.measured["offset"] == [-x % 8, -y % 8]
    hidden = hidden_jpeg(data)
    assert hidden is not None
    assert (hidden.x, hidden.y, hidden.found) == (-x % 8, -y % 8, "cropped_resaved")
    assert abs(hidden.quality - 78) <= 1


@pytest.mark.parametrize("quality", [75, 87, 92])
@pytest.mark.parametrize("kind", ["PNG", "BMP", "TIFF"])
def test_a_jpeg_inside_lossless_pixels(kind: str, quality: int) -> None:
    hidden = hidden_jpeg(saved(opened(jpeg(LARGE, quality)).crop((2, 3, 1200, 900)), kind))
    assert hidden is not None
    assert (hidden.found, hidden.quality, hidden.x, hidden.y) == ("lossless", quality, 6, 5)


def test_a_jpeg_inside_a_lossless_webp() -> None:
    picture = open_picture(saved(opened(jpeg(LARGE, 85)), "WEBP", lossless=True, quality=0))
    assert keeps_pixels(picture)
    evidence = hidden_jpeg_evidence(picture)
    assert evidence is not None
    assert evidence.measured["quality"] == 85
    assert not keeps_pixels(open_picture(saved(LARGE, "WEBP", quality=80)))


@pytest.mark.parametrize(
    "data",
    [
        saved(LARGE, "PNG"),
        jpeg(LARGE, 95, 1, exif=camera_exif()),
        jpeg(LARGE, 86),
        jpeg(LARGE, 98, 0),
        saved(LARGE, "WEBP", quality=80),
        saved(LARGE, "AVIF", quality=70, speed=10),
        saved(Image.new("RGB", (300, 300), (90, 90, 90)), "PNG"),
        saved(LARGE.resize((24, 16)), "PNG"),
        jpeg(LARGE.resize((24, 16)), 90),
    ],
)
def test_no_history_where_there_is_none(data: bytes) -> None:
    assert hidden_jpeg(data) is None
    assert hidden_jpeg_evidence(open_picture(data)) is None


def test_custom_tables_inside_a_png_show_without_a_quality() -> None:
    odd = [[3 + place % 8 + place // 8 for place in range(64)]] * 2
    evidence = hidden_jpeg_evidence(open_picture(saved(opened(jpeg(LARGE, -1, qtables=odd)), "PNG")))
    assert evidence is not None
    assert evidence.measured["offset"] == [0, 0]
