"""The picture of /start goes to Telegram once; after that by its id, also after a restart."""

from __future__ import annotations

from typing import Any

from PIL import Image

from bot.settings import Settings
from bot.welcome import NAME, PICTURE
from storage import preferences
from tests.bot.conftest import KeptPool, Stage, on_stage
from tests.bot.telegram_here import Person, Telegram, eventually, text_of


async def welcomed(person: Person, times: int) -> list[Any]:
    person.text("/start")

    def seen() -> list[Any] | None:
        found = [m for m in person.said() if "photo" in m.content and "You choose 2K or 4K" in text_of(m)]
        return found if len(found) == times else None

    return await eventually(seen)


def by_id(telegram: Telegram) -> list[bool]:
    """Of each sendPhoto, whether it named a file that Telegram has instead of bringing one."""
    return [bool(call["params"].get("photo")) for call in telegram.calls("sendPhoto")]


async def kept(stage: Stage) -> str:
    async with stage.bot.services.database.session(reading=True) as session:
        return str((await preferences.of(session, preferences.HOST)).get(NAME, ""))


async def test_it_is_brought_once_and_known_after_a_restart(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    ann = telegram.person()
    async with on_stage(settings, telegram, readings) as stage:
        await welcomed(ann, 1)
        await eventually_kept(stage)
        await welcomed(ann, 2)
    async with on_stage(settings, telegram, readings):
        first, second, third = await welcomed(ann, 3)
    assert by_id(telegram) == [False, True, True]
    assert first.content["photo"] == second.content["photo"] == third.content["photo"]


async def eventually_kept(stage: Stage) -> None:
    while not await kept(stage):
        await stage.settle()


async def test_one_that_telegram_refuses_is_brought_anew(stage: Stage) -> None:
    """The id of another bot, say: the host has taken a new token."""
    ann = stage.telegram.person()
    await welcomed(ann, 1)
    await eventually_kept(stage)
    mark = (await kept(stage)).partition(":")[0]
    async with stage.bot.services.database.session() as session:
        await preferences.choose(session, preferences.HOST, NAME, f"{mark}:AgACAgIAAx0broken")
    await welcomed(ann, 2)
    assert by_id(stage.telegram) == [False, True, False]
    while "broken" in await kept(stage):
        await stage.settle()
    await welcomed(ann, 3)
    assert by_id(stage.telegram) == [False, True, False, True]


async def test_after_an_update_the_new_picture_is_brought(stage: Stage) -> None:
    async with stage.bot.services.database.session() as session:
        await preferences.choose(session, preferences.HOST, NAME, "0123456789abcdef:AgACAgIAAx0old")
    await welcomed(stage.telegram.person(), 1)
    assert by_id(stage.telegram) == [False]


def test_it_is_small() -> None:
    with Image.open(PICTURE) as picture:
        assert picture.size == (1280, 560)
    assert PICTURE.stat().st_size < 200_000
