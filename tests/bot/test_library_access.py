"""Who is heard as whom, and what becomes of a library whose rights have changed since it was linked."""

from __future__ import annotations

from sandbox.server import people
from sandbox.server.messages import Message
from sandbox.server.seed import ANN, BEN, CHANNEL, CORA, FORUM, GROUP, MEMBER, administrator
from tests.bot.conftest import Stage
from tests.bot.library_steps import (
    CHANNEL_NAME,
    ME,
    SHOE,
    linked,
    made,
    master_of,
    posts,
    published,
    shown_now,
)
from tests.bot.library_ways import OUTSIDE
from tests.bot.telegram_here import Person, eventually, labels, text_of


def behind_the_group(stage: Stage, person: int) -> Person:
    """An administrator who writes as the group from now on."""
    stage.telegram.world.set_member(FORUM, person, {**administrator("supergroup"), "is_anonymous": True})
    return stage.telegram.person(person, FORUM)


async def test_an_anonymous_administrator_is_an_administrator(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    first = await made(stage, ann, caption="Red shoe")
    second = await made(stage, ann, size="4K", caption="Red shoe")
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


async def smuggled(stage: Stage) -> tuple[Person, Person]:
    """Ann's team, and Ben, who was an administrator of the channel when he linked a group of his own."""
    world = stage.telegram.world
    stage.maker.hand_over = False
    ann = await linked(stage)
    await ann.press(master_of(stage, await made(stage, ann, caption="Red shoe")), "Publish")
    await published(stage, 1)
    world.set_member(GROUP, BEN, administrator("group"))
    world.set_member(GROUP, world.bot_id, administrator("group"))
    world.set_member(CHANNEL, BEN, administrator("channel"))
    ben = stage.telegram.person(BEN, GROUP)
    ben.text(f"/library {CHANNEL_NAME}")
    await ben.hears("Masters that are approved here go to Studio masters")
    return ann, ben


async def test_a_link_opens_nothing_once_its_maker_has_left_the_channel(stage: Stage) -> None:
    _, ben = await smuggled(stage)
    world = stage.telegram.world
    ben.text("/find shoe")
    found = await ben.hears("1. Red shoe")
    [mine] = await ben.send(SHOE, how="file")
    for chat in (CHANNEL, FORUM):
        world.set_member(chat, BEN, {"status": "kicked"})
    ben.text("/find shoe")
    await ben.hears("Whoever linked this group is no administrator of its channel any more")
    for said in (m for m in ben.said() if text_of(m).startswith("Whoever")):
        world.messages.remove(said)
    ben.text("/export")
    await ben.hears("Whoever linked this group is no administrator")
    ben.text("/library")
    await ben.hears("The library of this group is", "Whoever linked this group is no administrator")
    assert await ben.press(found, "1") == "Only members of the team can do that."
    ben.text("/verify", reply_to=mine)
    await ben.hears("I don't know this picture.")
    alone = stage.telegram.person(BEN)
    alone.text("/find shoe")
    await alone.hears("You are in no team that has a library here.")


async def test_a_closed_library_is_opened_again_by_an_administrator_of_the_channel(stage: Stage) -> None:
    _, ben = await smuggled(stage)
    world = stage.telegram.world
    ben.text("/library")
    await ben.press(await ben.hears("The library of this group is"), "Everybody publishes")
    world.set_member(CHANNEL, BEN, MEMBER)
    here = stage.telegram.person(ANN, GROUP)
    here.text(f"/library {CHANNEL_NAME}")
    opened = await eventually(
        lambda: next((m for m in here.said()[2:] if "go to Studio" in text_of(m)), None)
    )
    assert labels(opened)[1] == "✓ Everybody publishes", "who publishes stays as it was"
    ben.text("/find shoe")
    await ben.hears("1. Red shoe")


async def offers(stage: Stage, message: Message, count: int) -> None:
    """Wait until so many buttons stand there."""
    await eventually(lambda: len(labels(shown_now(stage, message))) == count or None)


async def test_the_channels_administrators_see_and_end_the_other_groups(stage: Stage) -> None:
    ann, ben = await smuggled(stage)
    ann.text("/library")
    shown = await ann.hears("The library of this group is")
    assert labels(shown)[-1] == "End it for Weekend in Lisbon"
    cora = stage.telegram.person(CORA, FORUM)
    stage.telegram.world.set_member(FORUM, CORA, administrator("supergroup"))
    assert (await cora.press(shown, "End it for")).startswith("You are no administrator of Studio masters.")
    cora.text("/library")
    seen = await eventually(
        lambda: next((m for m in cora.said()[-1:] if m != shown and len(labels(m)) == 3), None)
    )
    assert labels(seen)[-1] == "End the library", "of the other groups only the channel's administrators hear"
    await ann.press(shown, "End it for")
    await offers(stage, shown, 2)
    await ann.press(shown, "Keep it")
    await offers(stage, shown, 4)
    await ann.press(shown, "End it for")
    await offers(stage, shown, 2)
    await ann.press(shown, "End it for")
    await ben.hears("This group has no library any more.")
    await eventually(lambda: labels(shown_now(stage, shown))[-1] == "End the library" or None)
    ben.text("/find shoe")
    await ben.hears("This group has no library yet.")


async def test_who_only_comments_in_a_group_is_told_nothing_of_its_library(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    job = await made(stage, ann, caption="Red shoe")
    await ann.press(master_of(stage, job), "Publish")
    await published(stage, 1)
    ben = stage.telegram.person(BEN, FORUM)
    seen = len(ben.said())
    stage.telegram.world.set_member(FORUM, BEN, OUTSIDE)
    [sent] = await ben.send(SHOE, how="file", caption=ME)
    card = await eventually(lambda: next((m for m in ben.said()[seen:] if m.reply_to == sent), None))
    assert "Red shoe" not in text_of(card)
    assert "Send that master" not in labels(card)
    ben.text("/verify", reply_to=sent)
    said = await ben.hears("the photo that one was made of: shoe-2k.png.")
    assert "Red shoe" not in text_of(said), "what stands in the group is seen there, the library is not"
