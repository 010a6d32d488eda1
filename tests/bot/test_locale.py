"""Every language says everything, nothing more, in the right forms, and as quietly as the others."""

from __future__ import annotations

import re

import pytest

from bot.speaking import FALLBACK, LANGUAGES, speaking, spoken, supported
from bot.texts import label, plain, reason_text, say
from tests.bot.locale_files import all_gaps, languages, named_in_code, plural_forms, sentences

LONGEST_MESSAGE = 350
LONGEST_PRESS_ANSWER = 200
LONGEST_LABEL = 32
"""Characters of a button that fills the width of a phone."""
LABELS = re.compile(
    "(button|setting|again|version)-.*|album-(all.*|each)|forget-(yes|no)|command-.*"
    "|purpose-(web|everyday|print|hand|wall|back|make)"
)
USUAL: dict[str, object] = {
    "width": 3840,
    "height": 2160,
    "target": "4K",
    "larger": "4K",
    "name": "IMG_20261123_101500.jpg",
    "facts": "1280 × 960, JPEG, 210 kB",
    "format": "JPEG",
    "size": "4.1 MB",
    "most": "2000 MB",
    "old_size": "210 kB",
    "old_width": 1280,
    "old_height": 960,
    "left": ", about 2 min left",
    "label": "Natural",
    "text": "",
    "verdict": "a copy that has lost detail",
    "purpose": "For A4 at 300 dpi, 21 × 29.7 cm of picture,",
    "less": "about 40 seconds",
    "mention": "@enlarger_bot",
    "sheet": "A4",
    "dpi": 300,
    "number": 3,
}
"""What usually stands in a gap; all others count something."""
OF_THE_ENGINE = ("seen-", "check-")
LONGER: dict[str, str] = {"words-asking": "it is read, not said", "words-beside": "the same"}
"""Sentences that may be longer, each with its reason."""

REASONS = {
    "unreadable": (
        *("empty", "not_a_picture", "truncated", "animated", "too_small", "damaged"),
        "too_many_pixels",
    ),
    "failed": ("gave_up", "insane_output", "backend_unavailable", "source_gone", "no_room", "undeliverable"),
}
FORBIDDEN = {
    "en": ("restor", "enhanc"),
    "ru": ("восстан", "реставр", "улучшен"),
    "es": ("restaur", "mejorad"),
    "uk": ("віднов", "реставр", "поліпшен"),
    "de": ("restaur", "wiederhergestellt", "verbessert"),
    "pt_br": ("restaur", "melhorad"),
    "ar": ("ترميم", "استعادة", "محسّنة"),
    "id": ("restor", "dipulihkan", "pemulihan"),
    "hi": ("रीस्टोर", "पुनर्स्थापित", "बहाल"),
    "zh_hans": ("修复", "还原", "增强"),
}
"""What is never said of a photo, by language: beginnings of words, in small letters."""


def test_the_languages_are_those_with_files() -> None:
    assert sorted(LANGUAGES) == languages()


@pytest.mark.parametrize("language", languages())
def test_every_sentence_is_there_and_none_is_stale(language: str) -> None:
    english, here = sentences(FALLBACK), sentences(language)
    assert not english.keys() - here.keys(), "missing"
    assert not here.keys() - english.keys(), "stale"


@pytest.mark.parametrize("language", languages())
def test_every_sentence_keeps_its_gaps(language: str) -> None:
    for key in sentences(FALLBACK):
        assert all_gaps(language, key) == all_gaps(FALLBACK, key), key


@pytest.mark.parametrize("language", languages())
def test_plural_forms_are_those_of_the_language(language: str) -> None:
    forms = plural_forms(language)
    for key, sentence in sentences(language).items():
        for gap, variants in sentence.choices:
            words = {variant for variant in variants if not variant.replace(".", "").isdigit()}
            assert words == forms, f"{key}, ${gap}: {sorted(words)} instead of {sorted(forms)}"
        if len(forms) > 1:
            counted = {gap for gap, _ in sentences(FALLBACK)[key].choices}
            assert counted <= {gap for gap, _ in sentence.choices}, f"{key} has no plural forms"


@pytest.mark.parametrize("language", languages())
def test_texts_are_quiet(language: str) -> None:
    for key, sentence in sentences(language).items():
        assert not set("!\uff01\u00a1") & set(sentence.literal), key
        assert not [word for word in FORBIDDEN[language] if word in sentence.literal.lower()], key


@pytest.mark.parametrize("language", languages())
def test_texts_and_labels_are_short(language: str) -> None:
    for key in sentences(language):
        for count in (0, 1, 2, 3, 11, 100, 2000):
            text = plain(_filled(language, key, count))
            if LABELS.fullmatch(key):
                assert len(text) <= LONGEST_LABEL, f"{key}: {text!r}"
            limit = LONGEST_PRESS_ANSWER if key.startswith("press-") else LONGEST_MESSAGE
            assert key in LONGER or len(text) <= limit, f"{key}: {len(text)}"


def _filled(language: str, key: str, count: int) -> str:
    """A sentence with usual things in its gaps, and `count` where it counts."""
    gaps: dict[str, object] = {gap: USUAL.get(gap, count) for gap in all_gaps(language, key)}
    if key == "setting-language":
        gaps["name"] = max(LANGUAGES.values(), key=len)
    with speaking(language):
        return say(key, **gaps)


def test_every_sentence_is_said_and_every_one_said_exists() -> None:
    code, english = named_in_code(), sentences(FALLBACK)
    named = set().union(*(sentence.named for sentence in english.values()))
    for key in english:
        if key.startswith(OF_THE_ENGINE):
            continue  # tests/bot/test_engine_words.py
        known = key in code.literals or any(pattern.fullmatch(key) for pattern in code.patterns)
        assert known or key in named, f"{key} is never said"
    assert code.said <= english.keys(), code.said - english.keys()
    for pattern in code.patterns:
        family = pattern.pattern.split("\\-")[0]
        if any(key.startswith(f"{family}-") for key in english):
            assert any(pattern.fullmatch(key) for key in english), f"{pattern.pattern} fits nothing"


def test_engine_reasons_have_their_own_sentence() -> None:
    for family, reasons in REASONS.items():
        for reason in reasons:
            assert f"{family}-{reason}" in sentences(FALLBACK)
    assert reason_text("failed", "never_heard_of") == say("failed.other")


def test_what_does_not_exist_or_has_an_empty_gap_is_found() -> None:
    with pytest.raises(KeyError):
        say("no.such_sentence")
    with pytest.raises(KeyError):
        say("progress.quiet")


@pytest.mark.parametrize("letter", ["x", "ع", "👍"])
def test_a_gap_without_end_is_cut_and_said(letter: str) -> None:
    for language in LANGUAGES:
        with speaking(language):
            said = say("progress.made", name=letter * 5000, target="2K")
        assert "…" in said
        assert len(said) < 1000


def test_telegrams_codes_find_a_language() -> None:
    assert supported("en") == supported("en-GB") == "en"
    assert [supported(code) for code in (None, "", "tlh", "xx-yy")] == [None] * 4
    assert [supported(code) for code in ("pt", "pt-BR", "pt-pt", "zh-hans", "zh-CN", "zh-hant")] == [
        *["pt_br"] * 3,
        *["zh_hans"] * 3,
    ]


def test_a_block_speaks_its_language_and_the_rest_goes_on_in_its_own() -> None:
    assert spoken() == FALLBACK
    with speaking("never heard of"):
        assert spoken() == FALLBACK


def test_a_file_name_of_another_direction_is_isolated_but_not_on_a_button() -> None:
    name = "صورة.jpg"
    assert f"\u2068{name}\u2069" in say("progress.made", name=name, target="4K")
    assert name in label("progress.made", name=name, target="4K")
    assert "\u2068" not in label("progress.made", name=name, target="4K")
    assert "\u2068" not in say("progress.made", name="plain.jpg", target="4K")
