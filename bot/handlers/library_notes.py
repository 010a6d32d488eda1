"""What people say about their photos: titles and #tags, kept for the day the master is published.

A caption, also one that is changed later, an answer to a master with #tags, and the name of a topic. A group
that becomes a supergroup takes its library along. Nothing is answered here.
"""

from __future__ import annotations

from typing import Any

import structlog
from telegram import Message, Update
from telegram.ext import BaseHandler, ContextTypes, MessageHandler, filters

from bot.asset_words import tag_of_topic, tags_in, title_in
from bot.incoming import picture_in, sender_of, thread_of
from bot.services import Services
from bot.speech import listen
from bot.teams import link_of
from storage import library_links
from storage.troubles import Trouble, trouble_of

log = structlog.get_logger(__name__)

ORDER = 2
"""PTB's group: after the gate, beside the handlers that answer."""
QUESTIONS = ("find", "verify")
"""Commands under a picture whose words are no title of it."""
Note = tuple[int, str, tuple[str, ...]]


class LibraryNotes:
    def __init__(self, services: Services) -> None:
        self._services = services

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        return [MessageHandler(filters.UpdateType.MESSAGE, self.heard)]

    async def heard(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None:
            return
        if message.migrate_to_chat_id is not None:
            async with self._services.database.session() as session:
                await library_links.move_group(session, message.chat.id, message.migrate_to_chat_id)
            return
        await self._try_to_keep(message, [*_topic_notes(message), *_notes(message)])

    async def edited(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """A message was changed: for bot/handlers/edits.py, which hears of it first."""
        message = update.effective_message
        if message is not None:
            # A caption that is gone says nothing any more.
            gone: list[Note] = [(message.message_id, "", ())] if picture_in(message) else []
            await self._try_to_keep(message, _notes(message) or gone)

    async def _try_to_keep(self, message: Message, notes: list[Note]) -> None:
        """On a full disk a photo without its words is better than none: intake says what has to be said."""
        try:
            await self._keep(message, notes)
        except Exception as error:
            if trouble_of(error) is not Trouble.NO_ROOM:
                raise
            log.error("what was said of a photo is not noted", exc_info=error)

    async def _keep(self, message: Message, notes: list[Note]) -> None:
        if not notes:
            return
        if message.chat.id < 0 and await link_of(self._services.database, message.chat.id) is None:
            return
        async with self._services.database.session() as session:
            for number, title, tags in notes:
                album = message.media_group_id if number == message.message_id else None
                sender = sender_of(message)
                await library_links.note(session, message.chat.id, number, sender, title, tags, album)


def _notes(message: Message) -> list[Note]:
    """What a caption says of its photo, and an answer with #tags of the master that it answers."""
    text = message.caption or message.text or ""
    if listen(message, message.get_bot().username).command in QUESTIONS:
        return []
    title, tags = title_in(text), tags_in(text)
    if picture_in(message) is not None and (title or tags):
        return [(message.message_id, title, tags)]
    replied = message.reply_to_message
    if replied is not None and replied.document and tags and not text.startswith("/"):
        return [(replied.message_id, title, tags)]
    return []


def _topic_notes(message: Message) -> list[Note]:
    """A topic's name is told with what is said in it first, and when it changes."""
    thread = thread_of(message)
    replied = message.reply_to_message
    created = message.forum_topic_created or (replied.forum_topic_created if replied else None)
    edited = message.forum_topic_edited
    name = created.name if created else (edited.name if edited else None)
    return [(thread, "", tag_of_topic(name))] if thread and name else []
