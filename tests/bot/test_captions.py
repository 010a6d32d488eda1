"""What stands under a picture: a question about it, or the title and the tags of what is made of it."""

from __future__ import annotations

import asyncio
import io

import pytest

from bot.publisher import Publisher
from bot.settings import Settings
from bot.taking_out import TakingOut
from bot.teams import link_of
from sandbox.server import people
from sandbox.server.people import Act
from sandbox.server.seed import ANN, BEN, CORA, FORUM
from storage import jobs
from storage.library_view import Asset
from tests.bot import pictures
from tests.bot.conftest import KeptPool, Stage, on_stage
from tests.bot.library_steps import ME, SHOE, linked, made, master_of, noise, published
from tests.bot.telegram_here import Person, Telegram, eventually
from tests.bot.test_choice import all_jobs


async def team(stage: Stage) -> Person:
    """Ann in her forum, whose library has one master: Red shoe."""
    stage.maker.hand_over = False
    ann = await linked(stage)
    await ann.press(master_of(stage, await made(stage, ann, caption="Red shoe #spring")), "Publish")
    await published(stage, 1)
    return ann


@pytest.mark.parametrize("command", ["/find", f"/find{ME}"])
async def test_a_picture_is_searched_that_comes_with_find(stage: Stage, command: str) -> None:
    await team(stage)
    for person in (stage.telegram.person(BEN, FORUM), stage.telegram.person(ANN)):
        before = person.texts()
        await person.send(SHOE, caption=command)
        await person.hears("1. Red shoe, 2048 × 1536")
        await stage.settle()
        assert len(person.said()) == len(before) + 1
    assert len(await all_jobs(stage)) == 1


async def test_words_after_find_under_a_picture_are_searched_for(stage: Stage) -> None:
    ann = await team(stage)
    await ann.send(("other.jpg", noise()), caption="/find #spring")
    await ann.hears("1. Red shoe, 2048 × 1536")
    await ann.send(("other.jpg", noise()), caption="/find #winter")
    await ann.hears("Nothing in the library fits.")


async def test_of_a_picture_with_a_question_that_answers_another_its_own_is_meant(stage: Stage) -> None:
    ann = await team(stage)
    [shoe] = await ann.send(SHOE, how="file")
    await ann.send(("other.jpg", noise()), caption="/find", reply_to=shoe)
    await ann.hears("Nothing in the library fits.")
    await ann.send(("other.jpg", noise()), how="file", caption="/verify", reply_to=shoe)
    await ann.hears("I don't know this picture.")


async def test_a_file_that_comes_with_verify(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    job = await made(stage, ann, caption="Red shoe")
    master = await stage.bot.services.blobs.get(job.master_sha256 or "")
    await ann.send(("from-the-chat.png", master), how="file", caption="/verify")
    await ann.hears("That is an untouched master of mine.")
    assert len(await all_jobs(stage)) == 1


async def test_the_rest_of_an_album_with_a_question_is_nobodys_order(stage: Stage) -> None:
    await team(stage)
    ann = stage.telegram.person(ANN)
    other = ("other.jpg", pictures.jpeg(640, 640))
    await ann.send(SHOE, other, caption="/find")
    await ann.hears("1. Red shoe")
    await eventually(lambda: not stage.bot.albums._timers or None)
    await stage.settle()
    assert len(ann.said()) == 1
    assert list(stage.bot.inbox.waiting()) == []


async def test_another_bots_find_is_not_ours(stage: Stage) -> None:
    ann = await team(stage)
    before = ann.texts()
    await ann.send(SHOE, caption="/find@another_bot")
    await stage.settle()
    assert ann.texts() == before


# ---- titles and tags


async def assets(stage: Stage, count: int = 1) -> list[Asset]:
    """What the library has of all that was asked for, once that is made and published; in the order of the
    files' names."""
    await eventually_jobs(stage, count)
    link = await link_of(stage.bot.services.database, FORUM)
    assert link is not None
    for job in await all_jobs(stage):
        await stage.maker.make(job.id)
    for job in await all_jobs(stage):
        await stage.bot.delivery.deliver(job.id)
    found = []
    for job in await all_jobs(stage):
        async with stage.bot.services.database.session(reading=True) as session:
            now = await jobs.get(session, job.id)
        assert now is not None
        services, bot = stage.bot.services, stage.bot.app.bot
        asset = (await Publisher(services, bot, TakingOut(services, bot)).publish(now, link, None)).asset
        assert asset is not None
        found.append(asset)
    return sorted(found, key=lambda asset: asset.file_name)


async def eventually_jobs(stage: Stage, count: int) -> None:
    async with asyncio.timeout(20):
        while len(await all_jobs(stage)) < count:
            await asyncio.sleep(0.05)


async def test_a_size_in_answer_to_a_photo_keeps_the_title_of_its_caption(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    [sent] = await ann.send(SHOE, how="file", caption="Red shoe #spring #banner")
    stage.telegram.person(BEN, FORUM).text("/2k", reply_to=sent)
    [asset] = await assets(stage)
    assert (asset.title, asset.tags) == ("Red shoe", ("spring", "banner"))


ALBUM = (("a.jpg", pictures.jpeg(640, 640)), ("b.jpg", pictures.jpeg(800, 640)))


async def test_an_albums_caption_speaks_of_all_its_files(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    await ann.send(*ALBUM, how="file", caption=f"Red shoe #spring {ME}")
    await ann.press(await ann.hears("An album of 2 photos"), "All 2K")
    assert [(one.title, one.tags) for one in await assets(stage, 2)] == [("Red shoe", ("spring",))] * 2


async def test_so_it_does_when_one_of_them_is_asked_for_alone(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    [_, second] = await ann.send(*ALBUM, how="file", caption="Red shoe #spring")
    ann.text("/2k", reply_to=second)
    [asset] = await assets(stage)
    assert (asset.title, asset.tags, asset.file_name) == ("Red shoe", ("spring",), "b-2k.png")


async def test_a_caption_that_is_changed_later_holds(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    [sent] = await ann.send(SHOE, how="file", caption="Rde shoe #sprnig")
    ann.text("/2k", reply_to=sent)
    await eventually_jobs(stage, 1)
    await stage.settle()
    before = ann.texts()
    people.edit(stage.telegram.world, Act(ANN, FORUM), sent, "Red shoe #spring 4k")
    ann.text("/status")
    await eventually(lambda: len(ann.said()) > len(before) or None)
    await stage.settle()
    assert len(ann.said()) == len(before) + 1  # nothing is said of it, and nothing made
    [asset] = await assets(stage)
    assert (asset.title, asset.tags) == ("Red shoe 4k", ("spring",))


async def test_a_caption_that_is_taken_away_says_nothing_any_more(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    [sent] = await ann.send(SHOE, how="file", caption="Not for the others #secret")
    ann.text("/2k", reply_to=sent)
    await eventually_jobs(stage, 1)
    people.edit(stage.telegram.world, Act(ANN, FORUM), sent, "")
    ann.text("/status")
    await ann.hears("in 2K")
    [asset] = await assets(stage)
    assert (asset.title, asset.tags) == ("shoe-2k", ())


async def test_what_is_searched_for_is_no_title(stage: Stage) -> None:
    ann = await team(stage)
    with io.BytesIO() as file:
        pictures.garden(640, 640).save(file, "JPEG")
        lamp = ("lamp.jpg", file.getvalue())
    [sent] = await ann.send(lamp, how="file", caption="/find lamp #brass")
    await ann.hears("Nothing in the library fits.")
    ann.text("/2k", reply_to=sent)
    await eventually_jobs(stage, 2)
    [asset, _shoe] = await assets(stage, 2)
    assert (asset.title, asset.tags) == ("lamp-2k", ())


async def test_who_is_not_listed_hears_nothing_of_a_changed_message(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    cora, ann = telegram.person(CORA), telegram.person()
    async with on_stage(settings, telegram, readings):
        sent = cora.text("hello")
        await eventually(lambda: cora.said() or None)
    async with on_stage(settings.model_copy(update={"allowed": str(ANN)}), telegram, readings):
        people.edit(telegram.world, Act(CORA, CORA), sent, "hello again")
        ann.text("/help")
        await ann.hears("Send")
        assert len(cora.said()) == 1
        cora.text("hello")
        await cora.hears(str(CORA))
