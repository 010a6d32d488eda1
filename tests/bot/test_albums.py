"""Albums: one card for all, and one photo that fails never stops the rest."""

from __future__ import annotations

import asyncio

from sandbox.server.seed import add_person
from tests.bot import pictures
from tests.bot.conftest import Stage
from tests.bot.telegram_here import eventually, labels, text_of
from tests.bot.test_choice import all_jobs

GOOD = ("one.jpg", pictures.jpeg(800, 600))
OTHER = ("two.jpg", pictures.jpeg(640, 640))
BROKEN = ("three.jpg", pictures.zip_file())


async def test_one_card_for_an_album_and_sizes_for_all(stage: Stage) -> None:
    ann = stage.telegram.person()
    sent = await ann.send(GOOD, BROKEN, OTHER, how="file")
    card = await ann.hears("An album of 3 photos.")
    assert card.reply_to == sent[0]
    lines = text_of(card).split("\n")
    assert lines[1].startswith("1. ")
    assert "800 × 600" in lines[1]
    assert "no picture" in lines[2]
    assert "640 × 640" in lines[3]
    assert [label.split(" · ")[0] for label in labels(card)] == ["All 2K", "All 4K", "Choose for each"]
    assert await ann.press(card, "All 2K") == "Taken, all of them."
    assert await ann.press(card, "All 2K") == "I am already on it."
    assert len(await all_jobs(stage)) == 2
    progress = await ann.hears("Album in 2K: 2 to go")
    assert labels(progress) == ["Cancel all"]
    assert len(ann.said()) == 2


async def test_an_albums_progress_ends_with_its_last_master(stage: Stage) -> None:
    stage.bot.watcher.edits.spacing = 0.1
    ann = stage.telegram.person()
    await ann.send(GOOD, OTHER, how="file", caption="2k")
    await ann.hears("An album of 2 photos", "I am making it in 2K")
    await ann.hears("Album in 2K: 2 to go")
    stage.maker.hand_over = False
    first, second = sorted(await all_jobs(stage), key=lambda job: job.created_at)
    for job in (first, second):
        await stage.maker.make(job.id)
        await stage.bot.delivery.deliver(job.id)
    assert [m.content["document"]["file_name"] for m in ann.said() if "document" in m.content] == [
        "one-2k.png",
        "two-2k.png",
    ]
    assert not any("Album in" in text for text in ann.texts())


async def test_all_of_an_album_is_cancelled_with_one_press(stage: Stage) -> None:
    ann = stage.telegram.person()
    await ann.send(GOOD, OTHER, how="file", caption="4k")
    progress = await ann.hears("Album in 4K: 2 to go")
    assert await ann.press(progress, "Cancel all") == "Cancelled."
    await ann.hears("Album in 4K: cancelled")
    assert {job.state.value for job in await all_jobs(stage)} == {"cancelled"}


async def test_a_card_for_each(stage: Stage) -> None:
    ann = stage.telegram.person()
    sent = await ann.send(GOOD, OTHER)
    card = await ann.hears("An album of 2 photos")
    await ann.press(card, "Choose for each")
    cards = await eventually(lambda: found if len(found := ann.said()[1:]) == 2 else None)
    assert [one.reply_to for one in cards] == sent
    assert all("2K" in labels(one)[0] or "Own" in labels(one)[0] for one in cards)


async def test_an_album_of_nothing_usable_has_no_buttons(stage: Stage) -> None:
    ann = stage.telegram.person()
    await ann.send(BROKEN, BROKEN, how="file")
    card = await ann.hears("An album of 2 photos")
    assert labels(card) == []


async def test_albums_of_many_people_at_once_are_not_mixed(stage: Stage) -> None:
    people = [900_000_001 + number for number in range(4)]
    for number in people:
        add_person(stage.telegram.world, number, f"Person{number % 10}")
    persons = [stage.telegram.person(number) for number in people]
    await asyncio.gather(*(person.send(GOOD, OTHER, how="file") for person in persons))
    for person in persons:
        card = await person.hears("An album of 2 photos", "1. ", "800 × 600", "2. ", "640 × 640")
        await person.press(card, "All 4K")
    found = await all_jobs(stage)
    assert len(found) == 8
    assert sorted(job.user_id for job in found) == sorted(people * 2)
    assert all(job.chat_id == job.user_id for job in found)
