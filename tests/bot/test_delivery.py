"""Results go out: proof sheet, then master, once each, whatever happens on the way."""

from __future__ import annotations

import asyncio

import pytest

from bot.settings import Settings
from sandbox.server import people
from storage import jobs
from storage.jobs import Job, JobState
from tests.bot import pictures
from tests.bot.conftest import KeptPool, Stage, on_stage
from tests.bot.fixed_cost_maker import jpeg
from tests.bot.telegram_here import Person, Telegram, eventually, labels, text_of
from tests.bot.test_choice import all_jobs, card_for


async def made_job(stage: Stage, person: Person, label: str = "4K") -> Job:
    """A job whose result waits to be delivered; nothing delivers it yet."""
    stage.maker.hand_over = False
    await person.press(await card_for(person), label)
    [job] = await all_jobs(stage)
    await stage.maker.make(job.id)
    [job] = await all_jobs(stage)
    assert job.state is JobState.MADE
    return job


def documents(person: Person) -> list[str]:
    return [m.content["document"]["file_name"] for m in person.said() if "document" in m.content]


async def state_of(stage: Stage, job: Job) -> JobState:
    async with stage.bot.services.database.session(reading=True) as session:
        found = await jobs.get(session, job.id)
    assert found is not None
    return found.state


async def test_the_whole_way_through_the_real_queue(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    ann = telegram.person()
    async with on_stage(settings, telegram, readings, deliveries=True) as stage:
        stage.maker.trust = "amber"
        stage.make()
        [sent] = await ann.send(("IMG_2041.jpg", pictures.jpeg(800, 600)), how="file")
        await ann.press(await ann.hears("800 × 600"), "4K")
        master = await ann.hears_file("document")
        proof = await ann.hears_file("photo")
        assert master.content["document"]["file_name"] == "IMG_2041-4k.png"
        assert text_of(master).startswith("3840 × 2880, PNG.\n")
        assert "places where the model guessed" in text_of(master)
        assert proof.message_id < master.message_id
        assert (proof.reply_to, master.reply_to) == (sent, sent)
        assert stage.telegram.calls("sendChatAction")
        await eventually(lambda: not any("in 4K" in text for text in ann.texts()))
        [job] = await all_jobs(stage)
        assert job.state is JobState.DELIVERED
        assert (job.proof_message_id, job.master_message_id) == (proof.message_id, master.message_id)
        assert job.master_file_id


async def test_a_nameless_photo_comes_back_as_photo_4k(stage: Stage) -> None:
    ann = stage.telegram.person()
    stage.maker.hand_over = False
    await ann.send(("secret-name.jpg", pictures.jpeg(800, 600)))
    await ann.press(await ann.hears("800 × 600"), "4K")
    [job] = await all_jobs(stage)
    await stage.maker.make(job.id)
    await stage.bot.delivery.deliver(job.id)
    assert documents(ann) == ["photo-4k.png"]


async def test_a_crash_between_the_two_sends_resumes_at_the_master(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    ann = telegram.person()
    async with on_stage(settings, telegram, readings) as stage:
        job = await made_job(stage, ann)
        telegram.world.faults.add(kind="stall", method="sendDocument", seconds=60)
        dying = asyncio.ensure_future(stage.bot.delivery.deliver(job.id))
        await eventually(lambda: telegram.calls("sendDocument"))
        dying.cancel()
        await asyncio.gather(dying, return_exceptions=True)
        assert await state_of(stage, job) is JobState.MADE
    async with on_stage(settings, telegram, readings) as stage:
        await stage.bot.delivery.deliver(job.id)
        await stage.bot.delivery.deliver(job.id)
        assert await state_of(stage, job) is JobState.DELIVERED
    assert documents(ann) == ["IMG_2041-4k.png"]
    assert len(telegram.calls("sendPhoto")) == 1


async def killed_while_sending(stage: Stage, person: Person, kind: str) -> Job:
    """The process ends after Telegram has the master's request (stall), or has done it (stall_after)."""
    job = await made_job(stage, person)
    stage.telegram.world.faults.add(kind=kind, method="sendDocument", seconds=60)
    dying = asyncio.ensure_future(stage.bot.delivery.deliver(job.id))
    await eventually(lambda: stage.telegram.calls("sendDocument"))
    if kind == "stall_after":
        await eventually(lambda: documents(person))
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)
    assert await state_of(stage, job) is JobState.MADE
    return job


async def test_a_master_that_came_before_the_crash_is_found_and_not_sent_again(stage: Stage) -> None:
    ann = stage.telegram.person()
    job = await killed_while_sending(stage, ann, "stall_after")
    await stage.bot.delivery.deliver(job.id)
    assert documents(ann) == ["IMG_2041-4k.png"]
    assert not any("Looking whether it came" in text for text in ann.texts())
    [kept] = await all_jobs(stage)
    master = await ann.hears_file("document")
    assert (kept.state, kept.master_message_id) == (JobState.DELIVERED, master.message_id)
    assert kept.master_file_id == master.content["document"]["file_id"]


async def test_that_it_may_have_come_is_not_forgotten_when_the_look_for_it_fails(stage: Stage) -> None:
    """A crash, then Telegram in trouble as the next process looks."""
    ann = stage.telegram.person()
    job = await killed_while_sending(stage, ann, "stall_after")
    stage.telegram.world.faults.add(kind="502", method="sendMessage")
    with pytest.raises(Exception, match="Bad Gateway"):
        await stage.bot.delivery.deliver(job.id)
    await stage.bot.delivery.deliver(job.id)
    assert documents(ann) == ["IMG_2041-4k.png"]
    assert await state_of(stage, job) is JobState.DELIVERED


async def test_nor_when_the_second_copy_is_held_up(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cut_off.NUMBERS", 0)
    ann = stage.telegram.person()
    job = await killed_while_sending(stage, ann, "stall_after")
    stage.telegram.world.faults.add(kind="502", method="sendDocument")
    with pytest.raises(Exception, match="Bad Gateway"):
        await stage.bot.delivery.deliver(job.id)
    await stage.bot.delivery.deliver(job.id)
    first, second = [message for message in ann.said() if "document" in message.content]
    assert "second copy" not in text_of(first)
    assert "This may be a second copy" in text_of(second)


async def test_a_file_of_the_same_name_and_another_size_is_not_the_master(stage: Stage) -> None:
    ann = stage.telegram.person()
    job = await killed_while_sending(stage, ann, "stall")
    other = await stage.bot.app.bot.send_document(
        ann.id, b"another master", filename=job.master_name, disable_content_type_detection=True
    )
    await stage.bot.delivery.deliver(job.id)
    [kept] = await all_jobs(stage)
    assert kept.state is JobState.DELIVERED
    assert kept.master_message_id != other.message_id
    assert documents(ann) == [job.master_name, job.master_name]


async def test_a_master_that_is_not_found_after_a_crash_says_that_it_may_be_the_second(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.cut_off.NUMBERS", 0)
    ann = stage.telegram.person()
    job = await killed_while_sending(stage, ann, "stall_after")
    await stage.bot.delivery.deliver(job.id)
    first, second = [message for message in ann.said() if "document" in message.content]
    assert "second copy" not in text_of(first)
    assert "This may be a second copy" in text_of(second)


async def test_a_send_that_telegram_refused_is_no_cut_off(stage: Stage) -> None:
    ann = stage.telegram.person()
    job = await made_job(stage, ann)
    stage.telegram.world.faults.add(kind="502", method="sendDocument")
    with pytest.raises(Exception, match="Bad Gateway"):
        await stage.bot.delivery.deliver(job.id)
    await stage.bot.delivery.deliver(job.id)
    assert "second copy" not in text_of(await ann.hears_file("document"))


@pytest.mark.parametrize("kind", ["drop_after", "stall_after"])
async def test_an_upload_that_was_not_confirmed_is_not_repeated(
    stage: Stage, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.files_out.UPLOAD_SECONDS", 2.0)
    ann = stage.telegram.person()
    job = await made_job(stage, ann)
    stage.telegram.world.faults.add(kind=kind, method="sendDocument", seconds=6)
    await stage.bot.delivery.deliver(job.id)
    await stage.bot.delivery.deliver(job.id)
    question = await ann.hears("didn't confirm that IMG_2041-4k.png arrived")
    assert labels(question) == ["Send it again"]
    assert documents(ann) == ["IMG_2041-4k.png"]
    monkeypatch.undo()
    data = (question.reply_markup or {})["inline_keyboard"][0][0]["callback_data"]
    assert await ann.press(question, "Send it again") == "Here it comes again."
    await eventually(lambda: len(documents(ann)) == 2)
    await stage.settle()
    await ann.forge(question, data)
    await stage.settle()
    assert len(documents(ann)) == 2


async def test_a_proof_that_was_not_confirmed_does_not_hold_up_the_master(
    stage: Stage,
) -> None:
    ann = stage.telegram.person()
    job = await made_job(stage, ann)
    stage.telegram.world.faults.add(kind="drop_after", method="sendPhoto")
    await stage.bot.delivery.deliver(job.id)
    assert documents(ann) == ["IMG_2041-4k.png"]
    assert len(stage.telegram.calls("sendPhoto")) == 1


async def test_telegram_being_away_is_left_to_the_queue(stage: Stage) -> None:
    ann = stage.telegram.person()
    job = await made_job(stage, ann)
    stage.telegram.world.faults.add(kind="502", method="sendDocument")
    with pytest.raises(Exception, match="Bad Gateway"):
        await stage.bot.delivery.deliver(job.id)
    assert await state_of(stage, job) is JobState.MADE
    await stage.bot.delivery.deliver(job.id)
    assert documents(ann) == ["IMG_2041-4k.png"]
    assert len(stage.telegram.calls("sendPhoto")) == 1


async def test_someone_who_blocked_the_bot_gets_nothing_and_nobody_is_stuck(stage: Stage) -> None:
    ann = stage.telegram.person()
    job = await made_job(stage, ann)
    people.block(ann.world, ann.id, blocked=True)
    await stage.bot.delivery.deliver(job.id)
    assert await state_of(stage, job) is JobState.FAILED
    for _ in range(100):
        async with stage.bot.services.database.session(reading=True) as session:
            left = await jobs.active(session)
        if not left:
            break
        await asyncio.sleep(0.05)
    assert left == []


async def test_a_proof_that_telegram_takes_for_no_photo_comes_as_a_file(stage: Stage) -> None:
    ann = stage.telegram.person()
    job = await made_job(stage, ann)
    wide = await stage.bot.services.blobs.put(jpeg((9000, 1500)))
    await _with_proof(stage, job, wide)
    await stage.bot.delivery.deliver(job.id)
    assert documents(ann) == ["IMG_2041-4k-proof.jpg", "IMG_2041-4k.png"]


@pytest.mark.parametrize("verdict", ["green", "amber", "red"])
async def test_a_master_without_a_sheet_comes_with_a_sentence(stage: Stage, verdict: str) -> None:
    """What the engine leaves when the sheet could not be drawn."""
    ann = stage.telegram.person()
    stage.maker.trust, stage.maker.sheet = verdict, False
    job = await made_job(stage, ann)
    await stage.bot.delivery.deliver(job.id)
    assert documents(ann) == ["IMG_2041-4k.png"]
    assert not [m for m in ann.said() if "photo" in m.content]
    words = text_of(await ann.hears_file("document"))
    assert "The check found" in words
    assert "I could not draw the proof sheet" in words
    assert "see the proof sheet" not in words
    assert await state_of(stage, job) is JobState.DELIVERED


async def _with_proof(stage: Stage, job: Job, sha256: str) -> None:
    from storage.job_change import change_job

    async with stage.bot.services.database.session() as session:
        await change_job(session, job.id, (JobState.MADE,), proof_sha256=sha256)


async def test_a_lost_master_is_told(stage: Stage) -> None:
    ann = stage.telegram.person()
    job = await made_job(stage, ann)
    await stage.bot.services.blobs.delete(job.master_sha256 or "")
    await stage.bot.delivery.deliver(job.id)
    await ann.hears("was lost on my disk")


async def test_a_format_that_gave_way_to_telegrams_limit_is_said(stage: Stage) -> None:
    from bot.local_api import CLOUD, LOCAL_UPLOAD, FileLimits
    from bot.result_words import master_caption

    ann = stage.telegram.person()
    job = await made_job(stage, ann)
    assert job.report is not None
    job.report["master"]["format"] = "jpeg"
    assert "over Telegram's 50 MB, so this is a JPEG" in master_caption(job, CLOUD)
    assert "over Telegram's 2000 MB" in master_caption(job, FileLimits(200, LOCAL_UPLOAD))
