"""Answering a press, and editing what was pressed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from telegram import CallbackQuery
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.sending import nobody_there, repeatedly, says
from bot.texts import say
from storage.errors import TooMany, TooManyToday
from storage.jobs import Job, JobState

log = structlog.get_logger(__name__)


async def answer_press(query: CallbackQuery, key: str | None, **values: object) -> None:
    """Answer a press. One that is too old to be answered, or can't be, has done its work all the same."""
    words = say(key, **values) if key else None
    try:
        await repeatedly(lambda: query.answer(words))
    except BadRequest as error:
        if not says(error, "query is too old", "query id is invalid"):
            raise
    except (NetworkError, RetryAfter) as error:
        log.warning("a press was not answered", error=type(error).__name__)


async def quietly(edit: Callable[..., Awaitable[Any]], *args: Any, **kwargs: Any) -> None:
    """An edit of a message that may be gone, or look like that already."""
    try:
        await repeatedly(lambda: edit(*args, **kwargs))
    except TelegramError as error:
        if nobody_there(error) or says(error, "not modified", "not found", "can't be edited"):
            return
        if isinstance(error, BadRequest):
            raise
        log.warning("a message was not edited", error=type(error).__name__)


def too_many_key(full: TooMany) -> str:
    """What somebody is told who has asked for as much as one may; the sentence has a gap for the limit."""
    return "press.too_many_today" if isinstance(full, TooManyToday) else "press.too_many"


def taken_key(placed: list[tuple[Job, bool]]) -> str:
    """What a pressed size is answered with."""
    new = [job for job, is_new in placed if is_new]
    if new:
        if all(job.state is JobState.MADE for job in new):
            return "press.made_before"
        return "press.taken" if len(placed) == 1 else "press.taken_all"
    ready = all(job.state in (JobState.MADE, JobState.DELIVERED) for job, _new in placed)
    return "press.made" if ready else "press.again"
