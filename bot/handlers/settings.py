"""/settings: what holds in this chat unless something else is said. In groups administrators decide."""

from __future__ import annotations

from typing import Any

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.ext import BaseHandler, CommandHandler, ContextTypes

from bot import keyboards
from bot.callbacks import Choose
from bot.group_rules import LISTED, sees_everything
from bot.incoming import is_group, thread_of
from bot.languages import chosen_language, language_in
from bot.preferences import choices_in, value_of
from bot.presses import answer_press, quietly
from bot.rights import may_decide
from bot.sending import Place, answer
from bot.services import Services
from bot.speaking import AUTO, LANGUAGES, speak
from bot.texts import say
from storage import preferences

LANGUAGE = "language"
TURNS = (keyboards.LANGUAGE_LIST, keyboards.LANGUAGE_BACK)


class SettingsHandlers:
    def __init__(self, services: Services) -> None:
        self._services = services

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        return [CommandHandler("settings", self.show)]

    async def show(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None:
            return
        chosen = await self._chosen(message.chat.id)
        place = Place(message.chat.id, message.message_id if is_group(message) else None, thread_of(message))
        await answer(context.bot, place, *_page(chosen, in_group=is_group(message)))

    async def pressed(self, query: CallbackQuery, message: Message, press: Choose) -> None:
        if press.value not in _values(press.name, in_group=is_group(message)):
            await answer_press(query, "press.unknown")
            return
        # Nobody owns a group's settings: only its administrators may.
        owner = 0 if is_group(message) else message.chat.id
        if not await may_decide(query.get_bot(), message.chat.id, owner, query.from_user.id):
            await answer_press(query, "press.administrators")
            return
        if press.name == LANGUAGE and press.value in TURNS:
            await self._turn(query, message, to_list=press.value == keyboards.LANGUAGE_LIST)
            return
        async with self._services.database.session() as session:
            chosen = await preferences.choose(session, message.chat.id, press.name, press.value)
        if press.name == LANGUAGE:
            person = query.from_user
            speak(
                await language_in(self._services.database, message.chat.id, person.id, person.language_code)
            )
        await answer_press(query, await self._noted(query, message, press))
        text, keyboard = _page(chosen, in_group=is_group(message))
        await quietly(query.edit_message_text, text, reply_markup=keyboard)

    async def _noted(self, query: CallbackQuery, message: Message, press: Choose) -> str:
        """The answer: how to fill a list; of photos that can't be seen here, what to change."""
        if (press.name, press.value) == ("who", LISTED):
            return "press.listed"
        unasked = press.name == "photos" and press.value != "asked"
        blind = unasked and not await sees_everything(query.get_bot(), message.chat.id)
        return "press.blind" if blind else "press.set"

    async def _turn(self, query: CallbackQuery, message: Message, *, to_list: bool) -> None:
        """Open the list of languages, or go back to what it was opened from."""
        chosen, in_group = await self._chosen(message.chat.id), is_group(message)
        text, keyboard = _page(chosen, in_group=in_group)
        if to_list:
            keyboard = keyboards.languages(chosen_language(chosen), in_group=in_group)
            text = say("settings.language")
        await answer_press(query, None)
        await quietly(query.edit_message_text, text, reply_markup=keyboard)

    async def _chosen(self, chat_id: int) -> dict[str, Any]:
        async with self._services.database.session(reading=True) as session:
            return await preferences.of(session, chat_id)


def _values(name: str, *, in_group: bool) -> tuple[str, ...]:
    """What a button may say about a setting."""
    return (*TURNS, AUTO, *LANGUAGES) if name == LANGUAGE else choices_in(in_group=in_group).get(name, ())


def _page(chosen: dict[str, Any], *, in_group: bool) -> tuple[str, InlineKeyboardMarkup]:
    choices = choices_in(in_group=in_group)
    holding = {name: value_of(chosen, name, in_group=in_group) for name in choices}
    return say("settings.group" if in_group else "settings.own"), keyboards.settings(choices, holding)
