"""A team's library: sent to, searched, closed to strangers. In a forum and its channel."""

from __future__ import annotations

from bot.library_presses import ChangeLibrary, Found, Publish
from bot.teams import link_of
from sandbox.server import inline_people
from sandbox.server.people import Act
from sandbox.server.seed import BEN, CORA, FORUM, GROUP
from tests.bot.conftest import Stage
from tests.bot.library_steps import ME, SHOE, linked, made, master_of, posts, published
from tests.bot.telegram_here import eventually, labels, text_of


async def test_a_team_sends_approves_and_finds(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    ben = stage.telegram.person(BEN, FORUM)
    job = await made(stage, ben, caption="Red shoe #spring #banner")
    assert "Publish" in labels(master_of(stage, job))
    assert await ben.press(master_of(stage, job), "Publish") == "In this group only administrators publish."
    assert await ann.press(master_of(stage, job), "Publish") == "I am publishing it."
    post = await published(stage, 1)
    caption = text_of(post)
    assert caption.startswith("Red shoe\n")
    for part in ("2048 × 1536, PNG", "Asked by Ben", "approved by Ann", "#spring #banner"):
        assert part in caption
    [sheet] = posts(stage, "photo")
    assert post.reply_to == sheet.message_id
    await ann.hears("Published: https://t.me/studio_masters/")
    assert "Publish" not in labels(master_of(stage, job))

    ben.text("/find #spring shoe")
    found = await ben.hears("1. Red shoe, 2048 × 1536")
    assert "photo" in found.content  # what it looks like
    await ben.press(found, "1")
    again = await eventually(lambda: next((m for m in ben.said() if text_of(m) == "Red shoe"), None))
    assert again.content["document"]["file_unique_id"] == post.content["document"]["file_unique_id"]
    ben.text("/find #winter")
    await ben.hears("Nothing in the library fits.")


async def test_inline_in_any_chat_for_members_only(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    await ann.press(master_of(stage, await made(stage, ann, caption="Red shoe")), "Publish")
    post = await published(stage, 1)
    world = stage.telegram.world
    world.bot["supports_inline_queries"] = True
    query = inline_people.ask(world, Act(BEN, BEN), "red")
    results = await eventually(lambda: inline_people.results(world, query))
    [result] = results
    assert result["title"] == "Red shoe"
    chosen = await inline_people.choose(world, Act(BEN, BEN), query, result["id"])
    assert chosen.content["document"]["file_unique_id"] == post.content["document"]["file_unique_id"]
    world.set_member(FORUM, BEN, {"status": "left"})
    query = inline_people.ask(world, Act(BEN, BEN), "red")
    await eventually(lambda: inline_people.results(world, query) is not None or None)
    assert inline_people.results(world, query) == []


async def test_who_has_left_and_who_never_was_there_see_nothing(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    await ann.press(master_of(stage, await made(stage, ann, caption="Red shoe")), "Publish")
    await published(stage, 1)
    ben = stage.telegram.person(BEN)
    ben.text("/find shoe")
    found = await ben.hears("1. Red shoe")
    stage.telegram.world.set_member(FORUM, BEN, {"status": "left"})
    assert await ben.press(found, "1") == "Only members of the team can do that."
    ben.text("/find shoe")
    await ben.hears("You are in no team that has a library here.")
    stranger = stage.telegram.person(CORA, GROUP)
    assert not [m for m in stranger.said() if "document" in m.content]


async def test_a_photo_whose_master_is_in_the_library(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    await ann.press(master_of(stage, await made(stage, ann, caption="Red shoe")), "Publish")
    await published(stage, 1)
    ben = stage.telegram.person(BEN, FORUM)
    await ben.send(SHOE, how="file", caption=ME)
    card = await ben.hears("Your library has a master that is probably of the same photo: Red shoe")
    assert labels(card)[0] == "Send that master"
    await ben.press(card, "Send that master")
    await eventually(lambda: next((m for m in ben.said() if text_of(m) == "Red shoe"), None))


async def test_forged_presses_do_nothing(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    job = await made(stage, ann)
    elsewhere = stage.telegram.person(BEN)
    elsewhere.text("/help")
    here = await elsewhere.hears("Send")
    unknown = await elsewhere.forge(here, "nothing of mine")
    for press in (Publish(job.id, "red", FORUM), Publish("0" * 32, "go"), ChangeLibrary("off"), Found(99)):
        assert await elsewhere.forge(here, press.pack()) == unknown
    assert posts(stage) == []
    assert await link_of(stage.bot.services.database, FORUM) is not None
    stranger = stage.telegram.person(CORA)
    stage.telegram.world.set_member(FORUM, CORA, {"status": "left"})
    stranger.text("/help")
    there = (await eventually(stranger.said))[0]
    assert await stranger.forge(there, Found(1).pack()) == "Das können nur Mitglieder des Teams."
