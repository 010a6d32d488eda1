"""Text: found, read on both sides, taken back where it reads differently, honest about what isn't read."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from skimage import data

from engine.trust import cutoffs, ocr, text
from engine.trust.beside import faint_lines
from engine.trust.labels import group, sentence
from engine.trust.labels import zone as zone_of
from engine.trust.line import Line
from engine.trust.naming import differing, named
from engine.trust.ocr import Reading
from engine.trust.report import Zone, check
from engine.trust.view import RGB, View
from engine.trust.zone import overlap
from tests.engine.trust.pictures import enlarged, good_master, page, shrunk

SENTENCES = ("Harbour Street 128", "Serial X7K-2291", "Price per kilogram 3.49")


def texts(zones: tuple[Zone, ...]) -> list[Zone]:
    return [zone for zone in zones if zone.kind == "text"]


def sheet_of(size: int) -> tuple[RGB, RGB, RGB]:
    """source, plain, master of a page with SENTENCES in type of this many source pixels, three times it."""
    truth = page([(words, size * 3, (60, 60 + 200 * i)) for i, words in enumerate(SENTENCES)])
    source = shrunk(truth, 3)
    plain = enlarged(source, 960, 720)
    return source, plain, good_master(truth, plain)


def test_small_type_is_found_down_to_six_pixels() -> None:
    for size in (6, 8, 12):
        source, plain, master = sheet_of(size)
        assert len(text.find(View(source, plain, master))) == len(SENTENCES), size


def test_readable_text_that_stays_is_fine() -> None:
    source, plain, master = sheet_of(16)
    report, mended = check(source, plain, master)
    found = texts(report.zones)
    assert len(found) == len(SENTENCES)
    assert {zone.verdict for zone in found} == {"fine"}
    assert {zone.text for zone in found} == {"Text matches the source."}
    assert mended is master


def test_changed_letters_are_red_without_and_taken_back_with_the_fallback() -> None:
    source, plain, _ = sheet_of(16)
    wrong = [words.replace("128", "173").replace("2291", "2297") for words in SENTENCES]
    master = page([(words, 48, (60, 60 + 200 * i)) for i, words in enumerate(wrong)])
    left, untouched = check(source, plain, master, fallback=False)
    assert untouched is master
    assert left.verdict == "red"
    assert [zone.verdict for zone in texts(left.zones)].count("changed") == 2
    report, mended = check(source, plain, master)
    back = [zone for zone in texts(report.zones) if zone.taken_back]
    assert len(back) == 2
    assert {zone.verdict for zone in texts(report.zones)} == {"fine"}
    assert any("“Harbour Street 128” read differently" in zone.text for zone in back)
    x0, y0, x1, y1 = back[0].box
    assert np.array_equal(mended[y0:y1, x0:x1], plain[y0:y1, x0:x1])
    assert not np.array_equal(mended, plain)


def test_after_the_fallback_small_text_reads_as_in_the_plain_enlargement() -> None:
    source, plain, _ = sheet_of(8)
    wrong = [words[::-1] for words in SENTENCES]
    master = page([(words, 24, (60, 60 + 200 * i)) for i, words in enumerate(wrong)])
    _, mended = check(source, plain, master)
    lines = text.find(View(source, plain, master))
    readings = [
        [reading.text for reading in ocr.read([ocr.straighten(picture, line.quad) for line in lines])]
        for picture in (plain, mended, master)
    ]
    assert readings[0] == readings[1]
    assert readings[0] != readings[2]


@pytest.mark.parametrize("turns", [1, 3])
def test_a_line_that_runs_up_or_down_is_read_too(turns: int) -> None:
    truth = page([("Harbour Street 128", 48, (60, 60))])
    source = shrunk(truth, 3)
    pictures = [source, enlarged(source, 960, 720), truth]
    view = View(*(np.ascontiguousarray(np.rot90(picture, turns)) for picture in pictures))
    (line,) = text.compare(view, text.find(view), fallback=False)
    assert line.before is not None
    assert line.before.text == "Harbour Street 128"


def test_readings_do_not_depend_on_their_neighbours() -> None:
    source, plain, master = sheet_of(12)
    lines = text.find(View(source, plain, master))
    crops = [ocr.straighten(plain, line.quad) for line in lines]
    assert ocr.read(crops * 4)[: len(crops)] == [ocr.read([crop])[0] for crop in crops]


def line(before: str, after: str, surely: float = 0.99, height: float = 20.0, *, wide: float = 12.0) -> Line:
    quad = np.array([[0, 0], [wide * height, 0], [wide * height, height], [0, height]], np.float32)
    return Line(quad, height, Reading(before, surely), Reading(after, surely))


@pytest.mark.parametrize(
    ("found", "verdict", "doubtful"),
    [
        (line("EMT conduit 25 mm", "EMT conduit 25 mm"), "fine", False),
        (line("EMT conduit 25 mm", "emt conduit 25mm"), "fine", False),
        (line("EMT conduit 25 mm", "EMI conduit 25 mm"), "changed", True),
        (line("EMT conduit 25 mm", "EMI conduit 25 mm", 0.6), "look", True),
        (line("EMT conduit 25 mm", "EMT conduit 25 mm", 0.6), "look", False),
        (line("4417  09.2027", "4417  09.2027"), "look", False),
        (line("EMT", "EMT"), "look", False),
        (line("EMT conduit 25 mm", "EMT conduit 25 mm", height=10), "fine", True),
    ],
)
def test_verdict_of_a_line(found: Line, verdict: str, doubtful: bool) -> None:
    assert (found.verdict, found.doubtful) == (verdict, doubtful)


def test_spaced_capitals_are_read_in_full_and_the_digits_of_a_russian_line_are_not() -> None:
    """Lengths as found in photos, in heights."""
    for words, long in (("GLORIAS", 6.4), ("RASPADOS", 7.7), ("MONJITAS", 6.6), ("DIABLITOS", 7.8)):
        assert line(words, words, 1.0, 22, wide=long).verdict == "fine", words
    assert line("12.03.2028", "12.03.2028", 0.96, 20, wide=8.0).verdict == "look"
    assert line("04.03.2015 14:25", "04.03.2015 14:25", 0.99, 24, wide=9.6).verdict == "fine"


def test_hair_is_no_text_and_a_house_number_is() -> None:
    assert not line("8", "8", 0.7, 60, wide=1.2).is_text
    assert line("8", "8", 0.99, 60, wide=1.2).is_text
    assert line("", "", 0.0, 9, wide=4).is_text


def test_what_an_unknown_alphabet_says_is_not_claimed_to_match() -> None:
    """The recogniser knows no Cyrillic: it leaves the letters out, and the label must say so."""
    truth = page([("Хранить в сухом месте", 54, (60, 60))])
    source = shrunk(truth, 3)
    plain = enlarged(source, 960, 720)
    report, _ = check(source, plain, good_master(truth, plain), fallback=False)
    for zone in texts(report.zones):
        assert zone.verdict in ("look", "changed")
        assert "matches" not in zone.text


def test_lines_of_one_label_become_one_zone() -> None:
    quads = [(0, 0), (0, 30), (600, 400)]
    lines = [
        Line(np.array([[x, y], [x + 200, y], [x + 200, y + 24], [x, y + 24]], np.float32), 20.0)
        for x, y in quads
    ]
    assert sorted(len(label) for label in group(lines, (1000, 1000))) == [1, 2]


def test_a_label_tells_how_much_agrees() -> None:
    label = [line("Net weight", "Net weight", wide=6), line("EMT conduit 25 mm", "EMI conduit 25 mm")]
    assert sentence(label) == "Text matches the source (1 of 2). “EMT conduit 25 mm” reads differently now."


INGREDIENTS = "Zutaten: Honig (98,6 %), Royal Jelly 1,38 g, E330, E306. Kann Spuren"


@pytest.mark.parametrize(
    ("before", "after", "quoted", "word"),
    [
        ("GLORIAS", "GLORIA5", "“GLORIAS”", "GLORIAS"),
        ("“EXP 08/2031", "“EXP 08/2081", "“EXP 08/2031”", "08/2031"),
        (INGREDIENTS, INGREDIENTS.replace("1,38", "1,88"), "“…1,38 g, E330,…”", "1,38"),
        (INGREDIENTS, INGREDIENTS.replace("%),", "%)."), "“…(98,6 %),…”", "%),"),
        (INGREDIENTS, INGREDIENTS.replace("Kann Spuren", "KannSpuren!"), "“…Kann Spuren”", "Spuren"),
        (INGREDIENTS, INGREDIENTS, "“Zutaten:…”", "Zutaten:"),
        ("保" * 40, "保" * 30 + "呆" * 10, "“…保保保保保保保保保保保保保保”", "保" * 14),
    ],
)
def test_the_words_that_are_named_are_those_that_differ(
    before: str, after: str, quoted: str, word: str
) -> None:
    found = line(before, after)
    assert named(found).quoted == quoted
    there = differing(found)
    assert there.text[there.first : there.last] == word


def test_a_labels_parts_go_from_all_of_it_to_the_word() -> None:
    misread = line(INGREDIENTS, INGREDIENTS.replace("1,38", "1,88"), height=20, wide=35)
    back = replace(misread, taken_back=True, drawn=misread.after, after=misread.before)
    found = zone_of([back, line("Net weight", "Net weight", wide=6)], (4000, 1000))
    assert found.taken_back
    assert found.text == (
        "“…1,38 g, E330,…” read differently: the source's own pixels are kept. 1 line matches the source."
    )
    whole, quoted, word = found.parts
    assert whole == found.box
    letter = (whole[2] - whole[0]) / len(INGREDIENTS)
    place = whole[0] + letter * INGREDIENTS.index("1,38")
    assert abs(word[0] - place) < letter
    assert abs(word[2] - (place + 4 * letter)) < letter
    assert quoted[0] <= word[0] < word[2] < quoted[2] < whole[2]


def test_the_cut_offs_are_in_order() -> None:
    assert cutoffs.SMALL_LINE < cutoffs.SURELY_TEXT < cutoffs.READ_TWICE
    assert cutoffs.DOUBTFUL_PERSON < cutoffs.SAME_PERSON


def test_a_line_on_a_picture_too_wide_for_opencv_is_straightened() -> None:
    wide = np.zeros((60, 40_000, 3), np.uint8)
    wide[20:40, 39_000:39_400] = 255
    quad = np.array([[39_000, 20], [39_400, 20], [39_400, 40], [39_000, 40]], np.float32)
    assert ocr.straighten(wide, quad).min() > 250


def box_at(x: int, y: int, wide: int = 60, high: int = 12) -> ocr.Quad:
    return np.array([[x, y], [x + wide, y], [x + wide, y + high], [x, y + high]], np.float32)


def test_faint_print_counts_beside_sure_print_and_nowhere_else() -> None:
    sure = [box_at(0, 0), box_at(0, 20)]
    next_to, below, beyond = box_at(70, 0), box_at(70, 20), box_at(70, 80)
    leaves, large, same = box_at(400, 300), box_at(0, 38, high=30), box_at(2, 1)
    faint = [beyond, below, leaves, next_to, large, same]
    found = faint_lines(sure, faint, 15.5)
    assert {(quad[0][0], quad[0][1]) for quad in found} == {(70, 0), (70, 20)}
    assert faint_lines([], faint, 15.5) == []
    assert faint_lines(sure[:1], faint, 15.5) == [], "one sure find may be none"


def test_the_finder_tells_sure_from_faint_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    source, plain, master = sheet_of(14)
    lines = [
        (box_at(100, 100), 0.8),
        (box_at(100, 120), 0.8),
        (box_at(170, 100), 0.35),
        (box_at(600, 500), 0.35),
    ]
    monkeypatch.setattr(ocr, "_find", lambda picture: lines)
    assert len(text.find(View(source, plain, master))) == 3


def test_a_pattern_with_lettering_in_it_is_no_example_of_one() -> None:
    """Small print on a busy ground: a window there is not called a fine pattern."""
    truth = page([("Net weight 250 g", 21, (300, 330))]).copy()
    noise = np.random.default_rng(2).integers(-50, 50, truth.shape[:2])[..., None]
    truth[200:500, 200:560] = np.clip(truth[200:500, 200:560] + noise[200:500, 200:560], 0, 255)
    source = shrunk(truth, 3)
    plain = enlarged(source, 960, 720)
    report, _ = check(source, plain, good_master(truth, plain))
    back = [zone.box for zone in texts(report.zones) if zone.taken_back]
    assert back
    patterns = [zone.box for zone in report.zones if zone.kind == "texture"]
    assert not [one for one in patterns for other in back if overlap(one, other) > 0]


def test_a_name_that_only_a_closer_look_finds_keeps_the_sources_pixels() -> None:
    """The name on the astronaut's badge, 8 pixels high: crisp letters there are nobody's."""
    source: RGB = data.astronaut()
    badge = (280 * 2, 360 * 2, 322 * 2, 382 * 2)
    plain = enlarged(source, 1024, 1024)
    blurred = cv2.GaussianBlur(plain, (0, 0), 1.5)
    master = cv2.addWeighted(plain, 1.8, blurred, -0.8, 0).astype(np.uint8)
    view = View(source, plain, master)
    assert not [line for line in text.find(view) if overlap(line.box(view.size), badge) > 0]
    [name] = text.find_within(view, badge)
    assert overlap(name.box(view.size), badge) > 0.5
    assert text.find_within(view, (0, 0, 128, 128)) == [], "the flag has none"
    report, mended = check(source, plain, master)
    [zone] = [zone for zone in texts(report.zones) if overlap(zone.box, badge) > 0.3]
    assert zone.taken_back
    assert not [one for one in report.zones if one.kind == "texture" and overlap(one.box, badge) > 0]
    x0, y0, x1, y1 = name.box(view.size)
    assert np.array_equal(mended[y0:y1, x0:x1], plain[y0:y1, x0:x1])
