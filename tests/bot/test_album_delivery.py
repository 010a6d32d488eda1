"""An album's results come as two albums with a message of buttons below, once each, whatever happens."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from telegram.error import BadRequest

from bot.settings import Settings
from sandbox.server import people
from sandbox.server.messages import Message
from storage import jobs, photos
from storage.jobs import Job, JobState
from tests.bot import pictures
from tests.bot.conftest import KeptPool, Stage, on_stage
from tests.bot.telegram_here import Person, Telegram, eventually, labels, text_of
from tests.bot.test_choice import all_jobs

NAMES = ("one", "two", "three")
MASTERS = [f"{name}-2k.png" for name in NAMES]


async def ordered(stage: Stage, person: Person, names: tuple[str, ...] = NAMES) -> list[Job]:
    """An album asked for with one word; nothing makes or delivers it yet."""
    stage.maker.hand_over = False
    files = [(f"{name}.jpg", pictures.jpeg(600 + 20 * at, 400)) for at, name in enumerate(names)]
    await person.send(*files, how="file", caption="2k")
    await person.hears(f"An album of {len(names)} photos")
    found = sorted(await all_jobs(stage), key=lambda job: job.created_at)
    assert len({job.together for job in found}) == 1
    return found


async def made(stage: Stage, person: Person) -> list[Job]:
    found = await ordered(stage, person)
    for job in found:
        await stage.maker.make(job.id)
    return found


async def deliver(stage: Stage, found: list[Job]) -> None:
    """As the queue does, in the order in which they were made."""
    for job in found:
        await stage.bot.delivery.deliver(job.id)


def files(person: Person, kind: str) -> list[Message]:
    return [message for message in person.said() if kind in message.content]


def names(person: Person) -> list[str]:
    return [message.content["document"]["file_name"] for message in files(person, "document")]


async def all_told(stage: Stage) -> None:
    """Wait until the watcher has nothing left to say, so that the end doesn't cut it off in the middle."""
    while True:
        async with stage.bot.services.database.session(reading=True) as session:
            if not await jobs.active(session):
                break
        await asyncio.sleep(0.05)
    await asyncio.sleep(0.2)


async def states(stage: Stage) -> list[JobState]:
    return [job.state for job in sorted(await all_jobs(stage), key=lambda job: job.created_at)]


async def test_results_come_as_two_albums_with_the_buttons_below(stage: Stage) -> None:
    ann = stage.telegram.person()
    found = await made(stage, ann)
    await deliver(stage, found)
    sheets, masters = files(ann, "photo"), files(ann, "document")
    assert len({message.media_group_id for message in sheets}) == 1
    assert len({message.media_group_id for message in masters}) == 1
    assert names(ann) == MASTERS
    assert all("Proof sheets, in the order of your photos" in text_of(m) for m in sheets[:1])
    assert [text_of(m).split(",")[0] for m in masters] == ["2048 × 1365", "2048 × 1321", "2048 × 1280"]
    below = await ann.hears("These are your masters", "2. two-2k.png")
    assert labels(below) == ["1", "2", "3"]
    assert max(m.message_id for m in sheets) < masters[0].message_id < below.message_id
    now = await all_jobs(stage)
    assert {job.state for job in now} == {JobState.DELIVERED}
    assert sorted(job.master_message_id or 0 for job in now) == [m.message_id for m in masters]
    assert all(job.master_file_id and job.proof_message_id for job in now)
    await deliver(stage, found)
    assert len(names(ann)) == 3


async def test_nothing_is_sent_before_the_last_is_made(stage: Stage) -> None:
    ann = stage.telegram.person()
    first, second, third = await ordered(stage, ann)
    for job in (second, first):
        await stage.maker.make(job.id)
        await stage.bot.delivery.deliver(job.id)
    assert names(ann) == []
    await ann.hears("Album in 2K: 1 to go")
    await stage.maker.make(third.id)
    await stage.bot.delivery.deliver(first.id)
    assert names(ann) == []
    await stage.bot.delivery.deliver(third.id)
    assert names(ann) == MASTERS


async def test_one_that_fails_holds_up_nobody_and_is_named(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    """Through the real queue: the last one fails, so the others' deliveries were called too early."""
    ann = telegram.person()
    async with on_stage(settings, telegram, readings, deliveries=True) as stage:
        first, second, third = await ordered(stage, ann)
        stage.maker.hand_over = True
        for job in (first, second):
            await stage.maker.make(job.id)
        await asyncio.sleep(1.0)
        stage.maker.fail_with = "out_of_memory"
        await stage.maker.make(third.id)
        below = await ann.hears("These are your masters", "I said why at each photo", patience=20)
        assert labels(below) == ["1", "2"]
        assert names(ann) == MASTERS[:2]
        assert len({message.media_group_id for message in files(ann, "document")}) == 1
        told = await ann.hears("memory")
        photo = await _photo_of(stage, third)
        assert told.reply_to == photo
        await all_told(stage)
        assert (await states(stage))[:2] == [JobState.DELIVERED] * 2


async def _photo_of(stage: Stage, job: Job) -> int:
    async with stage.bot.services.database.session(reading=True) as session:
        photo = await photos.get(session, job.photo_id)
    assert photo is not None
    return photo.message_id


async def test_after_three_minutes_those_that_are_made_go_first(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = stage.telegram.person()
    first, second, third = await ordered(stage, ann)
    for job in (first, second):
        await stage.maker.make(job.id)
    monkeypatch.setattr("storage.together.HOLD", timedelta(0))
    await deliver(stage, [first, second])
    assert names(ann) == MASTERS[:2]
    await stage.maker.make(third.id)
    await stage.bot.delivery.deliver(third.id)
    assert names(ann) == MASTERS
    assert await states(stage) == [JobState.DELIVERED] * 3
    assert len(files(ann, "photo")) == 3


async def test_a_lost_master_fails_alone(stage: Stage) -> None:
    ann = stage.telegram.person()
    found = await made(stage, ann)
    # All grey, but of different sizes, so each has a file of its own.
    await stage.bot.services.blobs.delete((await all_jobs_of(stage, found[2])).master_sha256 or "")
    await deliver(stage, found)
    await ann.hears("was lost on my disk")
    assert names(ann) == MASTERS[:2]
    assert sorted(await states(stage)) == ["delivered", "delivered", "failed"]
    await all_told(stage)


async def all_jobs_of(stage: Stage, job: Job) -> Job:
    return next(one for one in await all_jobs(stage) if one.id == job.id)


@pytest.mark.parametrize("what", ["photo", "document"])
async def test_an_album_that_telegram_refuses_goes_out_as_single_messages(
    stage: Stage, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = stage.telegram.person()
    found = await made(stage, ann)

    async def refused(*_args: object, **_kwargs: object) -> None:
        raise BadRequest('failed to send message #2 with the error message "IMAGE_PROCESS_FAILED"')

    monkeypatch.setattr(f"bot.files_out.FilesOut.{what}s", refused)
    await deliver(stage, found)
    assert names(ann) == MASTERS
    assert len(files(ann, "photo")) == 3
    assert {message.media_group_id for message in files(ann, what)} == {None}
    assert await states(stage) == [JobState.DELIVERED] * 3
    if what == "document":
        assert all("Versions" in labels(message) for message in files(ann, "document"))


async def test_an_album_that_is_cut_off_is_found_and_not_sent_again(stage: Stage) -> None:
    """The process is killed after Telegram has done it; the next one sends the buttons only."""
    ann = stage.telegram.person()
    found = await made(stage, ann)
    faults = stage.telegram.world.faults
    faults.add(kind="stall_after", method="sendMediaGroup", seconds=0)
    faults.add(kind="stall_after", method="sendMediaGroup", seconds=60)
    dying = asyncio.ensure_future(deliver(stage, found))
    await eventually(lambda: len(names(ann)) == 3)
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)
    assert set(await states(stage)) == {JobState.MADE}
    await deliver(stage, found)
    assert names(ann) == MASTERS
    assert len(files(ann, "photo")) == 3
    await ann.hears("These are your masters")
    now = sorted(await all_jobs(stage), key=lambda job: job.created_at)
    assert [job.master_message_id for job in now] == [m.message_id for m in files(ann, "document")]


async def test_killed_before_telegram_had_it_it_comes_once(stage: Stage) -> None:
    ann = stage.telegram.person()
    found = await made(stage, ann)
    stage.telegram.world.faults.add(kind="stall", method="sendMediaGroup", seconds=60)
    dying = asyncio.ensure_future(deliver(stage, found))
    await eventually(lambda: stage.telegram.calls("sendMediaGroup"))
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)
    await deliver(stage, found)
    assert names(ann) == MASTERS
    assert len(files(ann, "photo")) == 3


async def test_telegram_in_trouble_is_left_to_the_queue(stage: Stage) -> None:
    ann = stage.telegram.person()
    found = await made(stage, ann)
    stage.telegram.world.faults.add(kind="502", method="sendMediaGroup")
    with pytest.raises(Exception, match="Bad Gateway"):
        await deliver(stage, found)
    await deliver(stage, found)
    assert names(ann) == MASTERS
    assert len(files(ann, "photo")) == 3
    assert "second copy" not in "".join(ann.texts())


async def test_masters_that_were_not_confirmed_are_asked_about(stage: Stage) -> None:
    ann = stage.telegram.person()
    found = await made(stage, ann)
    faults = stage.telegram.world.faults
    faults.add(kind="drop_after", method="sendMediaGroup", times=2)
    await deliver(stage, found)
    await deliver(stage, found)
    assert names(ann) == MASTERS
    question = await ann.hears("didn't confirm that these arrived", "3. three-2k.png")
    assert labels(question) == ["Send 1 again", "Send 2 again", "Send 3 again"]
    assert await ann.press(question, "Send 2 again") == "Here it comes again."
    await eventually(lambda: names(ann) == [*MASTERS, "two-2k.png"])
    await stage.settle()
    again = await ann.hears("didn't confirm that these arrived")
    assert labels(again) == ["Send 1 again", "Send 3 again"]


async def test_a_number_brings_the_buttons_of_that_master_once(stage: Stage) -> None:
    ann = stage.telegram.person()
    stage.maker.crops = [
        {"number": 1, "box": [0, 0, 90, 90], "zone": [0, 0, 90, 90], "verdict": "look", "text": "eye"}
    ]
    await deliver(stage, await made(stage, ann))
    below = await ann.hears("These are your masters")
    data = (below.reply_markup or {})["inline_keyboard"][0][1]["callback_data"]
    await ann.press(below, "2")
    answer = await ann.hears("What I can do with two-2k.png")
    assert answer.reply_to == files(ann, "document")[1].message_id
    assert {"Versions", "Other size", "Delete"} <= set(labels(answer))
    larger = await ann.hears("A number sends that crop larger.")
    assert larger.reply_to == files(ann, "photo")[1].message_id
    assert labels(larger)[0] == "1"

    def only_the_others() -> Message | None:
        return next((m for m in ann.said() if labels(m) == ["1", "3"]), None)

    below = await eventually(only_the_others)
    assert "doesn't work any more" in await ann.forge(below, data)
    await ann.press(answer, "Delete")
    await eventually(lambda: any("Delete it" in labels(m) for m in ann.said()))
    await ann.press(answer, "Delete it")
    await eventually(lambda: names(ann) == ["one-2k.png", "three-2k.png"])


async def test_someone_who_blocked_the_bot_ends_them_all(stage: Stage) -> None:
    ann = stage.telegram.person()
    found = await made(stage, ann)
    people.block(ann.world, ann.id, blocked=True)
    await deliver(stage, found)
    assert await states(stage) == [JobState.FAILED] * 3
    await all_told(stage)
