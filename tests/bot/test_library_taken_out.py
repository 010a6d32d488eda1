"""Masters that leave a library: their post was deleted by hand, or an administrator takes them out."""

from __future__ import annotations

import pytest

from bot.library_presses import TakeOut
from sandbox.server import people
from sandbox.server.messages import Message
from sandbox.server.people import Act
from sandbox.server.seed import ANN, BEN, CHANNEL, FORUM
from storage import jobs, library_posts
from storage.jobs import Job
from tests.bot.conftest import Stage
from tests.bot.library_steps import linked, made, master_of, posts, press_next, published
from tests.bot.telegram_here import Person, eventually, labels, text_of
from tests.bot.test_library_posts import LAMP, assets, taken


async def shoe(stage: Stage, ann: Person, size: str = "2K") -> Job:
    """A published master of the shoe."""
    job = await made(stage, ann, size, caption="Red shoe")
    before = len(posts(stage))
    await ann.press(master_of(stage, job), "Publish")
    await published(stage, before + 1)
    return job


def delete_post(stage: Stage, number: int | None) -> None:
    people.delete(stage.telegram.world, Act(ANN, CHANNEL), number or 0)


async def is_kept(stage: Stage, job: Job) -> bool:
    async with stage.bot.services.database.session(reading=True) as session:
        found = await jobs.get(session, job.id)
    assert found is not None
    return found.kept


async def test_a_master_whose_post_was_deleted_is_published_anew(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    job = await shoe(stage, ann)
    ann.text("/publish", reply_to=job.master_message_id)
    await ann.hears("It stands in the library already")
    [first] = await assets(stage)
    delete_post(stage, first.message_id)
    ann.text("/publish Blue shoe", reply_to=job.master_message_id)
    post = await published(stage, 1)
    [asset] = await assets(stage)
    assert (asset.message_id, asset.title, asset.version) == (post.message_id, "Blue shoe", 1)
    assert post.message_id != first.message_id
    assert await is_kept(stage, job)


async def test_a_found_master_whose_post_was_deleted_is_taken_out(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    job = await shoe(stage, ann)
    ann.text("/find shoe")
    found = await ann.hears("1. Red shoe")
    [asset] = await assets(stage)
    delete_post(stage, asset.message_id)
    await ann.press(found, "1")
    await ann.hears("Its post was deleted, so it is in the library no more.")
    assert await assets(stage) == []
    assert not await is_kept(stage, job)
    assert not [m for m in ann.said() if text_of(m) == "Red shoe"]
    ann.text("/find shoe")
    await ann.hears("Nothing in the library fits.")


@pytest.mark.parametrize("fault", ["429", "500"])
async def test_what_telegram_does_not_tell_is_taken_for_there(stage: Stage, fault: str) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    job = await shoe(stage, ann)
    stage.telegram.world.faults.add(kind=fault, method="editMessageReplyMarkup", times=1)
    ann.text("/publish", reply_to=job.master_message_id)
    await ann.hears("It stands in the library already")
    assert len(await assets(stage)) == len(posts(stage)) == 1


async def test_an_administrator_takes_a_version_out_and_the_one_before_is_back(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    ben = stage.telegram.person(BEN, FORUM)
    await shoe(stage, ann)
    second = await shoe(stage, ann, "4K")
    one, two = await assets(stage)
    ben.text("/unpublish", reply_to=second.master_message_id)
    await ben.hears("Only administrators of this group can do that.")
    ann.text("/unpublish", reply_to=second.master_message_id)
    await ann.hears("Red shoe, version 2 is in the library no more, and its post is deleted.")
    [left] = await assets(stage)
    assert (left.id, left.next_id) == (one.id, None)
    [post] = posts(stage)
    assert "Replaced by" not in text_of(post)
    assert len(posts(stage, "photo")) == 1, "the proof sheet is gone, too"
    assert two.message_id != post.message_id
    ann.text("/find shoe")
    await ann.hears("1. Red shoe, 2048")


async def test_the_button_under_published_asks_once(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    ben = stage.telegram.person(BEN, FORUM)
    await shoe(stage, ann)
    done = await ann.hears("Published: ")
    [asset] = await assets(stage)
    assert await ben.forge(done, TakeOut(asset.id, "yes").pack()) == (
        "Only administrators of this group can do that."
    )
    assert len(await assets(stage)) == 1
    await ann.press(done, "Take it out again")
    await press_next(ann, done, "Yes, take it out")
    await ann.hears("Red shoe is in the library no more, and its post is deleted.")
    assert await assets(stage) == []
    assert posts(stage) == []
    elsewhere = stage.telegram.person(ANN)
    elsewhere.text("/help")
    here = (await eventually(elsewhere.said))[0]
    assert await elsewhere.forge(here, TakeOut(99, "yes").pack()) == await elsewhere.forge(here, "unknown")


async def test_every_way_of_naming_what_is_taken_out(stage: Stage) -> None:
    ann = await linked(stage)
    channel = stage.telegram.person(ANN, CHANNEL)
    world = stage.telegram.world

    async def posted() -> int:
        [post] = await channel.send(LAMP, how="file", caption="Brass lamp")
        await taken(stage, {"Brass lamp"})
        return post

    async def gone(words: str, reply_to: int | None = None) -> None:
        ann.text(words, reply_to=reply_to)
        await taken(stage, set())
        await stage.settle()
        assert posts(stage) == []

    post = await posted()
    await gone(f"/unpublish https://t.me/studio_masters/{post}")
    post = await posted()
    await gone(f"/unpublish t.me/c/{str(CHANNEL).removeprefix('-100')}/{post}")
    await posted()
    ann.text("/find lamp")
    found = await ann.hears("1. Brass lamp")
    await gone("/unpublish", reply_to=found.message_id)
    await posted()
    before = len(ann.said())
    ann.text("/find brass")
    again = await eventually(lambda: next((m for m in ann.said()[before:] if labels(m)), None))
    await ann.press(again, "1")
    file = await eventually(lambda: next((m for m in ann.said() if text_of(m) == "Brass lamp"), None))
    await gone("/unpublish", reply_to=file.message_id)
    post = await posted()
    [forwarded] = people.forward(world, Act(ANN, FORUM), CHANNEL, [post])
    await ann.hears("It stands in the library already")
    await gone("/unpublish", reply_to=forwarded.message_id)
    ann.text("/unpublish")
    await ann.hears("Answer a master, its post, its file")
    ann.text("/unpublish https://t.me/studio_masters/999999")
    await stage.settle()


async def test_a_post_that_may_not_be_deleted_stays_and_is_told(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    job = await shoe(stage, ann)
    [asset] = await assets(stage)
    world = stage.telegram.world
    mine = world.chat_member(CHANNEL, world.bot_id)
    without = {**mine, "can_post_messages": False, "can_delete_messages": False}
    world.set_member(CHANNEL, world.bot_id, without)
    ann.text("/unpublish", reply_to=job.master_message_id)
    await ann.hears("Its post stays, because I may not delete it: https://t.me/studio_masters/")
    assert await assets(stage) == []
    assert [post.message_id for post in posts(stage)] == [asset.message_id]


async def test_in_private_an_administrator_takes_out_and_a_member_does_not(stage: Stage) -> None:
    ann = await linked(stage)
    channel = stage.telegram.person(ANN, CHANNEL)
    [post] = await channel.send(LAMP, how="file", caption="Brass lamp")
    await taken(stage, {"Brass lamp"})
    ben, private = stage.telegram.person(BEN), stage.telegram.person(ann.id)
    ben.text(f"/unpublish https://t.me/studio_masters/{post}")
    await ben.hears("You administrate no team that has a library here.")
    assert len(await assets(stage)) == 1
    private.text(f"/unpublish https://t.me/studio_masters/{post}")
    await private.hears("Brass lamp is in the library no more")
    assert await assets(stage) == []


async def asked_to_take_out(stage: Stage, ann: Person) -> Message:
    """The answer under which she is asked whether she really wants it."""
    await shoe(stage, ann)
    done = await ann.hears("Published: ")
    await ann.press(done, "Take it out again")
    return done


async def test_a_power_cut_while_it_is_taken_out_leaves_no_post_behind(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    done = await asked_to_take_out(stage, ann)

    async def power_cut(*_: object) -> bool:
        raise ConnectionError("the power is gone")

    with monkeypatch.context() as patched:
        patched.setattr(library_posts, "take_out", power_cut)
        await press_next(ann, done, "Yes, take it out")
        await eventually(lambda: not posts(stage) or None)
        await stage.settle()
    assert len(await assets(stage)) == 1, "it can be asked for once more"
    await press_next(ann, done, "Yes, take it out")
    await ann.hears("Red shoe is in the library no more, and its post is deleted.")
    assert await assets(stage) == []
    assert posts(stage) == posts(stage, "photo") == []


async def test_while_telegram_is_in_trouble_it_stays_and_can_be_asked_for_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sending.HARMLESS_PAUSES", (0.05,))
    stage.maker.hand_over = False
    ann = await linked(stage)
    done = await asked_to_take_out(stage, ann)
    stage.telegram.world.faults.add(kind="500", method="deleteMessage", times=2)  # those of its proof sheet
    await press_next(ann, done, "Yes, take it out")
    await ann.hears("Studio masters could not be reached. Please try again in a minute.")
    assert len(await assets(stage)) == 1
    await press_next(ann, done, "Yes, take it out")
    await ann.hears("Red shoe is in the library no more, and its post is deleted.")
    assert await assets(stage) == []
    assert posts(stage) == posts(stage, "photo") == []
