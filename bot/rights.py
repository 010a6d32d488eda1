"""Who may press what: the person who asked, and in groups its administrators."""

from __future__ import annotations

from telegram import Bot, Message
from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError

ADMINISTRATORS = (ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER)


async def may_decide(bot: Bot, chat_id: int, owner_id: int, presser_id: int) -> bool:
    """Whether the presser may decide about something of the owner's in this chat."""
    if presser_id == owner_id:
        return True
    if chat_id > 0:
        return False
    try:
        member = await bot.get_chat_member(chat_id, presser_id)
    except TelegramError:
        return False
    return member.status in ADMINISTRATORS


async def is_administrator(bot: Bot, message: Message) -> bool:
    """Whether a message in a group comes from one of its administrators, or is a post of its channel."""
    if message.is_automatic_forward or (message.sender_chat and message.sender_chat.id == message.chat.id):
        return True
    person = message.from_user
    return person is not None and await may_decide(bot, message.chat.id, 0, person.id)
