"""What /verify says of masters of ours, of files that are nearly some, and of others."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from skimage import data

from sandbox.server.messages import Message
from sandbox.server.seed import ANN, BEN, CHANNEL, FORUM
from tests.bot import pictures
from tests.bot.conftest import Stage
from tests.bot.library_steps import ME, linked, made, master_of, noise, published
from tests.bot.telegram_here import Person, eventually, text_of
from tests.bot.test_library_posts import taken


def jpeg(image: Image.Image, quality: int = 92) -> bytes:
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=quality)
    return out.getvalue()


PORTRAIT = Image.fromarray(data.astronaut())


async def asked(person: Person, sent: int) -> Message:
    """What is said to /verify in answer to this message; in a private chat its card may come meanwhile."""
    before = {message.message_id for message in person.said()}
    number = person.text(f"/verify{ME}" if person.chat_id < 0 else "/verify", reply_to=sent)

    def answer() -> Message | None:
        new = (m for m in person.said() if m.message_id not in before and m.message_id > number)
        return next((m for m in new if m.reply_to != sent), None)

    return await eventually(answer)


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


@pytest.mark.parametrize("corner", [(300, 200, 380, 280), (200, 300, 320, 420)])
async def test_another_shot_of_a_burst_is_no_copy_but_probably_of_the_photo(
    stage: Stage, corner: tuple[int, int, int, int]
) -> None:
    ann = await linked(stage)
    channel = stage.telegram.person(ANN, CHANNEL)
    await channel.send(("x.jpg", jpeg(PORTRAIT)), how="file", caption="Burst one")
    await taken(stage, {"Burst one"})
    other = PORTRAIT.transform(PORTRAIT.size, Image.Transform.AFFINE, (1, 0, 6, 0, 1, 4))
    other.paste("white", corner)
    [sent] = await ann.send(("second.jpg", jpeg(other)), how="file")
    said = text_of(await asked(ann, sent))
    assert said.startswith("That is no master itself. It is probably of the same photo as one: Burst one.")
    [copy] = await ann.send(("copy.jpg", jpeg(PORTRAIT.resize((400, 400)), 60)), how="file")
    assert text_of(await asked(ann, copy)).startswith(
        "That is no master itself, but a changed copy of one: Burst one."
    )


async def test_a_master_of_another_chat_is_known_by_its_bytes(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    job = await made(stage, ann)
    blob = await stage.bot.services.blobs.get(job.master_sha256 or "")
    alone = stage.telegram.person(BEN)
    [sent] = await alone.send(("m.png", blob), how="file")
    assert text_of(await asked(alone, sent)) == "That is an untouched master of mine."


async def test_a_copy_of_a_master_that_is_in_no_library_is_known_where_it_was_made(stage: Stage) -> None:
    stage.maker.hand_over = False
    await linked(stage)
    ann = stage.telegram.person(ANN, FORUM)
    portrait = ("portrait.jpg", jpeg(PORTRAIT))
    job = await made(stage, ann, file=portrait)
    copy = jpeg(PORTRAIT.resize((400, 400)), 60)
    [sent] = await ann.send(("copy.jpg", copy), how="file")
    said = await asked(ann, sent)
    assert text_of(said).startswith("That is no master itself, but a changed copy of one: portrait-2k.png. ")
    assert text_of(said).endswith(f"https://t.me/c/2100015838/{job.master_message_id}")
    assert said.reply_to == job.master_message_id == master_of(stage, job).message_id
    [source] = await ann.send(portrait, how="file")
    assert text_of(await asked(ann, source)).startswith(
        "That is no master itself, but the photo that one was made of: portrait-2k.png. "
    )
    alone = stage.telegram.person(BEN)
    [sent] = await alone.send(("copy.jpg", copy), how="file")
    assert text_of(await asked(alone, sent)) == "I don't know this picture.", "it is the group's"


async def test_a_file_that_is_no_picture_is_unknown(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    await ann.press(master_of(stage, await made(stage, ann)), "Publish")
    await published(stage, 1)
    for file in (("m.zip", pictures.zip_file()), ("notes.txt", b"words")):
        [sent] = await ann.send(file, how="file")
        assert text_of(await asked(ann, sent)) == "I don't know this picture."
