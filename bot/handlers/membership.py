"""The bot was blocked, or taken out of a group: what is open there is stopped, nobody waits for it."""

from __future__ import annotations

from typing import Any

import structlog
from telegram import Update
from telegram.constants import ChatMemberStatus
from telegram.ext import BaseHandler, ChatMemberHandler, ContextTypes

from bot.orders import Orders

log = structlog.get_logger(__name__)

OUTSIDE = (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)


class MembershipHandlers:
    def __init__(self, orders: Orders) -> None:
        self._orders = orders

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        return [ChatMemberHandler(self.mine, ChatMemberHandler.MY_CHAT_MEMBER)]

    async def mine(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """The bot's own standing in a chat has changed."""
        change = update.my_chat_member
        if change is None or change.new_chat_member.status not in OUTSIDE:
            return
        stopped = await self._orders.cancel_chat(change.chat.id)
        if stopped:
            log.info("the bot is outside of a chat, its jobs are cancelled", jobs=stopped)
