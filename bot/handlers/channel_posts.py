"""Posts of a library's channel: files that people post there are taken in, changed captions are read again.

Nothing is answered in the channel, and of other channels nothing is kept.
"""

from __future__ import annotations

import contextlib
from typing import Any

from telegram import Message, Update
from telegram.error import TelegramError
from telegram.ext import BaseHandler, ContextTypes, MessageHandler, filters

from bot.importer import Importer, post_of, told
from bot.incoming import sender_of, thread_of
from bot.later import Later
from bot.sending import Place, answer_or_let_be, repeatedly
from bot.services import Services
from bot.teams import allowed, link_of

TAKEN = "👌"


class ChannelPostHandlers:
    """Before all that answers: a post is nobody's question."""

    def __init__(self, services: Services, importer: Importer, later: Later) -> None:
        self._services = services
        self._importer = importer
        self._later = later

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        return [MessageHandler(filters.UpdateType.CHANNEL_POSTS, self.posted)]

    async def posted(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is not None:
            async with self._later.if_away(update):
                await self._take_in(update, message)

    async def _take_in(self, update: Update, message: Message) -> None:
        if update.edited_channel_post is not None and await self._importer.renamed(
            message.chat.id, message.message_id, message.caption or ""
        ):
            return
        post = post_of(message)
        link = await self._importer.link_of(message.chat.id) if post is not None else None
        if post is not None and link is not None:
            await self._importer.take(post, link)

    async def forwarded(self, message: Message) -> bool:
        """Take in a post that was forwarded to its team's group. False: it is a message like any other, or
        its sender may not publish."""
        post = post_of(message)
        link = await link_of(self._services.database, message.chat.id) if post is not None else None
        if post is None or link is None or post.channel_id != link.channel_id:
            return False
        bot = message.get_bot()
        if not await allowed(bot, link, sender_of(message), "publish"):
            return False
        ending, asset = await self._importer.take(post, link)
        if message.media_group_id and asset is not None:
            # Of ten at once each gets a sign: ten answers would be too many.
            with contextlib.suppress(TelegramError):
                await repeatedly(lambda: bot.set_message_reaction(message.chat.id, message.message_id, TAKEN))
                return True
        place = Place(message.chat.id, message.message_id, thread_of(message))
        await answer_or_let_be(bot, place, told(ending, asset, link))
        return True
