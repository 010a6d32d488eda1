"""A team's library: linked, published to, searched, closed to strangers. In a forum and its channel."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile

import numpy as np
import pytest
from PIL import Image

from bot.library_presses import ChangeLibrary, Found, Publish
from bot.publisher import Ending, Publisher
from bot.taking_out import TakingOut
from bot.teams import link_of
from sandbox.server import groups, inline_people, people
from sandbox.server.messages import Message
from sandbox.server.people import Act
from sandbox.server.seed import ANN, BEN, CHANNEL, CORA, FORUM, GROUP, MEMBER, administrator
from storage import jobs, library_posts
from storage.jobs import Job
from storage.library_view import Asset
from tests.bot import pictures
from tests.bot.conftest import Stage
from tests.bot.telegram_here import PATIENCE, Person, eventually, labels, text_of
from tests.bot.test_choice import all_jobs

ME = "@enlarger_sandbox_bot"
CHANNEL_NAME = "@studio_masters"


SHOE = ("shoe.jpg", pictures.jpeg(800, 600))


def noise() -> bytes:
    """A picture that is like no other."""
    levels = np.random.default_rng(3).integers(0, 255, (12, 16, 3)).astype(np.uint8)
    with io.BytesIO() as file:
        Image.fromarray(levels).resize((640, 480)).save(file, "JPEG")
        return file.getvalue()


async def linked(stage: Stage) -> Person:
    ann = stage.telegram.person(ANN, FORUM)
    ann.text(f"/library {CHANNEL_NAME}")
    await ann.hears("Masters that are approved here go to Studio masters")
    return ann


async def made(
    stage: Stage,
    person: Person,
    size: str = "2K",
    caption: str = "",
    file: tuple[str, bytes] = SHOE,
    how: str = "file",
) -> Job:
    """A delivered master of a photo that this person sent to the forum."""
    before = {job.id for job in await all_jobs(stage)}
    [sent] = await person.send(file, how=how, caption=f"{ME} {caption}".strip())
    card = await eventually(lambda: next((m for m in person.said() if m.reply_to == sent), None))
    await person.press(card, size)
    [job] = [job for job in await all_jobs(stage) if job.id not in before]
    await stage.maker.make(job.id)
    await stage.bot.delivery.deliver(job.id)
    async with stage.bot.services.database.session(reading=True) as session:
        found = await jobs.get(session, job.id)
    assert found is not None
    return found


def publisher_of(stage: Stage) -> Publisher:
    services, bot = stage.bot.services, stage.bot.app.bot
    return Publisher(services, bot, TakingOut(services, bot))


def master_of(stage: Stage, job: Job) -> Message:
    message = stage.telegram.world.message(job.chat_id, job.master_message_id or 0)
    assert message is not None
    return message


async def press_next(person: Person, message: Message, label: str) -> str:
    """Press a button that comes with the next edit."""

    def shown() -> bool | None:
        now = person.world.message(message.chat_id, message.message_id)
        return any(one.startswith(label) for one in labels(now)) or None if now else None

    await eventually(shown)
    return await person.press(message, label)


def posts(stage: Stage, kind: str = "document") -> list[Message]:
    return [one for one in stage.telegram.world.messages.of_chat(CHANNEL) if kind in one.content]


async def published(stage: Stage, count: int) -> Message:
    await eventually(lambda: len(posts(stage)) >= count or None)
    await stage.settle()
    assert len(posts(stage)) == count
    return posts(stage)[-1]


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


async def test_verify_tells_masters_from_copies_and_strangers(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    job = await made(stage, ann, caption="Red shoe")
    await ann.press(master_of(stage, job), "Publish")
    await published(stage, 1)
    ann.text("/verify", reply_to=job.master_message_id)
    await ann.hears("That is an untouched master of mine.")
    blob = await stage.bot.services.blobs.get(job.master_sha256 or "")
    [untouched] = await ann.send(("from-the-channel.png", blob), how="file")
    ann.text("/verify", reply_to=untouched)
    await ann.hears("That is an untouched master from the library: Red shoe. https://t.me/studio_masters/")
    [unknown] = await ann.send(("other.jpg", noise()), how="file")
    ann.text("/verify", reply_to=unknown)
    await ann.hears("I don't know this picture.")
    ann.text("/verify")
    await ann.hears("Answer a file with /verify")


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


def shown_now(stage: Stage, message: Message) -> Message:
    found = stage.telegram.world.message(message.chat_id, message.message_id)
    assert found is not None
    return found


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


async def test_an_administrator_takes_the_library_along(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    ben = stage.telegram.person(BEN, FORUM)
    job = await made(stage, ann, caption="=Red shoe #spring")
    await ann.press(master_of(stage, job), "Publish")
    await published(stage, 1)
    ben.text("/export")
    await ben.hears("Only administrators of this group can do that.")
    ann.text("/export")
    await ann.hears("That is the whole library: 1 master, and a table of all.")
    files = {}
    for message in ann.said():
        document = message.content.get("document") or {}
        if str(document.get("file_name", "")).startswith("masters"):
            file = await stage.bot.app.bot.get_file(document["file_id"])
            files[document["file_name"]] = bytes(await file.download_as_bytearray())
    assert sorted(files) == ["masters-1.zip", "masters.csv", "masters.json"]
    with zipfile.ZipFile(io.BytesIO(files["masters-1.zip"])) as archive:
        [name] = archive.namelist()
        exported = archive.read(name)
    master = await stage.bot.services.blobs.get(job.master_sha256 or "")
    before, after = (np.asarray(Image.open(io.BytesIO(one))) for one in (master, exported))
    assert np.array_equal(before, after)
    assert b"<rdf:li>spring</rdf:li>" in exported  # its words are inside
    [row] = json.loads(files["masters.json"])
    assert (row["file"], row["title"], row["tags"], row["sha256"]) == (
        name,
        "=Red shoe",
        "spring",
        job.master_sha256,
    )
    assert "'=Red shoe" in files["masters.csv"].decode("utf-8-sig")


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
