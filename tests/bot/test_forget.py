"""/forget, retention, and the cap on open jobs."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.housekeeping import keep_tidy, tidy
from sandbox.server.seed import BEN, FORUM
from storage import photos
from storage.clock import now
from storage.jobs import JobState
from storage.models import JobRow, PhotoRow
from tests.bot import pictures
from tests.bot.conftest import Stage
from tests.bot.telegram_here import eventually, labels, text_of
from tests.bot.test_choice import all_jobs, card_for


async def files(stage: Stage) -> int:
    return len([info async for info in stage.bot.services.blobs.names()])


async def photo_ids(stage: Stage) -> list[int]:
    async with stage.bot.services.database.session(reading=True) as session:
        return [n for n in range(1, 20) if await photos.get(session, n)]


async def test_forget_asks_and_then_deletes_everything_of_one_person(stage: Stage) -> None:
    ann, ben = stage.telegram.person(), stage.telegram.person(BEN)
    card = await card_for(ann)
    await ann.press(card, "2K")
    [job] = await all_jobs(stage)
    await stage.maker.make(job.id)
    await stage.bot.delivery.deliver(job.id)
    await ann.press(card, "4K")
    progress = await ann.hears("in 4K: next in line")
    await ben.send(("bens.jpg", pictures.jpeg(640, 480)), how="file")
    await ben.hears("640 × 480")
    ann.text("/forget")
    question = await ann.hears("There is no way back.")
    assert labels(question) == ["Delete everything", "Keep it"]
    assert len(await all_jobs(stage)) == 2
    assert await ann.press(question, "Delete everything") == ""
    done = await ann.hears("1 photo and 2 requests are deleted")
    assert (done.message_id, labels(done)) == (question.message_id, [])
    assert await all_jobs(stage) == []
    assert await photo_ids(stage) == [2]
    assert await files(stage) == 1
    assert ann.world.message(ann.chat_id, progress.message_id) is None
    assert "no longer have this photo" in await ann.press(card, "4K")
    ann.text("/forget")
    again = await eventually(lambda: next((m for m in ann.said() if "Keep it" in labels(m)), None))
    await ann.press(again, "Delete everything")
    await ann.hears("I have nothing of yours.")


@pytest.mark.parametrize("moment", ["reading", "storing"])
async def test_what_is_on_its_way_in_is_forgotten_too(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """The person is told that everything is deleted: it must not be kept a moment later."""
    ann = stage.telegram.person()
    reached, going_on = asyncio.Event(), asyncio.Event()
    services = stage.bot.services
    where: tuple[object, str] = (
        (services.readings, "read") if moment == "reading" else (photos, "set_reading")
    )
    real = getattr(*where)

    async def slow(*values: object, **named: object) -> object:
        reached.set()
        await going_on.wait()
        return await real(*values, **named)

    ann.text("/forget")
    question = await ann.hears("There is no way back.")
    monkeypatch.setattr(*where, slow)
    await ann.send(("late.jpg", pictures.jpeg(640, 480)), how="file")
    await reached.wait()
    if moment == "reading":
        await ann.press(question, "Delete everything")
        await ann.hears("I have nothing of yours.")
    else:  # its transaction is open, and SQLite has one at a time
        stage.bot.inbox.drop_of(ann.id)
    going_on.set()
    await ann.hears("I no longer have this photo.")
    await stage.settle()
    assert await photo_ids(stage) == []


async def test_forget_can_be_thought_better_of(stage: Stage) -> None:
    ann = stage.telegram.person()
    await card_for(ann)
    ann.text("/forget")
    await ann.press(await ann.hears("no way back"), "Keep it")
    await ann.hears("Nothing was deleted.")
    assert await photo_ids(stage) == [1]


async def test_nobody_else_can_confirm_not_even_an_administrator(stage: Stage) -> None:
    ben, ann = stage.telegram.person(BEN, FORUM), stage.telegram.person(chat_id=FORUM)
    await card_for(stage.telegram.person(BEN))
    ben.text("/forget@enlarger_sandbox_bot")
    question = await ben.hears("no way back")
    assert "Only the person who asked" in await ann.press(question, "Delete everything")
    assert await photo_ids(stage) == [1]
    await ben.press(question, "Delete everything")
    await ben.hears("1 photo")
    assert await photo_ids(stage) == []


async def test_a_picture_that_waits_to_be_read_is_forgotten_too(stage: Stage) -> None:
    ann, ben = stage.telegram.person(), stage.telegram.person(BEN)
    stage.telegram.world.faults.add(kind="stall", method="getFile", seconds=2, times=2)
    await ann.send(("a.jpg", pictures.jpeg(640, 480)), how="file")
    await ben.send(("b.jpg", pictures.jpeg(640, 480)), how="file")
    await eventually(lambda: len(list(stage.bot.inbox.waiting())) == 2)
    stage.bot.inbox.drop_of(ann.id)
    assert [incoming.user_id for incoming in stage.bot.inbox.waiting()] == [BEN]


async def test_what_is_old_is_deleted_on_schedule(stage: Stage) -> None:
    ann = stage.telegram.person()
    await card_for(ann)
    services = stage.bot.services
    async with services.database.session() as session:
        old = now() - timedelta(days=services.settings.keep_days + 1)
        await session.execute(sa.update(PhotoRow).values(created_at=old))
    await ann.send(("new.jpg", pictures.jpeg(640, 480)), how="file")
    await ann.hears("640 × 480")
    services.background.keep("soon", lambda: keep_tidy(services, first=0.05, every=60))
    for _ in range(100):
        if await photo_ids(stage) == [2]:
            break
        await asyncio.sleep(0.05)
    assert await photo_ids(stage) == [2]
    assert await files(stage) == 1


async def test_orphans_are_cleared_by_the_daily_round(stage: Stage) -> None:
    services = stage.bot.services
    name = await services.blobs.put(b"belongs to nobody")
    await tidy(services, orphans=True)
    assert await services.blobs.has(name)
    import os
    from pathlib import Path

    path = await services.blobs.local_path(name)
    two_days_ago = Path(path).stat().st_mtime - 2 * 24 * 3600
    os.utime(path, (two_days_ago, two_days_ago))
    await tidy(services, orphans=False)
    assert await services.blobs.has(name)
    await tidy(services, orphans=True)
    assert not await services.blobs.has(name)


async def test_nobody_piles_up_more_than_the_cap(stage: Stage) -> None:
    stage.bot.services.settings.most_open = 2
    ann, ben = stage.telegram.person(), stage.telegram.person(BEN)
    card = await card_for(ann)
    await ann.press(card, "2K")
    await ann.press(card, "4K")
    await ann.send(("b.jpg", pictures.jpeg(640, 480)), how="file")
    other = await ann.hears("640 × 480")
    full = "I have 2 photos to make for you already. As soon as one is done, press again."
    assert await ann.press(other, "4K") == full
    await ann.send(("c.jpg", pictures.jpeg(500, 400)), how="file", caption="4k")
    named = await ann.hears("500 × 400")
    assert full in text_of(named)
    assert any(label.startswith("4K") for label in labels(named))
    await ann.send(
        ("d.jpg", pictures.jpeg(400, 300)), ("e.jpg", pictures.jpeg(420, 300)), how="file", caption="4k"
    )
    album = await ann.hears("An album of 2 photos", full)
    assert labels(album)[-1] == "Choose for each"
    assert len(await all_jobs(stage)) == 2
    assert (await ben.press(await card_for(ben), "4K")).startswith("Taken")
    [_, _, oldest] = await all_jobs(stage)
    await stage.maker.make(oldest.id)
    assert (await ann.press(other, "4K")).startswith("Taken")
    async with stage.bot.services.database.session(reading=True) as session:
        open_ = await session.scalar(
            sa.select(sa.func.count())
            .select_from(JobRow)
            .where(JobRow.user_id == ann.id, JobRow.state == JobState.QUEUED)
        )
    assert open_ == 2
