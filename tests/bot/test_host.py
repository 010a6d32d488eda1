"""The host's side: who may use the bot, how much, maintenance, figures, and what the host is told."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.host_notes import HostNotes, shortened
from bot.logs import set_up
from bot.settings import Settings
from sandbox.server.seed import ANN, BEN, FORUM, GROUP
from storage.errors import NoRoom
from storage.outage import ROOM
from tests.bot import pictures
from tests.bot.conftest import KeptPool, on_stage
from tests.bot.logging_here import restored
from tests.bot.telegram_here import Telegram, eventually, text_of
from tests.bot.test_choice import all_jobs, card_for

PHOTO = ("IMG_2041.jpg", pictures.jpeg(800, 600))
ME = "@enlarger_sandbox_bot"


def with_(settings: Settings, **more: object) -> Settings:
    return settings.model_copy(update=more)


# ---- who may


async def test_only_listed_people_and_chats_are_served(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    ann, ben = telegram.person(), telegram.person(BEN)
    ben_there = telegram.person(BEN, FORUM)
    async with on_stage(with_(settings, allowed=f"{ANN}, {FORUM}"), telegram, readings) as stage:
        await card_for(ann)
        await ben.send(PHOTO, how="file")
        await ben.hears("my host has listed", str(BEN))
        for words in ("/start", "/settings", "hello"):
            ben.text(words)
        await ben_there.send(PHOTO, how="file", caption=ME)
        card = await ben_there.hears("800 × 600")
        # A button of before, or of somebody else's chat.
        assert "listed" in await ben.forge(ben.said()[0], "ax")
        assert (await ben_there.press(card, "4K")).startswith("Taken")
        ben.text("/forget")
        await ben.hears("There is no way back")
        assert [text for text in ben.texts() if "listed" in text] == [text_of(ben.said()[0])]
        assert len(await all_jobs(stage)) == 1


async def test_in_a_group_that_is_not_listed_nobody_is_disturbed(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    ben = telegram.person(BEN, GROUP)
    async with on_stage(with_(settings, allowed=str(ANN)), telegram, readings) as stage:
        await ben.send(PHOTO, how="file")
        ben.text(f"/upscale{ME}")
        await ben.hears("my host has listed", str(GROUP))
        ben.text(f"/upscale{ME}")
        await stage.settle()
        assert len(ben.said()) == 1


# ---- how much


async def test_a_person_may_ask_for_so_many_a_day(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    ann, ben = telegram.person(), telegram.person(BEN)
    limited = with_(settings, most_a_day=2, admins=str(BEN))
    async with on_stage(limited, telegram, readings) as stage:
        card = await card_for(ann)
        assert (await ann.press(card, "2K")).startswith("Taken")
        assert (await ann.press(card, "4K")).startswith("Taken")
        await ann.send(("two.jpg", pictures.jpeg(700, 500)), how="file", caption="4k")
        await ann.hears("700 × 500", "You have asked for 2 masters in 24 hours")
        assert (await ann.press(card, "4K")) == "I am already on it."
        # What was cancelled does not count, and the host's own people are not counted.
        await ann.press(await ann.hears("in 4K"), "Cancel")
        await ann.press(await ann.hears("700 × 500"), "4K")
        for size in (610, 620, 630):
            await ben.send(("b.jpg", pictures.jpeg(size, 400)), how="file", caption="4k")
            await ben.hears(f"{size} × 400", "I am making it")
        assert len(await all_jobs(stage)) == 6


# ---- maintenance


async def test_maintenance_keeps_photos_and_answers_them_afterwards(
    settings: Settings, telegram: Telegram, readings: KeptPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.inbox.FIRST_PAUSE", 0.2)
    monkeypatch.setattr("bot.resuming.EVERY", 0.2)
    monkeypatch.setattr("bot.albums.QUIET", 0.3)
    ann, ben = telegram.person(), telegram.person(BEN)
    hosted = with_(settings, admins=str(ANN))
    async with on_stage(hosted, telegram, readings) as stage:
        bens = await card_for(ben)
        ann.text("/maintenance")
        await ann.hears("At the moment it is off")
        ann.text("/maintenance on")
        await ann.hears("answer them later")
        await ben.send(("late.jpg", pictures.jpeg(640, 480)), how="file")
        await ben.hears("I am being worked on")
        assert "being worked on" in await ben.press(bens, "4K")
        await ben.send(("x.jpg", pictures.jpeg(500, 400)), ("y.jpg", pictures.jpeg(500, 450)), how="file")
        ben.text("/status")
        await ben.hears("not working on anything")
        await ann.send(("mine.jpg", pictures.jpeg(660, 440)), how="file")
        await ann.hears("660 × 440")  # The host's own people can try things out.
    async with on_stage(hosted, telegram, readings) as stage:
        assert stage.bot.services.maintenance.on  # A restart does not end it.
        await ben.send(("later.jpg", pictures.jpeg(620, 480)), how="file")
        await eventually(lambda: len(list(stage.bot.inbox.waiting())) == 4)
        assert not [text for text in ben.texts() if "640 × 480" in text]
        ann.text("/maintenance off")
        await ann.hears("I am at work again")
        await ben.hears("640 × 480")
        await ben.hears("620 × 480")
        await ben.hears("An album of 2 photos")
        assert (await ben.press(bens, "4K")).startswith("Taken")
        await eventually(lambda: not list(stage.bot.inbox.waiting()))
    assert len([text for text in ben.texts() if "being worked on" in text]) == 2  # Once in each run.


# ---- figures


async def test_stats_are_for_the_hosts_people_alone(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    ann, ben = telegram.person(), telegram.person(BEN)
    async with on_stage(with_(settings, admins=str(ANN)), telegram, readings) as stage:
        await ben.press(await card_for(ben), "4K")
        await ben.send(("b.jpg", pictures.jpeg(700, 500)), how="file", caption="2k")
        await ben.hears("700 × 500")
        [second, first] = await all_jobs(stage)
        await stage.maker.make(first.id)
        await stage.bot.delivery.deliver(first.id)
        stage.maker.fail_with = "no_room"
        await stage.maker.make(second.id)
        ann.text("/stats")
        figures = text_of(await ann.hears("Photos in 24 h: 2, of 1 people"))
        assert "1 delivered, 1 failed, 0 cancelled" in figures
        assert "Reasons: no_room 1." in figures
        assert "Oldest waiting: none" in figures
        assert "IMG_2041" not in figures
        ben.text("/stats")
        await ben.hears("I don't know that command")
        ann_there = telegram.person(ANN, GROUP)
        ann_there.text(f"/stats{ME}")
        await stage.settle()
        assert not ann_there.said()


# ---- what the host is told


@pytest.fixture
def logging_as_it_runs() -> Iterator[None]:
    """The log as `enlarger bot` sets it up, and as it was afterwards."""
    with restored():
        set_up()
        structlog.configure(cache_logger_on_first_use=False)
        yield


async def test_a_full_disk_is_told_once_and_without_anybodys_things(
    settings: Settings,
    telegram: Telegram,
    readings: KeptPool,
    logging_as_it_runs: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.host_notes.LOOK", 0.2)
    ROOM.forget()
    ann, ben = telegram.person(), telegram.person(BEN)
    ann.text("hello")  # A bot can't write to somebody who never wrote to it.
    async with on_stage(with_(settings, host_chat=ANN), telegram, readings) as stage:

        async def full(_data: bytes) -> str:
            raise NoRoom("/srv/secret-place/blobs")

        monkeypatch.setattr(stage.bot.services.blobs, "put", full)
        for number in range(5):
            await ben.send((f"private-{number}.jpg", pictures.jpeg(640, 480 + number)), how="file")
        told = text_of(await ann.hears("This needs a look"))
        assert "no room: the disk is full" in told
        await eventually(lambda: len([t for t in ben.texts() if "My disk is full" in t]) == 5)
        await stage.settle()
    everything = "\n".join(ann.texts())
    assert everything.count("the disk is full") == 1
    for secret in ("private-", "secret-place", str(BEN), "Ben", settings.require_token()):
        assert secret not in everything


async def test_an_error_of_ours_is_told_by_its_kind(
    settings: Settings,
    telegram: Telegram,
    readings: KeptPool,
    logging_as_it_runs: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ann, ben = telegram.person(), telegram.person(BEN)
    ann.text("hello")
    async with on_stage(with_(settings, host_chat=ANN), telegram, readings) as stage:

        async def fails(*_: object) -> str:
            raise ValueError("private.jpg of Ben")

        monkeypatch.setattr(stage.bot.services.blobs, "put", fails)
        await ben.send(PHOTO, how="file")
        told = text_of(await ann.hears("This needs a look"))
    assert "· an intake failed, ValueError" in told
    assert "private" not in told


async def test_the_same_is_told_again_after_an_hour_with_how_often(
    telegram: Telegram, settings: Settings, readings: KeptPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = telegram.person()
    ann.text("hello")
    async with on_stage(settings, telegram, readings) as stage:
        notes = HostNotes(stage.bot.app.bot, ANN, spacing=0.05)
        heard = logging.getLogger("bot.test_host")
        heard.propagate = False
        heard.addHandler(notes)
        stage.bot.services.background.keep("notes", notes.run)
        for number in range(40):
            heard.error("%d files are gone: %s", number, "ann.jpg")
        assert text_of(await ann.hears("files are gone")).endswith("· … files are gone: … (40 times)")
        heard.error("%d files are gone: %s", 1, "ann.jpg")
        heard.error("something else")
        await ann.hears("something else")
        monkeypatch.setattr("bot.host_notes.SAME_AGAIN", 0.0)
        await eventually(lambda: len([text for text in ann.texts() if "files are gone" in text]) == 2)
        heard.removeHandler(notes)


def test_of_a_library_only_its_name_and_the_kind_of_error_go_out() -> None:
    error = (KeyError, KeyError("secret"), None)
    record = logging.LogRecord(
        "telegram.ext.Updater", logging.ERROR, "x.py", 1, "Error of %s", ("ann",), error
    )
    assert shortened(record) == "telegram, KeyError"
    ours = logging.LogRecord("bot.x", logging.ERROR, "x.py", 1, {"event": "a job failed"}, (), None)
    ours.msg = {"event": "a job failed", "reason": "no_room", "error": "Ann's photo.jpg", "job": "0" * 32}
    assert shortened(ours) == "a job failed, no_room"


async def test_privacy_says_what_this_host_has_set(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    ann = telegram.person()
    async with on_stage(with_(settings, keep_days=7), telegram, readings):
        ann.text("/privacy")
        said = text_of(await ann.hears("Nothing goes to third parties"))
    assert "for 7 days on my host's machine" in said
    assert "/forget" in said
    assert with_(settings, blobs="s3://bucket/prefix").kept_elsewhere
