"""What a channel holds besides masters of ours: files posted there, older ones forwarded, and versions."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from bot.library_presses import Publish
from sandbox.server import people
from sandbox.server.people import Act
from sandbox.server.seed import ANN, BEN, CHANNEL, FORUM
from storage import library
from storage.library_view import Asset
from tests.bot import pictures
from tests.bot.conftest import Stage
from tests.bot.library_steps import linked, made, master_of, noise, posts, published
from tests.bot.telegram_here import PATIENCE, eventually, labels, text_of

LAMP = ("lamp.png", noise())


async def assets(stage: Stage) -> list[Asset]:
    async with stage.bot.services.database.session(reading=True) as session:
        return await library.page(session, CHANNEL)


async def taken(stage: Stage, titles: set[str]) -> list[Asset]:
    """The library, once it holds these."""
    async with asyncio.timeout(PATIENCE):
        while {asset.title for asset in await assets(stage)} != titles:
            await asyncio.sleep(0.05)
    await stage.settle()
    return await assets(stage)


async def test_a_file_posted_in_the_channel_is_in_the_library(stage: Stage) -> None:
    ann = await linked(stage)
    channel = stage.telegram.person(ANN, CHANNEL)
    [post] = await channel.send(LAMP, how="file", caption="Brass lamp #autumn")
    [asset] = await taken(stage, {"Brass lamp"})
    assert (asset.title, asset.tags, asset.message_id) == ("Brass lamp", ("autumn",), post)
    assert asset.small_sha256 is not None
    ann.text("/find lamp #autumn")
    found = await ann.hears("1. Brass lamp")
    await ann.press(found, "1")
    await eventually(lambda: next((m for m in ann.said() if text_of(m) == "Brass lamp"), None))
    assert channel.said() == []  # nothing is answered in the channel

    people.edit(stage.telegram.world, Act(ANN, CHANNEL), post, "Copper lamp #winter")
    await taken(stage, {"Copper lamp"})
    ann.text("/find copper #winter")
    await ann.hears("1. Copper lamp")


async def test_an_older_post_is_forwarded_to_the_group(stage: Stage) -> None:
    channel = stage.telegram.person(ANN, CHANNEL)
    [post] = await channel.send(LAMP, how="file", caption="Brass lamp")  # nobody has linked it yet
    ann = await linked(stage)
    assert await assets(stage) == []
    people.forward(stage.telegram.world, Act(BEN, FORUM), CHANNEL, [post])
    await stage.settle()
    assert await assets(stage) == []  # only administrators publish
    world = stage.telegram.world
    people.forward(world, Act(ANN, FORUM), CHANNEL, [post])
    await ann.hears("It is in the library now: Brass lamp.", f"https://t.me/studio_masters/{post}")
    [asset] = await taken(stage, {"Brass lamp"})
    assert asset.message_id == post
    people.forward(world, Act(ANN, FORUM), CHANNEL, [post])
    await ann.hears("It stands in the library already")
    assert len(await assets(stage)) == 1


async def test_an_older_post_keeps_its_day(stage: Stage) -> None:
    world = stage.telegram.world
    [number] = await stage.telegram.person(ANN, CHANNEL).send(LAMP, how="file", caption="Brass lamp")
    ann = await linked(stage)
    post = world.message(CHANNEL, number)
    assert post is not None
    post.date = 1_700_000_000  # 2023-11-14
    people.forward(world, Act(ANN, FORUM), CHANNEL, [number])
    [asset] = await taken(stage, {"Brass lamp"})
    assert asset.posted_at == datetime.fromtimestamp(1_700_000_000, UTC)
    ann.text("/find lamp 2023-11")
    await ann.hears("1. Brass lamp", "2023-11-14")


async def test_an_album_of_older_posts_gets_signs_and_no_answers(stage: Stage) -> None:
    channel = stage.telegram.person(ANN, CHANNEL)
    numbers = await channel.send(LAMP, ("other.jpg", pictures.jpeg(640, 480)), how="file")
    ann = await linked(stage)
    before = len(ann.said())
    world = stage.telegram.world
    sent = people.forward(world, Act(ANN, FORUM), CHANNEL, numbers)
    await taken(stage, {"lamp", "other"})
    numbers = [message.message_id for message in sent]
    await eventually(
        lambda: (
            all("👌" in str(getattr(world.message(FORUM, number), "reactions", "")) for number in numbers)
            or None
        )
    )
    assert len(ann.said()) == before


async def test_what_is_no_picture_and_what_is_another_channels_is_not_taken(stage: Stage) -> None:
    ann = await linked(stage)
    channel = stage.telegram.person(ANN, CHANNEL)
    [broken] = await channel.send(("broken.png", b"no picture at all"), how="file")
    await channel.send(("notes.txt", b"words"), how="file")
    await stage.settle()
    people.forward(stage.telegram.world, Act(ANN, FORUM), CHANNEL, [broken])
    await ann.hears("I could not read that file as a picture, so it is not in the library.")
    assert await assets(stage) == []


async def test_versions_stand_below_the_post_once(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    ben = stage.telegram.person(BEN, FORUM)
    job = await made(stage, ann, caption="Red shoe")
    await ann.press(master_of(stage, job), "Publish")
    post = await published(stage, 1)
    done = await ann.hears("Published: ")
    assert labels(done) == ["Its versions, too", "Take it out again"]
    assert await ben.press(done, "Its versions") == "In this group only administrators publish."
    assert await ann.press(done, "Its versions") == "I am putting its versions below it."
    await ann.hears("Its versions stand below it: https://t.me/studio_masters/")
    below = [message for message in posts(stage) if message.reply_to == post.message_id]
    assert len(below) > 2
    [asset] = await assets(stage)
    assert len(asset.versions.split()) == len(below)
    await ann.forge(done, Publish(job.id, "versions", FORUM).pack())
    await ann.hears("There is no version that does not stand there yet.")
    assert len(posts(stage)) == 1 + len(below)
