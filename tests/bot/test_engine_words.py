"""What the engine says in English is recognised, all of it, and said in every language."""

# ruff: noqa: RUF001 - some of these sentences are Russian

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

import engine
from bot.engine_words import FILES, in_words, recognised
from bot.sheet_words import drawable
from bot.speaking import LANGUAGES, speaking
from engine import proof
from engine import proof_caption as caption
from engine.proof_marks import VERDICT_WORD
from engine.proof_overview import BADGE
from engine.proof_words import whole
from engine.source.wording import limit_text
from engine.trust.people import _TROUBLES
from engine.trust.places import _FAULTS, _WORDS
from engine.trust.report import TrustReport
from engine.trust.zone import Zone
from tests.bot.locale_files import resources, sentences

SOURCE = Path(engine.__file__).parent / "source"
TOLD = ("text", "advice")
PIECES = {
    "thing": ("JPEG", "picture"),
    "faces": ("The face in it is", "The faces in it are"),
    "name": ("PNG",),
}
"""What stands in the gaps of the detectors' sentences where it is part of the sentence; elsewhere figures."""


def spoken_by_detectors() -> Iterator[str]:
    """The text and advice of every Evidence in engine/source, figures as 7."""
    for file in SOURCE.glob("*.py"):
        if file.name in ("purpose.py", "wording.py"):
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            told = isinstance(node, ast.keyword) and node.arg in TOLD
            if isinstance(node, ast.Assign):
                told = any(isinstance(target, ast.Name) and target.id in TOLD for target in node.targets)
            if told and isinstance(node, ast.keyword | ast.Assign):
                yield from _wordings(node.value)


def _wordings(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str) and " " in value.value:
        yield value.value
    elif isinstance(value, ast.JoinedStr):
        parts = [
            (str(part.value),) if isinstance(part, ast.Constant) else _pieces(part) for part in value.values
        ]
        yield from ("".join(way) for way in product(*parts))


def _pieces(part: ast.expr) -> tuple[str, ...]:
    assert isinstance(part, ast.FormattedValue)
    name = part.value.id if isinstance(part.value, ast.Name) else ""
    return PIECES.get(name, ("7",))


def spoken_by_the_check() -> Iterator[str]:
    yield from _TROUBLES.values()
    yield from _WORDS.values()
    yield from (text for pair in _FAULTS.values() for text in pair)
    yield from (f"{word}." for word in VERDICT_WORD.values())
    yield from ("Left: plain enlargement. Right: the result. Both at 100\u00a0% of 3840\u00a0×\u00a02160.",)
    yield from ("Text matches the source (2 of 3). “BAR. 24 H” reads differently now.", "3 hands", "1 face")
    yield "Hand: details drawn differently from the source."
    yield "Small text: the source's own pixels are kept. 3 lines match the source."
    yield "1 line matches the source."


def all_spoken() -> list[str]:
    sides = ((900, 800), (1000, 1500), (2100, 3000), (1000, 3000))
    limits = [limit_text(longest, justified) for longest, justified in sides]
    return [*spoken_by_detectors(), *spoken_by_the_check(), *limits, "Send that one, as a File."]


def parts(text: str) -> list[str]:
    """Sentences that stand alone: as `in_words` takes them apart."""
    return [text] if recognised(text) else [f"{part.rstrip('.')}." for part in text.split(". ")]


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_every_sentence_of_the_engine_is_said_in_every_language(language: str) -> None:
    spoken = all_spoken()
    assert len(spoken) > 60
    with speaking(language):
        for text in spoken:
            assert in_words(text) != text, text
            left = {word for word in ("the", "was", "about", "from") if f" {word} " in in_words(text)}
            assert not left, f"{text}: {in_words(text)}"


@pytest.mark.parametrize("language", [one for one in LANGUAGES if drawable(one) == one])
def test_every_label_fits_its_lines_on_the_sheet(language: str) -> None:
    with speaking(language):
        start = 2 * BADGE + 10 + round(caption.WORD.width(in_words("Not checked.") + " "))
        for text in {
            *_TROUBLES.values(),
            *_WORDS.values(),
            *(text for pair in _FAULTS.values() for text in pair),
        }:
            _, lines = whole(text, in_words, caption.WAYS, proof.COLUMN, first=proof.COLUMN - start)
            assert not lines[-1].endswith("…"), in_words(text)


@pytest.mark.parametrize("language", [one for one in LANGUAGES if drawable(one) == one])
def test_a_sentence_that_quotes_the_picture_keeps_its_point(language: str) -> None:
    """The quotation is shortened, and the card grows, before a word of the sentence is lost."""
    quoted = "“…Zutaten: Honig (98,6 %)…” read differently: the source's own pixels are kept."
    texts = (
        f"{quoted} 2 lines match the source.",
        "“Zutaten: Honig, 98,6 %.” reads differently now. 1 line matches the source.",
        f"{quoted} Text couldn't be read for certain. 12 lines match the source.",
        "Text couldn't be read: the source's own pixels are kept. 7 lines match the source.",
        "Perhaps small text: the source's own pixels are kept. Text couldn't be read for certain.",
    )
    with speaking(language):
        start = 2 * BADGE + 10 + round(caption.WORD.width(in_words("Taken back.") + " "))
        for text in texts:
            _, lines = whole(text, in_words, caption.WAYS, proof.COLUMN, first=proof.COLUMN - start)
            # What follows the quotation, letter by letter: lines of Chinese break anywhere.
            end = "".join(in_words(text).rsplit("…”")[-1].split())[-12:]
            assert "".join("".join(lines).split()).endswith(end), lines


def test_no_message_waits_for_a_sentence_that_the_engine_does_not_say() -> None:
    found = {match[0] for text in all_spoken() for part in parts(text) if (match := recognised(part))}
    seen = {key for key in sentences("en") if key.startswith("seen-")}
    assert not seen - found, "stale"
    assert {f"{name}" for name in FILES} <= resources("en").keys()


def test_the_verdict_on_the_whole_in_russian() -> None:
    def zone(verdict: str, kind: str = "flat", *, back: bool = False) -> Zone:
        return Zone(kind, (0, 0, 9, 9), verdict, "A place.", taken_back=back)  # type: ignore[arg-type]

    report = TrustReport("amber", (zone("look"), zone("look"), zone("fine", back=True)), ("faces", "hands"))
    with speaking("ru"):
        assert in_words(report.headline) == "Посмотрите 2 фрагмента"
        assert in_words(report.sentence.removeprefix(f"{report.headline}. ")) == (
            "В 1 месте стоят исходные пиксели. Не проверено: лица, руки."
        )
        assert in_words(TrustReport("red", (zone("changed", "face"),)).headline) == "Не полагайтесь на лицо"


def test_what_an_older_engine_said_stays_english() -> None:
    with speaking("de"):
        assert in_words("Something unheard of.") == "Something unheard of."
        assert in_words("Something unheard of. Text matches the source.") == (
            "Something unheard of. Text stimmt mit dem Foto überein."
        )
        assert in_words("Hand: details drawn differently from the source.") == (
            "Hand: Details anders gezeichnet als im Foto."
        )
