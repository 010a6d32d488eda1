"""/forget: all that the bot has of a person goes at once, after one press that confirms it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from telegram import Bot, CallbackQuery, Update
from telegram.ext import BaseHandler, CommandHandler, ContextTypes

from bot import keyboards
from bot.callbacks import Forget
from bot.inbox import Inbox
from bot.incoming import is_group, sender_of, thread_of
from bot.lent import Lent
from bot.orders import Orders
from bot.presses import answer_press, quietly
from bot.sending import Place, answer, remove
from bot.services import Services
from bot.texts import say
from storage.retention import forget

log = structlog.get_logger(__name__)


class ForgetHandlers:
    """swept: takes away what else is kept of pictures that are gone."""

    def __init__(
        self,
        services: Services,
        orders: Orders,
        inbox: Inbox,
        lent: Lent,
        swept: Callable[[], Awaitable[None]],
    ) -> None:
        self._services = services
        self._orders = orders
        self._inbox = inbox
        self._lent = lent
        self._swept = swept

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        return [CommandHandler("forget", self.ask)]

    async def ask(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None:
            return
        place = Place(message.chat.id, message.message_id if is_group(message) else None, thread_of(message))
        await answer(context.bot, place, say("forget.ask"), keyboards.forget(sender_of(message)))

    async def pressed(self, query: CallbackQuery, press: Forget) -> None:
        """Only the person who asked can confirm; administrators have no say in it."""
        if query.from_user.id != press.user_id:
            await answer_press(query, "press.not_yours")
            return
        await answer_press(query, None)
        text = await self._forget(query.get_bot(), press.user_id) if press.yes else say("forget.kept")
        await quietly(query.edit_message_text, text)

    async def _forget(self, bot: Bot, user_id: int) -> str:
        self._inbox.drop_of(user_id)
        await asyncio.to_thread(self._lent.forget, user_id)
        for job in await self._orders.cancel_person(user_id):
            if job.status_message_id:
                await remove(bot, job.chat_id, job.status_message_id)
        gone = await forget(self._services.database, self._services.blobs, user_id)
        await self._swept()
        self._services.wake.set()
        log.info("a person was forgotten", photos=gone.photos, jobs=gone.jobs, files=gone.blobs)
        if not gone.photos and not gone.jobs:
            return say("forget.nothing")
        return say("forget.done", photos=gone.photos, masters=gone.jobs)
