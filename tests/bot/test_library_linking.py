"""A team's library is linked, changed and ended; what is missing for it is said."""

from __future__ import annotations

import asyncio

import pytest

from bot.teams import link_of
from sandbox.server import groups
from sandbox.server.seed import ANN, BEN, CHANNEL, FORUM, GROUP, MEMBER, administrator
from tests.bot.conftest import Stage
from tests.bot.library_steps import CHANNEL_NAME, linked, press_next, shown_now
from tests.bot.telegram_here import PATIENCE, eventually, labels


async def test_what_is_missing_for_a_library_is_said(stage: Stage) -> None:
    world = stage.telegram.world
    ann, ben = stage.telegram.person(ANN, FORUM), stage.telegram.person(BEN, FORUM)
    ann.text("/library")
    await ann.hears("This group has no library yet.")
    ben.text(f"/library {CHANNEL_NAME}")
    await ben.hears("Only administrators of this group can do that.")
    ann.text("/library @nowhere_at_all")
    await ann.hears("I can't see that channel.")
    mine = world.chat_member(CHANNEL, world.bot_id)
    world.set_member(CHANNEL, world.bot_id, {**mine, "can_post_messages": False})
    ann.text(f"/library {CHANNEL_NAME}")
    await ann.hears("I may not post in Studio masters yet.")
    world.set_member(CHANNEL, world.bot_id, mine)
    small = stage.telegram.person(ANN, GROUP)
    small.text(f"/library {CHANNEL_NAME}")
    await small.hears("Make me an administrator of this group, too")
    world.set_member(CHANNEL, ANN, MEMBER)
    ann.text(f"/library {CHANNEL_NAME}")
    await ann.hears("You are no administrator of Studio masters.")
    stage.telegram.person(ANN).text("/library")
    await stage.telegram.person(ANN).hears("A library belongs to a team")


@pytest.mark.parametrize(
    "named",
    [
        "studio_masters",
        "https://t.me/studio_masters",
        "t.me/studio_masters/12",
        "https://t.me/s/studio_masters?before=3",
        f"https://t.me/c/{str(CHANNEL).removeprefix('-100')}/12",
    ],
)
async def test_a_channel_is_named_as_telegram_copies_it(stage: Stage, named: str) -> None:
    ann = stage.telegram.person(ANN, FORUM)
    ann.text(f"/library {named}")
    await ann.hears("Masters that are approved here go to Studio masters")


async def test_the_library_is_changed_and_ended_by_buttons(stage: Stage) -> None:
    ann = await linked(stage)
    ben = stage.telegram.person(BEN, FORUM)
    ann.text("/library")
    shown = await ann.hears("The library of this group is Studio masters, with 0 masters.")
    assert labels(shown) == ["✓ Administrators publish", "Everybody publishes", "End the library"]
    assert await ben.press(shown, "Everybody") == "Only administrators of this group can do that."
    await ann.press(shown, "Everybody")
    await eventually(lambda: "✓ Everybody publishes" in labels(shown_now(stage, shown)) or None)
    link = await link_of(stage.bot.services.database, FORUM)
    assert link is not None
    assert link.publishers == "members"
    await press_next(ann, shown, "End the library")
    await press_next(ann, shown, "End it")
    await ann.hears("This group has no library any more.")
    assert await link_of(stage.bot.services.database, FORUM) is None


async def test_a_group_that_becomes_a_supergroup_keeps_its_library(stage: Stage) -> None:
    world = stage.telegram.world
    world.set_member(GROUP, world.bot_id, administrator("group"))
    ann = stage.telegram.person(ANN, GROUP)
    ann.text(f"/library {CHANNEL_NAME}")
    await ann.hears("Masters that are approved here go to Studio masters")
    now = groups.migrate(world, GROUP)
    async with asyncio.timeout(PATIENCE):
        while (moved := await link_of(stage.bot.services.database, now)) is None:
            await asyncio.sleep(0.05)
    assert moved.channel_id == CHANNEL
    assert await link_of(stage.bot.services.database, GROUP) is None
