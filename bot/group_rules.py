"""What a group has set about being spoken to: which photos are taken unasked, and who may ask."""

from __future__ import annotations

from telegram import Bot, Message

from bot.preferences import value_of
from bot.rights import is_administrator, may_decide
from storage import preferences
from storage.db import Database

LISTED = "listed"
"""Who may ask: those whom an administrator has put on the group's list (bot/handlers/listing.py)."""


class GroupRules:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def wants_unasked(self, message: Message) -> bool:
        """Whether a photo that nobody says to the bot is taken all the same: all are, or the channel's."""
        photos = await self._value(message.chat.id, "photos")
        return photos == "all" or (photos == "channel" and bool(message.is_automatic_forward))

    async def may_ask(self, bot: Bot, message: Message) -> bool:
        """Whether the sender may ask for something here."""
        async with self._database.session(reading=True) as session:
            chosen = await preferences.of(session, message.chat.id)
        who = value_of(chosen, "who", in_group=True)
        person = message.from_user
        if who == "all":
            return True
        here = person is not None and not message.sender_chat and person.id in preferences.listed(chosen)
        if who == LISTED and here:
            return True
        return await is_administrator(bot, message)

    async def who_may_ask(self, chat_id: int) -> str:
        """all, administrators or listed; administrators always may."""
        return await self._value(chat_id, "who")

    async def _value(self, chat_id: int, name: str) -> str:
        async with self._database.session(reading=True) as session:
            return value_of(await preferences.of(session, chat_id), name, in_group=True)


async def sees_everything(bot: Bot, chat_id: int) -> bool:
    """Whether photos that aren't said to the bot reach it at all: privacy mode is off, or it is one of the
    administrators."""
    if bot.bot.can_read_all_group_messages:
        return True
    return await may_decide(bot, chat_id, 0, bot.id)
