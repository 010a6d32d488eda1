"""Buttons: who may press what, and what a press changes."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from sandbox.server.messages import Message
from sandbox.server.seed import ANN, BEN, FORUM
from storage import jobs
from storage.jobs import Job, JobState
from tests.bot import pictures
from tests.bot.conftest import Stage
from tests.bot.telegram_here import Person, buttons, eventually, labels, text_of


async def all_jobs(stage: Stage) -> list[Job]:
    async with stage.bot.services.database.session(reading=True) as session:
        return await jobs.latest(session)


async def card_for(person: Person, name: str = "IMG_2041.jpg") -> Message:
    await person.send((name, pictures.jpeg(800, 600)), how="file")
    return await person.hears("800 × 600")


async def test_a_press_makes_one_job_and_a_second_changes_nothing(stage: Stage) -> None:
    ann = stage.telegram.person()
    card = await card_for(ann)
    assert await ann.press(card, "4K") == "Taken. I start as soon as it is your turn."
    assert await ann.press(card, "4K") == "I am already on it."
    found = await all_jobs(stage)
    assert [(job.target, job.state) for job in found] == [("4k", JobState.QUEUED)]
    assert await stage.bot.services.queue.states([found[0].id]) == {found[0].id: "ENQUEUED"}
    await ann.press(card, "2K")
    assert {job.target for job in await all_jobs(stage)} == {"2k", "4k"}


async def test_forged_and_old_buttons_do_nothing(stage: Stage) -> None:
    ann = stage.telegram.person()
    card = await card_for(ann)
    for data in (
        "",
        "g:1",
        "g:1:4k:x",
        "g:-1:4k",
        "g:99999999999999999999:4k",
        "frob",
        "x:zz",
        "ag:4k:-",
        "€" * 20,
    ):
        assert await ann.forge(card, data) == "This button doesn't work any more. Send me the photo again."
    assert await ann.forge(card, "g:4711:4k") == "I no longer have this photo. Please send it again."
    assert (
        await ann.forge(card, "x:" + "0" * 32)
        == "This button doesn't work any more. Send me the photo again."
    )
    photo = buttons(card)[0]["callback_data"].split(":")[1]
    for target in ("99999", "10", "800", "a9@300", "300x200"):
        assert await ann.forge(card, f"g:{photo}:{target}") == "I can't make that size of this photo."
    assert await all_jobs(stage) == []


async def test_someone_elses_private_photo_is_not_to_be_had(stage: Stage) -> None:
    ann, ben = stage.telegram.person(), stage.telegram.person(BEN)
    card = await card_for(ann)
    other = await card_for(ben)
    stolen = buttons(card)[0]["callback_data"]
    assert await ben.forge(other, stolen) == "I no longer have this photo. Please send it again."
    assert await all_jobs(stage) == []


async def test_in_a_group_only_the_asker_and_administrators_may_press(stage: Stage) -> None:
    ben = stage.telegram.person(BEN, FORUM)
    cora = stage.telegram.person(501_000_003, FORUM)
    ann = stage.telegram.person(ANN, FORUM)
    await ben.send(("group.jpg", pictures.jpeg(800, 600)), how="file", caption="@enlarger_sandbox_bot")
    card = await ben.hears("800 × 600")
    assert "or an administrator" in await cora.press(card, "4K")
    assert await all_jobs(stage) == []
    assert await ann.press(card, "4K") == "Taken. I start as soon as it is your turn."
    [job] = await all_jobs(stage)
    assert job.user_id == ANN
    assert job.options == {"metadata": "strip_gps"}


async def test_cancel_stops_the_job_and_says_so(stage: Stage) -> None:
    ann = stage.telegram.person()
    card = await card_for(ann)
    await ann.press(card, "4K")
    progress = await ann.hears("IMG_2041.jpg in 4K: next in line")
    assert labels(progress) == ["Cancel"]
    cancel = buttons(progress)[0]["callback_data"]
    assert await ann.press(progress, "Cancel") == "Cancelled."
    gone = await ann.hears("IMG_2041.jpg in 4K: cancelled.")
    assert gone.message_id == progress.message_id
    assert labels(gone) == []
    [job] = await all_jobs(stage)
    assert job.state is JobState.CANCELLED
    assert await ann.forge(gone, cancel) == "Cancelled."
    # The same wish again is a new job.
    await ann.press(card, "4K")
    assert len(await all_jobs(stage)) == 2


async def test_a_running_job_can_be_cancelled(stage: Stage) -> None:
    ann = stage.telegram.person()
    card = await card_for(ann)
    stage.maker.steps = 300
    stage.make(seconds=30.0)
    await ann.press(card, "2K")
    progress = await ann.hears("in 2K")
    await eventually(lambda: stage.telegram.calls("sendMessage"))
    assert await ann.press(progress, "Cancel") == "Cancelled."
    [job] = await all_jobs(stage)
    assert job.state is JobState.CANCELLED
    assert stage.maker.made == []


async def test_a_cancel_that_outruns_the_bots_own_notes_is_shown_all_the_same(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram shows the progress message before the bot has stored its number."""
    ann = stage.telegram.person()
    card = await card_for(ann)
    remember = stage.bot.watcher._remember

    async def late(*arguments: Any) -> None:
        await asyncio.sleep(0.5)
        await remember(*arguments)

    monkeypatch.setattr(stage.bot.watcher, "_remember", late)
    await ann.press(card, "4K")
    progress = await ann.hears("next in line")
    assert await ann.press(progress, "Cancel") == "Cancelled."
    await ann.hears("IMG_2041.jpg in 4K: cancelled.")


async def test_nobody_else_can_cancel(stage: Stage) -> None:
    ann, ben = stage.telegram.person(), stage.telegram.person(BEN)
    await ann.press(await card_for(ann), "4K")
    progress = await ann.hears("in line")
    bens = await card_for(ben)
    answer = await ben.forge(bens, buttons(progress)[0]["callback_data"])
    assert answer == "This button doesn't work any more. Send me the photo again."
    [job] = await all_jobs(stage)
    assert job.state is JobState.QUEUED


async def test_a_press_that_is_too_old_to_be_answered_still_works(stage: Stage) -> None:
    ann = stage.telegram.person()
    card = await card_for(ann)
    data = buttons(card)[0]["callback_data"]
    stage.telegram.world.updates.push(
        "callback_query",
        {
            "id": "1234",
            "from": {"id": ann.id, "is_bot": False, "first_name": "Ann"},
            "message": {
                "message_id": card.message_id,
                "date": card.date,
                "chat": {"id": ann.chat_id, "type": "private"},
                "text": text_of(card),
            },
            "chat_instance": "1",
            "data": data,
        },
    )
    await ann.hears("in line")
    assert len(await all_jobs(stage)) == 1
