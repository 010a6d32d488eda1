"""Faults put into a good master at a known place are noticed there; the good master is left alone."""

from __future__ import annotations

import io
from typing import cast

import cv2
import numpy as np
import pytest
from PIL import Image

from bench.trust_faults import FAULTS, another_face
from engine.trust import cutoffs, structure
from engine.trust.joining import joined
from engine.trust.measures import Maps
from engine.trust.report import TrustReport, check
from engine.trust.view import RGB, View
from engine.trust.zone import Box, Zone, overlap
from tests.engine.trust.pictures import astronaut, enlarged, views


def noticed(report: TrustReport, box: Box) -> bool:
    return any(zone.verdict in ("look", "changed") and overlap(zone.box, box) > 0.25 for zone in report.zones)


@pytest.fixture(scope="module")
def photo() -> tuple[RGB, RGB, RGB]:
    large = cast(RGB, cv2.resize(astronaut(), (1020, 1020), interpolation=cv2.INTER_CUBIC))
    return views(large, 3)


@pytest.fixture(scope="module")
def busy(photo: tuple[RGB, RGB, RGB]) -> list[Box]:
    places = structure.typical_places(View(*photo), [])
    return [box for kind, box in places if kind != "flat"]


def test_a_good_master_is_left_as_it_is(photo: tuple[RGB, RGB, RGB]) -> None:
    report, master = check(*photo)
    assert master is photo[2]
    assert not [zone for zone in report.zones if zone.verdict == "changed"]


@pytest.mark.parametrize("name", FAULTS)
def test_an_injected_fault_is_noticed(name: str, photo: tuple[RGB, RGB, RGB], busy: list[Box]) -> None:
    source, plain, master = photo
    random = np.random.default_rng(3)
    found = []
    for box in busy:
        faulty = FAULTS[name](master, box, random)
        found.append(noticed(check(source, plain, faulty, fallback=False)[0], box))
    assert len(found) >= 4
    assert all(found)


def test_what_left_the_source_is_taken_back_and_checked_again(photo: tuple[RGB, RGB, RGB]) -> None:
    source, plain, master = photo
    faulty = master.copy()
    faulty[300:500, 620:820] = faulty[700:900, 300:500]
    report, mended = check(source, plain, faulty)
    back = [zone for zone in report.zones if zone.taken_back]
    assert back
    assert all(zone.verdict != "changed" for zone in back)
    middle = (slice(380, 420), slice(700, 740))
    assert np.array_equal(mended[middle], plain[middle])
    assert np.array_equal(mended[:100], faulty[:100])


def test_another_persons_face_is_red_or_taken_back(photo: tuple[RGB, RGB, RGB]) -> None:
    source, plain, master = photo
    (face,) = [zone for zone in check(*photo)[0].zones if zone.kind == "face"]
    assert face.verdict == "fine"
    x0, y0, x1, y1 = face.box
    # Upside down and as a negative: nobody's face that is like hers.
    stranger = 255 - master[y0:y1, x0:x1][::-1]
    faulty = another_face(master, face.box, stranger)
    left, _ = check(source, plain, faulty, fallback=False)
    assert left.verdict == "red"
    assert left.headline == "Do not rely on the face"
    report, mended = check(source, plain, faulty)
    (back,) = [zone for zone in report.zones if zone.kind == "face"]
    assert back.taken_back
    assert back.verdict == "fine"
    assert cast(float, back.measures["identity"]) > 0.9
    middle = (slice((y0 + y1) // 2 - 5, (y0 + y1) // 2 + 5), slice((x0 + x1) // 2 - 5, (x0 + x1) // 2 + 5))
    assert np.array_equal(mended[middle], plain[middle])


def test_a_broken_eye_is_noticed(photo: tuple[RGB, RGB, RGB]) -> None:
    source, plain, master = photo
    (face,) = [zone for zone in check(*photo)[0].zones if zone.kind == "face"]
    x, y = face.centre
    wide = (face.box[2] - face.box[0]) // 6
    faulty = master.copy()
    eye = (slice(y - wide // 2, y + wide // 2), slice(x - 2 * wide, x - wide // 2))
    faulty[eye] = faulty[eye][::-1]
    report, _ = check(source, plain, faulty, fallback=False)
    (found,) = [zone for zone in report.zones if zone.kind == "face"]
    assert found.verdict in ("look", "changed")
    assert "eye" in found.text


def test_a_network_that_draws_otherwise_the_second_time_is_noticed(photo: tuple[RGB, RGB, RGB]) -> None:
    """The enlarger stands for a network that invents: every call draws another pattern."""
    source, plain, _ = photo
    random = np.random.default_rng(0)

    def guess(crop: RGB) -> RGB:
        size = (crop.shape[1] * 4, crop.shape[0] * 4)
        base = cv2.resize(crop, size, interpolation=cv2.INTER_CUBIC).astype(float)
        fine = random.normal(0, 25, (size[1], size[0], 1))
        return cast(RGB, np.clip(base + fine, 0, 255).astype(np.uint8))

    def steady(crop: RGB) -> RGB:
        size = (crop.shape[1] * 4, crop.shape[0] * 4)
        return cast(RGB, cv2.resize(crop, size, interpolation=cv2.INTER_CUBIC))

    noise = random.normal(0, 9, (*plain.shape[:2], 1))
    master = np.clip(plain + noise, 0, 255).astype(np.uint8)
    measured = []
    for pictured, enlarge in ((master, guess), (plain, steady)):
        report, _ = check(source, plain, pictured, enlarge=enlarge, fallback=False)
        measured.append([zone.measures["flip"] for zone in report.zones if "flip" in zone.measures])
    assert max(cast("list[float]", measured[0])) < 0.9
    assert min(cast("list[float]", measured[1])) > 0.97


@pytest.mark.parametrize("tilt", [0, 1, 2, 3])
def test_bars_that_lie_right_are_not_said_to_lie_off(tilt: int) -> None:
    """Along bars there is nothing that says where they lie, and what JPEG left there was taken for it."""
    random, drawn, x = np.random.default_rng(1), np.full((1600, 1600), 255, np.uint8), 300
    while x < 1300:
        bar, gap = (8 * int(random.integers(1, 4)) for _ in range(2))
        drawn[400:1200, x : x + bar] = 0
        x += bar + gap
    turned = Image.fromarray(drawn).rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255)
    with io.BytesIO() as file:
        turned.resize((400, 400), Image.Resampling.LANCZOS).convert("RGB").save(file, "JPEG", quality=85)
        source = np.asarray(Image.open(file).convert("RGB"))
    plain = enlarged(source, 1000, 1000)

    def displacement(master: RGB) -> float:
        return Maps(View(source, plain, master)).measure((300, 350, 700, 650))["displacement"]

    assert displacement(plain) < cutoffs.DISPLACEMENT[0] / 3
    assert displacement(np.roll(plain, 2, axis=1)) > cutoffs.DISPLACEMENT[0], "across them it is seen"


def test_neighbouring_places_with_one_fault_are_one_zone() -> None:
    def place(x: int, verdict: str = "look", text: str = "Colour differs.", kind: str = "place") -> Zone:
        return Zone(kind, (x, 0, x + 100, 100), verdict, text)  # type: ignore[arg-type] # drawn up here

    boxes = [zone.box for zone in joined([place(0), place(220, kind="edge"), place(110), place(600)])]
    assert boxes == [(0, 0, 320, 100), (600, 0, 700, 100)]
    assert len(joined([place(0), place(110, text="Edge turned.")])) == 2
    assert len(joined([place(0, "fine"), place(110, "fine")])) == 2
    assert len(joined([place(0, kind="face"), place(110, kind="face")])) == 2
    first, _ = joined([place(0), place(110), place(600)])
    assert first.centre == (50, 50), "the worst of them"
