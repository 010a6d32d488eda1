"""Text: found, read on both sides, taken back where it reads differently, honest about what isn't read."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw
from skimage import data

from engine.proof_type import Type
from engine.trust import cutoffs, ocr, structure, text
from engine.trust.beside import faint_lines
from engine.trust.labels import group, sentence
from engine.trust.labels import zone as zone_of
from engine.trust.line import Line
from engine.trust.naming import differing, named
from engine.trust.ocr import Reading
from engine.trust.report import Zone, check
from engine.trust.view import RGB, View
from engine.trust.zone import Box, overlap
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


def one_label(size: int) -> tuple[View, Line]:
    """A page of one line in type of this many source pixels, three times it, and the line as it is found."""
    truth = page([("Net weight 250 g", size * 3, (300, 330))])
    source = shrunk(truth, 3)
    plain = enlarged(source, 960, 720)
    view = View(source, plain, good_master(truth, plain))
    [whole] = text.find(view)
    return view, whole


def beside(line: Line, view: View) -> Box:
    """A place below the right half of a line: what lies a quarter of it around ends within the line."""
    x0, _, x1, y1 = line.box(view.size)
    return ((x0 + x1) // 2, y1 - 20, (x0 + x1) // 2 + 128, y1 + 108)


def test_a_closer_look_finds_whole_lines_or_none() -> None:
    view, whole = one_label(8)
    box = beside(whole, view)
    [found] = text.find_within(view, box)
    assert found.length_in_heights > 0.8 * whole.length_in_heights, "no half of it"
    assert text.find_within(view, box, [whole]) == [], "which is known"
    x0, y0, _, _ = whole.box(view.size)
    assert text.find_within(view, (x0 + 80, y0, x0 + 110, y0 + 30)) == [], "cut by the wider look, too"


def test_a_line_that_is_confirmed_is_not_taken_back_by_half(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its half is found as smaller print, which is always taken back."""
    view, whole = one_label(12)
    monkeypatch.setattr(cutoffs, "SMALL_LINE", whole.height)
    half = replace(whole, quad=text.inset(whole.quad, 0.1), height=whole.height - 1)
    monkeypatch.setattr(text, "_closer", lambda view, window: [half])
    monkeypatch.setattr(structure, "typical_places", lambda view, taken: [("texture", beside(whole, view))])
    report, mended = check(view.source, view.plain, view.master)
    assert [zone.taken_back for zone in texts(report.zones)] == [False]
    assert mended is view.master


def test_lines_set_solid_are_lines_of_their_own() -> None:
    letters, image = Type(30), Image.new("RGB", (960, 720), "white")
    for row in range(6):
        letters.draw(ImageDraw.Draw(image), (60, 100 + 30 * row), "Net weight 250 gpj Qty", (20, 20, 24))
    truth = np.asarray(image)
    source = shrunk(truth, 3)
    plain = enlarged(source, 960, 720)
    view = View(source, plain, plain)
    lines = sorted(text.find(view), key=lambda line: float(line.quad[0][1]))
    assert len(lines) == 6
    x0, y0, x1, y1 = lines[2].box(view.size)
    found = text.find_within(view, (x0, y0 - 60, x1, y1 + 60), [lines[1], lines[3]])
    assert any(overlap(line.box(view.size), (x0, y0, x1, y1)) > 0.8 for line in found)
    assert not any(overlap(line.box(view.size), lines[1].box(view.size)) > 0.8 for line in found)
