"""Before every other handler: who may use the bot at all, and what maintenance holds up.

The list of ENLARGER_ALLOWED names people, who may use it anywhere, and chats, where everybody may. Whoever is
not on it may still see what is kept of them and delete it.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import Any

from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop, BaseHandler, ContextTypes, TypeHandler

from bot import callbacks
from bot.callbacks import AlbumCancel, Cancel, Forget, Why
from bot.incoming import is_group, sender_of, thread_of
from bot.presses import answer_press
from bot.sending import Place, answer_or_let_be
from bot.services import Services
from bot.speech import listen
from bot.texts import say

ORDER = 0
"""PTB's group of this handler; the language is known by then, and all others come after it."""
ALWAYS = frozenset({"forget", "privacy"})
HARMLESS = (Cancel, AlbumCancel, Forget, Why)
"""Presses that maintenance has no reason to hold up."""
QUIET_SECONDS = 600.0
"""Somebody who isn't listed is told so once in this time, however much is sent."""
REMEMBERED = 1000


class Gate:
    def __init__(self, services: Services) -> None:
        self._services = services
        self._allowed = services.settings.allowed_ids | services.settings.admin_ids
        self._open = not services.settings.allowed_ids
        self._told: OrderedDict[int, float] = OrderedDict()

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        return [TypeHandler(Update, self.look)]

    async def look(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Stops an update that goes no further; ApplicationHandlerStop is PTB's way to say so."""
        if update.callback_query is not None:
            await self._press(update.callback_query)
        elif update.message_reaction or update.inline_query or update.edited_message:
            await self._silently(update)
        elif update.channel_post is not None or update.edited_channel_post is not None:
            return  # nobody speaks: only channels that a listed group has linked are looked at
        elif update.effective_message is not None:
            await self._message(update.effective_message, context)

    async def _press(self, query: CallbackQuery) -> None:
        press = callbacks.parse(query.data)
        chat_id = query.message.chat.id if query.message else 0
        if not self._listed(query.from_user.id, chat_id) and not isinstance(press, Forget):
            await answer_press(query, "press.not_listed")
            raise ApplicationHandlerStop
        if self._services.maintenance.holds(query.from_user.id) and not isinstance(press, HARMLESS):
            await answer_press(query, "press.maintenance")
            raise ApplicationHandlerStop

    async def _silently(self, update: Update) -> None:
        """Reactions, changed messages and what is typed inline: who isn't listed has no answer."""
        reaction, inline, edited = update.message_reaction, update.inline_query, update.edited_message
        person = inline.from_user.id if inline else 0
        chat_id = 0
        if edited is not None:
            person, chat_id = sender_of(edited), edited.chat.id
        if reaction is not None:
            person, chat_id = (reaction.user.id if reaction.user else 0), reaction.chat.id
        if not self._listed(person, chat_id):
            raise ApplicationHandlerStop

    async def _message(self, message: Message, context: ContextTypes.DEFAULT_TYPE) -> None:
        person = sender_of(message)
        if self._listed(person, message.chat.id):
            return
        speech = listen(message, context.bot.username)
        if speech.command in ALWAYS:
            return
        spoken_to = message.chat.type == ChatType.PRIVATE or (is_group(message) and speech.addressed)
        if spoken_to and self._may_be_told(message.chat.id):
            place = Place(message.chat.id, message.message_id, thread_of(message))
            number = message.chat.id if is_group(message) else person
            await answer_or_let_be(context.bot, place, say("host.refused", number=str(number)))
        raise ApplicationHandlerStop

    def _listed(self, person_id: int, chat_id: int) -> bool:
        return self._open or person_id in self._allowed or chat_id in self._allowed

    def _may_be_told(self, chat_id: int) -> bool:
        now = time.monotonic()
        if now - self._told.get(chat_id, -QUIET_SECONDS) < QUIET_SECONDS:
            return False
        self._told[chat_id] = now
        self._told.move_to_end(chat_id)
        if len(self._told) > REMEMBERED:
            self._told.popitem(last=False)
        return True
