"""Small manners of speaking to Telegram: answers in the right topic, errors told apart."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

import structlog
from telegram import Bot, InlineKeyboardMarkup, Message, ReplyParameters
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

log = structlog.get_logger(__name__)
T = TypeVar("T")

CHAT_GONE = (
    "chat not found",
    "user is deactivated",
    "bot was kicked",
    "peer_id_invalid",
    "chat_write_forbidden",
    "not enough rights to send",
    "have no rights to send",
    "group chat was deactivated",
)
"""Parts of 400 texts that mean: nobody is there to read it. Compared without case, PTB re-cases them."""


NO_CONNECTION = ("ConnectError", "ConnectTimeout", "PoolTimeout")
BROKEN_OFF = ("ReadError", "WriteError", "RemoteProtocolError")
"""Names of httpx's errors, which PTB keeps as the cause of its own."""
TROUBLED = ("internal server error", "bad gateway", "service unavailable")
"""Parts of what PTB makes of an answer of 500 and above: Telegram did not do it."""
GAVE_UP_WAITING = ("gateway timeout", "gateway time-out")
"""The same of 504: the server in front waited no longer for one that may have done it."""
NO_CONNECTION_PAUSES = (1.0, 3.0, 9.0)
"""Seconds between tries while no connection can be made."""
WORDS_PAUSES = (1.0, 3.0, 9.0)
"""Seconds between tries of words that Telegram refused for its own reasons, or did not confirm."""
HARMLESS_PAUSES = (1.0, 3.0)
"""Seconds between tries of what may be done twice without harm."""
LONGEST_FLOOD = 10.0
"""Seconds of a flood limit that such a thing waits out."""


@dataclass(frozen=True)
class Place:
    """Where an answer goes: the chat, its topic, and the message it answers."""

    chat_id: int
    message_id: int | None = None
    thread_id: int | None = None

    @property
    def reply(self) -> ReplyParameters | None:
        if self.message_id is None or self.message_id < 0:  # storage.photos.make_way
            return None
        return ReplyParameters(self.message_id, allow_sending_without_reply=True)


def says(error: TelegramError, *parts: str) -> bool:
    """Whether an error's text holds one of these parts, whatever their case."""
    text = str(error).lower()
    return any(part in text for part in parts)


def nobody_there(error: TelegramError) -> bool:
    """Blocked, kicked, deleted: an answer will never arrive."""
    return isinstance(error, Forbidden) or (isinstance(error, BadRequest) and says(error, *CHAT_GONE))


def not_sent(error: TelegramError) -> bool:
    """Surely nothing reached Telegram: no connection was made."""
    return isinstance(error, NetworkError) and type(error.__cause__).__name__ in NO_CONNECTION


def unconfirmed(error: TelegramError) -> bool:
    """The request went out and no answer came: it may have been done."""
    if not_sent(error):
        return False
    if isinstance(error, TimedOut) or type(error.__cause__).__name__ in BROKEN_OFF:
        return True
    return isinstance(error, NetworkError) and says(error, *GAVE_UP_WAITING)


def in_trouble(error: TelegramError) -> bool:
    """Telegram did not do it, for no fault of ours."""
    return isinstance(error, NetworkError) and says(error, *TROUBLED)


def flood_seconds(error: RetryAfter) -> float:
    """How long Telegram asks to be left alone; PTB gives a number or a time, by its settings."""
    asked = error.retry_after
    return float(asked) if isinstance(asked, (int, float)) else asked.total_seconds()


async def repeatedly(do: Callable[[], Awaitable[T]]) -> T:
    """Do what may be done twice without harm: an edit, a deletion, the answer to a press.

    Tried again after whatever goes wrong on the way; the last failure, and a refusal, are raised.
    """
    for pause in HARMLESS_PAUSES:
        wait = pause
        try:
            return await do()
        except BadRequest:
            raise
        except RetryAfter as flood:
            wait = flood_seconds(flood)
            if wait > LONGEST_FLOOD:
                raise
        except NetworkError as error:
            log.info("tried again", reason=type(error).__name__, pause=pause)
        await asyncio.sleep(wait)
    return await do()


async def in_place(place: Place, send: Callable[[Place], Awaitable[T]]) -> T:
    """Send somewhere; when the topic is gone or the group has moved, send where it can be read.

    Tried again only while no connection can be made.
    """
    for pause in NO_CONNECTION_PAUSES:
        try:
            return await _in_place(place, send)
        except NetworkError as error:
            if not not_sent(error):
                raise
            log.warning("no connection to Telegram", pause=pause)
        await asyncio.sleep(pause)
    return await _in_place(place, send)


async def _in_place(place: Place, send: Callable[[Place], Awaitable[T]]) -> T:
    try:
        return await send(place)
    except ChatMigrated as moved:
        return await send(Place(moved.new_chat_id, None, place.thread_id))
    except BadRequest as error:
        if place.thread_id is None or not says(error, "thread not found", "topic_closed", "topic_deleted"):
            raise
        return await send(Place(place.chat_id, place.message_id, None))


async def answer(
    bot: Bot,
    place: Place,
    text: str,
    keyboard: InlineKeyboardMarkup | None = None,
    *,
    once: bool = False,
    silent: bool = False,
) -> Message:
    """Send a text as an answer to the place's message.

    once: not again when Telegram doesn't confirm it, for what would stand there twice to no use.
    silent: without a sound on the phones of the chat.
    """

    async def send(where: Place) -> Message:
        return await bot.send_message(
            where.chat_id,
            text,
            reply_parameters=where.reply,
            message_thread_id=where.thread_id,
            reply_markup=keyboard,
            disable_notification=silent,
        )

    for pause in WORDS_PAUSES:
        try:
            return await in_place(place, send)
        except TelegramError as error:
            # Words that came twice do less harm than none.
            if not in_trouble(error) and (once or not unconfirmed(error)):
                raise
            log.warning("an answer did not get through and is said again", error=type(error).__name__)
        await asyncio.sleep(pause)
    return await in_place(place, send)


async def answer_or_let_be(bot: Bot, place: Place, text: str) -> None:
    """Like `answer`, for words that may be lost: a person who is gone needs none."""
    with contextlib.suppress(Forbidden, BadRequest):
        await answer(bot, place, text)


async def remove(bot: Bot, chat_id: int, message_id: int) -> bool:
    """Delete a message of ours if it is still there and young enough.

    False: Telegram was away or wants to be left alone, and a later try may do it.
    """
    try:
        await repeatedly(lambda: bot.delete_message(chat_id, message_id))
    except TelegramError as error:
        log.info("a message stayed", chat=chat_id, reason=type(error).__name__)
        return isinstance(error, BadRequest) or not isinstance(error, (NetworkError, RetryAfter))
    return True
