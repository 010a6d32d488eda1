"""python-telegram-bot as a client: polling, webhook, flood control, uploads that time out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import Forbidden, NetworkError, RetryAfter, TimedOut
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from sandbox.running import Sandbox
from tests.sandbox.raw import ANN, picture, size_of

App = Application[Any, Any, Any, Any, Any, Any]
Context = ContextTypes.DEFAULT_TYPE


async def _measure(update: Update, _: Context) -> None:
    message = update.effective_message
    assert message is not None
    file = await (message.photo[-1] if message.photo else message.effective_attachment).get_file()  # type: ignore[union-attr]  # the filter lets only these through
    width, height = size_of(bytes(await file.download_as_bytearray()))
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("4K", callback_data="4k")]])
    await message.reply_text(f"{width} × {height}", reply_markup=keys)


async def _pressed(update: Update, context: Context) -> None:
    query = update.callback_query
    assert query is not None
    await query.answer()
    await query.edit_message_text("Working")
    await context.bot.send_document(ANN, picture(64, 64, "PNG"), filename="a-4k.png")


@asynccontextmanager
async def _running(sandbox: Sandbox) -> AsyncIterator[App]:
    builder = ApplicationBuilder().token(sandbox.token)
    app = builder.base_url(sandbox.api_url).base_file_url(sandbox.file_url).build()
    app.add_handler(MessageHandler(filters.PHOTO | filters.Document.IMAGE, _measure))
    app.add_handler(CallbackQueryHandler(_pressed))
    async with app:
        await app.start()
        try:
            yield app
        finally:
            await app.stop()


async def test_polling(sandbox: Sandbox) -> None:
    ann = sandbox.person()
    async with _running(sandbox) as app:
        assert app.updater is not None
        await app.updater.start_polling()
        for how, words in (("photo", "1280 × 640"), ("hd", "2000 × 1000"), ("file", "2000 × 1000")):
            (sent,) = await ann.send(("a.jpg", picture(2000, 1000)), how=how)
            number = sent["message_id"]
            card = await ann.wait_for(lambda one, number=number: one["message_id"] > number and "text" in one)  # type: ignore[misc]  # a default argument binds the loop's value
            assert card["text"] == words
        await ann.press(card["message_id"], "4k")
        master = await ann.wait_for(lambda one: one.get("document", {}).get("file_name") == "a-4k.png")
        assert master["document"]["thumbnail"]["width"] == 64
        await app.updater.stop()


async def test_errors_as_the_library_sees_them(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    await sandbox.person().text("/start")
    async with _running(sandbox) as app:
        await sandbox.control.fault("429", "sendMessage", retry_after=7)
        with pytest.raises(RetryAfter) as error:
            await app.bot.send_message(ANN, "x")
        assert error.value.retry_after == timedelta(seconds=7)
        await sandbox.control.fault("500", "sendMessage")
        with pytest.raises(NetworkError, match="Internal Server Error"):
            await app.bot.send_message(ANN, "x")
        for kind in ("502", "413", "drop"):
            await sandbox.control.fault(kind, "sendMessage")
            with pytest.raises(NetworkError):
                await app.bot.send_message(ANN, "x")
        await sandbox.control.block("Ann")
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await app.bot.send_message(ANN, "x")
        await sandbox.control.block("Ann", blocked=False)
        await app.bot.send_message(ANN, "still here")
    texts = [message.get("text") for message in await sandbox.person().messages()]
    assert texts == ["/start", "still here"]


async def test_a_late_answer_does_not_mean_not_sent(sandbox: Sandbox) -> None:
    """What is lost is the answer, not the message: a bot that sends again blindly sends twice."""
    await sandbox.person().text("/start")
    async with _running(sandbox) as app:
        await sandbox.control.fault("stall_after", "sendDocument", seconds=3)
        with pytest.raises(TimedOut):
            await app.bot.send_document(ANN, b"x" * 1000, filename="a.bin", read_timeout=0.5)
        await sandbox.control.fault("drop_after", "sendDocument")
        with pytest.raises(NetworkError):
            await app.bot.send_document(ANN, b"x" * 1000, filename="b.bin")
    names = [message["document"]["file_name"] for message in (await sandbox.person().messages())[1:]]
    assert names == ["a.bin", "b.bin"]


async def test_stalled_polling_goes_on(sandbox: Sandbox) -> None:
    ann = sandbox.person()
    async with _running(sandbox) as app:
        assert app.updater is not None
        await sandbox.control.fault("drop", "getUpdates", times=2)
        await app.updater.start_polling(error_callback=lambda _: None)
        await ann.send(("a.jpg", picture(100, 50)))
        await ann.wait_for(lambda one: one.get("text") == "100 × 50", seconds=20)
        await app.updater.stop()
        await asyncio.sleep(0)
