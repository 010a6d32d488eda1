"""Who is heard as whom, and what becomes of a library whose rights have changed since it was linked."""

from __future__ import annotations

from sandbox.server import people
from sandbox.server.seed import ANN, BEN, CHANNEL, FORUM, administrator
from tests.bot.conftest import Stage
from tests.bot.telegram_here import Person, labels
from tests.bot.test_library import linked, made, master_of, posts, published


def behind_the_group(stage: Stage, person: int) -> Person:
    """An administrator who writes as the group from now on."""
    stage.telegram.world.set_member(FORUM, person, {**administrator("supergroup"), "is_anonymous": True})
    return stage.telegram.person(person, FORUM)


async def test_an_anonymous_administrator_is_an_administrator(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    first, second = await made(stage, ann, caption="Red shoe"), await made(stage, ann, size="4K", caption="Red shoe")
    ben = behind_the_group(stage, BEN)
    ben.text("/library")
    shown = await ben.hears("The library of this group is Studio masters")
    assert "End the library" in labels(shown)
    ben.text("/publish Red shoe", reply_to=first.master_message_id)
    assert "approved by Studio masters" in (await published(stage, 1)).content["caption"]
    people.react(stage.telegram.world, ben._act(), second.master_message_id or 0, "👍")
    await published(stage, 2)
    ben.text("/find shoe")
    await ben.hears("1. Red shoe, version 2")
    ben.text("/export")
    await ben.hears("That is the whole library")
    ben.text("/library @studio_masters")
    await ben.hears("Send it as yourself, please.")


async def test_an_anonymous_administrator_is_not_named_in_the_channel(stage: Stage) -> None:
    stage.maker.hand_over = False
    await linked(stage)
    ben = behind_the_group(stage, BEN)
    job = await made(stage, ben, caption="Red shoe")
    assert job.user_id == BEN, "a press tells the bot who it was"
    await ben.press(master_of(stage, job), "Publish")
    caption = (await published(stage, 1)).content["caption"]
    assert "approved by Studio masters" in caption
    assert "Ben" not in caption


async def test_a_reaction_in_another_chats_name_is_not_the_groups(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    job = await made(stage, ann)
    world = stage.telegram.world
    for actor in ({"actor_chat": world.chat(CHANNEL)}, {}):
        world.updates.push(
            "message_reaction",
            {
                "chat": world.chat(FORUM),
                "message_id": job.master_message_id,
                **actor,
                "date": world.clock.date(),
                "old_reaction": [],
                "new_reaction": [{"type": "emoji", "emoji": "👍"}],
            },
        )
    ann.text("/status")
    await ann.hears("not working on anything")
    await stage.settle()
    assert posts(stage) == []
