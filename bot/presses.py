"""Answering a press, and editing what was pressed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import CallbackQuery
from telegram.error import BadRequest, TelegramError

from bot.sending import nobody_there, says
from bot.texts import say
from storage.jobs import Job, JobState


async def answer_press(query: CallbackQuery, key: str | None, **values: object) -> None:
    """Answer a press. One that is too old to be answered has done its work all the same."""
    try:
        await query.answer(say(key, **values) if key else None)
    except BadRequest as error:
        if not says(error, "query is too old", "query id is invalid"):
            raise


async def quietly(edit: Callable[..., Awaitable[Any]], *args: Any, **kwargs: Any) -> None:
    """An edit of a message that may be gone, or look like that already."""
    try:
        await edit(*args, **kwargs)
    except TelegramError as error:
        if not nobody_there(error) and not says(error, "not modified", "not found", "can't be edited"):
            raise


def taken_key(placed: list[tuple[Job, bool]]) -> str:
    """What a pressed size is answered with."""
    new = [job for job, is_new in placed if is_new]
    if new:
        if all(job.state is JobState.MADE for job in new):
            return "press.made_before"
        return "press.taken" if len(placed) == 1 else "press.taken_all"
    ready = all(job.state in (JobState.MADE, JobState.DELIVERED) for job, _new in placed)
    return "press.made" if ready else "press.again"
