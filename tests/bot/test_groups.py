"""Groups: silent unless spoken to, answers in the same topic, and what to do when nothing can be seen."""

from __future__ import annotations

from sandbox.server import discussion, groups
from sandbox.server.seed import ANN, BEN, CHANNEL, FORUM, GROUP
from tests.bot import pictures
from tests.bot.conftest import Stage
from tests.bot.telegram_here import labels
from tests.bot.test_choice import all_jobs

ME = "@enlarger_sandbox_bot"
PHOTO = ("group.jpg", pictures.jpeg(800, 600))


async def test_silence_unless_spoken_to(stage: Stage) -> None:
    ben = stage.telegram.person(BEN, FORUM)  # The bot is an administrator there and sees everything.
    await ben.send(PHOTO)
    ben.text("what a nice photo")
    ben.text("/start@some_other_bot")
    await ben.send(PHOTO, PHOTO)
    ben.send_content(
        sticker={
            "file_id": "x",
            "file_unique_id": "y",
            "type": "regular",
            "width": 1,
            "height": 1,
            "is_animated": False,
            "is_video": False,
        }
    )
    ben.text(f"/help{ME}")
    await ben.hears("Answer a photo with /upscale")
    await stage.settle()
    assert len(ben.said()) == 1
    assert not stage.telegram.calls("getFile")


async def test_a_photo_with_a_mention_in_its_caption(stage: Stage) -> None:
    ben = stage.telegram.person(BEN, GROUP)
    [sent] = await ben.send(PHOTO, caption=f"{ME} please")
    card = await ben.hears("800 × 600")
    assert card.reply_to == sent


async def test_upscale_as_an_answer_to_someone_elses_photo(stage: Stage) -> None:
    """With privacy mode on the bot sees the command, and through it the photo."""
    ann, ben = stage.telegram.person(ANN, GROUP), stage.telegram.person(BEN, GROUP)
    [photo] = await ann.send(PHOTO, how="file")
    asked = ben.text("/upscale", reply_to=photo)
    card = await ben.hears("800 × 600")
    assert card.reply_to == asked
    assert await ben.press(card, "2K") == "Taken. I start as soon as it is your turn."
    [job] = await all_jobs(stage)
    assert job.user_id == BEN


async def test_a_mention_or_a_size_as_an_answer(stage: Stage) -> None:
    ann = stage.telegram.person(ANN, GROUP)
    [photo] = await ann.send(PHOTO, how="file")
    ann.text(f"{ME} 4k", reply_to=photo)
    await ann.hears("I am making it in 4K")
    ann.text(f"/2k{ME}", reply_to=photo)
    await ann.hears("I am making it in 2K")
    assert {job.target for job in await all_jobs(stage)} == {"2k", "4k"}


async def test_an_answer_to_something_without_a_picture(stage: Stage) -> None:
    ann = stage.telegram.person(ANN, GROUP)
    words = ann.text("no picture here")
    ann.text("/upscale", reply_to=words)
    await ann.hears("I see no picture in that message", ME)
    ann.text("/upscale")
    await ann.hears("Answer a photo with this")


async def test_answers_stay_in_their_topic(stage: Stage) -> None:
    topic = stage.telegram.world.topics_of(FORUM)[0]["message_thread_id"]
    ben = stage.telegram.person(BEN, FORUM, topic)
    await ben.send(PHOTO, how="file", caption=f"{ME} 2k")
    await ben.hears("I am making it in 2K")
    await ben.hears("Making 2K.")
    [job] = await all_jobs(stage)
    await stage.maker.make(job.id)
    await stage.bot.delivery.deliver(job.id)
    master = await ben.hears_file("document")
    assert (master.thread_id, job.thread_id) == (topic, topic)


async def test_a_topic_that_was_deleted_does_not_lose_the_master(stage: Stage) -> None:
    world = stage.telegram.world
    topic = world.topics_of(FORUM)[0]["message_thread_id"]
    ben = stage.telegram.person(BEN, FORUM, topic)
    await ben.send(PHOTO, how="file", caption=f"{ME} 2k")
    await ben.hears("Making 2K.")
    [job] = await all_jobs(stage)
    await stage.maker.make(job.id)
    del world.topics[f"{FORUM}:{topic}"]
    for message in world.messages.of_chat(FORUM):
        if message.thread_id == topic:
            world.messages.remove(message)
    await stage.bot.delivery.deliver(job.id)
    master = await stage.telegram.person(BEN, FORUM).hears_file("document")
    assert master.thread_id != topic


async def test_in_private_a_size_in_answer_to_an_earlier_photo(stage: Stage) -> None:
    ann = stage.telegram.person()
    [photo] = await ann.send(PHOTO, how="file")
    card = await ann.hears("800 × 600")
    assert labels(card)
    ann.text("2k", reply_to=photo)
    await ann.hears("I am making it in 2K")
    ann.text("/2k", reply_to=photo)
    await ann.hears("I am already on it.")
    assert len(await all_jobs(stage)) == 1
    assert len(stage.telegram.calls("getFile")) == 1


# ---- a channel and its discussion


def linked(stage: Stage) -> int:
    """Ann's group is the discussion of her channel, and the bot is one of its administrators."""
    world = stage.telegram.world
    group = groups.migrate(world, GROUP)
    groups.set_status(world, group, by=ANN, user_id=world.bot_id, status="administrator")
    discussion.link(world, CHANNEL, group)
    return group


async def test_the_channels_posts_are_answered_in_its_discussion_where_administrators_say_so(
    stage: Stage,
) -> None:
    group = linked(stage)
    ann, ben = stage.telegram.person(ANN, group), stage.telegram.person(BEN, group)
    channel = stage.telegram.person(ANN, CHANNEL)
    await channel.send(PHOTO, how="file")
    ann.text(f"/settings{ME}")
    await ann.press(await ann.hears("What I do in this group"), "Channel's")
    await channel.send(("new.jpg", pictures.jpeg(640, 480)), how="file")
    card = await ann.hears("640 × 480")
    copy = stage.telegram.world.message(group, card.reply_to or 0)
    assert copy is not None
    assert copy.automatic
    await ben.send(("bens.jpg", pictures.jpeg(500, 400)), how="file")
    assert "or an administrator" in await ben.press(card, "4K")
    assert (await ann.press(card, "4K")).startswith("Taken")
    await channel.send(("a.jpg", pictures.jpeg(610, 400)), ("b.jpg", pictures.jpeg(620, 400)), how="file")
    await ann.hears("An album of 2 photos")
    await stage.settle()
    said = "\n".join(ann.texts())
    assert "800 × 600" not in said
    assert "500 × 400" not in said
    assert not channel.said()


async def test_somebody_can_ask_about_a_channels_post_in_its_discussion(stage: Stage) -> None:
    group = linked(stage)
    ben = stage.telegram.person(BEN, group)
    await stage.telegram.person(ANN, CHANNEL).send(PHOTO, how="file")
    [copy] = [message for message in ben.world.messages.of_chat(group) if message.automatic]
    ben.text("/4k", reply_to=copy.message_id)
    await ben.hears("I am making it in 4K")
    [job] = await all_jobs(stage)
    assert (job.user_id, job.chat_id) == (BEN, group)
