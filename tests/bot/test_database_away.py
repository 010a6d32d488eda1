"""The database goes away under the bot: photos are kept, and answered when it is back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import sqlalchemy.exc
from telegram.error import TelegramError

from bot import resuming
from bot.inbox import Inbox
from bot.incoming import Incoming
from bot.settings import Settings
from sandbox.server.seed import ANN, BEN, CHANNEL, FORUM, GROUP
from storage import library, library_links, preferences
from storage.db import Database
from storage.library_view import Asset
from storage.outage import DATABASE
from tests.bot.conftest import KeptPool, Stage, on_stage
from tests.bot.library_steps import linked
from tests.bot.pictures import jpeg
from tests.bot.telegram_here import Person, Telegram, eventually
from tests.bot.test_edits import edit, heard_all
from tests.bot.test_groups import ME, PHOTO
from tests.bot.test_settings_table import lines
from tests.e2e.product import free_port

__all__ = ["lines"]

KEPT = "I am being worked on at the moment. Your photo is kept, and I answer it as soon as I am back."

pytestmark = pytest.mark.usefixtures("lines")
"""Tracebacks in colour take seconds, in which nobody is answered."""


@asynccontextmanager
async def away(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """The database of all parts of the bot is one that nobody answers for; what is kept meanwhile is tried
    again soon."""
    monkeypatch.setattr("bot.inbox.FIRST_PAUSE", 0.1)
    monkeypatch.setattr("bot.resuming.EVERY", 0.3)
    DATABASE.forget()
    database, gone = stage.bot.services.database, Database(f"postgresql://ann@127.0.0.1:{free_port()}/none")
    real = database._readers, database._writers
    database._readers, database._writers = gone._readers, gone._writers
    try:
        yield
    finally:
        database._readers, database._writers = real
        await gone.close()
        DATABASE.forget()


async def test_a_photo_is_answered_when_it_is_back(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    ann = stage.telegram.person()
    async with away(stage, monkeypatch):
        await ann.send(("sea.jpg", jpeg(640, 480)), how="file", caption="#holiday")
        await ann.hears("Your photo is kept")
        await eventually(lambda: list(stage.bot.inbox.waiting()))
    await ann.hears("640 × 480")
    await eventually(lambda: not list(stage.bot.inbox.waiting()) or None)
    assert len(ann.said()) == 2, "nobody is asked to send it once more"


async def test_so_is_an_album(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    ann = stage.telegram.person()
    async with away(stage, monkeypatch):
        await ann.send(("sea.jpg", jpeg(640, 480)), ("hill.jpg", jpeg(640, 640)), how="file")
        await ann.hears("Your photo is kept")
        await eventually(lambda: len(list(stage.bot.inbox.waiting())) == 2 or None)
    await ann.hears("An album of 2 photos", "1. ", "640 × 480", "2. ", "640 × 640")
    await eventually(lambda: not list(stage.bot.inbox.waiting()) or None)
    assert len(ann.said()) == 2, "one card for both, and nothing before it but that they are kept"


async def test_a_database_that_hangs_is_away(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    async def hang(*_: object) -> str:
        raise sqlalchemy.exc.TimeoutError("QueuePool limit of size 5 overflow 10 reached")

    ann = stage.telegram.person()
    with monkeypatch.context() as hanging:
        hanging.setattr("bot.inbox.FIRST_PAUSE", 0.1)
        hanging.setattr("bot.resuming.EVERY", 0.3)
        hanging.setattr("bot.intake.asker_language", hang)
        await ann.send(("sea.jpg", jpeg(640, 480)), how="file")
        await ann.hears("Your photo is kept")
    await ann.hears("640 × 480")
    assert len(ann.said()) == 2


async def said_in_a_group(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Person:
    """One with the photo, one about an earlier photo; Ben has heard that they are kept."""
    ben = stage.telegram.person(BEN, GROUP)
    [earlier] = await ben.send(PHOTO, how="file")
    async with away(stage, monkeypatch):
        await ben.send(("sea.jpg", jpeg(640, 480)), how="file", caption=f"{ME} 4k")
        await ben.hears("Your photo is kept")
        ben.text(f"/2k{ME}", reply_to=earlier)
        await eventually(lambda: len(put_off(stage)) == 2 or None)
        await stage.settle()
        assert len(ben.said()) == 1, "it is said once"
    return ben


def put_off(stage: Stage) -> list[Path]:
    return list((stage.bot.services.settings.data / "updates").glob("*.json"))


async def test_what_is_said_in_a_group_is_kept(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    ben = await said_in_a_group(stage, monkeypatch)
    await ben.hears("640 × 480", "I am making it in 4K")
    await ben.hears("800 × 600", "I am making it in 2K")
    await eventually(lambda: not put_off(stage) or None)
    await stage.settle()
    assert len([text for text in ben.texts() if "kept" in text or "I am making it" in text]) == 3


async def test_a_group_album_is_kept_whole(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only its first photo has the words that are said to the bot."""
    ben = stage.telegram.person(BEN, FORUM)
    async with away(stage, monkeypatch):
        await ben.send(("sea.jpg", jpeg(640, 480)), ("hill.jpg", jpeg(640, 640)), how="file", caption=ME)
        await ben.hears("Your photo is kept")
        await eventually(lambda: len(put_off(stage)) == 2 or None)
    await ben.hears("An album of 2 photos", "640 × 480", "640 × 640")
    assert len(ben.said()) == 2


async def test_who_may_not_ask_in_a_group_is_told_so_when_it_is_back(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage.bot.services.database.session() as session:
        await preferences.choose(session, GROUP, "who", "administrators")
    ben = await said_in_a_group(stage, monkeypatch)
    await ben.hears("administrators")
    await eventually(lambda: not put_off(stage) or None)
    assert not list(stage.bot.inbox.waiting())
    assert not stage.telegram.calls("getFile")


async def test_it_is_there_after_a_restart_and_with_a_webhook(
    settings: Settings, telegram: Telegram, readings: KeptPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port()
    hooked = settings.model_copy(update={"webhook_url": f"http://127.0.0.1:{port}", "web_port": port})
    ben = telegram.person(BEN, GROUP)
    async with on_stage(hooked, telegram, readings) as stage:
        async with away(stage, monkeypatch):
            await ben.send(("sea.jpg", jpeg(640, 480)), how="file", caption=f"{ME} 4k")
            await ben.hears("Your photo is kept")
            await eventually(lambda: not telegram.world.updates.count() or None)
            assert len(put_off(stage)) == 1
            monkeypatch.setattr("bot.resuming.EVERY", 60)
            await asyncio.sleep(0.5)
        assert len(put_off(stage)) == 1
    async with on_stage(hooked, telegram, readings) as stage:
        await ben.hears("640 × 480", "I am making it in 4K")
        await eventually(lambda: not put_off(stage) or None)


async def test_a_caption_that_is_changed_while_its_photo_is_kept(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = stage.telegram.person()
    async with away(stage, monkeypatch):
        [sent] = await ann.send(("sea.jpg", jpeg(640, 480)), how="file")
        await ann.hears("Your photo is kept")
        edit(ann, sent, "4k #sea")
        await eventually(lambda: [one for one in stage.bot.inbox.waiting() if one.wish == "4k"])
        await eventually(lambda: put_off(stage))
    await ann.hears("640 × 480", "I am making it in 4K")
    await eventually(lambda: not put_off(stage) or None)
    assert len([text for text in ann.texts() if "640 × 480" in text]) == 1
    async with stage.bot.services.database.session(reading=True) as session:
        [(_, tags)] = await library_links.notes(session, ann.chat_id, [sent])
    assert tags == ("sea",)


async def test_a_caption_of_a_photo_that_has_its_card(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    ann, ben = stage.telegram.person(), stage.telegram.person(BEN, FORUM)
    [anns] = await ann.send(PHOTO, how="file")
    await ann.hears("Which size shall I make?")
    [bens] = await ben.send(PHOTO, how="file", caption=ME)
    await ben.hears("Which size shall I make?")
    [later] = await ben.send(("sea.jpg", jpeg(640, 480)), how="file", caption="the sea")
    await heard_all(stage, ben)
    async with away(stage, monkeypatch):
        edit(ann, anns, "4k")
        edit(ben, bens, f"{ME} 2k")
        edit(ben, later, f"{ME} 6k")
        await ann.hears("Your photo is kept")
        await ben.hears("Your photo is kept")
        await eventually(lambda: len(put_off(stage)) == 3 or None)
    await ann.hears("I am making it in 4K")
    await ben.hears("I am making it in 2K")
    await ben.hears("640 × 480", "I am making it in 6K")
    await eventually(lambda: not put_off(stage) or None)


async def test_each_outage_is_told(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    ann = stage.telegram.person()
    for height in (480, 640):
        async with away(stage, monkeypatch):
            await ann.send((f"{height}.jpg", jpeg(640, height)), how="file")
            await eventually(lambda: ann.texts()[-1:] == [KEPT] or None)
            await ann.send((f"too-{height}.jpg", jpeg(600, height)), how="file")
            await eventually(lambda: len(list(stage.bot.inbox.waiting())) == 2 or None)
            await stage.settle()
        await ann.hears(f"640 × {height}")
        await ann.hears(f"600 × {height}")
        await eventually(lambda: not list(stage.bot.inbox.waiting()) or None)
    assert ann.texts().count(KEPT) == 2, "once for the photos of each outage"


async def test_what_could_not_be_told_is_told_of_the_next_photo(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = stage.telegram.person()
    tried = asyncio.Event()

    async def refuse(*_: object) -> None:
        tried.set()
        raise TelegramError("no")

    async with away(stage, monkeypatch):
        with monkeypatch.context() as silent:
            silent.setattr("bot.maintenance.answer_or_let_be", refuse)
            await ann.send(PHOTO, how="file")
            await tried.wait()
            await stage.settle()
        await ann.send(("sea.jpg", jpeg(640, 480)), how="file")
        await ann.hears("Your photo is kept")


async def test_a_channels_post_is_taken_into_its_library_later(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await linked(stage)
    channel = stage.telegram.person(ANN, CHANNEL)
    async with away(stage, monkeypatch):
        [post] = await channel.send(("lamp.jpg", jpeg(640, 480)), how="file", caption="Brass lamp")
        await eventually(lambda: stage.bot.journal._put_off)

    async def taken() -> Asset | None:
        async with stage.bot.services.database.session(reading=True) as session:
            return await library.by_post(session, CHANNEL, post)

    while (asset := await taken()) is None:
        await asyncio.sleep(0.1)
    assert asset.title == "Brass lamp"


def test_after_a_long_outage_it_is_answered_within_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    inbox = Inbox(tmp_path)
    photo = Incoming(1, 1, 1, None, False, "photo", "a", "b", 1, "photo.jpg", None, "en")
    for _ in range(100):
        inbox.keep(photo)
        inbox.hold(photo)
        assert not list(inbox.left_over())
        now += 5.0
        assert list(inbox.left_over()) == [photo]
    inbox.put_back(photo)
    inbox.put_back(photo)
    now += 19.0
    assert not list(inbox.left_over()), "Telegram's trouble has its own, growing pause"


async def test_nothing_is_tried_again_while_the_database_is_away(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, tries, looks = stage.telegram.person(), 0, 0
    taking, looking = stage.bot.intake.take, resuming.answers

    async def answers(database: Database) -> None:
        nonlocal looks
        looks += 1
        await looking(database)

    def take(incoming: Incoming) -> None:
        nonlocal tries
        tries += 1
        taking(incoming)

    async with away(stage, monkeypatch):
        await ann.send(PHOTO, how="file")
        await ann.hears("Your photo is kept")
        monkeypatch.setattr(stage.bot.intake, "take", take)
        monkeypatch.setattr(resuming, "answers", answers)
        await eventually(lambda: looks > 3 or None)
        assert tries == 0
    await ann.hears("800 × 600")
    assert tries == 1
