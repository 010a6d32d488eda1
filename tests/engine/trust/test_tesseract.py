"""Letters that RapidOCR doesn't know: read by Tesseract where it is installed, else said to be unread."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.trust import tesseract
from engine.trust.line import alike
from engine.trust.ocr import Reading
from engine.trust.report import TrustReport, check
from engine.trust.view import RGB
from tests.engine.trust.pictures import enlarged, good_master, page, shrunk

WORDS = ("Хранить в сухом месте", "Годен до 12.03.2028", "Улица Мира, дом 17")
CHANGED = ("Хранить в сыром месте", "Годен до 12.08.2028", "Улица Мира, дом 17")

installed = pytest.mark.skipif(
    "rus" not in tesseract.languages(), reason="no tesseract with Russian data here (tesseract-ocr-rus)"
)


def drawn(words: tuple[str, ...], size: int) -> RGB:
    return page([(text, size * 3, (60, 60 + 200 * i)) for i, text in enumerate(words)])


def checked(words: tuple[str, ...] = WORDS, *, fallback: bool = True) -> TrustReport:
    """A master that says `words` of a source that says WORDS in type of 16 pixels."""
    truth = drawn(WORDS, 16)
    source = shrunk(truth, 3)
    plain = enlarged(source, 960, 720)
    report, _ = check(source, plain, good_master(drawn(words, 16), plain), fallback=fallback)
    return report


def said(report: TrustReport) -> list[str]:
    return [zone.text for zone in report.zones if zone.kind == "text"]


@installed
def test_russian_is_read_and_matches() -> None:
    report = checked()
    assert said(report) == ["Text matches the source."] * 3
    lines = [line for zone in report.zones for line in zone.measures.get("lines", [])]  # type: ignore[attr-defined] # JSON
    assert {line["read_by"] for line in lines} == {"tesseract"}
    assert sorted(line["before"] for line in lines) == sorted(WORDS)


@installed
def test_russian_that_reads_differently_is_red_or_taken_back() -> None:
    truth = drawn(WORDS, 16)
    source = shrunk(truth, 3)
    plain, wrong = enlarged(source, 960, 720), drawn(CHANGED, 16)
    left, _ = check(source, plain, wrong, fallback=False)
    assert left.verdict == "red"
    report, mended = check(source, plain, wrong)
    back = [zone for zone in report.zones if zone.kind == "text" and zone.taken_back]
    assert len(back) == 2
    assert any("“Годен до 12.03.2028” read differently" in zone.text for zone in back)
    for zone in back:
        x, y = zone.centre
        assert (mended[y, x] == plain[y, x]).all()


def test_without_it_russian_is_not_said_to_match(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "languages", lambda: ())
    report = checked()
    assert len(said(report)) == 3
    assert not any("matches" in text for text in said(report))
    assert report.verdict == "amber"


@pytest.mark.parametrize("script", ["sleep 60", "echo no data >&2; exit 1", "echo; printf 'a\\tb\\n'"])
def test_a_program_that_hangs_or_fails_leaves_the_others_reading(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(tesseract, "program", lambda: str(program))
    monkeypatch.setattr(tesseract, "languages", lambda: ("rus",))
    monkeypatch.setattr(tesseract, "SECONDS", 0.5)
    report = checked()
    assert report.unchecked == ()
    assert len(said(report)) == 3
    assert not any("matches" in text for text in said(report))


def test_letters_of_one_shape_are_not_taken_for_a_change() -> None:
    assert alike(Reading("Выход на 9", 1), Reading("Выход Ha 9", 1))
    assert not alike(Reading("Выход на 9", 1), Reading("Выход из 9", 1))
