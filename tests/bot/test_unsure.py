"""What Telegram did not confirm, or would not take for a while: nobody is left without a word, and nothing
comes twice without one."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from telegram.error import TelegramError

from storage import jobs
from storage.delivering import MAX_DELIVERY_ATTEMPTS
from storage.errors import BlobsUnreachable
from storage.jobs import Job, JobState
from storage.queue import TryLater
from tests.bot import pictures
from tests.bot.conftest import Stage
from tests.bot.library_steps import ME, SHOE, linked, posts
from tests.bot.telegram_here import eventually, labels, text_of
from tests.bot.test_choice import all_jobs, card_for
from tests.bot.test_delivery import documents, made_job, state_of


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.sending.WORDS_PAUSES", (0.02, 0.02, 0.02))
    monkeypatch.setattr("bot.unsure.AGAIN_PAUSES", (0.02, 0.02, 0.02))


async def killed_in_the_question(stage: Stage, job: Job) -> None:
    stage.telegram.world.faults.add(kind="stall", method="sendMessage", seconds=60)
    before = len(stage.telegram.calls("sendMessage"))
    dying = asyncio.ensure_future(stage.bot.delivery.deliver(job.id))
    await eventually(lambda: len(stage.telegram.calls("sendMessage")) > before)
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)


@pytest.mark.parametrize("ending", ["refused", "killed"])
async def test_the_question_whether_it_came_is_asked_by_the_next_try(stage: Stage, ending: str) -> None:
    ann = stage.telegram.person()
    job = await made_job(stage, ann)
    stage.telegram.world.faults.add(kind="drop", method="sendDocument")
    if ending == "killed":
        await killed_in_the_question(stage, job)
    else:
        stage.telegram.world.faults.add(kind="502", method="sendMessage", times=4)
        with pytest.raises(TryLater):
            await stage.bot.delivery.deliver(job.id)
    assert await state_of(stage, job) is JobState.MADE
    await stage.bot.delivery.deliver(job.id)
    question = await ann.hears("didn't confirm")
    assert await state_of(stage, job) is JobState.DELIVERED
    assert documents(ann) == []
    await ann.press(question, "Send it again")
    await eventually(lambda: documents(ann))


async def test_a_gateway_that_waited_no_longer_confirms_nothing(stage: Stage) -> None:
    ann = stage.telegram.person()
    job = await made_job(stage, ann)
    stage.telegram.world.faults.add(kind="504_after", method="sendDocument")
    await stage.bot.delivery.deliver(job.id)
    await ann.hears("didn't confirm")
    assert len(documents(ann)) == 1


async def test_an_hours_trouble_throws_no_master_away(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    ann = stage.telegram.person()
    job = await made_job(stage, ann)
    stage.telegram.world.faults.add(kind="502", method="sendPhoto", times=MAX_DELIVERY_ATTEMPTS + 5)
    for _ in range(MAX_DELIVERY_ATTEMPTS + 5):
        with pytest.raises(TryLater):
            await stage.bot.delivery.deliver(job.id)
    with monkeypatch.context() as away:

        async def unreachable(_: str) -> None:
            raise BlobsUnreachable("the store does not answer")

        away.setattr(stage.bot.services.blobs, "local_path", unreachable)
        with pytest.raises(TryLater):
            await stage.bot.delivery.deliver(job.id)
    await stage.bot.delivery.deliver(job.id)
    assert documents(ann) == ["IMG_2041-4k.png"]


async def test_but_a_day_is_enough(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.delivering.LONGEST_TROUBLE", timedelta(0))
    job = await made_job(stage, stage.telegram.person())
    stage.telegram.world.faults.add(kind="502", method="sendPhoto", times=None)
    for _ in range(MAX_DELIVERY_ATTEMPTS):
        with pytest.raises(TryLater):
            await stage.bot.delivery.deliver(job.id)
    await stage.bot.delivery.deliver(job.id)
    assert await state_of(stage, job) is JobState.FAILED


async def test_what_is_sent_again_comes_once_when_nobody_can_be_asked(stage: Stage) -> None:
    ann = stage.telegram.person()
    job = await made_job(stage, ann)
    stage.telegram.world.faults.add(kind="drop", method="sendDocument")
    await stage.bot.delivery.deliver(job.id)
    question = await ann.hears("didn't confirm")
    stage.telegram.world.faults.add(kind="drop_after", method="sendDocument")
    stage.telegram.world.faults.add(kind="502", method="sendMessage", times=4)
    await ann.press(question, "Send it again")
    await eventually(lambda: documents(ann))
    await asyncio.sleep(0.5)
    await stage.settle()
    assert len(documents(ann)) == 1
    now = ann.world.message(ann.chat_id, question.message_id)
    assert now is not None
    assert labels(now) == ["Send it again"]


async def test_a_master_that_was_sent_again_is_known_from_then_on(stage: Stage) -> None:
    """An answer to it publishes it, and the button that somebody kept sends it no third time."""
    stage.maker.hand_over = False
    ann = await linked(stage)
    [sent] = await ann.send(SHOE, how="file", caption=ME)
    card = await eventually(lambda: next((one for one in ann.said() if one.reply_to == sent), None))
    await ann.press(card, "2K")
    [job] = await all_jobs(stage)
    await stage.maker.make(job.id)
    stage.telegram.world.faults.add(kind="drop", method="sendDocument")
    await stage.bot.delivery.deliver(job.id)
    question = await ann.hears("didn't confirm")
    data = (question.reply_markup or {})["inline_keyboard"][0][0]["callback_data"]
    await ann.press(question, "Send it again")
    master = await ann.hears_file("document")
    await stage.settle()
    [kept] = await all_jobs(stage)
    assert kept.master_message_id == master.message_id
    assert kept.master_file_id == master.content["document"]["file_id"]
    ann.text("/publish Red shoe", reply_to=master.message_id)
    await eventually(lambda: posts(stage))
    await ann.forge(question, data)
    await stage.settle()
    assert len(documents(ann)) == 1


async def test_a_cancelled_jobs_message_is_told_by_a_press_that_comes_again(stage: Stage) -> None:
    """The bot was killed between the cancelling and the message's last word."""
    stage.maker.hand_over = False
    ann = stage.telegram.person()
    await ann.press(await card_for(ann), "4K")
    progress = await eventually(
        lambda: next((one for one in ann.said() if "Cancel" in str(labels(one))), None)
    )
    [job] = await all_jobs(stage)
    async with stage.bot.services.database.session() as session:
        await jobs.cancel(session, job.id)
    assert "Cancelled" in (await ann.press(progress, "Cancel") or "")

    def is_told() -> bool | None:
        now = ann.world.message(ann.chat_id, progress.message_id)
        return (now is not None and not labels(now)) or None

    await eventually(is_told)


async def test_a_card_that_could_not_be_sent_comes_with_its_reading(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.inbox.FIRST_PAUSE", 0.1)
    monkeypatch.setattr("bot.resuming.EVERY", 0.3)
    stage.maker.hand_over = False
    ann = stage.telegram.person()
    stage.telegram.world.faults.add(kind="502", method="sendMessage", times=8)
    await ann.send(("a.jpg", pictures.jpeg(800, 600)), how="file", caption="4k")
    card = await ann.hears("I am making it in 4K")
    assert "800 × 600" in text_of(card)
    assert not any("already on it" in text for text in ann.texts())


async def test_other_refusals_are_told_to_the_queue(stage: Stage) -> None:
    job = await made_job(stage, stage.telegram.person())
    stage.telegram.world.faults.add(kind="413", method="sendPhoto")
    with pytest.raises(TelegramError):
        await stage.bot.delivery.deliver(job.id)
