from __future__ import annotations

import pytest
from PIL import Image

from engine.source.jpeg_segments import ZIGZAG, parse_jpeg
from engine.source.jpeg_tables import IJG_LUMA, MOZ_BASE, match_file, match_luma, scaled
from tests.engine.source.pictures import camera_exif, jpeg, mozjpeg, scene

SMALL = scene(320, 240)


def test_zigzag_names_each_place_once() -> None:
    assert sorted(ZIGZAG) == list(range(64))


@pytest.mark.parametrize(("sampling", "name"), [(0, "4:4:4"), (1, "4:2:2"), (2, "4:2:0")])
def test_reads_size_sampling_and_progression(sampling: int, name: str) -> None:
    plain = parse_jpeg(jpeg(SMALL, 90, sampling))
    progressive = parse_jpeg(jpeg(SMALL, 90, sampling, progressive=True))
    assert plain is not None
    assert progressive is not None
    assert (plain.width, plain.height, plain.sampling) == (320, 240, name)
    assert (plain.progressive, plain.scans, plain.complete) == (False, 1, True)
    assert (progressive.progressive, progressive.scans) == (True, 10)


def test_grey_has_no_chroma() -> None:
    found = parse_jpeg(jpeg(SMALL.convert("L"), 90))
    assert found is not None
    assert found.sampling == "grey"
    assert found.chroma is None


@pytest.mark.parametrize("quality", [1, 30, 50, 72, 87, 95, 100])
def test_names_standard_qualities(quality: int) -> None:
    found = parse_jpeg(jpeg(SMALL, quality))
    assert found is not None
    match = match_file(found)
    assert match is not None
    assert (match.family, match.quality) == ("ijg", quality)


def test_names_mozjpeg_and_custom_tables() -> None:
    moz = parse_jpeg(mozjpeg(SMALL, 80))
    assert moz is not None
    found = match_file(moz)
    assert found is not None
    assert (found.family, found.quality) == ("moz", 80)
    assert scaled(MOZ_BASE, 80)[:8] == (6, 6, 6, 7, 10, 15, 22, 34)
    assert scaled(IJG_LUMA, 87)[:8] == (4, 3, 3, 4, 6, 10, 13, 16)
    odd = tuple(step + 1 for step in scaled(IJG_LUMA, 90))
    assert match_luma(odd).family == "custom"
    assert abs(match_luma(odd).quality - 90) <= 4


def test_keeps_applications_and_comments() -> None:
    found = parse_jpeg(jpeg(SMALL, 90, exif=camera_exif(), comment=b"\0"))
    assert found is not None
    assert found.has_application(1, b"Exif")
    assert found.comments == (b"\0",)


def test_walks_off_the_end_without_an_error() -> None:
    whole = jpeg(SMALL, 90, exif=camera_exif())
    for length in range(0, 1200, 7):
        found = parse_jpeg(whole[:length])
        assert found is None or not found.complete
    assert parse_jpeg(b"\xff\xd8" + b"\xff\xdb\0\1" * 50) is None
    assert parse_jpeg(b"\xff\xd8" + b"\xff\xc0\0\x08\x08\0\0\0\0\xff" * 3) is None


def test_ends_on_many_empty_segments() -> None:
    assert parse_jpeg(b"\xff\xd8" + b"\xff\xe5\0\2" * 20_000) is None


def test_height_and_width_come_from_the_frame() -> None:
    turned = parse_jpeg(jpeg(Image.new("RGB", (40, 16)), 90))
    assert turned is not None
    assert (turned.width, turned.height) == (40, 16)
