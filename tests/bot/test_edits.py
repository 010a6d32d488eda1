"""A message that is changed after it was sent: other words, another picture, and what is let be."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.settings import Settings
from sandbox.server import people, render
from sandbox.server.people import Act
from sandbox.server.request import Upload
from sandbox.server.seed import BEN, FORUM, GROUP
from storage import preferences
from storage.errors import TooManyOpenJobs
from storage.jobs import JobState
from tests.bot import pictures
from tests.bot.conftest import KeptPool, Stage, on_stage
from tests.bot.telegram_here import Person, Telegram, eventually, labels, text_of
from tests.bot.test_choice import all_jobs
from tests.bot.test_groups import ME, PHOTO
from tests.bot.test_slots import camera_file


def edit(person: Person, message_id: int, words: str) -> None:
    people.edit(person.world, Act(person.id, person.chat_id), message_id, words)


async def replace(person: Person, message_id: int, data: bytes, caption: str = "") -> None:
    act = Act(person.id, person.chat_id)
    await people.replace(person.world, act, message_id, Upload("new.jpg", data, ""), "file", caption)


def told_again(person: Person, message_id: int) -> None:
    """Telegram tells of a change that nobody sees."""
    message = person.world.message(person.chat_id, message_id)
    assert message is not None
    person.world.updates.push("edited_message", render.message(person.world, message))


async def targets(stage: Stage) -> list[str]:
    return sorted(job.target for job in await all_jobs(stage))


async def heard_all(stage: Stage, person: Person) -> None:
    """Wait until the bot has handled what came before, and what that began."""
    before = len(person.said())
    person.text(f"/help{ME}" if person.chat_id < 0 else "/help")
    await eventually(lambda: len(person.said()) > before or None)
    await stage.settle()


async def test_a_size_that_is_written_later_is_made_and_the_card_says_so(stage: Stage) -> None:
    ann = stage.telegram.person()
    [sent] = await ann.send(PHOTO, how="file")
    card = await ann.hears("Which size shall I make?")
    edit(ann, sent, "in 4k please")
    now = await ann.hears("I am making it in 4K.")
    assert now.message_id == card.message_id
    assert labels(now) == ["Why?"]
    await ann.hears("4K: next in line")
    said = len(ann.said())
    told_again(ann, sent)
    edit(ann, sent, "2k")
    await heard_all(stage, ann)
    assert await targets(stage) == ["4k"]
    assert len(ann.said()) == said + 1


async def test_a_size_within_other_words_is_asked_about_on_the_card(stage: Stage) -> None:
    ann = stage.telegram.person()
    [sent] = await ann.send(PHOTO, how="file", caption="a lamp")
    card = await ann.hears("Which size shall I make?")
    edit(ann, sent, "a lamp for my 6k wall")
    now = await ann.hears("You wrote 6K")
    assert (now.message_id, len(ann.said())) == (card.message_id, 1)
    edit(ann, sent, "a lamp")
    await heard_all(stage, ann)
    assert await targets(stage) == []
    assert (await ann.press(now, "6K")).startswith("Taken")


async def test_a_photo_that_is_being_read_is_made_as_its_last_words_say(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, go = stage.bot.services.readings.read, asyncio.Event()

    async def slow(*given: object) -> object:
        await go.wait()
        return await read(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(stage.bot.services.readings, "read", slow)
    ann = stage.telegram.person()
    [sent] = await ann.send(PHOTO, how="file", caption="2k")
    await eventually(lambda: stage.telegram.calls("getFile"))
    edit(ann, sent, "4k")
    await eventually(lambda: any(one.wish == "4k" for one in stage.bot.inbox.waiting()))
    go.set()
    await ann.hears("I am making it in 4K")
    await stage.settle()
    assert await targets(stage) == ["4k"]
    assert len([text for text in ann.texts() if "800 × 600" in text]) == 1
    assert list(stage.bot.inbox.waiting()) == []


async def test_an_edit_has_the_same_limits_and_no_rights_of_its_own(stage: Stage) -> None:
    stage.bot.services.settings = stage.bot.services.settings.model_copy(update={"most_open": 1})
    ann = stage.telegram.person()
    [first] = await ann.send(PHOTO, how="file")
    await ann.hears("800 × 600")
    [second] = await ann.send(("b.jpg", pictures.jpeg(640, 480)), how="file")
    await ann.hears("640 × 480")
    edit(ann, first, "2k")
    await ann.hears("I am making it in 2K")
    edit(ann, second, "2k")
    await ann.hears("640 × 480", "I have 1 photo to make for you already")
    assert await targets(stage) == ["2k"]


async def test_a_copy_whose_size_is_named_waits_no_more_and_says_so(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = stage.telegram.person()
    [sent] = await ann.send(("IMG_1.jpg", camera_file()))
    card = await ann.hears("1280 × 960")
    await ann.press(card, "Wait for the better file")
    await ann.hears("I wait for the better file.")

    async def full(*_: object, **__: object) -> None:
        raise TooManyOpenJobs(1)

    monkeypatch.setattr("bot.orders.Orders.place_with", full)
    edit(ann, sent, "2k")
    await heard_all(stage, ann)
    now = ann.world.message(ann.chat_id, card.message_id)
    assert now is not None
    assert "I wait for the better file" not in text_of(now)
    assert "2K" in " ".join(labels(now))


async def test_during_maintenance_an_edit_is_kept_until_it_is_over(stage: Stage) -> None:
    ann = stage.telegram.person()
    [sent] = await ann.send(PHOTO, how="file")
    await ann.hears("800 × 600")
    maintenance = stage.bot.services.maintenance
    await maintenance.turn(on=True)
    edit(ann, sent, "2k")
    await ann.hears("I am being worked on")
    assert await targets(stage) == []
    await maintenance.turn(on=False)
    [kept] = stage.bot.inbox.waiting()
    stage.bot.intake.take(kept)
    await ann.hears("I am making it in 2K")


async def test_an_album_that_nobody_says_to_the_bot_is_let_be_when_its_caption_is_changed(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it is still being gathered."""
    monkeypatch.setattr("bot.albums.QUIET", 1.0)
    ben = stage.telegram.person(BEN, FORUM)
    sent = await ben.send(PHOTO, ("b.jpg", pictures.jpeg(640, 480)), how="file", caption="our kitchn")
    await eventually(lambda: len(list(stage.bot.inbox.waiting())) == 2 or None)
    edit(ben, sent[0], "our kitchen")
    await eventually(lambda: not list(stage.bot.inbox.waiting()) or None)
    await heard_all(stage, ben)
    assert len(ben.said()) == 1
    assert not stage.telegram.calls("getFile")


async def test_an_albums_caption_that_gets_a_size(stage: Stage) -> None:
    ann = stage.telegram.person()
    sent = await ann.send(PHOTO, ("b.jpg", pictures.jpeg(640, 480)), how="file")
    card = await ann.hears("An album of 2 photos")
    edit(ann, sent[0], "please in 2k")
    await ann.hears("I am making it in 2K.")
    await stage.settle()
    assert await targets(stage) == ["2k", "2k"]
    assert labels(ann.world.message(ann.chat_id, card.message_id) or card) == []
    edit(ann, sent[0], "4k")
    await heard_all(stage, ann)
    assert await targets(stage) == ["2k", "2k"]


async def test_another_picture_in_the_message_is_a_new_photo(stage: Stage) -> None:
    ann = stage.telegram.person()
    [sent] = await ann.send(PHOTO, how="file", caption="2k")
    await ann.hears("800 × 600", "I am making it in 2K")
    await replace(ann, sent, pictures.jpeg(700, 500), "4k")
    await ann.hears("700 × 500", "I am making it in 4K")
    assert await targets(stage) == ["2k", "4k"]
    await replace(ann, sent, pictures.jpeg(500, 400))
    card = await ann.hears("500 × 400")
    assert card.reply_to == sent
    await replace(ann, sent, pictures.jpeg(640, 400))
    await ann.hears("640 × 400")
    await stage.settle()
    assert labels(ann.world.message(ann.chat_id, card.message_id) or card) == []
    for job in await all_jobs(stage):
        await stage.maker.make(job.id)
        await stage.bot.delivery.deliver(job.id)
    assert {job.state for job in await all_jobs(stage)} == {JobState.DELIVERED}


async def test_a_file_that_was_no_picture_may_be_replaced_and_is_not_refused_twice(stage: Stage) -> None:
    ann = stage.telegram.person()
    [sent] = await ann.send(("photo.jpg", pictures.zip_file()), how="file")
    await ann.hears("This file is no picture")
    edit(ann, sent, "in 4k")
    await heard_all(stage, ann)
    assert len(ann.said()) == 2
    await replace(ann, sent, pictures.jpeg(700, 500))
    await ann.hears("700 × 500")


async def test_a_forgotten_photo_is_not_taken_in_again(stage: Stage) -> None:
    ann = stage.telegram.person()
    [sent] = await ann.send(PHOTO, how="file")
    await ann.hears("800 × 600")
    ann.text("/forget")
    asked = await eventually(lambda: next((m for m in ann.said() if "Delete everything" in labels(m)), None))
    await ann.press(asked, "Delete everything")
    await eventually(lambda: not labels(ann.world.message(ann.chat_id, asked.message_id) or asked) or None)
    edit(ann, sent, "4k")
    await heard_all(stage, ann)
    assert await targets(stage) == []


# ---- groups


async def test_a_photo_that_is_said_to_the_bot_later(stage: Stage) -> None:
    ben = stage.telegram.person(BEN, GROUP)
    [sent] = await ben.send(PHOTO, how="file", caption="a lamp")
    edit(ben, sent, "a nice lamp in 4k")
    await heard_all(stage, ben)
    assert len(ben.said()) == 1
    edit(ben, sent, f"{ME} 2k")
    card = await ben.hears("I am making it in 2K")
    assert card.reply_to == sent
    told_again(ben, sent)
    edit(ben, sent, f"{ME} 4k")
    await heard_all(stage, ben)
    assert await targets(stage) == ["2k"]


async def test_who_may_not_ask_may_not_by_an_edit_either(stage: Stage) -> None:
    ben = stage.telegram.person(BEN, FORUM)
    [sent] = await ben.send(PHOTO, how="file", caption=ME)
    await ben.hears("800 × 600")
    [other] = await ben.send(("b.jpg", pictures.jpeg(640, 480)), how="file")
    async with stage.bot.services.database.session() as session:
        await preferences.choose(session, FORUM, "who", "administrators")
    edit(ben, sent, f"{ME} 2k")
    edit(ben, other, f"{ME} 2k")
    await ben.hears("In this group only administrators ask me.")
    await stage.settle()
    assert await targets(stage) == []
    assert not [text for text in ben.texts() if "640 × 480" in text]


# ---- what is no news


async def test_changes_that_are_old_or_unseen_are_let_be(stage: Stage) -> None:
    ben = stage.telegram.person(BEN, GROUP)
    [sent] = await ben.send(PHOTO, how="file", caption=f"{ME} 4k?")
    await ben.hears("You wrote 4K")
    message = ben.world.message(GROUP, sent)
    assert message is not None
    body = render.message(ben.world, message)
    told_again(ben, sent)
    ben.world.updates.push("edited_message", {**body, "caption": f"{ME} 2k"})  # without a date of the change
    days = int(timedelta(days=3).total_seconds())
    late = {"edit_date": body["date"] + days, "caption": f"{ME} 2k"}
    ben.world.updates.push("edited_message", {**body, **late})
    past = {"date": body["date"] - days, "edit_date": body["date"] - days + 9, "caption": f"{ME} 2k"}
    ben.world.updates.push("edited_message", {**body, **past})
    await heard_all(stage, ben)
    assert await targets(stage) == []


async def test_after_a_restart_the_same_words_change_nothing(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    ann = telegram.person()
    async with on_stage(settings, telegram, readings) as stage:
        [sent] = await ann.send(PHOTO, how="file", caption="my 4k monitor")
        [done] = await ann.send(("b.jpg", pictures.jpeg(640, 480)), how="file", caption="2k")
        await ann.hears("640 × 480")
        await ann.hears("800 × 600")
        await stage.settle()
    edit(ann, sent, "my 4k monitor, new")
    edit(ann, done, "in 2k")
    async with on_stage(settings, telegram, readings) as stage:
        await heard_all(stage, ann)
        assert await targets(stage) == ["2k"]
        cards = [text for text in map(text_of, ann.said()) if " × " in text]
        assert len(cards) == 2
