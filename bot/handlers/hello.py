"""/start, /help and /privacy."""

from __future__ import annotations

from typing import Any

import structlog
from telegram import Message, Update
from telegram.error import TelegramError
from telegram.ext import BaseHandler, CommandHandler, ContextTypes

from bot.incoming import is_group, thread_of
from bot.sending import Place, answer_or_let_be
from bot.settings import Settings
from bot.texts import say
from bot.welcome import Welcome

log = structlog.get_logger(__name__)


def handlers(settings: Settings, welcome: Welcome) -> list[BaseHandler[Any, Any, Any]]:
    async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The loop in one picture and three lines; the words alone where the picture can't go."""
        message = update.effective_message
        if message is None:
            return
        if not is_group(message):
            try:
                await welcome.send(context.bot, message.chat.id, thread_of(message), say("start"))
            except TelegramError as error:
                log.info("the welcome goes without its picture", reason=type(error).__name__)
            else:
                return
        await _say(message, context, "start")

    async def privacy(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """What is kept, how long and where, as this host has set it."""
        message = update.effective_message
        if message is None:
            return
        place = Place(message.chat.id, message.message_id if is_group(message) else None, thread_of(message))
        where = say("privacy.elsewhere" if settings.kept_elsewhere else "privacy.here")
        text = say("privacy", days=settings.keep_days, where=where)
        await answer_or_let_be(context.bot, place, text)

    return [
        CommandHandler("start", start),
        CommandHandler("help", help_),
        CommandHandler("privacy", privacy),
    ]


async def help_(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.effective_message is not None:
        await _say(update.effective_message, context, "help")


async def _say(message: Message, context: ContextTypes.DEFAULT_TYPE, key: str) -> None:
    place = Place(message.chat.id, message.message_id if is_group(message) else None, thread_of(message))
    await answer_or_let_be(context.bot, place, say("help.group" if is_group(message) else key))
