"""What goes wrong around a library's channel: refused and broken-off posts, deleted ones, others' files."""

from __future__ import annotations

import io

import pytest

from sandbox.server.messages import Message
from sandbox.server.seed import CHANNEL
from storage import library_posts
from storage.jobs import Job
from tests.bot import pictures
from tests.bot.conftest import Stage
from tests.bot.library_steps import linked, made, master_of, posts, press_next, published
from tests.bot.telegram_here import Person, labels
from tests.bot.test_library_posts import assets, taken


async def made_of_photo(stage: Stage, person: Person, width: int, height: int, caption: str) -> Job:
    """A delivered master of a photo, which Telegram gives no name."""
    with io.BytesIO() as file:
        pictures.garden(width, height).save(file, "JPEG", quality=92)
        return await made(stage, person, caption=caption, file=("any.jpg", file.getvalue()), how="photo")


async def first_post_fails(stage: Stage, ann: Person, job: Job) -> Message:
    """Its proof sheet stands in the channel, its master doesn't."""
    stage.telegram.world.faults.add(kind="500", method="sendDocument")
    await ann.press(master_of(stage, job), "Publish")
    told = await ann.hears("could not be reached")
    await stage.settle()
    return told


async def test_a_second_try_takes_nobody_elses_file_for_its_own(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    lamp = await made_of_photo(stage, ann, 900, 600, "Lamp")
    chair = await made_of_photo(stage, ann, 800, 600, "Chair")
    assert lamp.master_name == chair.master_name == "photo-2k.png"
    await first_post_fails(stage, ann, lamp)
    await ann.press(master_of(stage, chair), "Publish")
    await published(stage, 1)
    ann.text("/publish", reply_to=lamp.master_message_id)
    post = await published(stage, 2)
    by_title = {asset.title: asset for asset in await assets(stage)}
    assert by_title["Lamp"].message_id == post.message_id
    assert by_title["Chair"].message_id != post.message_id


async def test_a_second_try_looks_past_posts_of_other_masters_of_the_same_size(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    lamp = await made_of_photo(stage, ann, 900, 600, "Lamp")
    await first_post_fails(stage, ann, lamp)
    channel = stage.telegram.person(ann.id, CHANNEL)
    master = await stage.bot.services.blobs.get(lamp.master_sha256 or "")
    same_size = master[:-1] + b"\0"  # another file of as many bytes, which is still a picture
    [theirs] = await channel.send(("photo-2k.png", same_size), how="file", caption="Somebody's")
    await taken(stage, {"Somebody's"})
    ann.text("/publish", reply_to=lamp.master_message_id)
    post = await published(stage, 2)
    by_title = {asset.title: asset.message_id for asset in await assets(stage)}
    assert by_title == {"Somebody's": theirs, "Lamp": post.message_id}


async def test_the_button_stays_until_it_is_published(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    job = await made(stage, ann, caption="Red shoe")
    world = stage.telegram.world
    mine = world.chat_member(CHANNEL, world.bot_id)
    world.set_member(CHANNEL, world.bot_id, {**mine, "can_post_messages": False})
    await ann.press(master_of(stage, job), "Publish")
    await ann.hears("I could not post in")
    await stage.settle()
    assert "Publish" in labels(master_of(stage, job))
    world.set_member(CHANNEL, world.bot_id, mine)
    await first_post_fails(stage, ann, job)
    assert "Publish" in labels(master_of(stage, job))
    await ann.press(master_of(stage, job), "Publish")
    await published(stage, 1)
    await ann.hears("Published: ")
    assert "Publish" not in labels(master_of(stage, job))


async def test_who_asks_while_it_is_being_published_is_told(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    job = await made(stage, ann)
    stage.telegram.world.faults.add(kind="stall", method="sendDocument", seconds=3.0)
    await ann.press(master_of(stage, job), "Publish")
    assert await ann.press(master_of(stage, job), "Publish") == "I am publishing it."
    ann.text("/publish", reply_to=job.master_message_id)
    await ann.hears("Somebody is publishing it to Studio masters at this moment.")
    await published(stage, 1)
    await ann.hears("Published: ")
    assert sum("Published: " in text for text in ann.texts()) == 1


async def test_a_failed_try_after_the_warning_asks_again(stage: Stage) -> None:
    stage.maker.hand_over, stage.maker.trust = False, "red"
    ann = await linked(stage)
    job = await made(stage, ann)
    await ann.press(master_of(stage, job), "Publish")
    stage.telegram.world.faults.add(kind="500", method="sendDocument")
    await press_next(ann, master_of(stage, job), "Publish all the same")
    await ann.hears("could not be reached")
    await stage.settle()
    await ann.press(master_of(stage, job), "Publish")
    await press_next(ann, master_of(stage, job), "Publish all the same")
    await published(stage, 1)


async def test_the_button_is_there_after_a_power_cut(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    job = await made(stage, ann)

    async def power_cut(*_: object, **__: object) -> None:
        raise ConnectionError("the power is gone")

    with monkeypatch.context() as patched:
        patched.setattr(library_posts, "posted", power_cut)
        await ann.press(master_of(stage, job), "Publish")
        await published(stage, 1)
    assert "Publish" in labels(master_of(stage, job))
    await ann.press(master_of(stage, job), "Publish")
    await ann.hears("Published: ")
    assert len(posts(stage)) == 1
