"""A picture of which something better is there already is told so before anything is made of it."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from sandbox.server.messages import Message
from sandbox.server.seed import ANN, BEN, CORA, FORUM
from storage import photos, preferences
from storage.jobs import Job
from tests.bot.conftest import Stage
from tests.bot.library_steps import ME, SHOE, linked, made, master_of, noise, press_next, published
from tests.bot.pictures import garden
from tests.bot.telegram_here import Person, eventually, labels, text_of
from tests.bot.test_choice import all_jobs

IN_LIBRARY = "Your library has a master that is probably of the same photo: Red shoe, 2048 × 1536."


async def team(stage: Stage) -> Person:
    """Ben in the forum, whose library has one master: Red shoe."""
    stage.maker.hand_over = False
    ann = await linked(stage)
    await ann.press(master_of(stage, await made(stage, ann, caption="Red shoe")), "Publish")
    await published(stage, 1)
    return stage.telegram.person(BEN, FORUM)


def jpeg(image: Image.Image, quality: int = 96) -> bytes:
    with io.BytesIO() as file:
        image.save(file, "JPEG", quality=quality)
        return file.getvalue()


# ---- the library


async def test_the_library_is_asked_before_a_size_that_came_with_the_photo(stage: Stage) -> None:
    ben = await team(stage)
    [sent] = await ben.send(SHOE, caption=f"{ME} 4k")
    card = await ben.hears(IN_LIBRARY, "So I have not begun.")
    assert labels(card)[0] == "Send that master"
    assert len(await all_jobs(stage)) == 1
    ben.text("/4k", reply_to=sent)  # he was told, and wants it all the same
    await ben.hears("I am making it in 4K.")
    assert len(await all_jobs(stage)) == 2


async def test_who_asks_about_anothers_photo_may_insist_too(stage: Stage) -> None:
    ben = await team(stage)
    [sent] = await stage.telegram.person(ANN, FORUM).send(SHOE)
    ben.text("/4k", reply_to=sent)
    await ben.hears(IN_LIBRARY, "So I have not begun.")
    ben.text("/4k", reply_to=sent)
    await ben.hears("I am making it in 4K.")
    assert {job.target for job in await all_jobs(stage)} == {"2k", "4k"}


async def test_a_size_pressed_on_that_card_is_made(stage: Stage) -> None:
    ben = await team(stage)
    await ben.send(SHOE, caption=f"{ME} 4k")
    await ben.press(await ben.hears(IN_LIBRARY), "4K")
    assert {job.target for job in await all_jobs(stage)} == {"2k", "4k"}


async def test_the_library_is_asked_before_the_size_that_a_chat_always_wants(stage: Stage) -> None:
    ben = await team(stage)
    async with stage.bot.services.database.session() as session:
        await preferences.choose(session, FORUM, "size", "4k")
    await ben.send(SHOE, how="file", caption=ME)
    await ben.hears(IN_LIBRARY, "So I have not begun.")
    assert len(await all_jobs(stage)) == 1
    await ben.send(("other.jpg", jpeg(garden(900, 600, 5, crisp=True))), how="file", caption=ME)
    await ben.hears("I am making it in 4K.")


async def test_an_album_tells_what_the_library_has_and_makes_the_rest(stage: Stage) -> None:
    ben = await team(stage)
    await ben.send(SHOE, ("other.jpg", noise()), caption=f"{ME} 4k")
    card = await ben.hears("An album of 2 photos", f"Photo 1: {IN_LIBRARY}")
    assert "I am making it in 4K." in text_of(card)
    assert "What is there already I have left out." in text_of(card)
    assert {job.target for job in await all_jobs(stage)} == {"2k", "4k"}
    await press_next(ben, card, "Choose for each")
    own = await eventually(lambda: next((m for m in ben.said() if text_of(m).startswith(IN_LIBRARY)), None))
    assert labels(own)[0] == "Send that master"
    assert [m for m in ben.said() if m.message_id > card.message_id and "Why?" in labels(m)] == [own]


async def test_an_album_without_a_size_tells_it_too(stage: Stage) -> None:
    await team(stage)
    ann = stage.telegram.person(ANN)
    await ann.send(("other.jpg", noise()), SHOE)
    card = await ann.hears(f"Photo 2: {IN_LIBRARY}", "Which size shall I make of all of them?")
    assert labels(card)[-1] == "Choose for each"
    assert len(await all_jobs(stage)) == 1


# ---- the chat

GARDEN = garden(900, 600, 3, crisp=True)


def squeezed(image: Image.Image = GARDEN) -> tuple[str, bytes]:
    return "copy.jpg", jpeg(image.resize((image.width // 2, image.height // 2)), 60)


def on_a_page(image: Image.Image = GARDEN) -> tuple[str, bytes]:
    """A screenshot of it on a phone: larger than the picture itself."""
    page = Image.new("RGB", (600, 1200), "black")
    page.paste(image.resize((600, 400)), (0, 400))
    return "screenshot.jpg", jpeg(page, 90)


async def answer_to(person: Person, number: int) -> Message:
    return await eventually(lambda: next((m for m in person.said() if m.reply_to == number), None))


async def posted(person: Person, image: Image.Image = GARDEN) -> int:
    """The number of a message with a good file, whose card has come."""
    [sent] = await person.send(("good.jpg", jpeg(image)), how="file", caption=ME)
    await answer_to(person, sent)
    return sent


def link_to(number: int) -> str:
    return f"https://t.me/c/{str(FORUM).removeprefix('-100')}/{number}"


async def test_somebody_else_has_posted_a_better_file_in_this_group(stage: Stage) -> None:
    ann, ben = stage.telegram.person(ANN, FORUM), stage.telegram.person(BEN, FORUM)
    sent = await posted(ann)
    await ben.send(squeezed(), caption=ME)
    card = await ben.hears(
        "A better file that is probably of the same photo was posted here before: 900 × 600"
    )
    assert link_to(sent) in text_of(card)
    assert "Answer it with a size" in text_of(card)
    await ben.press(card, "2K")  # his own copy, all the same
    [job] = await all_jobs(stage)
    assert job.user_id == BEN


async def test_what_is_there_keeps_a_size_that_came_with_the_copy_from_being_made(stage: Stage) -> None:
    ann, ben = stage.telegram.person(ANN, FORUM), stage.telegram.person(BEN, FORUM)
    sent = await posted(ann)
    await ben.send(squeezed(), caption=f"{ME} 4k")
    await ben.hears("A better file", link_to(sent), "So I have not begun.")
    assert await all_jobs(stage) == []
    ben.text("/4k", reply_to=sent)
    await ben.hears("I am making it in 4K.")
    [job] = await all_jobs(stage)
    async with stage.bot.services.database.session(reading=True) as session:
        photo = await photos.get(session, job.photo_id)
    assert photo is not None
    assert (photo.sent_as, photo.width, photo.about_message_id) == ("document", 900, sent)


async def test_the_link_leads_to_the_file_and_not_to_the_command_that_asked_about_it(stage: Stage) -> None:
    ann, ben = stage.telegram.person(ANN, FORUM), stage.telegram.person(BEN, FORUM)
    [sent] = await ann.send(("good.jpg", jpeg(GARDEN)), how="file")
    ben.text("/2k", reply_to=sent)
    await ben.hears("I am making it in 2K.")
    cora = stage.telegram.person(CORA, FORUM)
    await cora.send(squeezed(), caption=ME)
    card = await cora.hears("A better file that is probably of the same photo was posted here before")
    assert link_to(sent) in text_of(card)


async def test_a_screenshot_of_ones_own_file_is_known(stage: Stage) -> None:
    for ann in (stage.telegram.person(ANN, FORUM), stage.telegram.person(ANN)):
        sent = await posted(ann)
        await ann.send(on_a_page(), caption=ME)
        card = await ann.hears("A better file that is probably of the same photo was posted here before")
        assert (link_to(sent) in text_of(card)) == (ann.chat_id == FORUM)
        assert labels(card)[-1] == "From this copy"
        before = len(await all_jobs(stage))
        await ann.press(card, "2K")
        job = next(job for job in await all_jobs(stage) if job.chat_id == ann.chat_id)
        assert len(await all_jobs(stage)) == before + 1
        async with stage.bot.services.database.session(reading=True) as session:
            photo = await photos.get(session, job.photo_id)
        assert photo is not None
        assert photo.file_name == "good.jpg"


async def master_made(stage: Stage, person: Person, image: Image.Image = GARDEN) -> Job:
    stage.maker.hand_over = False
    sent = await posted(person, image)
    card = next(m for m in person.said() if m.reply_to == sent)
    await person.press(card, "2K")
    [job] = await all_jobs(stage)
    await stage.maker.make(job.id)
    await stage.bot.delivery.deliver(job.id)
    [job] = await all_jobs(stage)
    return job


async def test_a_master_that_was_made_in_this_group_and_not_published(stage: Stage) -> None:
    ann, ben = stage.telegram.person(ANN, FORUM), stage.telegram.person(BEN, FORUM)
    job = await master_made(stage, ann)
    await ben.send(squeezed(), caption=f"{ME} 2k")
    card = await ben.hears(
        "A master that is probably of the same photo was made here before: 2048 × 1365.",
        "So I have not begun.",
    )
    assert link_to(job.master_message_id or 0) in text_of(card)
    assert len(await all_jobs(stage)) == 1


async def test_a_larger_size_than_the_master_that_is_there_is_made_from_the_better_file_only(
    stage: Stage,
) -> None:
    """What is known is told; of the very same file the larger size is made at once."""
    ann = stage.telegram.person(ANN, FORUM)
    job = await master_made(stage, ann)
    await ann.send(("good.jpg", jpeg(GARDEN)), how="file", caption=f"{ME} 4k")
    await ann.hears("I am making it in 4K.", link_to(job.master_message_id or 0))
    assert {job.target for job in await all_jobs(stage)} == {"2k", "4k"}


async def test_in_a_private_chat_the_master_that_is_there_is_pointed_at(stage: Stage) -> None:
    ann = stage.telegram.person(ANN)
    job = await master_made(stage, ann)
    await ann.send(squeezed())
    await ann.hears("A master that is probably of the same photo was made here before: 2048 × 1365.")
    here = await ann.hears("It is this one.")
    assert here.reply_to == job.master_message_id


async def test_other_pictures_other_chats_and_worse_files_are_no_news(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann, ben = stage.telegram.person(ANN, FORUM), stage.telegram.person(BEN, FORUM)
    await master_made(stage, stage.telegram.person(ANN))  # her own chat
    await posted(ann, garden(900, 600, 4, crisp=True))
    for file in (squeezed(), on_a_page(), ("other.jpg", noise())):
        [sent] = await ben.send(file, caption=ME)
        assert "here before" not in text_of(await answer_to(ben, sent))


async def test_frames_of_one_burst_are_made_all(stage: Stage) -> None:
    """The next frame looks the same but where something moved: it is told of, and made."""
    ann = stage.telegram.person(ANN, FORUM)
    levels = np.random.default_rng(7).integers(0, 255, (20, 30, 3)).astype(np.uint8)
    frame = Image.fromarray(levels).resize((900, 600), Image.Resampling.NEAREST)
    await master_made(stage, ann, frame)
    frame.paste("white", (300, 200, 420, 320))
    await ann.send(("next.jpg", jpeg(frame)), how="file", caption=f"{ME} 2k")
    await ann.hears("I am making it in 2K.", "A master that is probably of the same photo")
    assert len(await all_jobs(stage)) == 2


async def test_an_album_tells_what_the_chat_has_and_makes_the_rest(stage: Stage) -> None:
    ann, ben = stage.telegram.person(ANN, FORUM), stage.telegram.person(BEN, FORUM)
    sent = await posted(ann)
    await ben.send(("other.jpg", noise()), squeezed(), caption=f"{ME} 4k")
    card = await ben.hears(
        "Photo 2: A better file that is probably of the same photo was posted here before: 900 × 600"
    )
    assert link_to(sent) in text_of(card)
    assert "What is there already I have left out." in text_of(card)
    assert labels(card) == ["Choose for each"]
    [job] = await all_jobs(stage)
    assert job.user_id == BEN
