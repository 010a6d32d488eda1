"""The card's words: what is said of each kind of source, and what is not."""

from __future__ import annotations

from typing import Any

import pytest

from bot import cards
from bot.keyboards import card as buttons_of
from bot.record import record
from engine.source.evidence import Evidence, Reading, Verdict
from engine.source.wording import limit_text
from tests.bot import pictures
from tests.bot.conftest import Stage
from tests.bot.telegram_here import labels, text_of
from tests.bot.test_choice import all_jobs


def found(kind: str, confidence: float, *, degrades: bool = True, app: str | None = None) -> Evidence:
    return Evidence(kind, confidence, f"the {kind}.", app=app, degrades=degrades)


def read(
    width: int,
    height: int,
    *evidence: Evidence,
    verdict: Verdict = "degraded",
    advice: str = "",
    recommended: str = "4k",
    justified_side: int | None = None,
) -> dict[str, Any]:
    reading = Reading(
        width=width,
        height=height,
        format="jpeg",
        verdict=verdict,
        evidence=evidence,
        advice=advice,
        recommended=recommended,
        bytes=210_000,
        justified_side=justified_side,
    )
    return record(reading)


def test_one_verdict_three_reasons_one_advice() -> None:
    kinds = ("app_table", "saved_twice", "enlarged", "compressed", "soft")
    reading = read(
        1280, 960, *(found(kind, 0.9 - n / 10) for n, kind in enumerate(kinds)), advice="ask for the File."
    )
    lines = cards.card_text(reading, "document").split("\n")
    assert lines == [
        "A copy that has lost detail: 1280 × 960, JPEG, 210 kB.",
        "· The app_table.",
        "· The saved_twice.",
        "· The enlarged.",
        "Ask for the File.",
        "",
        "Which size shall I make?",
    ]


def test_a_clean_original_gets_a_short_word_and_no_lecture() -> None:
    camera = found("camera_exif", 1.0, degrades=False)
    noise = found("noise", 0.8, degrades=False)
    text = cards.card_text(read(1600, 1200, camera, noise, verdict="original"), "document")
    assert text == "This looks like the original: 1600 × 1200, JPEG, 210 kB.\n\nWhich size shall I make?"


def test_what_no_enlargement_can_mend_is_said_before_the_wait() -> None:
    blur = found("motion_blur", 0.8, degrades=False)
    faint = found("soft", 0.2, degrades=False)
    text = cards.card_text(read(1600, 1200, blur, faint, verdict="original"), "document")
    assert "· The motion_blur." in text
    assert "soft" not in text


@pytest.mark.parametrize(
    ("longest", "justified", "recommended", "marked"),
    [
        (200, 870, "own", "800 px · recommended"),
        (200, 220, "own", "Own size · recommended"),
        (1280, 1300, "own", "Own size · recommended"),
        (1280, 2560, "2k", "2K · recommended"),
        (1280, 3900, "4k", "4K · recommended"),
        (2400, 2500, "own", "Own size · recommended"),
    ],
)
def test_the_recommended_size_is_one_that_the_detail_can_carry(
    longest: int, justified: int, recommended: str, marked: str
) -> None:
    reading = read(longest, longest * 3 // 4, recommended=recommended, justified_side=justified)
    shown = [button.text for row in buttons_of(1, reading).inline_keyboard for button in row]
    assert [label for label in shown if "recommended" in label] == [marked]
    assert any(label.startswith("4K") for label in shown)
    if recommended == "own" and longest < 2048:
        assert "Larger works too, if you want it." in cards.card_text(reading, "document")


def test_a_size_beyond_the_detail_is_said_and_made_all_the_same() -> None:
    reading = read(200, 150, recommended="own", justified_side=870)
    assert cards.guessed_beyond(reading, "4k") == 870
    assert cards.guessed_beyond(reading, "800") is None
    text = cards.taken_text(reading, "document", "4k")
    assert "It can be enlarged well to about 870 pixels, so the rest will be guessed" in text
    assert text.endswith("I am making it in 4K.")
    advised = read(200, 150, recommended="own", justified_side=870, advice=limit_text(200, 870))
    told = cards.taken_text(advised, "document", "4k")
    assert told.count("870") == 1, "the advice has said it"


def test_what_can_be_hoped_for_is_told_beside_the_damage() -> None:
    copying = (found("app_table", 0.97), found("saved_twice", 0.95), found("compressed", 0.9))
    faces = found("tiny_faces", 0.8, degrades=False)
    lines = cards.reasons(read(1280, 960, *copying, faces), "document")
    assert lines == ["the app_table.", "the saved_twice.", "the tiny_faces."]
    heavy = Evidence("compressed", 0.95, "the squeeze.", degrades=False, measured={"heavy": True})
    mild = Evidence("compressed", 0.95, "the squeeze.", degrades=False, measured={"heavy": False})
    assert cards.reasons(read(1280, 960, heavy, verdict="original"), "document") == ["the squeeze."]
    assert cards.reasons(read(1280, 960, mild, verdict="original"), "document") == []


def test_why_tells_each_figure_once() -> None:
    squeezed = Evidence("compressed", 0.95, "Quality about 60 of 100.", measured={"quality": 60})
    reading = read(1280, 960, squeezed, justified_side=3840, advice="") | {"quality": 60}
    assert cards.why_text(reading, "document").count("60") == 1
    weak = read(1280, 960, squeezed, justified_side=3088) | {"quality": 60}
    assert "about 3100 pixels: 2K suits it" in cards.why_text(weak, "document")


async def test_4k_of_a_thumbnail_is_advised_against_and_not_forbidden(stage: Stage) -> None:
    ann = stage.telegram.person()
    await ann.send(("thumb.jpg", pictures.jpeg(200, 150, quality=70)), how="file")
    card = await ann.hears("200 × 150")
    assert "mostly guessed" in text_of(card)
    assert "I recommend 600 px. Larger works too" in text_of(card)
    assert labels(card)[0] == "600 px · recommended"
    assert (await ann.press(card, "4K")).startswith("Taken")
    assert (await ann.press(card, "600")).startswith("Taken")
    assert sorted(job.target for job in await all_jobs(stage)) == ["4k", "600"]
