"""The better file of a picture takes the copy's place."""

from __future__ import annotations

import asyncio
import io
from functools import cache
from typing import Any

import pytest
from PIL import Image

from bot.settings import Settings
from sandbox.server.messages import Message
from sandbox.server.seed import BEN, FORUM
from storage import photos
from storage.jobs import JobState
from storage.photos import Photo
from tests.bot import pictures
from tests.bot.conftest import KeptPool, Stage, on_stage
from tests.bot.telegram_here import Person, Telegram, eventually, labels, text_of
from tests.bot.test_choice import all_jobs


@cache
def camera_file(seed: int = 1, orientation: int = 1) -> bytes:
    """2400 × 1800 pixels as a camera would save them; `orientation` as it would turn them."""
    picture = pictures.garden(2400, 1800, seed, crisp=True)
    if orientation == 6:
        picture = picture.transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=95, exif=exif)
    return out.getvalue()


async def copy_card(person: Person) -> Message:
    """The same picture as Telegram's clients send it: 1280 pixels, squeezed."""
    await person.send(("IMG_1.jpg", camera_file()))
    return await person.hears("1280 × 960")


async def photo_of_job(stage: Stage) -> Photo:
    [job] = [job for job in await all_jobs(stage) if job.state is not JobState.CANCELLED]
    async with stage.bot.services.database.session(reading=True) as session:
        photo = await photos.get(session, job.photo_id)
    assert photo is not None
    return photo


async def test_sent_as_photo_then_as_file_the_master_is_made_from_the_file(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    """The whole way: the copy waits, the file comes, the master of the file is delivered."""
    ann = telegram.person()
    async with on_stage(settings, telegram, readings, deliveries=True) as stage:
        card = await copy_card(ann)
        assert "Wait for the better file" in labels(card)
        assert await ann.press(card, "Wait for the better file") == "I wait for the better file."
        waiting = await ann.hears("I wait for the better file. Send the same picture here as a File")
        assert waiting.message_id == card.message_id
        assert "Don't wait" in labels(waiting)
        assert await all_jobs(stage) == []
        stage.make()
        [sent] = await ann.send(("IMG_2041.jpg", camera_file()), how="file")
        answer = await ann.hears(
            "better file of a picture you sent before: 2400 × 1800 instead of 1280 × 960"
        )
        assert "MB instead of" in text_of(answer)
        # Which size the reading recommends depends on how far its time budget took it on a busy machine.
        made = {"I make it in 4K from this file": "4k", "clean master at its own size": "own"}
        size = next((size for words, size in made.items() if words in text_of(answer)), None)
        if size is None:  # it recommends no more than the file has: the choice is the person's
            size = "4k"
            await ann.press(answer, next(label for label in labels(answer) if label.startswith("4K")))
        master = await ann.hears_file("document")
        assert master.content["document"]["file_name"] == f"IMG_2041-{size}.png"
        assert master.reply_to == sent
        assert (await photo_of_job(stage)).sent_as == "document"
        # The row follows what Telegram shows.
        async with asyncio.timeout(10):
            while [job.state for job in await all_jobs(stage)] != [JobState.DELIVERED]:
                await asyncio.sleep(0.05)
        closed = await ann.hears("I go on with that one")
        assert closed.message_id == card.message_id
        assert labels(closed) == []


async def test_a_queued_job_is_moved_and_no_second_one_made(stage: Stage) -> None:
    ann = stage.telegram.person()
    await ann.press(await copy_card(ann), "4K")
    await ann.hears("Your photo in 4K: next in line")
    [before] = await all_jobs(stage)
    await ann.send(("IMG_2041.jpg", camera_file()), how="file")
    await ann.hears("It takes the copy's place: I make it in 4K from this file.")
    [after] = await all_jobs(stage)
    assert (after.id, after.state) == (before.id, JobState.QUEUED)
    assert (await photo_of_job(stage)).file_name == "IMG_2041.jpg"
    await ann.hears("IMG_2041.jpg in 4K: next in line")


async def test_a_queued_job_that_is_told_to_wait_leaves_the_queue_and_keeps_its_size(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember = stage.bot.watcher._remember

    async def late(*arguments: Any) -> None:
        """A press may be quicker than the bot's own notes of what it has sent."""
        await asyncio.sleep(0.5)
        await remember(*arguments)

    monkeypatch.setattr(stage.bot.watcher, "_remember", late)
    ann = stage.telegram.person()
    card = await copy_card(ann)
    await ann.press(card, "2K")
    await ann.hears("Your photo in 2K: next in line")
    assert await ann.press(card, "Wait for the better file") == "I wait for the better file."
    await ann.hears("Your photo in 2K: waits for the better file.")
    [job] = await all_jobs(stage)
    assert job.state is JobState.CANCELLED
    ann.text("/status")
    await ann.hears("Your photo: waits for the better file.")
    # 1600 pixels: large enough to be the better file, small enough for 2K to enlarge it.
    small = Image.open(io.BytesIO(camera_file())).resize((1600, 1200), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.save(out, "PNG", compress_level=1)
    await ann.send(("IMG_2041.png", out.getvalue()), how="file")
    await ann.hears("I make it in 2K from this file")
    assert (await photo_of_job(stage)).file_name == "IMG_2041.png"


async def test_a_file_as_large_as_what_was_asked_is_made_at_its_own_size(stage: Stage) -> None:
    """As it is with most cameras: 4K was asked of the copy, and the file has more than that."""
    ann = stage.telegram.person()
    await ann.press(await copy_card(ann), "2K")
    await ann.hears("Your photo in 2K: next in line")
    await ann.send(("IMG_2041.jpg", camera_file()), how="file")
    await ann.hears("It is large enough as it is, so I make a clean master at its own size.")
    [job] = await all_jobs(stage)
    assert (job.target, job.state) == ("own", JobState.QUEUED)
    assert (await photo_of_job(stage)).file_name == "IMG_2041.jpg"


async def test_a_running_job_is_left_alone(stage: Stage) -> None:
    ann = stage.telegram.person()
    card = await copy_card(ann)
    stage.maker.steps = 300
    stage.make(seconds=60.0)
    await ann.press(card, "4K")
    await ann.hears("Your photo in 4K: ", " %")
    assert await ann.press(card, "Wait") == "It is being made already. Send the better file all the same."
    await ann.send(("IMG_2041.jpg", camera_file()), how="file")
    answer = await ann.hears("From the copy, 4K is being made already")
    assert any(label.startswith("4K") for label in labels(answer))
    assert (await photo_of_job(stage)).sent_as == "photo"


async def test_an_open_card_gives_way_to_the_files_card(stage: Stage) -> None:
    ann = stage.telegram.person()
    card = await copy_card(ann)
    await ann.send(("turned.jpg", camera_file(orientation=6)), how="file")
    answer = await ann.hears("better file of a picture", "2400 × 1800 instead of 1280 × 960")
    assert any(label.startswith("4K") for label in labels(answer))
    await eventually(lambda: not labels(_now(ann, card)))
    assert await all_jobs(stage) == []


def _now(person: Person, message: Message) -> Message:
    found = person.world.message(message.chat_id, message.message_id)
    assert found is not None
    return found


async def test_when_the_better_file_is_here_already_it_is_offered(stage: Stage) -> None:
    ann = stage.telegram.person()
    await ann.send(("IMG_2041.jpg", camera_file()), how="file")
    await ann.hears("2400 × 1800")
    await ann.send(("IMG_1.jpg", camera_file()))
    offer = await ann.hears("You sent this picture here before, in a better file: 2400 × 1800")
    assert labels(offer)[-1] == "From this copy"
    await ann.press(offer, "4K")
    assert (await photo_of_job(stage)).sent_as == "document"
    await ann.press(offer, "From this copy")
    copy = await ann.hears("A copy that has lost detail: 1280 × 960")
    assert copy.message_id == offer.message_id


async def test_another_picture_takes_nobodys_place(stage: Stage) -> None:
    ann = stage.telegram.person()
    card = await copy_card(ann)
    await ann.press(card, "Wait for the better file")
    picture = Image.open(io.BytesIO(camera_file())).transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=95)
    await ann.send(("other.jpg", out.getvalue()), how="file")
    own = await ann.hears("2400 × 1800")
    assert "better file of a picture" not in text_of(own)
    assert "Don't wait" in labels(_now(ann, card))
    assert await all_jobs(stage) == []


async def test_the_same_copy_as_a_file_gains_nothing(stage: Stage) -> None:
    """The bytes that Telegram made, saved from the chat and sent back as a File."""
    ann = stage.telegram.person()
    await ann.press(await copy_card(ann), "Wait for the better file")
    async with stage.bot.services.database.session(reading=True) as session:
        [copy] = [photo for n in range(1, 9) if (photo := await photos.get(session, n))]
    saved = await stage.bot.services.blobs.get(copy.sha256)
    before = len(ann.said())
    await ann.send(("saved.jpg", saved), how="file")
    await eventually(lambda: len(ann.said()) > before)
    assert "better file of a picture" not in ann.texts()[-1]
    assert await all_jobs(stage) == []


async def test_waiting_ends_with_a_size_or_with_dont_wait(stage: Stage) -> None:
    ann = stage.telegram.person()
    card = await copy_card(ann)
    await ann.press(card, "Wait for the better file")
    await eventually(lambda: "Don't wait" in labels(_now(ann, card)))
    assert await ann.press(card, "Don't wait") == "I wait no more."
    await eventually(lambda: "Wait for the better file" in labels(_now(ann, card)))
    await ann.press(card, "Wait for the better file")
    await eventually(lambda: "Don't wait" in labels(_now(ann, card)))
    await ann.press(card, "4K")
    await eventually(lambda: "Wait for the better file" in labels(_now(ann, card)))
    assert (await photo_of_job(stage)).sent_as == "photo"


async def test_other_chats_and_strangers_have_no_part_in_it(stage: Stage) -> None:
    ann, ben = stage.telegram.person(), stage.telegram.person(BEN)
    await ben.send(("IMG_2041.jpg", camera_file()), how="file")
    await ben.hears("2400 × 1800")
    card = await copy_card(ann)
    assert "You sent this picture here before" not in text_of(card)
    assert "or an administrator" not in await ann.press(card, "Wait for the better file")
    bens = await ben.hears("2400 × 1800")
    wait = next(b for row in (card.reply_markup or {})["inline_keyboard"] for b in row if "Wait" in b["text"])
    assert (
        await ben.forge(bens, wait["callback_data"]) == "I no longer have this photo. Please send it again."
    )


async def test_in_a_group_the_file_may_answer_the_card(stage: Stage) -> None:
    ben = stage.telegram.person(BEN, FORUM)
    await ben.send(("IMG_1.jpg", camera_file()), caption="@enlarger_sandbox_bot")
    card = await ben.hears("1280 × 960")
    await ben.press(card, "Wait for the better file")
    await ben.hears("Answer this message with the same picture as a File")
    await ben.send(("IMG_2041.jpg", camera_file()), how="file", reply_to=card.message_id)
    await ben.hears("I make it in 4K from this file")
    assert (await photo_of_job(stage)).sent_as == "document"


async def test_an_album_of_files_takes_the_place_of_copies(stage: Stage) -> None:
    ann = stage.telegram.person()
    card = await copy_card(ann)
    await ann.press(card, "Wait for the better file")
    await ann.send(("a.jpg", camera_file()), ("b.jpg", pictures.jpeg(640, 640)), how="file")
    await ann.hears("An album of 2 photos", "better file of a picture you sent before", "I make it in 4K")
    assert (await photo_of_job(stage)).file_name == "a.jpg"


async def test_in_a_group_a_file_that_is_waited_for_needs_no_mention(stage: Stage) -> None:
    """Where the bot sees all messages. What is not waited for is neither answered nor kept."""
    stage.telegram.world.bot["can_read_all_group_messages"] = True
    ben, cora = stage.telegram.person(BEN, FORUM), stage.telegram.person(501_000_003, FORUM)
    await ben.send(("IMG_1.jpg", camera_file()), caption="@enlarger_sandbox_bot")
    card = await ben.hears("1280 × 960")
    await cora.send(("early.jpg", camera_file()), how="file")
    await ben.press(card, "Wait for the better file")
    await ben.hears("Answer this message")
    await cora.send(("other.jpg", pictures.jpeg(1600, 1200)), how="file")
    await cora.send(("notes.jpg", pictures.zip_file()), how="file")
    await eventually(lambda: len(stage.telegram.calls("getFile")) == 3)
    await stage.settle()
    assert len(ben.said()) == 1
    await cora.send(("IMG_2041.jpg", camera_file()), how="file")
    await ben.hears("I make it in 4K from this file")
    [job] = await all_jobs(stage)
    assert job.user_id == BEN
    assert (await photo_of_job(stage)).file_name == "IMG_2041.jpg"
    async with stage.bot.services.database.session(reading=True) as session:
        kept = [photo.file_name for n in range(1, 9) if (photo := await photos.get(session, n))]
    assert kept == ["photo.jpg", "IMG_2041.jpg"]


async def test_a_crash_after_the_move_is_told_after_it(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    ann = telegram.person()
    async with on_stage(settings, telegram, readings) as stage:
        await ann.press(await copy_card(ann), "4K")
        await ann.hears("next in line")
        telegram.world.faults.add(kind="stall", method="sendMessage", seconds=30)
        before = len(telegram.calls("sendMessage"))
        await ann.send(("IMG_2041.jpg", camera_file()), how="file")
        await ann.hears("I go on with that one")
        await eventually(lambda: len(telegram.calls("sendMessage")) > before)
        for task in list(stage.bot.services.background._tasks):
            task.cancel()
    async with on_stage(settings, telegram, readings) as stage:
        await ann.hears("It takes the copy's place: I make it in 4K from this file.")
        assert (await photo_of_job(stage)).file_name == "IMG_2041.jpg"
