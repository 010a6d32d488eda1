"""Nobody waits for another's hundred messages."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiolimiter import AsyncLimiter
from telegram import Update

from bot.limits import Limiter
from bot.reading_pool import Source, Unreadable
from bot.turns import AT_ONCE, EACH, Turns, keys_of
from bot.updates import read_update
from engine.source.data import File
from engine.source.evidence import SentAs
from sandbox.server.seed import BEN
from tests.bot.conftest import Stage
from tests.bot.pictures import jpeg

GROUP, CHANNEL = -1001, -1002
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group"}


def person(number: int) -> dict[str, Any]:
    return {"id": number, "is_bot": False, "first_name": "Somebody"}


def said(number: int, chat: int | None = None, **more: Any) -> Update:
    kind = "private" if chat is None else "supergroup"
    body = {"message_id": 7, "date": 1, "chat": {"id": chat or number, "type": kind}, "text": "x"}
    found = read_update({"update_id": 1, "message": {**body, "from": person(number), **more}}, None)
    assert found is not None
    return found


def pressed(number: int, chat: int) -> Update:
    message = {"message_id": 7, "date": 1, "chat": {"id": chat, "type": "supergroup"}}
    body = {"id": "1", "from": person(number), "chat_instance": "1", "data": "x", "message": message}
    found = read_update({"update_id": 1, "callback_query": body}, None)
    assert found is not None
    return found


class Handled:
    """Updates that are never through."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self.begun: list[Update] = []

    async def handle(self, update: Update) -> None:
        async with self._turns.turn(update):
            self.begun.append(update)
            await asyncio.Event().wait()


class Blocked(AsyncLimiter):
    """A chat's line in which nothing moves until it is opened."""

    def __init__(self) -> None:
        super().__init__(1, 1)
        self.opened = asyncio.Event()

    async def acquire(self, amount: float = 1) -> None:
        await self.opened.wait()


@pytest.mark.parametrize("flood", ["a person", "a group", "a person in many groups"])
async def test_who_sends_a_hundred_waits_alone(flood: str) -> None:
    turns = Turns()
    handled = Handled(turns)
    floods = {
        "a person": [said(5) for _ in range(100)],
        "a group": [said(number, GROUP) for number in range(100, 200)],
        "a person in many groups": [said(5, GROUP - number) for number in range(100)],
    }
    first = asyncio.gather(*map(handled.handle, floods[flood]))
    await asyncio.sleep(0.05)
    assert len(handled.begun) == EACH
    others = [said(6), said(6, CHANNEL), pressed(7, GROUP), pressed(5, GROUP)]
    second = asyncio.gather(*map(handled.handle, others))
    await asyncio.sleep(0.05)
    assert handled.begun[EACH:] == others
    for waiting in (first, second):
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    assert len(turns.lines) == 0


async def test_of_all_together_only_so_many_are_handled_at_once() -> None:
    handled = Handled(Turns())
    waiting = asyncio.gather(*(handled.handle(said(number)) for number in range(1, 100)))
    await asyncio.sleep(0.05)
    assert len(handled.begun) == AT_ONCE
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting


def test_anonymous_administrators_of_two_groups_are_not_one_person() -> None:
    first, second = (
        said(1, chat, **{"from": ANONYMOUS, "sender_chat": {"id": chat, "type": "supergroup"}})
        for chat in (GROUP, CHANNEL)
    )
    assert not keys_of(first) & keys_of(second)


async def test_somebody_is_answered_while_another_has_sent_a_hundred_messages(stage: Stage) -> None:
    """89 s before there were turns, by the line of the one chat's answers."""
    flood, ben = stage.telegram.person(), stage.telegram.person(BEN)
    limiter = stage.bot.app.bot.rate_limiter
    assert isinstance(limiter, Limiter)
    limiter._chats[flood.id] = Blocked()
    for _ in range(100):
        flood.text("hello")
    ben.text("/start")
    await ben.hears("Send")


async def test_a_photo_is_read_while_another_person_has_sent_fifty(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten minutes before there were lines: heavy pictures were read in the order they came."""
    ann, ben = stage.telegram.person(), stage.telegram.person(BEN)
    readings, real, never = stage.bot.services.readings, stage.bot.services.readings.read, asyncio.Event()

    async def read(data: File, sent_as: SentAs, file_name: str) -> Source | Unreadable:
        if file_name.startswith("heavy"):
            await never.wait()
        return await real(data, sent_as, file_name)

    monkeypatch.setattr(readings, "read", read)
    heavy = jpeg(640, 480)
    for number in range(50):
        await ann.send((f"heavy{number}.jpg", heavy), how="file")
    await ben.send(("light.jpg", jpeg(800, 600)), how="file")
    await ben.hears("800 × 600")
