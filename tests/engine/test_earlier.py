"""An earlier master serves again: safer, places that a person wants as they were sent, a crop larger."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageCms

from engine.decode import open_picture
from engine.errors import UnreadablePicture
from engine.order import BackendName, Order, Outcome
from engine.pipeline import run
from engine.second_look import Asked, close_up, pair
from engine.target import parse_target
from engine.trust.report import check
from engine.upscale.backend import Backend
from engine.upscale.choose import backend_for
from tests.engine.conftest import jpeg_of, png_of
from tests.engine.trust.pictures import astronaut as astronaut_picture
from tests.engine.trust.pictures import views

BOX = (40, 60, 120, 130)


def order(source: bytes, to: str = "320", **choices: Any) -> Order:
    return Order(source, "a.jpg", parse_target(to), **choices)


@pytest.fixture(scope="module")
def source(astronaut: NDArray[np.uint8]) -> bytes:
    return jpeg_of(Image.fromarray(astronaut[0:300, 60:360]).resize((120, 120), Image.Resampling.LANCZOS))


@pytest.fixture(scope="module")
def first(source: bytes, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return run(order(source), tmp_path_factory.mktemp("first"))


def pixels(data: bytes | Path) -> NDArray[np.uint8]:
    return np.asarray(open_picture(data if isinstance(data, bytes) else data.read_bytes()).pixels, np.uint8)


def plain_of(source: bytes, size: tuple[int, int]) -> NDArray[np.uint8]:
    with Image.open(io.BytesIO(source)) as image:
        return np.asarray(image.convert("RGB").resize(size, Image.Resampling.LANCZOS))


def part(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return picture[BOX[1] : BOX[3], BOX[0] : BOX[2]]


def test_a_kept_place_is_the_plain_enlargement_and_the_rest_stays_without_a_network(
    source: bytes, first: Outcome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_network(*_: object) -> None:
        raise AssertionError("a network was asked")

    monkeypatch.setattr("engine.pipeline.enlarge", no_network)
    earlier = first.master.path.read_bytes()
    outcome = run(order(source, keep=(BOX,), earlier=earlier), tmp_path)
    before, after, plain = pixels(earlier), pixels(outcome.master.path), plain_of(source, (320, 320))
    assert not np.array_equal(part(before), part(plain)), "the network drew nothing here: choose another box"
    assert np.array_equal(part(after), part(plain))
    far = np.s_[220:, 200:]
    assert np.array_equal(after[far], before[far])
    zones: Any = outcome.report["trust"]
    [asked] = [zone for zone in zones["zones"] if zone["measures"].get("asked")]
    assert (asked["box"], asked["taken_back"], asked["verdict"]) == (list(BOX), True, "fine")
    assert outcome.report["backend"] == "earlier master"


def test_the_same_comes_out_when_the_earlier_master_is_gone(
    source: bytes, first: Outcome, tmp_path: Path
) -> None:
    quick = run(order(source, keep=(BOX,), earlier=first.master.path.read_bytes()), tmp_path / "quick")
    whole = run(order(source, keep=(BOX,)), tmp_path / "whole")
    assert "openvino" in str(whole.report["backend"]) or "torch" in str(whole.report["backend"])
    assert np.array_equal(pixels(quick.master.path), pixels(whole.master.path))


@pytest.mark.parametrize("turned", [1, 6, 7])
@pytest.mark.parametrize(("to", "again"), [("320", set()), ("200", {"compact"})])
def test_crisper_begins_with_the_natural_master(
    source: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, to: str, again: set[str], turned: int
) -> None:
    with Image.open(io.BytesIO(source)) as image:
        exif = image.getexif()
        exif[0x0112] = turned
        kept = io.BytesIO()
        image.crop((0, 0, 120, 100)).save(kept, "JPEG", quality=90, exif=exif)
    source = kept.getvalue()
    natural = run(order(source, to), tmp_path / "natural").master.path.read_bytes()
    whole = pixels(run(order(source, to, character="crisp"), tmp_path / "whole").master.path)
    asked: set[str] = set()

    def counted(name: BackendName, model: str) -> Backend:
        asked.add(model)
        return backend_for(name, model)

    monkeypatch.setattr("engine.enlarge.backend_for", counted)
    outcome = run(order(source, to, character="crisp", natural=natural), tmp_path / "quick")
    quick = pixels(outcome.master.path)
    assert asked == again
    assert outcome.report["backend"] == "earlier master"
    assert quick.shape == whole.shape
    # Not to the last level: the natural master is held to the source twice, and keeps what was taken back.
    assert np.abs(quick.astype(int) - whole).mean() < 1
    assert np.abs(quick.astype(int) - pixels(natural)).mean() > 1


@pytest.mark.parametrize("wrong", ["another size", "a lossy file", "no picture", "other depth"])
def test_an_earlier_master_that_does_not_fit_is_not_used(
    source: bytes, first: Outcome, tmp_path: Path, wrong: str
) -> None:
    master = Image.fromarray(pixels(first.master.path))
    earlier = {
        "another size": png_of(master.resize((160, 160))),
        "a lossy file": jpeg_of(master),
        "no picture": b"nothing",
        "other depth": png_of(Image.fromarray(np.zeros((320, 320), np.uint16))),
    }[wrong]
    outcome = run(order(source, keep=(BOX,), earlier=earlier), tmp_path)
    assert outcome.report["backend"] != "earlier master"
    assert not np.array_equal(pixels(outcome.master.path)[220:, 200:], 0)


def test_a_turned_source_with_a_profile_keeps_both(astronaut: NDArray[np.uint8], tmp_path: Path) -> None:
    image = Image.fromarray(astronaut[:160, 100:300]).resize((100, 80))
    exif = Image.Exif()
    exif[0x0112] = 6
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=90, exif=exif, icc_profile=profile)
    before = run(order(buffer.getvalue(), "200"), tmp_path / "first")
    again = order(buffer.getvalue(), "200", keep=((10, 10, 60, 60),), earlier=before.master.path.read_bytes())
    after = run(again, tmp_path / "again")
    assert after.report["backend"] == "earlier master"
    with Image.open(after.master.path) as master:
        assert master.size == (160, 200)
        assert master.info["icc_profile"] == profile
    assert np.array_equal(pixels(after.master.path)[140:], pixels(before.master.path)[140:])


def test_safer_takes_back_all_that_asks_for_a_look() -> None:
    source, plain, master = views(astronaut_picture(), 2)
    # Fourteen levels too red: a colour that asks for a look, and no more.
    reddened = master.astype(np.int16)
    reddened[300:428, 20:148, 0] += 14
    drawn = reddened.clip(0, 255).astype(np.uint8)
    report, _ = check(source, plain, drawn)
    asking = [zone for zone in report.zones if zone.verdict == "look"]
    assert asking
    safer, mended = check(source, plain, drawn, safer=True)
    assert all(zone.verdict == "fine" for zone in safer.zones)
    for zone in asking:
        x, y = zone.centre
        assert np.array_equal(mended[y, x], plain[y, x])
    untouched, same = check(source, plain, drawn, safer=True, fallback=False)
    assert same is drawn
    assert any(zone.verdict == "look" for zone in untouched.zones)


def test_boxes_from_outside_the_picture_are_cut_to_it() -> None:
    source, plain, master = views(astronaut_picture(), 4)
    _, mended = check(source, plain, master, keep=[(-50, -50, 40, 40), (5000, 5000, 6000, 6000)])
    assert np.array_equal(mended[:40, :40], plain[:40, :40])


def test_a_close_up_shows_both_at_a_whole_multiple(source: bytes, first: Outcome) -> None:
    master = first.master.path.read_bytes()
    both = pair(source, master, parse_target("320"), BOX)
    assert np.array_equal(both.plain, part(plain_of(source, (320, 320))))
    assert np.array_equal(both.master, part(pixels(master)))
    page = close_up(source, master, parse_target("320"), Asked(3, BOX, "look", "Текст مرحبا 漢字 " * 20))
    with Image.open(io.BytesIO(page)) as image:
        assert image.format == "PNG"
        assert image.width >= 2 * 3 * 320, "the whole of so small a master, three times its size"
    with pytest.raises(UnreadablePicture):
        close_up(source, png_of(Image.new("RGB", (10, 10))), parse_target("320"), Asked(1, BOX, "look", ""))
