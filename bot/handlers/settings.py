"""/settings: what holds in this chat unless something else is said. In groups administrators decide."""

from __future__ import annotations

from typing import Any

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.ext import BaseHandler, CommandHandler, ContextTypes

from bot import keyboards
from bot.callbacks import Choose
from bot.incoming import is_group, thread_of
from bot.preferences import CHOICES, value_of
from bot.presses import answer_press, quietly
from bot.rights import may_decide
from bot.sending import Place, answer
from bot.services import Services
from bot.texts import say
from storage import preferences


class SettingsHandlers:
    def __init__(self, services: Services) -> None:
        self._services = services

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        return [CommandHandler("settings", self.show)]

    async def show(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None:
            return
        async with self._services.database.session(reading=True) as session:
            chosen = await preferences.of(session, message.chat.id)
        place = Place(message.chat.id, message.message_id if is_group(message) else None, thread_of(message))
        await answer(context.bot, place, *_page(chosen, in_group=is_group(message)))

    async def pressed(self, query: CallbackQuery, message: Message, press: Choose) -> None:
        if press.value not in CHOICES.get(press.name, ()):
            await answer_press(query, "press.unknown")
            return
        # Nobody owns a group's settings: only its administrators may.
        owner = 0 if is_group(message) else message.chat.id
        if not await may_decide(query.get_bot(), message.chat.id, owner, query.from_user.id):
            await answer_press(query, "press.administrators")
            return
        async with self._services.database.session() as session:
            chosen = await preferences.choose(session, message.chat.id, press.name, press.value)
        await answer_press(query, "press.set")
        text, keyboard = _page(chosen, in_group=is_group(message))
        await quietly(query.edit_message_text, text, reply_markup=keyboard)


def _page(chosen: dict[str, Any], *, in_group: bool) -> tuple[str, InlineKeyboardMarkup]:
    holding = {name: value_of(chosen, name, in_group=in_group) for name in CHOICES}
    return say("settings.group" if in_group else "settings.own"), keyboards.settings(CHOICES, holding)
