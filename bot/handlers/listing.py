"""/allow and /disallow: who may ask in a group where only listed people may. An administrator answers
somebody's message with it."""

from __future__ import annotations

from typing import Any

from telegram import Message, Update, User
from telegram.ext import BaseHandler, CommandHandler, ContextTypes

from bot.group_rules import LISTED, GroupRules
from bot.incoming import is_group, thread_of
from bot.rights import is_administrator
from bot.sending import Place, answer_or_let_be
from bot.texts import say
from storage import preferences
from storage.db import Database

PUT_ON, TAKE_OFF = "allow", "disallow"


class ListingHandlers:
    def __init__(self, database: Database, rules: GroupRules) -> None:
        self._database = database
        self._rules = rules

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        return [CommandHandler(PUT_ON, self.put_on), CommandHandler(TAKE_OFF, self.take_off)]

    async def put_on(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.effective_message is not None:
            await self._change(update.effective_message, context, may=True)

    async def take_off(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.effective_message is not None:
            await self._change(update.effective_message, context, may=False)

    async def _change(self, message: Message, context: ContextTypes.DEFAULT_TYPE, *, may: bool) -> None:
        text = await self._changed(message, context, may=may)
        place = Place(message.chat.id, message.message_id, thread_of(message))
        await answer_or_let_be(context.bot, place, text)

    async def _changed(self, message: Message, context: ContextTypes.DEFAULT_TYPE, *, may: bool) -> str:
        """Change the list; what to say of it."""
        if not is_group(message):
            return say("listed.groups_only")
        if not await is_administrator(context.bot, message):
            return say("press.administrators")
        person = _meant(message)
        if person is None:
            return say("listed.whom")
        async with self._database.session() as session:
            await preferences.put_on_list(session, message.chat.id, person.id, may=may)
        text = say("listed.on" if may else "listed.off", name=person.first_name)
        if await self._rules.who_may_ask(message.chat.id) != LISTED:
            text += "\n" + say("listed.not_in_force")
        return text


def _meant(message: Message) -> User | None:
    """The person whose message is answered; none for bots, channels and the beginning of a topic."""
    answered = message.reply_to_message
    if answered is None or answered.forum_topic_created is not None or answered.sender_chat is not None:
        return None
    person = answered.from_user
    return None if person is None or person.is_bot else person
