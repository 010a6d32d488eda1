"""What a group has set about being spoken to: which photos are taken unasked, and who may ask."""

from __future__ import annotations

from telegram import Bot, Message

from bot.preferences import value_of
from bot.rights import is_administrator, may_decide
from storage import preferences
from storage.db import Database


class GroupRules:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def wants_unasked(self, message: Message) -> bool:
        """Whether a photo that nobody says to the bot is taken all the same: all are, or the channel's."""
        photos = await self._value(message.chat.id, "photos")
        return photos == "all" or (photos == "channel" and bool(message.is_automatic_forward))

    async def may_ask(self, bot: Bot, message: Message) -> bool:
        """Whether the sender may ask for something here."""
        if await self._value(message.chat.id, "who") == "all":
            return True
        return await is_administrator(bot, message)

    async def _value(self, chat_id: int, name: str) -> str:
        async with self._database.session(reading=True) as session:
            return value_of(await preferences.of(session, chat_id), name, in_group=True)


async def sees_everything(bot: Bot, chat_id: int) -> bool:
    """Whether photos that aren't said to the bot reach it at all: privacy mode is off, or it is one of the
    administrators."""
    if bot.bot.can_read_all_group_messages:
        return True
    return await may_decide(bot, chat_id, 0, bot.id)
