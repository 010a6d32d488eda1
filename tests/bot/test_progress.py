"""The progress message: what it says, how often it is edited, and that a restart keeps it."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from itertools import pairwise

import pytest
from structlog.testing import capture_logs

from bot.progress_left import keep_clear
from bot.progress_words import left_text
from bot.progress_words import line_of as real
from bot.settings import Settings
from sandbox.server import people
from sandbox.server.seed import BEN, GROUP
from storage import jobs
from storage.jobs import Job, JobState
from storage.photos import Photo
from tests.bot import pictures
from tests.bot.conftest import KeptPool, Stage, on_stage
from tests.bot.telegram_here import Person, Telegram, eventually, labels, text_of
from tests.bot.test_choice import all_jobs, card_for


def edits_in(stage: Stage, person: Person) -> list[float]:
    return [
        call["at"]
        for call in stage.telegram.calls("editMessageText")
        if call["params"]["chat_id"] == str(person.chat_id)
    ]


async def test_position_then_percent_then_gone(stage: Stage) -> None:
    stage.bot.watcher.edits.spacing = 0.2
    ann, ben = stage.telegram.person(), stage.telegram.person(BEN)
    await ann.press(await card_for(ann), "2K")
    await ann.hears("IMG_2041.jpg in 2K: next in line")
    await ben.press(await card_for(ben), "2K")
    await ben.hears("IMG_2041.jpg in 2K: number 2 in line")
    stage.maker.steps = 30
    stage.make(seconds=4.0)
    running = await ann.hears("IMG_2041.jpg in 2K: ", " %, about 5 s left")
    assert labels(running) == ["Cancel"]
    await ann.hears("ready, on its way to you")


async def test_two_jobs_in_one_chat_share_the_edit_rate(stage: Stage) -> None:
    spacing = 0.8
    stage.bot.watcher.edits.spacing = spacing
    ann = stage.telegram.person()
    card = await card_for(ann)
    stage.maker.steps = 60
    stage.make(seconds=6.0)
    await ann.press(card, "2K")
    await ann.press(card, "4K")
    await eventually(lambda: len(edits_in(stage, ann)) >= 4)
    times = edits_in(stage, ann)
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert min(gaps) >= spacing - 0.1


async def test_the_watcher_ends_when_it_is_woken_and_cancelled_at_once(stage: Stage) -> None:
    """A press just before the stop does both in one turn of the loop; asyncio.wait_for then hid the end."""
    watching = asyncio.get_running_loop().create_task(stage.bot.watcher.run())
    await asyncio.sleep(0.5)
    stage.bot.services.wake.set()
    watching.cancel()
    done, _ = await asyncio.wait({watching}, timeout=3)
    assert done
    assert watching.cancelled()


def test_by_default_a_chat_is_edited_every_five_seconds_at_most(stage: Stage) -> None:
    assert stage.bot.watcher.edits.spacing >= 5.0


async def test_a_flood_limit_on_an_edit_is_waited_out_and_never_answered_with_a_message(stage: Stage) -> None:
    stage.bot.watcher.edits.spacing = 0.2
    ann = stage.telegram.person()
    await ann.press(await card_for(ann), "2K")
    await ann.hears("next in line")
    sent = len(stage.telegram.calls("sendMessage"))
    stage.telegram.world.faults.add(kind="429", method="editMessageText", retry_after=2)
    stage.maker.steps = 60
    stage.make(seconds=6.0)
    await eventually(lambda: len(edits_in(stage, ann)) >= 2)
    first, second = edits_in(stage, ann)[:2]
    assert second - first >= 2.0
    assert len(stage.telegram.calls("sendMessage")) == sent


async def test_a_restart_goes_on_with_the_same_message(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    ann = telegram.person()
    async with on_stage(settings, telegram, readings) as stage:
        await ann.press(await card_for(ann), "2K")
        before = await ann.hears("next in line")

        async def noted() -> bool:
            [job] = await all_jobs(stage)
            return job.status_message_id is not None

        while not await noted():
            await asyncio.sleep(0.05)
    async with on_stage(settings, telegram, readings) as stage:
        stage.bot.watcher.edits.spacing = 0.2
        [job] = await all_jobs(stage)
        async with stage.bot.services.database.session() as session:
            await jobs.start(session, job.id, "someone")
            await jobs.progress(session, job.id, "upscale", 0.42, 12.0)
        after = await ann.hears("42 %, about 15 s left")
    assert after.message_id == before.message_id
    assert sum("in 2K" in text for text in ann.texts()) == 1


async def test_a_deleted_progress_message_is_let_go(stage: Stage) -> None:
    stage.bot.watcher.edits.spacing = 0.1
    ann = stage.telegram.person()
    await ann.press(await card_for(ann), "2K")
    progress = await ann.hears("next in line")
    people.delete(ann.world, ann._act(), progress.message_id)
    stage.make(seconds=1.0)
    await eventually(lambda: stage.maker.made)
    assert not any("in 2K" in text for text in ann.texts())


async def test_a_group_gets_one_short_line(stage: Stage) -> None:
    stage.bot.watcher.edits.spacing = 0.1
    ben = stage.telegram.person(BEN, GROUP)
    await ben.send(("a.jpg", pictures.jpeg(800, 600)), how="file", caption="@enlarger_sandbox_bot 2k")
    line = await ben.hears("Making 2K.")
    assert labels(line) == ["Cancel"]
    stage.maker.steps = 10
    stage.make(seconds=1.0)
    await eventually(lambda: stage.maker.made)
    assert "%" not in text_of(line)


async def test_a_long_file_name_fills_no_message(stage: Stage) -> None:
    """Its end says more than its middle."""
    stage.bot.watcher.edits.spacing = 0.2
    ann, ben = stage.telegram.person(), stage.telegram.person(BEN)
    await ann.press(await card_for(ann, "x" * 90 + "-front.jpg"), "2K")
    told = await ann.hears("x…x", "-front.jpg in 2K: next in line")
    assert len(text_of(told)) < 120
    await ben.press(await card_for(ben), "2K")
    await ben.hears("IMG_2041.jpg in 2K: number 2 in line")
    stage.make()
    await ann.hears("-front.jpg in 2K: ready, on its way to you")
    await ben.hears("IMG_2041.jpg in 2K: ready, on its way to you")


async def test_what_cannot_be_said_of_one_job_keeps_nobody_else_waiting(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def line_of(job: Job, photo: Photo, position: int, wait: float | None) -> str:
        if photo.file_name == "bad.jpg":
            raise KeyError("no words")
        return real(job, photo, position, wait)

    monkeypatch.setattr("bot.progress.line_of", line_of)
    ann, ben = stage.telegram.person(), stage.telegram.person(BEN)
    with capture_logs() as logged:
        await ann.press(await card_for(ann, "bad.jpg"), "2K")
        await ben.press(await card_for(ben), "2K")
        await ben.hears("IMG_2041.jpg in 2K: number 2 in line")
        await asyncio.sleep(2.5)
    assert [line["event"] for line in logged if line["log_level"] == "error"] == [
        "of a job nothing could be said"
    ]
    stage.bot.watcher.edits.spacing = 0.2
    stage.make()
    await ben.hears("IMG_2041.jpg in 2K: ready, on its way to you")


async def test_a_failure_is_told_once_with_what_to_try(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    ann = telegram.person()
    async with on_stage(settings, telegram, readings) as stage:
        card = await card_for(ann)
        await ann.press(card, "4K")
        stage.maker.fail_with = "insane_output"
        stage.make()
        told = await ann.hears("threw it away rather than send it")
        assert told.reply_to == card.reply_to
        await ann.hears("in 4K: not made.")
    async with on_stage(settings, telegram, readings):
        ann.text("/help")
        await ann.hears("best as a File")
    assert sum("threw it away" in text for text in ann.texts()) == 1


async def test_a_blocked_bot_stops_what_was_open(stage: Stage) -> None:
    ann = stage.telegram.person()
    await ann.press(await card_for(ann), "2K")
    await ann.hears("next in line")
    people.block(ann.world, ann.id, blocked=True)
    await eventually_state(stage, JobState.CANCELLED)


async def test_a_chat_that_is_gone_before_its_progress_message_is_let_go(stage: Stage) -> None:
    ann = stage.telegram.person()
    card = await card_for(ann)
    record = ann.world.chats[str(ann.chat_id)]
    stage.telegram.world.faults.add(kind="stall", method="answerCallbackQuery", seconds=0.3)
    data = (card.reply_markup or {})["inline_keyboard"][0][0]["callback_data"]
    people.press(ann.world, ann._act(), card.message_id, data)
    # Blocked without the bot being told: it learns so from the answer to its message.
    ann.world.save_record({**record, "blocked": True})
    await eventually_state(stage, JobState.CANCELLED)


async def eventually_state(stage: Stage, state: JobState) -> None:
    for _ in range(200):
        if [job.state for job in await all_jobs(stage)] == [state]:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"never {state}: {await all_jobs(stage)}")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (None, ""),
        (0.0, ""),
        (1.0, ", about 5 s left"),
        (44.0, ", about 45 s left"),
        (91.0, ", about 2 min left"),
    ],
)
def test_time_left_does_not_jitter(seconds: float | None, text: str) -> None:
    assert left_text(seconds) == text


async def test_progress_that_could_not_be_taken_away_goes_later(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found by an hour of random use: Telegram was away for some seconds, and "Making 2K." stood for ever."""
    monkeypatch.setattr("storage.progress_messages.YOUNG", timedelta(0))
    ann = stage.telegram.person()
    await ann.press(await card_for(ann), "2K")
    progress = await ann.hears("in 2K: next in line")
    [job] = await all_jobs(stage)
    await eventually(lambda: progress in ann.said())
    await stage.maker.make(job.id)
    stage.telegram.world.faults.add(kind="500", method="deleteMessage", times=10)
    await stage.bot.delivery.deliver(job.id)
    assert progress in ann.said()
    stage.telegram.world.faults.clear()
    services = stage.bot.services
    services.background.keep("soon", lambda: keep_clear(services.database, stage.bot.app.bot, every=0.05))
    await eventually(lambda: progress not in ann.said() or None)
    await eventually(lambda: stage.telegram.calls("deleteMessage")[-1:])
    deletions = len(stage.telegram.calls("deleteMessage"))
    await asyncio.sleep(0.3)
    assert len(stage.telegram.calls("deleteMessage")) == deletions, "once it is gone nothing is tried"
