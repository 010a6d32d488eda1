"""Who may press what: the person who asked, and in groups its administrators."""

from __future__ import annotations

from telegram import Bot
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
