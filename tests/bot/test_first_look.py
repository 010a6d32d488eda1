"""First looks: after the card, quietly, and never in anybody's way."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
import structlog

from bot.app import Bot
from bot.look_pool import LookPool, NoLook, Seen, Wanted
from bot.settings import Settings
from sandbox.server.messages import Message
from sandbox.server.seed import GROUP
from tests.bot import pictures
from tests.bot.conftest import KeptPool, Stage, on_stage
from tests.bot.look_works import dies_unless_small, hangs, not_crowded, quick, slow
from tests.bot.telegram_here import Telegram, eventually, labels, text_of
from tests.bot.test_look_pool import looks_by

CAPTION = "A first look at"


@asynccontextmanager
async def looking_stage(
    settings: Settings, telegram: Telegram, readings: KeptPool, looks: LookPool, where: str = "private"
) -> AsyncIterator[Stage]:
    wanted = settings.model_copy(update={"first_look": where})
    async with on_stage(wanted, telegram, readings) as stage:
        bot: Bot = stage.bot
        bot.services.looks = looks
        yield stage


def looks_of(messages: list[Message]) -> list[Message]:
    return [m for m in messages if "photo" in m.content and text_of(m).startswith(CAPTION)]


async def test_a_look_follows_the_card_quietly(
    settings: Settings, telegram: Telegram, readings: KeptPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the real engine, which gives way to whatever else the machine does."""
    monkeypatch.setattr("bot.look_pool.LOAD_SECONDS", 180)
    pool = LookPool(crowded=not_crowded, look_seconds=180, wait_seconds=180)
    async with looking_stage(settings, telegram, readings, pool) as stage:
        ann = stage.telegram.person()
        [sent] = await ann.send(("beach.jpg", pictures.jpeg(1600, 1200)))
        look = await ann.hears(CAPTION, patience=180)
        card, after = ann.said()
        assert "1280 × 960" in text_of(card)
        assert after == look
        assert text_of(look) == "A first look at 4K: left as it is, right as it would be."
        assert look.reply_to == sent
        assert labels(look) == []
        assert max(size["width"] for size in look.content["photo"]) > 900
        [call] = telegram.calls("sendPhoto")
        assert str(call["params"]["disable_notification"]).lower() == "true"
        assert await ann.press(card, "4K") == "Taken. I start as soon as it is your turn."


async def test_in_groups_there_is_none(settings: Settings, telegram: Telegram, readings: KeptPool) -> None:
    async with looks_by(quick) as pool, looking_stage(settings, telegram, readings, pool) as stage:
        ann = stage.telegram.person(chat_id=GROUP)
        [sent] = await ann.send(("beach.jpg", pictures.jpeg(800, 600)))
        ann.text("/upscale", reply_to=sent)
        await ann.hears("800 × 600")
        await stage.settle()
        assert pool._pool is None, "nothing is even loaded"
        assert looks_of(ann.said()) == []


async def test_in_groups_there_is_one_where_the_host_wants_it(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    async with (
        looks_by(quick) as pool,
        looking_stage(settings, telegram, readings, pool, "everywhere") as stage,
    ):
        ann = stage.telegram.person(chat_id=GROUP)
        [sent] = await ann.send(("hill.jpg", pictures.jpeg(640, 480)))
        ann.text("/upscale", reply_to=sent)
        await ann.hears("640 × 480")
        await ann.hears(CAPTION)


async def test_it_can_be_turned_off(settings: Settings, telegram: Telegram, readings: KeptPool) -> None:
    async with looks_by(quick) as pool, looking_stage(settings, telegram, readings, pool, "off") as stage:
        ann = stage.telegram.person()
        await ann.send(("beach.jpg", pictures.jpeg(800, 600)))
        await ann.hears("800 × 600")
        await stage.settle()
        assert pool._pool is None
        assert len(ann.said()) == 1


async def test_whoever_pressed_before_it_was_ready_gets_none(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    async with looks_by(slow) as pool, looking_stage(settings, telegram, readings, pool) as stage:
        ann = stage.telegram.person()
        await ann.send(("beach.jpg", pictures.jpeg(800, 600)))
        card = await ann.hears("800 × 600")
        await ann.press(card, "2K")
        await stage.settle()
        assert looks_of(ann.said()) == []
        assert not telegram.calls("sendPhoto")


async def test_whoever_waits_for_the_better_file_gets_none(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    async with looks_by(slow) as pool, looking_stage(settings, telegram, readings, pool) as stage:
        ann = stage.telegram.person()
        await ann.send(("beach.jpg", pictures.jpeg(1600, 1200)))
        card = await ann.hears("1280 × 960")
        await ann.press(card, "Wait for the better file")
        await stage.settle()
        assert looks_of(ann.said()) == []


async def test_a_size_named_at_once_and_a_source_that_is_large_get_none(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    async with looks_by(quick) as pool, looking_stage(settings, telegram, readings, pool) as stage:
        ann = stage.telegram.person()
        await ann.send(("beach.jpg", pictures.jpeg(800, 600)), how="file", caption="4k")
        await ann.hears("I am making it in 4K")
        await ann.send(("huge.jpg", pictures.jpeg(4000, 400)), how="file")
        await ann.hears("already as large as 4K")
        await stage.settle()
        assert looks_of(ann.said()) == []


async def test_an_album_gets_one_look_at_its_first_photo(
    settings: Settings, telegram: Telegram, readings: KeptPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.albums.QUIET", 0.3)
    async with looks_by(quick) as pool, looking_stage(settings, telegram, readings, pool) as stage:
        ann = stage.telegram.person()
        sent = await ann.send(("a.jpg", pictures.jpeg(800, 600)), ("b.jpg", pictures.jpeg(640, 480)))
        look = await ann.hears(CAPTION)
        await stage.settle()
        assert [one.message_id for one in looks_of(ann.said())] == [look.message_id]
        assert look.reply_to == sent[0]


async def test_it_looks_as_the_chat_likes_its_masters(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    async with looks_by(quick) as pool, looking_stage(settings, telegram, readings, pool) as stage:
        ann = stage.telegram.person()
        ann.text("/settings")
        await ann.press(await ann.hears("What I do for you"), "Crisp")
        with structlog.testing.capture_logs() as logs:
            await ann.send(("beach.jpg", pictures.jpeg(800, 600)))
            await ann.hears(CAPTION)
            await stage.settle()
        [line] = [line for line in logs if line["event"] == "a first look was sent"]
        assert " crisp " in line["shows"]


@pytest.mark.parametrize("work", [hangs, dies_unless_small])
async def test_a_look_that_hangs_or_dies_leaves_the_card_working(
    settings: Settings,
    telegram: Telegram,
    readings: KeptPool,
    work: Callable[[Wanted], Seen | NoLook],
) -> None:
    async with (
        looks_by(work, look_seconds=0.5) as pool,
        looking_stage(settings, telegram, readings, pool) as stage,
    ):
        ann = stage.telegram.person()
        with structlog.testing.capture_logs() as logs:
            await ann.send(("beach.jpg", pictures.jpeg(800, 600)))
            card = await ann.hears("800 × 600")
            await stage.settle()
        [line] = [line for line in logs if line["event"] == "no first look"]
        assert line["reason"] in ("it took over 0.5 s", "its process died")
        assert len(ann.said()) == 1
        assert await ann.press(card, "2K") == "Taken. I start as soon as it is your turn."


async def test_telegram_refusing_the_look_is_a_line_in_the_log(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    async with looks_by(quick) as pool, looking_stage(settings, telegram, readings, pool) as stage:
        telegram.world.faults.add(kind="500", method="sendPhoto", times=None)
        ann = stage.telegram.person()
        await ann.send(("beach.jpg", pictures.jpeg(800, 600)))
        with structlog.testing.capture_logs() as logs:
            await ann.hears("800 × 600")
            await stage.settle()
        assert [line for line in logs if line["event"] == "a first look was not sent"]
        assert not [line for line in logs if line["log_level"] == "error"]


async def test_the_bot_ends_at_once_in_the_middle_of_a_look(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    async with looks_by(hangs, look_seconds=60) as pool:
        async with looking_stage(settings, telegram, readings, pool) as stage:
            ann = stage.telegram.person()
            await ann.send(("beach.jpg", pictures.jpeg(800, 600)))
            await ann.hears("800 × 600")
            await eventually(lambda: pool._turn.locked() and pool._loaded and pool._loaded.done())
            began = time.monotonic()
        assert time.monotonic() - began < 5
