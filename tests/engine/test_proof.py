"""The proof sheet, on drawn pictures of every shape and on scikit-image's photos."""

from __future__ import annotations

import io

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageDraw

from engine.order import Words, as_written
from engine.proof import WIDTH, sheet
from engine.proof_marks import VERDICT_COLOUR, mark
from engine.proof_pick import pick
from engine.proof_type import Type, printable, runs
from engine.trust.report import TrustReport, Zone, summarise
from engine.trust.zone import Box, ZoneKind, ZoneVerdict, overlap
from tests.engine.trust.pictures import astronaut

RGB = npt.NDArray[np.uint8]

SHAPES = {
    "square": (800, 800),
    "portrait": (700, 1100),
    "landscape": (1200, 800),
    "panorama": (4000, 400),
    "tower": (300, 3000),
    "tiny": (16, 16),
    "sliver": (900, 16),
}


def drawn(width: int, height: int, level: int = 128) -> RGB:
    """A slope with a grid, around a grey level."""
    y, x = np.mgrid[:height, :width]
    grey = level + 40 * np.sin(x / 9.0) * np.cos(y / 7.0)
    return np.dstack([grey, grey * 0.9, grey * 0.8]).clip(0, 255).astype(np.uint8)


def report_of(size: tuple[int, int], verdicts: list[ZoneVerdict]) -> TrustReport:
    width, height = size
    zones = []
    for index, verdict in enumerate(verdicts):
        x, y = width * index // (len(verdicts) + 1), height * index // (len(verdicts) + 1)
        box = (x, y, min(width, x + max(1, width // 8)), min(height, y + max(1, height // 8)))
        zones.append(Zone("text", box, verdict, f"Text {index}: «Ёжик» مرحبا 漢字 read differently.", {}))
    return summarise(zones)


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("level", [8, 128, 250])
def test_every_shape_makes_a_sheet_that_telegram_takes(shape: str, level: int) -> None:
    picture = drawn(*SHAPES[shape], level)
    data = sheet(picture, picture, report_of(SHAPES[shape], ["changed", "look", "fine"]))
    image = opened(data)
    assert image.format == "JPEG"
    assert image.width + image.height <= 10000
    assert max(image.size) / min(image.size) <= 20
    assert len(data) <= 10 * 1000 * 1000
    assert image.width == WIDTH
    assert image.height <= 1.7 * WIDTH, "shrunk to 1280 px it must stay readable"


@pytest.mark.parametrize("count", [0, 1, 3, 8, 20])
def test_four_to_eight_pairs_and_the_worst_first(count: int) -> None:
    verdicts: list[ZoneVerdict] = ["fine", "look", "changed", "unchecked"]
    report = report_of((4000, 3000), [verdicts[i % 4] for i in range(count)])
    picks = pick(report, (4000, 3000), (306, 240))
    assert 4 <= len(picks) <= 8
    assert [p.number for p in picks] == list(range(1, len(picks) + 1))
    shown: list[ZoneVerdict] = [p.zone.verdict for p in picks]
    order: list[ZoneVerdict] = ["changed", "look", "unchecked", "fine"]
    assert shown == sorted(shown, key=order.index)
    if count >= 4:
        assert shown[0] == "changed"


def test_two_pairs_never_show_the_same_place() -> None:
    zones = [Zone("text", (100 + i, 100, 140 + i, 120), "changed", "Text.", {}) for i in range(6)]
    picks = pick(summarise(zones), (3000, 2000), (306, 240))
    for one in picks:
        for other in picks:
            assert one is other or overlap(one.crop, other.crop) <= 0.5


def test_crops_are_at_full_size_and_hold_the_masters_own_pixels() -> None:
    """A blue patch in the master, at the zone's centre, comes out of the right crop pixel for pixel."""
    plain = np.full((900, 1200, 3), 200, np.uint8)
    master = plain.copy()
    master[440:460, 590:610] = (0, 0, 255)
    report = summarise([Zone("place", (560, 420, 640, 480), "changed", "A place.", {})])
    page = np.asarray(opened(sheet(plain, master, report)).convert("RGB")).astype(int)
    below = page[500:]
    blue = (below[..., 2] > 200) & (below[..., 0] < 80) & (below[..., 1] < 80)
    rows, columns = np.nonzero(blue)
    assert 19 <= np.ptp(rows) + 1 <= 21
    assert 19 <= np.ptp(columns) + 1 <= 21


@pytest.mark.parametrize("left", [0, 700, 1900])
def test_a_crop_shows_the_word_that_is_spoken_of(left: int) -> None:
    """Whole where it fits, the best part of it first; else from its beginning."""
    line, quoted, word = (
        (left, 500, left + 900, 540),
        (left + 20, 500, left + 420, 540),
        (left + 300, 500, left + 420, 540),
    )

    def crop(*parts: Box) -> Box:
        zone = Zone("text", line, "look", "Words.", {}, (parts[-1][0], 520), False, parts)
        return pick(summarise([zone]), (3000, 2000), (306, 240))[0].crop

    assert inside(word, crop(line, quoted, word))
    short = (left + 20, 500, left + 220, 540)
    assert inside(short, crop(line, short, word))
    assert 0 <= line[0] - crop(line)[0] < 12, "from its beginning"


def test_of_what_is_fine_small_print_comes_before_headlines() -> None:
    def text(top: int, height: float) -> Zone:
        return Zone(
            "text", (100, top, 900, top + 90), "fine", "Text.", {"lines": [{"source_height": height}]}
        )

    zones = [text(100, 60.1), text(900, 17.3), text(1500, 21.3)]
    picks = pick(summarise(zones), (3000, 2000), (306, 240))
    assert [found.zone.measures["lines"] for found in picks[:2]] == [
        [{"source_height": 17.3}],
        [{"source_height": 21.3}],
    ]


def inside(part: Box, crop: Box) -> bool:
    return crop[0] <= part[0] and crop[1] <= part[1] and part[2] <= crop[2] and part[3] <= crop[3]


def test_verdicts_differ_by_shape_not_by_colour_alone() -> None:
    verdicts: list[ZoneVerdict] = list(VERDICT_COLOUR)
    outlines = [np.asarray(mark(verdict, 48))[..., 3] > 128 for verdict in verdicts]
    for i, one in enumerate(outlines):
        for other in outlines[i + 1 :]:
            assert np.mean(one != other) > 0.02


def test_a_label_in_any_script_is_drawn_with_a_font_that_holds_it() -> None:
    """What a font lacks comes out as its one empty box: different letters must look different."""
    letters = Type(40)
    for pair in ("ЖЩ", "سع", "漢字", "한글", "ΩΨ", "かな"):
        drawings = []
        for character in pair:
            page = Image.new("RGB", (80, 80))
            letters.draw(ImageDraw.Draw(page), (10, 60), character, (255, 255, 255))
            assert page.getbbox() is not None
            drawings.append(np.asarray(page))
        assert np.any(drawings[0] != drawings[1]), pair


def test_text_from_a_picture_cannot_break_the_line_or_turn_it_round() -> None:
    assert printable("a\n\u202eb\x00  c\u200f") == "a b c"
    assert [script for script, _ in runs("EMT 漢字 مرحبا")] == ["common", "cjk", "arabic"]
    lines = Type(29).wrap("漢" * 200 + " " + "w" * 300, 600, 3)
    assert len(lines) == 3
    assert all(Type(29).width(line) <= 600 for line in lines)
    assert lines[-1].endswith("…")


def test_a_character_that_no_font_holds_is_no_box() -> None:
    egyptian = "\U00013080"
    assert printable(f"eye {egyptian} of Horus") == "eye ? of Horus"
    assert printable("№ 5 → ★ 25 ℃ हिन्दी") == "№ 5 → ★ 25 ℃ हिन्दी"
    assert [script for script, _ in runs("a★")] == ["common", "cjk"]


def test_sizes_that_differ_are_refused() -> None:
    report = summarise([])
    with pytest.raises(ValueError, match="differ in size"):
        sheet(drawn(40, 40), drawn(40, 41), report)


def test_a_photo_with_everything_at_once() -> None:
    photo = astronaut()
    kinds: list[ZoneKind] = ["face", "text", "texture", "edge", "flat", "place"]
    boxes: list[Box] = [(80 * i, 60 * i, 80 * i + 70, 60 * i + 70) for i in range(6)]
    verdicts: list[ZoneVerdict] = ["changed", "look", "fine", "unchecked", "fine", "look"]
    zones = [Zone(k, b, v, "A label.", {}) for k, b, v in zip(kinds, boxes, verdicts, strict=True)]
    image = opened(sheet(photo, photo, summarise(zones, ("text",))))
    assert image.width == WIDTH


def test_a_line_that_begins_in_arabic_goes_from_right_to_left() -> None:
    letters = Type(60)

    def ink(text: str) -> Image.Image:
        page = Image.new("RGB", (round(letters.width(text)) + 8, 100), "white")
        letters.draw(ImageDraw.Draw(page), (0, 70), text, (0, 0, 0))
        return page

    alone, mixed = ink("A5"), ink("طباعة A5")
    left = (0, 0, alone.width - 8, 100)
    assert mixed.crop(left).tobytes() == alone.crop(left).tobytes(), "the sheet's name stands leftmost"
    english = ink("A5 طباعة")
    assert english.crop(left).tobytes() == alone.crop(left).tobytes(), "and first in an English line"


def test_a_sheet_in_arabic_begins_at_the_right() -> None:
    photo = astronaut()
    zones = [Zone("place", (80, 60, 150, 130), "fine", "A label.", {})]

    def paper_at_the_left(words: Words) -> bool:
        """Whether the head's left edge is paper: where a sheet from left to right has its picture."""
        page = np.asarray(opened(sheet(photo, photo, summarise(zones), words)).convert("RGB"), np.int16)
        return bool((np.abs(page[40:60, 24:64] - np.array([243, 242, 238])).max(axis=2) < 12).all())

    assert not paper_at_the_left(as_written)
    assert paper_at_the_left(lambda text: "صالحة للنشر")
