"""/status: what the bot is working on for this person in this chat."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, ContextTypes

from bot.incoming import is_group, sender_of, thread_of
from bot.progress import ENDED
from bot.progress_words import line_of, name_of
from bot.sending import Place, answer_or_let_be
from bot.services import Services
from bot.texts import say
from storage import jobs, photos, slots

MOST_LINES = 20


class StatusHandlers:
    def __init__(self, services: Services) -> None:
        self._services = services

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        return [CommandHandler("status", self.status)]

    async def status(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None:
            return
        lines = await self._lines(message.chat.id, sender_of(message))
        text = "\n".join([say("status.title"), *lines]) if lines else say("status.nothing")
        place = Place(message.chat.id, message.message_id if is_group(message) else None, thread_of(message))
        await answer_or_let_be(context.bot, place, text)

    async def _lines(self, chat_id: int, user_id: int) -> list[str]:
        lines = []
        async with self._services.database.session(reading=True) as session:
            price = await self._services.estimates.price(session)
            for job in await jobs.active(session):
                if (job.chat_id, job.user_id) != (chat_id, user_id) or job.state in ENDED:
                    continue
                photo = await photos.get(session, job.photo_id)
                position = await jobs.position(session, job.id)
                wait = await jobs.estimate(session, job.id, price=price)
                if photo is not None:
                    lines.append(line_of(job, photo, position, wait))
            for waiting in await slots.waiting(session, chat_id, user_id):
                lines.append(say("status.waits", name=name_of(waiting)))
        return lines[:MOST_LINES]
