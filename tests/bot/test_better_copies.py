"""A picture of which something better is there already is told so before anything is made of it."""

from __future__ import annotations

import io

from PIL import Image

from sandbox.server.seed import ANN, BEN, FORUM
from storage import preferences
from tests.bot.conftest import Stage
from tests.bot.pictures import garden
from tests.bot.telegram_here import Person, eventually, labels, text_of
from tests.bot.test_choice import all_jobs
from tests.bot.test_library import ME, SHOE, linked, made, master_of, noise, press_next, published

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
    await ben.send(("other.jpg", jpeg(garden(900, 600, 5))), how="file", caption=ME)
    await ben.hears("I am making it in 4K.")


async def test_an_album_tells_what_the_library_has_and_makes_the_rest(stage: Stage) -> None:
    ben = await team(stage)
    await ben.send(SHOE, ("other.jpg", noise()), caption=f"{ME} 4k")
    card = await ben.hears(
        "An album of 2 photos", "Photo 1: your library has a master that is probably of it: Red shoe"
    )
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
    card = await ann.hears("Photo 2: your library has a master", "Which size shall I make of all of them?")
    assert labels(card)[-1] == "Choose for each"
    assert len(await all_jobs(stage)) == 1
