"""Old, foreign, forged and repeated presses of every kind: a polite answer, and nothing changes."""

from __future__ import annotations

from typing import Any

import pytest

from bot import callbacks, library_presses, result_presses
from bot.callbacks import (
    AlbumCancel,
    AlbumEach,
    AlbumGo,
    AsDrawing,
    Cancel,
    Forget,
    Go,
    Press,
    Purpose,
    ThisCopy,
    Wait,
    Why,
)
from bot.result_presses import Again, CloseUp, Delete, Lend, Master, OtherSize, Resend, Versions, Wrong
from sandbox.server.seed import BEN, FORUM
from storage import photos
from tests.bot import pictures
from tests.bot.conftest import Stage
from tests.bot.telegram_here import Person, buttons
from tests.bot.test_choice import all_jobs, card_for

CORA = 501_000_003
ME = "@enlarger_sandbox_bot"


def about(photo_id: int, job_id: str, owner: int) -> list[Press]:
    """One press of every kind that names something of somebody's."""
    return [
        Go(photo_id, "4k"),
        Go(photo_id, "4k", drawing=True),
        AsDrawing(photo_id, on=True),
        Why(photo_id),
        Wait(photo_id, on=True),
        ThisCopy(photo_id),
        Purpose(photo_id, "print"),
        AlbumGo((photo_id,), "4k"),
        AlbumEach((photo_id,)),
        Cancel(job_id),
        Resend(job_id),
        Master(job_id),
        Again(job_id, "crisper"),
        CloseUp(job_id, 1),
        Wrong(job_id, 1),
        Lend(job_id, 1, yes=True),
        Versions(job_id, result_presses.ASK),
        OtherSize(job_id, ""),
        Delete(job_id, "yes"),
        Forget(owner, yes=True),
    ]


def test_every_kind_of_press_is_among_them() -> None:
    # Those of the library have rights of their own: test_library.py, _rights.py and _taken_out.py.
    library = {
        library_presses.Publish,
        library_presses.TakeOut,
        library_presses.ChangeLibrary,
        library_presses.EndLink,
        library_presses.Found,
    }
    kinds = {type(press) for press in about(1, "0" * 32, 1)} | {AlbumCancel, callbacks.Choose} | library
    assert kinds == set(Press.__args__)


async def everything(stage: Stage) -> Any:
    """What the database knows."""
    jobs = await all_jobs(stage)
    async with stage.bot.services.database.session(reading=True) as session:
        kept = [await photos.get(session, number) for number in range(1, 10)]
    return sorted((job.id, job.state, job.options, job.target) for job in jobs), kept


async def delivered(stage: Stage, person: Person) -> tuple[int, str]:
    """A photo and its delivered job."""
    card = await card_for(person) if person.chat_id > 0 else await asked_in_group(person)
    number = int(buttons(card)[0]["callback_data"].split(":")[1])
    await person.press(card, "2K")
    [job] = await all_jobs(stage)
    stage.maker.hand_over = False
    await stage.maker.make(job.id)
    await stage.bot.delivery.deliver(job.id)
    await person.hears_file("document")
    return number, job.id


async def asked_in_group(person: Person) -> Any:
    await person.send(("g.jpg", pictures.jpeg(800, 600)), how="file", caption=ME)
    return await person.hears("800 × 600")


async def test_what_is_in_another_chat_is_not_to_be_had(stage: Stage) -> None:
    ann, ben = stage.telegram.person(), stage.telegram.person(BEN)
    number, job_id = await delivered(stage, ann)
    ben.text("/help")
    his = await ben.hears("best as a File")
    before, said = await everything(stage), len(ben.said())
    for press in [*about(number, job_id, ann.id), AlbumCancel()]:
        words = await ben.forge(his, press.pack())
        assert words, press
        assert len(words) <= 200
    await stage.settle()
    assert await everything(stage) == before
    assert len(ben.said()) == said


async def test_in_a_group_others_may_press_nothing(stage: Stage) -> None:
    ben, cora = stage.telegram.person(BEN, FORUM), stage.telegram.person(CORA, FORUM)
    number, job_id = await delivered(stage, ben)
    master = await ben.hears_file("document")
    before, said = await everything(stage), ben.texts()
    for press in about(number, job_id, ben.id):
        words = await cora.forge(master, press.pack())
        assert "Only the person who asked" in words, press
    await stage.settle()
    assert await everything(stage) == before
    assert ben.texts() == said


async def test_what_is_gone_is_said_to_be_gone(stage: Stage) -> None:
    ann = stage.telegram.person()
    number, job_id = await delivered(stage, ann)
    old = await ann.hears_file("document")
    ann.text("/forget")
    await ann.press(await ann.hears("There is no way back"), "Delete everything")
    await ann.hears("are deleted")
    said = len(ann.said())
    for press in about(number, job_id, ann.id)[:-1]:
        words = await ann.forge(old, press.pack())
        assert "no longer have" in words or "doesn't work any more" in words, press
    await stage.settle()
    assert await everything(stage) == ([], [None] * 9)
    assert len(ann.said()) == said


@pytest.mark.parametrize("times", [3])
async def test_the_same_press_again_changes_nothing(stage: Stage, times: int) -> None:
    ann = stage.telegram.person()
    card = await card_for(ann)
    answers = [await ann.press(card, "4K") for _ in range(times)]
    assert answers == ["Taken. I start as soon as it is your turn.", *["I am already on it."] * (times - 1)]
    assert len(await all_jobs(stage)) == 1
