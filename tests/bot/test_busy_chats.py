"""Chats in which much happens at once: what `enlarger bench load` found, each held by a test."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest

from bot.limits import CHAT_BURST, GROUP_MESSAGES, Limiter
from tests.bot import pictures
from tests.bot.conftest import Stage
from tests.bot.telegram_here import eventually
from tests.bot.test_choice import card_for


async def test_the_messages_of_one_chat_wait_in_line_and_nobody_elses(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Telegram would answer the sixth with 429, which holds up every chat."""
    monkeypatch.setattr("bot.limits.CHAT_SECONDS", 2.0)
    limiter = Limiter()
    await limiter.initialize()
    began = time.monotonic()
    sent: dict[int, list[float]] = {1: [], 2: []}

    async def send(chat_id: int) -> None:
        async def callback(*_args: Any, **_kwargs: Any) -> bool:
            sent[chat_id].append(time.monotonic() - began)
            return True

        await limiter.process_request(callback, (), {}, "sendMessage", {"chat_id": chat_id}, None)

    async with asyncio.TaskGroup() as group:
        for chat_id in [1] * (CHAT_BURST + 4) + [2]:
            group.create_task(send(chat_id))
    assert len([at for at in sent[1] if at < 0.4]) == CHAT_BURST
    assert sent[1][-1] > 1.5
    assert sent[2][0] < 0.4


async def test_a_question_about_a_busy_group_does_not_wait_behind_its_messages() -> None:
    """Who may press is asked of Telegram first: 24 s once twenty messages had gone (2026-11-28)."""
    limiter = Limiter()
    await limiter.initialize()

    async def done(*_args: Any, **_kwargs: Any) -> bool:
        return True

    async def asked(endpoint: str) -> Any:
        return await limiter.process_request(done, (), {}, endpoint, {"chat_id": -100}, None)

    for _ in range(GROUP_MESSAGES):
        await asked("sendMessage")
    async with asyncio.timeout(1):
        for endpoint in ("getChatMember", "getChatAdministrators", "deleteMessage"):
            assert await asked(endpoint)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.5):
            await asked("sendMessage")


async def test_a_card_that_telegram_did_not_take_is_sent_later(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.inbox.FIRST_PAUSE", 0.2)
    monkeypatch.setattr("bot.resuming.EVERY", 0.2)
    ann = stage.telegram.person()
    stage.telegram.world.faults.add(kind="502", method="sendMessage", times=2)
    await ann.send(("IMG_1.jpg", pictures.jpeg(800, 600)), how="file")
    await ann.hears("800 × 600")
    await stage.settle()
    assert list(stage.bot.inbox.waiting()) == []
    assert len([text for text in ann.texts() if "800 × 600" in text]) == 1


async def test_the_last_word_of_a_cancelled_job_outlasts_a_flood_limit(stage: Stage) -> None:
    ann = stage.telegram.person()
    await ann.press(await card_for(ann), "4K")
    message = await ann.hears("in 4K")
    stage.telegram.world.faults.add(kind="429", method="editMessageText", retry_after=1, times=2)
    await ann.press(message, "Cancel")
    await eventually(lambda: any("cancelled" in text for text in ann.texts()))
