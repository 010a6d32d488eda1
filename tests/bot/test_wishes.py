"""Which words under a photo ask for a size, which only name one, and what becomes of both."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asset_words import title_in
from bot.speaking import LANGUAGES
from bot.texts import words_of
from bot.wishes import NOTHING, UNCLEAR, Wish, wish_in
from storage.jobs import JobState
from tests.bot import pictures
from tests.bot.conftest import Stage
from tests.bot.telegram_here import labels, text_of
from tests.bot.test_choice import all_jobs
from tests.bot.test_drawings import drawn

SHED = ("shed.jpg", pictures.jpeg(800, 600))


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("4k", "4k"),
        ("4 K", "4k"),
        ("4\u041a", "4k"),
        ("in 4k,", "4k"),
        ("6K please", "6k"),
        ("please make it 8k 🙏", "8k"),
        ("Can you make this in 4K?", "4k"),
        ("can I have it in 4k, please", "4k"),
        ("4k 4K", "4k"),
        ("2k #spring #banner", "2k"),
        ("bitte in 4k", "4k"),
        ("Mach es bitte in 2k, danke", "2k"),
        ("por favor, en 4k", "4k"),
        ("em 2k, por favor", "2k"),
        ("сделай пожалуйста в 4к", "4k"),
        ("зроби, будь ласка, до 2к", "2k"),
        ("من فضلك بدقة 4K", "4k"),
        ("من فضلك اجعلها ب4k", "4k"),
        ("tolong jadikan 4k ya", "4k"),
        ("कृपया इसे 4K में बनाओ", "4k"),
        ("请放大到4K。谢谢", "4k"),
        ("请把这张照片放大到 2k", "2k"),
        ("٤K من فضلك", "4k"),
    ],
)
def test_a_size_with_words_of_asking_is_asked_for(text: str, size: str) -> None:
    assert wish_in(text) == Wish(size)
    assert title_in(text) == ""


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("my 4k monitor", "4k"),
        ("4K TV stand 49 €", "4k"),
        ("shot in 4k by Ann", "4k"),
        ("a 4k tv for sale", "4k"),
        ("Red shoe 4k", "4k"),
        ("upscaled to 4k", "4k"),
        ("this is 4k", "4k"),
        ("I have it in 4k", "4k"),
        ("thanks for 4k", "4k"),
        ("this in 4k", "4k"),
        ("это 4к", "4k"),
        ("ini 4k", "4k"),
        ("这是4K", "4k"),
        ("Das ist in 4k", "4k"),
        ("4k?", "4k"),
        ("4k/60", "4k"),
        ("🚫 4k", "4k"),
        ("https://example.org please 4k", "4k"),
        ("2k or 4k", UNCLEAR),
        ("2k/4k please", UNCLEAR),
        ("not 4k", UNCLEAR),
        ("please don’t make it 4k", UNCLEAR),
        ("nicht 4k", UNCLEAR),
        ("bitte kein 4k", UNCLEAR),
        ("не 4к", UNCLEAR),
        ("不要4k", UNCLEAR),
        ("नहीं 4k", UNCLEAR),
        ("sin 4k", UNCLEAR),
    ],
)
def test_a_size_within_other_words_is_only_named(text: str, named: str) -> None:
    assert wish_in(text) == Wish(named=named)


@pytest.mark.parametrize(
    "text",
    [
        *("", "please", "2024", "14k gold", "3.4k", "4kg of rice", "$4k", "4k €", "4 kings", "#4k"),
        *("12 K", "5k please", "https://example.org/4k", "#4k #winter"),
    ],
)
def test_other_figures_are_no_sizes(text: str) -> None:
    assert wish_in(text) == NOTHING


@pytest.mark.parametrize(
    "text", ["2k drawing please", "als Zeichnung in 2k", "2к как рисунок", "2k 插画", "en 2k como dibujo"]
)
def test_a_drawing_is_understood(text: str) -> None:
    assert wish_in(text) == Wish("2k", drawing=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_word_of_asking_asks_and_no_denying_word_does(language: str) -> None:
    for word in words_of("words.asking", language):
        assert wish_in(f"{word} 4k").size == "4k", word
    for word in words_of("words.not", language):
        for asking in words_of("words.asking", language):
            assert wish_in(f"{asking} {word} 4k").size is None, word


@given(st.text(max_size=60))
def test_whatever_is_written_is_read(text: str) -> None:
    wish = wish_in(f"{text} 4k")
    assert wish.size is None or wish.named is None


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text",
    ["4k " + "放大到" * 1300 + "猫", "4k " + "我想要" * 1300, "a" * 4093 + " 4k", "4k " + "a:" * 2045],
)
def test_no_text_takes_for_ever(text: str) -> None:
    """Three of the Chinese words split in two ways: read as one pattern 100 letters took minutes."""
    wish = wish_in(text)
    assert "4k" in (wish.size, wish.named)


# ---- in the chat


@pytest.mark.parametrize("caption", ["bitte in 4k", "please make this 4 K"])
async def test_a_size_in_a_sentence_is_made_at_once(stage: Stage, caption: str) -> None:
    ann = stage.telegram.person()
    await ann.send(SHED, how="file", caption=caption)
    card = await ann.hears("I am making it in 4K.")
    assert labels(card) == ["Why?"]
    assert [job.target for job in await all_jobs(stage)] == ["4k"]


@pytest.mark.parametrize(("caption", "target"), [("my 4k monitor", "4K"), ("6K TV stand 49 €", "6K")])
async def test_of_a_description_nothing_is_made_and_the_card_asks(
    stage: Stage, caption: str, target: str
) -> None:
    ann = stage.telegram.person()
    await ann.send(SHED, how="file", caption=caption)
    card = await ann.hears(f"You wrote {target}: press it below if that is the size you want.")
    assert "Which size" not in text_of(card)
    assert await all_jobs(stage) == []
    assert (await ann.press(card, target)).startswith("Taken")


@pytest.mark.parametrize("caption", ["2k or 4k", "not 4k"])
async def test_of_doubtful_sizes_nothing_is_made_also_where_one_is_usual(stage: Stage, caption: str) -> None:
    ann = stage.telegram.person()
    ann.text("/settings")
    await ann.press(await ann.hears("What I do"), "4K")
    await ann.send(SHED, how="file", caption=caption)
    await ann.hears("I wasn't sure which size you mean")
    assert await all_jobs(stage) == []


async def test_a_size_that_is_no_use_is_not_offered(stage: Stage) -> None:
    ann = stage.telegram.person()
    await ann.send(("wide.jpg", pictures.jpeg(2400, 600)), how="file", caption="my 2k monitor")
    card = await ann.hears("already as large as 2K")
    assert "You wrote" not in text_of(card)
    assert not any(label.startswith("2K") for label in labels(card))


async def test_a_drawing_that_is_asked_for_is_made_as_one(stage: Stage) -> None:
    ann = stage.telegram.person()
    await ann.send(("cartoon.png", drawn(1100, 800)), how="file", caption="2k drawing please")
    await ann.hears("I am making it in 2K, as a drawing.")
    await ann.send(SHED, how="file", caption="2k drawing, please")
    await ann.hears("I am making it in 2K. Under the result you can ask for it made as a drawing.")
    assert sorted(len(job.options) for job in await all_jobs(stage)) == [0, 1]


async def test_a_size_in_an_albums_caption(stage: Stage) -> None:
    ann = stage.telegram.person()
    other = ("other.jpg", pictures.jpeg(640, 480))
    await ann.send(SHED, other, how="file", caption="our 6k lamps")
    card = await ann.hears("You wrote 6K")
    assert [label for label in labels(card) if "6K" in label] == ["All 6K"]
    await ann.send(SHED, other, how="file", caption="please in 2k")
    await ann.hears("An album of 2 photos", "I am making it in 2K.")
    assert {job.target for job in await all_jobs(stage)} == {"2k"}


async def test_words_in_answer_to_a_photo(stage: Stage) -> None:
    ann = stage.telegram.person()
    [photo] = await ann.send(SHED, how="file")
    await ann.hears("Which size shall I make?")
    ann.text("what about 4k for the kitchen wall", reply_to=photo)
    await ann.hears("You wrote 4K")
    ann.text("2k please", reply_to=photo)
    await ann.hears("I am making it in 2K")
    assert [(job.target, job.state) for job in await all_jobs(stage)] == [("2k", JobState.QUEUED)]
