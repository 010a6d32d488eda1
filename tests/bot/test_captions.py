"""What stands under a picture: a question about it, or the title and the tags of what is made of it."""

from __future__ import annotations

import pytest

from sandbox.server.seed import ANN, BEN, FORUM
from tests.bot import pictures
from tests.bot.conftest import Stage
from tests.bot.telegram_here import Person, eventually
from tests.bot.test_choice import all_jobs
from tests.bot.test_library import ME, SHOE, linked, made, master_of, noise, published


async def team(stage: Stage) -> Person:
    """Ann in her forum, whose library has one master: Red shoe."""
    stage.maker.hand_over = False
    ann = await linked(stage)
    await ann.press(master_of(stage, await made(stage, ann, caption="Red shoe #spring")), "Publish")
    await published(stage, 1)
    return ann


@pytest.mark.parametrize("command", ["/find", f"/find{ME}"])
async def test_a_picture_is_searched_that_comes_with_find(stage: Stage, command: str) -> None:
    await team(stage)
    for person in (stage.telegram.person(BEN, FORUM), stage.telegram.person(ANN)):
        before = person.texts()
        await person.send(SHOE, caption=command)
        await person.hears("1. Red shoe, 2048 × 1536")
        await stage.settle()
        assert len(person.said()) == len(before) + 1
    assert len(await all_jobs(stage)) == 1


async def test_words_after_find_under_a_picture_are_searched_for(stage: Stage) -> None:
    ann = await team(stage)
    await ann.send(("other.jpg", noise()), caption="/find #spring")
    await ann.hears("1. Red shoe, 2048 × 1536")
    await ann.send(("other.jpg", noise()), caption="/find #winter")
    await ann.hears("Nothing in the library fits.")


async def test_of_a_picture_with_a_question_that_answers_another_its_own_is_meant(stage: Stage) -> None:
    ann = await team(stage)
    [shoe] = await ann.send(SHOE, how="file")
    await ann.send(("other.jpg", noise()), caption="/find", reply_to=shoe)
    await ann.hears("Nothing in the library fits.")
    await ann.send(("other.jpg", noise()), how="file", caption="/verify", reply_to=shoe)
    await ann.hears("I don't know this picture.")


async def test_a_file_that_comes_with_verify(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    job = await made(stage, ann, caption="Red shoe")
    master = await stage.bot.services.blobs.get(job.master_sha256 or "")
    await ann.send(("from-the-chat.png", master), how="file", caption="/verify")
    await ann.hears("That is an untouched master of mine.")
    assert len(await all_jobs(stage)) == 1


async def test_the_rest_of_an_album_with_a_question_is_nobodys_order(stage: Stage) -> None:
    await team(stage)
    ann = stage.telegram.person(ANN)
    other = ("other.jpg", pictures.jpeg(640, 640))
    await ann.send(SHOE, other, caption="/find")
    await ann.hears("1. Red shoe")
    await eventually(lambda: not stage.bot.albums._timers or None)
    await stage.settle()
    assert len(ann.said()) == 1
    assert list(stage.bot.inbox.waiting()) == []


async def test_another_bots_find_is_not_ours(stage: Stage) -> None:
    ann = await team(stage)
    before = ann.texts()
    await ann.send(SHOE, caption="/find@another_bot")
    await stage.settle()
    assert ann.texts() == before
