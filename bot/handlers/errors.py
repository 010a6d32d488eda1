"""What no handler caught: logged without anybody's words or picture, and one sentence to the person."""

from __future__ import annotations

import contextlib

import structlog
from telegram import Update
from telegram.error import NetworkError, TelegramError
from telegram.ext import ContextTypes

from bot.incoming import is_group, thread_of
from bot.sending import Place, answer, nobody_there
from bot.texts import say

log = structlog.get_logger(__name__)


async def on_error(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """PTB's error handler."""
    error = context.error
    if error is None or (isinstance(error, TelegramError) and nobody_there(error)):
        return
    number = update.update_id if isinstance(update, Update) else None
    log.error("a handler failed", update=number, error=type(error).__name__, exc_info=error)
    if isinstance(update, Update):
        # The sentence is a courtesy: when it can't be said either, the log has what matters.
        with contextlib.suppress(TelegramError):
            await _tell(update, context, error)


async def _tell(update: Update, context: ContextTypes.DEFAULT_TYPE, error: Exception) -> None:
    if update.callback_query is not None:
        await update.callback_query.answer(say("press.error"))
        return
    message = update.effective_message
    if message is None or is_group(message) or type(error) is NetworkError:
        return
    await answer(context.bot, Place(message.chat.id, message.message_id, thread_of(message)), say("error"))
