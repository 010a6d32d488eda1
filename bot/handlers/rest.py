"""Everything else gets one helpful line in a private chat, and silence in a group. Last in the list."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from telegram import Message, Update
from telegram.constants import ChatType, MessageEntityType
from telegram.ext import BaseHandler, ContextTypes, MessageHandler, filters

from bot.incoming import thread_of
from bot.sending import Place, answer_or_let_be
from bot.speech import listen
from bot.texts import say

REMEMBERED_ALBUMS = 200


class RestHandlers:
    def __init__(self) -> None:
        self._answered_albums: OrderedDict[str, None] = OrderedDict()

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        return [MessageHandler(filters.ALL & ~filters.StatusUpdate.ALL, self.anything)]

    async def anything(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None:
            return
        if message.chat.type == ChatType.PRIVATE:
            if self._first_of_album(message):
                place = Place(message.chat.id, message.message_id, thread_of(message))
                await answer_or_let_be(context.bot, place, say(line_for(message)))
        elif listen(message, context.bot.username).addressed and not _is_command(message):
            place = Place(message.chat.id, message.message_id, thread_of(message))
            await answer_or_let_be(context.bot, place, say("help.group"))

    def _first_of_album(self, message: Message) -> bool:
        """An album of ten videos needs one answer."""
        group = message.media_group_id
        if group is None:
            return True
        first = group not in self._answered_albums
        self._answered_albums[group] = None
        if len(self._answered_albums) > REMEMBERED_ALBUMS:
            self._answered_albums.popitem(last=False)
        return first


_BY_KIND = (
    ("sticker", "other.sticker"),
    ("animation", "other.animation"),
    ("video", "other.video"),
    ("video_note", "other.video"),
    ("voice", "other.voice"),
    ("audio", "other.audio"),
)


def line_for(message: Message) -> str:
    """The key of the sentence that answers this message."""
    for kind, key in _BY_KIND:
        if getattr(message, kind):
            return key
    if not message.text:
        return "other.thing"
    if _is_command(message):
        return "other.command"
    if listen(message, "").wish:
        return "reply.needs_photo"
    links = (MessageEntityType.URL, MessageEntityType.TEXT_LINK)
    return "other.link" if any(e.type in links for e in message.entities) else "other.text"


def _is_command(message: Message) -> bool:
    return (message.text or "").startswith("/")
