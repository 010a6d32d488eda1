"""A picture comes in: the card, and everything that is no usable picture."""

from __future__ import annotations

import pytest

from bot.settings import Settings
from tests.bot import pictures
from tests.bot.conftest import KeptPool, Stage, on_stage
from tests.bot.telegram_here import Telegram, eventually, labels, text_of


async def test_a_photo_is_answered_with_a_card(stage: Stage) -> None:
    ann = stage.telegram.person()
    [sent] = await ann.send(("beach.jpg", pictures.jpeg(1600, 1200)))
    card = await ann.hears("1280 × 960", "JPEG")
    assert "lost detail" in text_of(card)
    assert "may have shrunk this one to its 1280 pixels" in text_of(card)
    assert "as a File" in text_of(card)
    assert card.reply_to == sent
    assert labels(card) == [
        "2K",
        "4K · recommended",
        "Wait for the better file",
        "What is it for?",
        "Why?",
    ]


async def test_a_document_is_read_whole_and_gets_no_lecture(stage: Stage) -> None:
    ann = stage.telegram.person()
    await ann.send(("IMG_2041.png", pictures.png(1600, 1200)), how="file")
    card = await ann.hears("1600 × 1200", "PNG")
    assert "No damage found" in text_of(card)
    assert "as a File" not in text_of(card)
    assert labels(card)[-1] == "Why?"


async def test_a_source_as_large_as_a_target_is_offered_its_own_size(stage: Stage) -> None:
    ann = stage.telegram.person()
    await ann.send(("wide.jpg", pictures.jpeg(2400, 600)), how="file")
    card = await ann.hears("2400 × 600")
    assert "already as large as 2K" in text_of(card)
    assert labels(card)[0] == "Own size, 2400 × 600"
    assert any(label.startswith("4K") for label in labels(card))
    assert not any(label.startswith("2K") for label in labels(card))


async def test_a_source_larger_than_4k_is_offered_its_own_size_only(stage: Stage) -> None:
    ann = stage.telegram.person()
    await ann.send(("huge.jpg", pictures.jpeg(4000, 400)), how="file")
    card = await ann.hears("4000 × 400")
    assert "already as large as 4K" in text_of(card)
    assert labels(card) == ["Own size, 4000 × 400", "What is it for?", "Why?"]


BAD = {
    "zip": ("photo.jpg", pictures.zip_file(), "no picture"),
    "truncated": ("photo.jpg", pictures.jpeg(640, 480)[:9000], "end of this picture is missing"),
    "animated": ("dance.gif", pictures.animated_gif(), "moves"),
    "one pixel": ("dot.png", pictures.png(1, 1), "too small"),
    "bomb": ("bomb.png", pictures.bomb_png(), "more pixels"),
    "pdf": ("notes.pdf", b"%PDF-1.4 nothing here", "no picture"),
}


async def test_bad_input_gets_one_sentence_and_the_bot_goes_on(stage: Stage) -> None:
    ann = stage.telegram.person()
    sent = {}
    for kind, (name, data, _words) in BAD.items():
        [sent[kind]] = await ann.send((name, data), how="file")
    ann.text("/help")
    await ann.hears("best as a File")
    await eventually(lambda: len(ann.said()) == len(BAD) + 1)
    for kind, (_name, _data, words) in BAD.items():
        answers = [text_of(message) for message in ann.said() if message.reply_to == sent[kind]]
        assert len(answers) == 1, kind
        assert words in answers[0], kind


async def test_a_document_over_20_mb_is_told_before_it_is_fetched(stage: Stage) -> None:
    ann = stage.telegram.person()
    await ann.send(("IMG_1.jpg", bytes(25 * 2**20)), how="file")
    answer = await ann.hears("26.2 MB", "20 MB at most")
    assert "JPEG at quality 95" in text_of(answer)
    assert not stage.telegram.calls("getFile")


async def test_a_hiccup_of_telegram_while_fetching_is_tried_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.intake.FETCH_PAUSE", 0.01)
    stage.telegram.world.faults.add(kind="502", method="getFile")
    stage.telegram.world.faults.add(kind="drop", method="file")
    ann = stage.telegram.person()
    await ann.send(("beach.jpg", pictures.jpeg(800, 600)))
    await ann.hears("800 × 600")


async def test_a_file_that_telegram_does_not_hand_out_is_told(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.intake.FETCH_PAUSE", 0.01)
    stage.telegram.world.faults.add(kind="500", method="getFile", times=None)
    ann = stage.telegram.person()
    await ann.send(("beach.jpg", pictures.jpeg(800, 600)))
    await ann.hears("didn't hand me that file")


async def test_a_size_in_the_caption_is_ordered_at_once(stage: Stage) -> None:
    ann = stage.telegram.person()
    await ann.send(("IMG_7.jpg", pictures.jpeg(800, 600)), how="file", caption="4\u041a")
    card = await ann.hears("I am making it in 4K")
    assert "800 × 600" in text_of(card)
    assert labels(card) == ["Why?"]
    await ann.hears("IMG_7.jpg in 4K: next in line")


async def test_a_size_in_the_caption_that_does_not_enlarge_is_declined(stage: Stage) -> None:
    ann = stage.telegram.person()
    await ann.send(("wide.jpg", pictures.jpeg(2400, 300)), how="file", caption="/2k")
    card = await ann.hears("already larger than 2K")
    assert labels(card)[0].startswith("Own size")


async def test_why_shows_the_full_reading_once(stage: Stage) -> None:
    ann = stage.telegram.person()
    await ann.send(("beach.jpg", pictures.jpeg(1600, 1200)))
    card = await ann.hears("1280 × 960")
    assert await ann.press(card, "Why?") == ""
    longer = await ann.hears("What I see in this file", "JPEG quality")
    assert longer.message_id == card.message_id
    assert labels(longer) == [
        "2K",
        "4K · recommended",
        "Wait for the better file",
        "What is it for?",
    ]


async def test_the_same_update_twice_makes_one_card(stage: Stage) -> None:
    ann = stage.telegram.person()
    [sent] = await ann.send(("beach.jpg", pictures.jpeg(800, 600)))
    await ann.hears("800 × 600")
    await stage.settle()
    message = stage.telegram.world.message(ann.chat_id, sent)
    assert message is not None
    from sandbox.server import render

    stage.telegram.world.updates.push("message", render.message(stage.telegram.world, message))
    ann.text("/help")
    await ann.hears("best as a File")
    await stage.settle()
    assert len([text for text in ann.texts() if "800 × 600" in text]) == 1


async def test_a_picture_that_was_not_answered_before_a_crash_is_answered_after_it(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    ann = telegram.person()
    telegram.world.faults.add(kind="stall", method="getFile", seconds=30)
    async with on_stage(settings, telegram, readings) as stage:
        await ann.send(("beach.jpg", pictures.jpeg(800, 600)))
        await eventually(lambda: telegram.calls("getFile"))
        # As kill -9 would leave it: nothing is answered, nothing is tidied up.
        for task in list(stage.bot.services.background._tasks):
            task.cancel()
    assert not ann.said()
    async with on_stage(settings, telegram, readings):
        await ann.hears("800 × 600")
    assert len(ann.said()) == 1
