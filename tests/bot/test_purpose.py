"""What is it for? The steps from a purpose to a size, and what the large sizes cost."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from telegram import InlineKeyboardMarkup

from bot.purposes import view
from storage.photos import Photo
from tests.bot import pictures
from tests.bot.conftest import Stage
from tests.bot.telegram_here import labels, text_of
from tests.bot.test_choice import all_jobs


def photo(width: int = 1600, height: int = 1200, justified: int = 6400) -> Photo:
    reading = {
        "width": width,
        "height": height,
        "format": "jpeg",
        "bytes": 900_000,
        "verdict": "unproven",
        "evidence": [],
        "recommended": "4k",
        "justified_side": justified,
    }
    return Photo(
        id=7,
        sha256="a" * 64,
        chat_id=1,
        user_id=1,
        message_id=1,
        sent_as="document",
        file_name="a.jpg",
        bytes=900_000,
        width=width,
        height=height,
        created_at=datetime.now(UTC),
        reading=reading,
    )


def pressed(markup: InlineKeyboardMarkup) -> list[tuple[str, str]]:
    return [(button.text, str(button.callback_data)) for row in markup.inline_keyboard for button in row]


@pytest.mark.parametrize(
    ("step", "words", "target"),
    [
        ("web", "For the web 2K is enough.", "2k"),
        ("everyday", "For screens and sharing 4K is enough.", "4k"),
        ("10x15@300", "For 10 × 15 at 300 dpi, 13.3 × 10 cm of picture, its own size is enough.", "own"),
        ("a5@300", "For A5 at 300 dpi, 19.7 × 14.8 cm of picture, 4K is enough.", "4k"),
        ("a4@300", "For A4 at 300 dpi, 28 × 21 cm of picture, 4K is enough.", "4k"),
        ("a4@150", "For A4 at 150 dpi, 28 × 21 cm of picture, 2K is enough.", "2k"),
        ("a3@300", "For A3 at 300 dpi, 39.6 × 29.7 cm of picture, 6K is enough.", "6k"),
        ("a3@150", "For A3 at 150 dpi, 39.6 × 29.7 cm of picture, 4K is enough.", "4k"),
    ],
)
def test_the_smallest_size_that_does_it(step: str, words: str, target: str) -> None:
    page = view(photo(), step, {})
    assert page is not None
    assert words in page[0]
    assert pressed(page[1])[0][1] == f"g:7:{target}"


@pytest.mark.parametrize("step", ["nothing", "a4@72", "print@300", "a9@300", "web@150x"])
def test_a_step_that_there_is_not(step: str) -> None:
    assert view(photo(), step, {}) is None


def test_large_sizes_tell_their_price() -> None:
    measured = view(photo(), "8k", {"4k": 40.0, "2k": 15.0})
    assert measured is not None
    assert "8K takes about 3 minutes here once it is its turn, 4K would take about 40 seconds." in measured[0]
    unmeasured = view(photo(), "6k", {})
    assert unmeasured is not None
    assert "6K takes about 2.2 times as long as 4K" in unmeasured[0]
    from_2k = view(photo(), "6k", {"2k": 10.0})
    assert from_2k is not None
    assert "about 80 seconds here" in from_2k[0]


def test_a_weak_source_is_warned_of() -> None:
    weak, strong = view(photo(justified=2000), "8k", {}), view(photo(justified=8000), "8k", {})
    assert weak is not None
    assert strong is not None
    assert "well to about 2000 pixels" in weak[0]
    assert "pixels" not in strong[0].split("\n", 1)[1]
    common = view(photo(justified=2000), "everyday", {})
    assert common is not None
    assert "well to about 2000 pixels" in common[0]


def test_no_size_that_the_photo_has_already_is_offered() -> None:
    page = view(photo(6000, 4000), "", {})
    assert page is not None
    assert [label for label, _ in pressed(page[1])] == ["Web", "Screens, sharing", "Print", "8K", "Back"]


def test_every_label_fits_half_a_phone() -> None:
    for step in ("", "print", "a4", "10x15"):
        page = view(photo(), step, {})
        assert page is not None
        assert all(len(label) <= 22 for label, _ in pressed(page[1]))
        assert len(page[0]) < 1000


async def test_from_the_card_to_the_print_and_back(stage: Stage) -> None:
    ann = stage.telegram.person()
    await ann.send(("IMG_1.jpg", pictures.jpeg(1600, 1200)), how="file")
    card = await ann.hears("1600 × 1200")
    before = text_of(card)

    async def step(label: str, *words: str) -> None:
        assert await ann.press(card, label) == ""
        turned = await ann.hears(*words)
        assert turned.message_id == card.message_id

    await step("What is it for?", "What is it for?")
    await step("Print", "Which sheet? In centimetres:")
    await step("A3 · 29.7 × 42", "from how far will it be looked at?")
    await step("In the hand", "For A3 at 300 dpi", "6K is enough", "2.2 times as long as 4K")
    await step("Back", "from how far")
    await step("Back", "Which sheet?")
    await step("Back", "What is it for?")
    await step("8K", "8K takes about 4.0 times as long as 4K")
    assert await ann.press(card, "Make it in 8K") == "Taken. I start as soon as it is your turn."
    assert [job.target for job in await all_jobs(stage)] == ["8k"]
    await step("Back", "What is it for?")
    await step("Back", before)
    assert labels(await ann.hears(before))[-2:] == ["What is it for?", "Why?"]
    assert "doesn't work any more" in await ann.forge(card, "p:1:zz")
