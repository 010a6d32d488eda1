"""The first look: which place it shows, what it shows there, and when there is none."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from engine import enlarge as enlarge_module
from engine.decode import turn
from engine.errors import UnreadablePicture
from engine.first_look import GAP, MARGIN, SHOWN, FirstLook, first_look, stored_place, telling_spot, warm
from engine.order import BackendName
from engine.proof_type import Type
from engine.target import parse_target
from engine.upscale.backend import Backend
from engine.upscale.choose import backend_for
from tests.engine.conftest import jpeg_of, png_of

EYES = (225 / 512, 108 / 512)
"""Between the astronaut's eyes, as parts of the picture."""


def halves(look: FirstLook) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    with Image.open(io.BytesIO(look.jpeg)) as image:
        page = np.asarray(image.convert("RGB"))
    width = (page.shape[1] - 2 * MARGIN - GAP) // 2
    rows = slice(page.shape[0] - MARGIN - SHOWN[1], page.shape[0] - MARGIN)
    left = page[rows, MARGIN : MARGIN + width]
    right = page[rows, MARGIN + width + GAP : MARGIN + 2 * width + GAP]
    return left, right


def detail(pixels: NDArray[np.uint8]) -> float:
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    return float(cv2.Laplacian(grey, cv2.CV_32F).std())


def test_a_face_is_looked_at_in_the_eyes_at_full_size(astronaut: NDArray[np.uint8]) -> None:
    look = first_look(jpeg_of(Image.fromarray(astronaut)), parse_target("2k"))
    assert look is not None
    assert look.kind == "eyes"
    with Image.open(io.BytesIO(look.jpeg)) as image:
        assert image.format == "JPEG"
        assert image.size == look.size
    assert look.size[0] == 2 * SHOWN[0] + 2 * MARGIN + GAP <= 1280  # Telegram shows it unshrunk
    before, after = halves(look)
    plain = Image.fromarray(astronaut).resize((2048, 2048), Image.Resampling.LANCZOS)
    x, y = round(EYES[0] * 2048) - SHOWN[0] // 2, round(EYES[1] * 2048) - SHOWN[1] // 2
    around_eyes = np.asarray(plain.crop((x - 60, y - 60, x + SHOWN[0] + 60, y + SHOWN[1] + 60)))
    found = cv2.minMaxLoc(cv2.matchTemplate(around_eyes, before, cv2.TM_SQDIFF))[2]
    assert np.abs(np.subtract(found, 60)).max() < 40, "it shows another place, or another size"
    best = around_eyes[found[1] : found[1] + SHOWN[1], found[0] : found[0] + SHOWN[0]]
    assert np.abs(best.astype(int) - before).mean() < 4
    assert np.abs(best.astype(int) - after).mean() < 8, "the right half shows the same place"
    assert detail(after) > 1.1 * detail(before), "the right half is what the network and the lock made"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_place_is_found_again_in_stored_orientation(orientation: int) -> None:
    stored = np.arange(6 * 4, dtype=np.uint8).reshape(4, 6)
    upright = turn(stored, orientation)
    for row, column in np.ndindex(*upright.shape):
        x, y = (column + 0.5) / upright.shape[1], (row + 0.5) / upright.shape[0]
        x, y = stored_place(x, y, orientation)
        assert stored[int(y * 4), int(x * 6)] == upright[row, column]


def test_a_turned_picture_shows_the_same_as_an_upright_one(astronaut: NDArray[np.uint8]) -> None:
    image = Image.fromarray(astronaut[:400, :320])
    turned = image.transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6
    upright = first_look(png_of(image), parse_target("1200"))
    from_turned = first_look(png_of(turned, exif=exif), parse_target("1200"))
    assert upright is not None
    assert from_turned is not None
    for one, other in zip(halves(upright), halves(from_turned), strict=True):
        assert np.abs(one.astype(int) - other).mean() < 3


def test_without_a_face_the_place_with_the_words_is_shown() -> None:
    image = Image.new("RGB", (600, 400), (230, 228, 220))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 250, 600, 400), fill=(40, 60, 90))
    for line in range(4):
        Type(16).draw(draw, (420, 60 + 22 * line), "Linsen, gelb, 500 g", (30, 30, 30))
    spot = telling_spot(np.asarray(image), (0.25, 0.35))
    assert spot is not None
    assert spot.kind in ("edge", "texture")
    assert 0.68 < spot.x < 0.95
    assert 0.1 < spot.y < 0.4


def test_a_box_shows_only_what_the_master_keeps(astronaut: NDArray[np.uint8]) -> None:
    # The face is far up; of a wide box it is cut away, so that the look ends at the box's border.
    look = first_look(jpeg_of(Image.fromarray(astronaut)), parse_target("2000x600"))
    assert look is not None
    before, _after = halves(look)
    plain = Image.fromarray(astronaut).resize((2000, 2000), Image.Resampling.LANCZOS)
    kept = np.asarray(plain.crop((0, 700, 2000, 1300)))
    found = cv2.matchTemplate(kept, before, cv2.TM_SQDIFF)
    assert float(found.min()) / before.size < 60
    assert cv2.minMaxLoc(found)[2][1] == 0


def test_a_small_result_is_shown_whole(small_jpeg: bytes) -> None:
    look = first_look(small_jpeg, parse_target("256"))
    assert look is not None
    assert look.size[1] < 300


def test_nothing_is_shown_where_nothing_is_enlarged(small_jpeg: bytes) -> None:
    assert first_look(small_jpeg, parse_target("128")) is None
    assert first_look(small_jpeg, parse_target("100")) is None
    assert first_look(small_jpeg, parse_target("own")) is None


def test_nothing_is_shown_where_there_is_nothing_to_look_at() -> None:
    blank = Image.linear_gradient("L").resize((400, 300)).convert("RGB")
    assert first_look(jpeg_of(blank), parse_target("1200")) is None


def test_loading_looks_so_that_all_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[FirstLook | None] = []
    loaded: list[str] = []
    monkeypatch.setattr("engine.first_look.first_look", lambda *a, **k: made.append(first_look(*a, **k)))

    def loading(name: BackendName, model: str) -> Backend:
        loaded.append(model)
        return backend_for(name, model)

    monkeypatch.setattr(enlarge_module, "backend_for", loading)
    warm()
    assert all(made)
    assert set(loaded) == {"faithful-twice", "faithful"}


def test_what_the_large_network_draws_is_not_shown_it_takes_too_long(small_jpeg: bytes) -> None:
    assert first_look(small_jpeg, parse_target("512"), model="illustration") is None
    assert first_look(small_jpeg, parse_target("160"), model="illustration") is not None
    assert first_look(small_jpeg, parse_target("512"), character="crisp") is not None


@pytest.mark.parametrize("broken", [b"", b"no picture at all", jpeg_of(Image.new("RGB", (64, 64)))[:300]])
def test_a_broken_file_raises_as_the_job_does(broken: bytes) -> None:
    with pytest.raises(UnreadablePicture):
        first_look(broken, parse_target("2k"))
