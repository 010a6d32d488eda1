"""/start and /help."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, ContextTypes

from bot.incoming import is_group, thread_of
from bot.sending import Place, answer_or_let_be
from bot.texts import say


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    return [CommandHandler("start", start), CommandHandler("help", help_)]


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    await _say(update, context, "start")


async def help_(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    await _say(update, context, "help")


async def _say(update: Update, context: ContextTypes.DEFAULT_TYPE, key: str) -> None:
    message = update.effective_message
    if message is None:
        return
    place = Place(message.chat.id, message.message_id if is_group(message) else None, thread_of(message))
    await answer_or_let_be(context.bot, place, say("help.group" if is_group(message) else key))
