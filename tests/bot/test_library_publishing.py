"""Masters on their way into a team's library: who publishes and how, versions, and what is posted once."""

from __future__ import annotations

import pytest

from bot.publisher import Ending, Publisher
from bot.taking_out import TakingOut
from bot.teams import link_of
from sandbox.server import people
from sandbox.server.seed import ANN, BEN, CHANNEL, FORUM
from storage import jobs, library_posts
from storage.library_view import Asset
from tests.bot.conftest import Stage
from tests.bot.library_steps import linked, made, master_of, posts, press_next, published
from tests.bot.telegram_here import text_of


def publisher_of(stage: Stage) -> Publisher:
    services, bot = stage.bot.services, stage.bot.app.bot
    return Publisher(services, bot, TakingOut(services, bot))


async def test_a_newer_master_of_the_same_photo_is_the_next_version(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    first = await made(stage, ann, caption="Red shoe")
    await ann.press(master_of(stage, first), "Publish")
    old = await published(stage, 1)
    second = await made(stage, ann, size="4K", caption="Red shoe")
    await ann.press(master_of(stage, second), "Publish")
    new = await published(stage, 2)
    assert text_of(new).startswith("Red shoe, version 2\n")
    assert f"Replaces https://t.me/studio_masters/{old.message_id}" in text_of(new)
    now = stage.telegram.world.message(CHANNEL, old.message_id)
    assert now is not None
    assert f"Replaced by version 2: https://t.me/studio_masters/{new.message_id}" in text_of(now)
    ann.text("/find shoe")
    found = await ann.hears("1. Red shoe, version 2")
    assert "2." not in text_of(found).split(" ")


async def test_the_same_master_is_published_once(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    job = await made(stage, ann)
    link = await link_of(stage.bot.services.database, FORUM)
    assert link is not None
    publisher = publisher_of(stage)
    first = await publisher.publish(job, link, None)
    second = await publisher.publish(job, link, None)
    assert (first.ending, second.ending) == (Ending.DONE, Ending.BEFORE)
    assert first.url == second.url
    assert len(posts(stage)) == 1
    async with stage.bot.services.database.session(reading=True) as session:
        kept = await jobs.get(session, job.id)
    assert kept is not None
    assert kept.kept


async def test_a_post_that_was_not_noted_before_a_crash_is_found(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    job = await made(stage, ann)
    link = await link_of(stage.bot.services.database, FORUM)
    assert link is not None

    async def power_cut(*_: object) -> Asset:
        raise ConnectionError("the power is gone")

    publisher = publisher_of(stage)
    with monkeypatch.context() as patched:
        patched.setattr(library_posts, "posted", power_cut)
        with pytest.raises(ConnectionError):
            await publisher.publish(job, link, None)
    assert len(posts(stage)) == 1
    assert (await publisher.publish(job, link, None)).ending is Ending.DONE
    assert len(posts(stage)) == 1


async def test_a_red_verdict_needs_a_second_press(stage: Stage) -> None:
    stage.maker.hand_over, stage.maker.trust = False, "red"
    ann = await linked(stage)
    job = await made(stage, ann)
    warned = await ann.press(master_of(stage, job), "Publish")
    assert warned.startswith("The check says not to rely on a face or a text here.")
    assert posts(stage) == []
    assert await press_next(ann, master_of(stage, job), "Publish all the same") == "I am publishing it."
    assert "may not be true to your photo" in text_of(await published(stage, 1))


async def test_a_thumbs_up_publishes_for_those_who_may(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    ben = stage.telegram.person(BEN, FORUM)
    job = await made(stage, ben)
    world = stage.telegram.world
    people.react(world, ben._act(), job.master_message_id or 0, "👍")
    people.react(world, ann._act(), job.master_message_id or 0, "❤")
    await stage.settle()
    assert posts(stage) == []
    people.react(world, ann._act(), job.master_message_id or 0, "👍")
    await published(stage, 1)
    await ann.hears("Published: ")


async def test_a_topic_is_a_tag_and_an_answer_names_the_master(stage: Stage) -> None:
    stage.maker.hand_over = False
    await linked(stage)
    topic = next(t for t in stage.telegram.world.topics_of(FORUM) if t["name"] == "Products")
    ann = stage.telegram.person(ANN, FORUM, topic["message_thread_id"])
    job = await made(stage, ann)
    ann.text("/publish Blue boots #autumn", reply_to=job.master_message_id)
    caption = text_of(await published(stage, 1))
    assert caption.startswith("Blue boots\n")
    assert "#autumn #products" in caption
