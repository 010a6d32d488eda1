"""What is kept of a picture finds its cut, framed and photographed copies; a contact sheet shows it."""

from __future__ import annotations

import io

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from bench.better_copy import copies
from bot.alike import LIKE_BITS, MOST_BITS, SCENE_BITS, Known, known_with, nearest
from engine.contact_sheet import PLACE, contact_sheet
from engine.frames import frames
from engine.recall import CUTS, kept, questions
from engine.recalled import HASHES, Candidate, Kept
from engine.same_scene import first_proven
from tests.engine.conftest import jpeg_of


def photo_of(astronaut: NDArray[np.uint8]) -> Image.Image:
    return Image.fromarray(astronaut).crop((0, 80, 512, 420))


def kept_of(photo: Image.Image) -> Kept:
    found = kept(jpeg_of(photo))
    assert found is not None
    return found


def found_in(known: Known, small: bytes, data: bytes) -> bool:
    candidates = [
        Candidate(small, question.where, alike=apart <= MOST_BITS)
        for question in questions(data)
        for _, apart in nearest(known, question.likeness, SCENE_BITS, 6)
    ]
    return first_proven(candidates, data) is not None


def test_a_picture_is_found_in_all_its_changed_copies(astronaut: NDArray[np.uint8]) -> None:
    photo = photo_of(astronaut)
    one = kept_of(photo)
    known = known_with(Known(), [(7, one.hashes)])
    for kind, data in copies(photo):
        assert found_in(known, one.small, data), kind
    mirrored = jpeg_of(photo.transpose(Image.Transpose.FLIP_LEFT_RIGHT))
    assert not found_in(known, one.small, mirrored)


def test_a_cut_is_nearer_to_a_cut(astronaut: NDArray[np.uint8]) -> None:
    photo = photo_of(astronaut)
    one = kept_of(photo)
    assert len(one.hashes) == 32 * HASHES == 32 * len(CUTS)
    cut = questions(jpeg_of(photo.crop((20, 14, 512, 340))))[0]
    [(_, apart)] = nearest(known_with(Known(), [(7, one.hashes)]), cut.likeness, 256, 1)
    [(_, whole)] = nearest(known_with(Known(), [(7, one.hashes[:32])]), cut.likeness, 256, 1)
    assert apart < LIKE_BITS / 2 < whole


def test_a_question_tells_how_large_its_place_is(astronaut: NDArray[np.uint8]) -> None:
    page = Image.new("RGB", (512, 1024), "black")
    page.paste(photo_of(astronaut), (0, 300))
    whole, first = questions(jpeg_of(page))[:2]
    assert whole.share == 1.0
    assert first.share == pytest.approx(0.5, abs=0.01)


def test_without_a_page_around_there_is_no_frame() -> None:
    assert frames(np.full((90, 120, 3), 77, np.uint8)) == []
    assert questions(jpeg_of(Image.new("RGB", (120, 90), "grey"))) == []
    assert kept(jpeg_of(Image.new("RGB", (120, 90), "grey"))) is None


@pytest.mark.parametrize("shape", [(1, 9), (9, 1), (8, 4000), (4000, 8), (16, 16)])
def test_odd_shapes_raise_nothing(shape: tuple[int, int]) -> None:
    page = np.random.default_rng(1).integers(0, 255, (*shape, 3)).astype(np.uint8)
    assert all(0 <= left < right <= shape[1] for left, _, right, _ in frames(page))


def test_the_small_picture_is_upright_and_keeps_its_colours() -> None:
    photo = Image.new("RGB", (900, 600), "red")
    photo.paste("blue", (0, 0, 450, 600))
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned right
    with io.BytesIO() as file:
        photo.save(file, "JPEG", quality=95, exif=exif)
        found = kept(file.getvalue())
    assert found is not None
    small = Image.open(io.BytesIO(found.small))
    assert small.size == (341, 512)
    top, bottom = (np.array(small.convert("RGB").getpixel((170, y)), int) for y in (40, 470))
    assert np.abs(top - (0, 0, 255)).max() < 12
    assert np.abs(bottom - (255, 0, 0)).max() < 12


def test_transparent_and_sixteen_bit_pictures_are_kept() -> None:
    levels = np.random.default_rng(1).integers(0, 255, (6, 8, 4)).astype(np.uint8)
    clear = Image.fromarray(levels).resize((320, 240), Image.Resampling.NEAREST)
    deep = Image.fromarray(np.repeat(np.repeat(levels[..., 0].astype(np.uint16) * 257, 40, 0), 40, 1))
    for picture in (clear, deep):
        with io.BytesIO() as file:
            picture.save(file, "PNG")
            assert kept(file.getvalue()) is not None


def test_a_contact_sheet_shows_each_with_its_number() -> None:
    photo = Image.new("RGB", (300, 200), "red")
    photo.paste("blue", (0, 0, 150, 200))
    small = kept_of(photo).small
    sheet = Image.open(io.BytesIO(contact_sheet([small, None, small], 7))).convert("RGB")
    middle = np.array(sheet.getpixel((20 + 300, 20 + PLACE[1] // 2)), int)
    assert np.abs(middle - (254, 0, 0)).max() < 16
    empty = np.asarray(sheet)[20 : 20 + PLACE[1], 440 : 440 + PLACE[0]]
    assert (empty < 100).any()  # the number stands there all the same
    assert (empty > 200).mean() > 0.9
    for count in range(1, 7):
        size = Image.open(io.BytesIO(contact_sheet([small] * count, 1))).size
        assert 0.5 < size[0] / size[1] < 2  # no chat cuts anything off
    with pytest.raises(ValueError, match="no pictures"):
        contact_sheet([], 1)
