"""What was made once is not made again: the same source, target and choices, for anyone."""

from __future__ import annotations

from bot.settings import Settings
from sandbox.server.seed import BEN
from storage.jobs import Job, JobState
from tests.bot import pictures
from tests.bot.conftest import KeptPool, Stage, on_stage
from tests.bot.telegram_here import Person, Telegram, eventually, text_of
from tests.bot.test_choice import all_jobs, card_for
from tests.bot.test_delivery import documents


async def delivered_once(stage: Stage, person: Person) -> Job:
    await person.press(await card_for(person), "4K")
    [job] = await all_jobs(stage)
    stage.maker.hand_over = False
    await stage.maker.make(job.id)
    await stage.bot.delivery.deliver(job.id)
    await person.hears_file("document")
    [job] = await all_jobs(stage)
    return job


async def second_job(stage: Stage, first: Job) -> Job:
    [second] = [job for job in await all_jobs(stage) if job.id != first.id]
    return second


def uploads(stage: Stage) -> list[bool]:
    """For each document sent, whether it was uploaded (and not named by its file_id)."""
    return [not call["params"].get("document") for call in stage.telegram.calls("sendDocument")]


async def test_a_second_person_gets_it_at_once_through_the_real_queue(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    ann, ben = telegram.person(), telegram.person(BEN)
    async with on_stage(settings, telegram, readings, deliveries=True) as stage:
        await ann.press(await card_for(ann), "4K")
        stage.make()
        await ann.hears_file("document")
        made = list(stage.maker.made)
        card = await card_for(ben)
        assert await ben.press(card, "4K") == "I have made this one before, here it comes."
        master = await ben.hears_file("document")
        assert await ben.hears_file("photo")
        assert text_of(master).startswith("3840 × 2880, PNG.")
        assert documents(ben) == ["IMG_2041-4k.png"]
        assert stage.maker.made == made
        await eventually(lambda: not any("on its way" in text for text in ben.texts()))


async def test_telegrams_own_copy_is_sent_under_the_same_name_only(stage: Stage) -> None:
    ann, ben = stage.telegram.person(), stage.telegram.person(BEN)
    first = await delivered_once(stage, ann)
    await ben.press(await card_for(ben, "secret-holiday.jpg"), "4K")
    second = await second_job(stage, first)
    assert (second.state, second.master_sha256) == (JobState.MADE, first.master_sha256)
    await stage.bot.delivery.deliver(second.id)
    assert documents(ben) == ["secret-holiday-4k.png"]
    cora = stage.telegram.person(501_000_003)
    await cora.press(await card_for(cora), "4K")
    [third] = [job for job in await all_jobs(stage) if job.id not in (first.id, second.id)]
    await stage.bot.delivery.deliver(third.id)
    assert documents(cora) == ["IMG_2041-4k.png"]
    assert uploads(stage) == [True, True, False]


async def test_a_file_that_telegram_no_longer_knows_is_uploaded(stage: Stage) -> None:
    ann, ben = stage.telegram.person(), stage.telegram.person(BEN)
    first = await delivered_once(stage, ann)
    await ben.press(await card_for(ben), "4K")
    second = await second_job(stage, first)
    from storage.job_change import change_job

    async with stage.bot.services.database.session() as session:
        await change_job(session, second.id, (JobState.MADE,), master_file_id="BQACAgIAAxkgone")
    await stage.bot.delivery.deliver(second.id)
    assert documents(ben) == ["IMG_2041-4k.png"]
    assert uploads(stage)[-1]


async def test_another_size_other_choices_and_lost_files_are_made_anew(stage: Stage) -> None:
    ann, ben = stage.telegram.person(), stage.telegram.person(BEN)
    first = await delivered_once(stage, ann)
    card = await card_for(ben)
    assert (await ben.press(card, "2K")).startswith("Taken")
    await stage.bot.services.blobs.delete(first.master_sha256 or "")
    assert (await ben.press(card, "4K")).startswith("Taken")
    assert sum(job.state is JobState.QUEUED for job in await all_jobs(stage)) == 2


async def test_what_was_made_before_does_not_count_against_the_cap(stage: Stage) -> None:
    ann, ben = stage.telegram.person(), stage.telegram.person(BEN)
    await delivered_once(stage, ann)
    stage.bot.services.settings.most_open = 1
    await ben.send(("b.jpg", pictures.jpeg(640, 480)), how="file", caption="4k")
    await ben.hears("I am making it in 4K")
    assert "made this one before" in await ben.press(await card_for(ben), "4K")
