"""Telegram refuses, hangs up or is in a hurry for a moment: nothing is lost, and the log has no error."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sandbox.server.seed import ANN
from tests.bot import pictures
from tests.bot.conftest import Stage
from tests.bot.telegram_here import eventually, labels
from tests.bot.test_delivery import documents, made_job

FAULTS = ["502", "500", "429", "drop", "drop_after"]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.sending.WORDS_PAUSES", (0.05, 0.05, 0.05))
    monkeypatch.setattr("bot.sending.HARMLESS_PAUSES", (0.05, 0.05))
    monkeypatch.setattr("bot.inbox.FIRST_PAUSE", 0.1)
    monkeypatch.setattr("bot.resuming.EVERY", 0.3)


@pytest.fixture(autouse=True)
def no_error_logged(quick: None, capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    yield
    said = capfd.readouterr()
    assert "[error" not in said.out + said.err


@pytest.mark.parametrize("kind", FAULTS)
async def test_a_photo_gets_its_card(stage: Stage, kind: str) -> None:
    ann = stage.telegram.person()
    stage.telegram.world.faults.add(kind=kind, method="sendMessage", times=2, retry_after=1)
    await ann.send(("IMG_2041.jpg", pictures.jpeg(800, 600)), how="file")
    assert "2K" in " ".join(labels(await ann.hears("800 × 600")))


@pytest.mark.parametrize("kind", FAULTS)
async def test_words_get_their_answer(stage: Stage, kind: str) -> None:
    stage.telegram.world.faults.add(kind=kind, method="sendMessage", retry_after=1)
    ann = stage.telegram.person()
    ann.text("/status")
    await ann.hears("not working on anything")


@pytest.mark.parametrize("how", ["photo", "album"])
async def test_what_could_not_be_answered_is_answered_later(stage: Stage, how: str) -> None:
    """Telegram refuses longer than any patience; when it is back, the picture has not been forgotten."""
    ann, faults = stage.telegram.person(), stage.telegram.world.faults
    faults.add(kind="502", method="sendMessage", times=None)
    files = [(f"{n}.jpg", pictures.jpeg(800, 600 + n)) for n in range(1 if how == "photo" else 2)]
    await ann.send(*files, how="file")
    await eventually(lambda: len(stage.telegram.calls("sendMessage")) > 5)
    assert not ann.said()
    faults.clear()
    await ann.hears("800 × 600")
    await eventually(lambda: not list(stage.bot.inbox.waiting()))


@pytest.mark.parametrize("kind", FAULTS)
async def test_a_press_counts_though_its_answer_is_lost(stage: Stage, kind: str) -> None:
    ann, faults = stage.telegram.person(), stage.telegram.world.faults
    await ann.send(("IMG_2041.jpg", pictures.jpeg(800, 600)), how="file")
    card = await ann.hears("800 × 600")
    faults.add(kind=kind, method="answerCallbackQuery", times=2, retry_after=1)
    faults.add(kind=kind, method="editMessageText", times=2, retry_after=1)
    await ann.press(card, "Why?")

    def no_longer_asks() -> bool:
        now = stage.telegram.world.message(ANN, card.message_id)
        return now is not None and "Why?" not in labels(now)

    await eventually(no_longer_asks)


@pytest.mark.parametrize("kind", ["429", "502", "drop"])
async def test_a_photo_is_fetched_in_the_end(
    stage: Stage, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.intake.FETCH_PAUSE", 0.05)
    ann = stage.telegram.person()
    for method in ("getFile", "file"):
        stage.telegram.world.faults.add(kind=kind, method=method, retry_after=1)
    await ann.send(("IMG_2041.jpg", pictures.jpeg(800, 600)), how="file")
    await ann.hears("800 × 600")


async def test_a_bot_that_is_stopping_starts_nothing_and_forgets_nothing(stage: Stage) -> None:
    await stage.bot.services.background.close(patience=0)
    ann = stage.telegram.person()
    await ann.send(("IMG_2041.jpg", pictures.jpeg(800, 600)), how="file")
    await eventually(lambda: list(stage.bot.inbox.waiting()))


async def test_what_is_sent_again_may_be_held_up_too(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """The button stays until the master is there, whatever happens on the way."""
    monkeypatch.setattr("bot.unsure.AGAIN_PAUSES", (0.05,))
    ann, faults = stage.telegram.person(), stage.telegram.world.faults
    job = await made_job(stage, ann)
    faults.add(kind="drop", method="sendDocument")
    await stage.bot.delivery.deliver(job.id)
    question = await ann.hears("didn't confirm")
    faults.add(kind="502", method="sendDocument", times=2)
    await ann.press(question, "Send it again")
    await eventually(lambda: len(stage.telegram.calls("sendDocument")) == 3)
    await stage.settle()
    assert documents(ann) == []
    assert labels(question) == ["Send it again"]
    faults.add(kind="502", method="sendDocument")
    await ann.press(question, "Send it again")
    await eventually(lambda: documents(ann))
    await stage.settle()
    assert documents(ann) == ["IMG_2041-4k.png"]
