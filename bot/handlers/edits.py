"""A message that was changed: its words are noted for the library, and those under a photo are read again.

A photo that is known, or waits for its answer, goes to intake once more, which turns its open card or takes
in the picture that stands there now. In a group a photo that is said to the bot only now is taken in as a new
one. All else is let be: Telegram also tells of changes that nobody sees, and of old messages. While the
database is away a change is put off, but of a photo that waits for its answer in a private chat.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, ContextTypes, MessageHandler, filters

from bot.group_rules import GroupRules
from bot.handlers.library_notes import QUESTIONS, LibraryNotes
from bot.handlers.photo import PhotoHandlers, is_addressed
from bot.heard import Said
from bot.inbox import Inbox
from bot.incoming import Incoming, is_group, picture_in
from bot.later import Later
from bot.new_photos import shows_another
from bot.services import Services
from bot.speech import listen
from storage import photos
from storage.photos import Photo

CHANGEABLE = timedelta(hours=48)
"""So long people may change a message."""
KEPT = timedelta(hours=24)
"""So long Telegram keeps an update: a change that is older is told for another reason."""


class EditHandlers:
    """Before all that answers."""

    def __init__(
        self,
        services: Services,
        notes: LibraryNotes,
        pictures: PhotoHandlers,
        rules: GroupRules,
        inbox: Inbox,
        later: Later,
    ) -> None:
        self._services = services
        self._notes = notes
        self._pictures = pictures
        self._rules = rules
        self._inbox = inbox
        self._later = later
        self._heard = pictures.heard

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        return [MessageHandler(filters.UpdateType.EDITED_MESSAGE, self.edited)]

    async def edited(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.edited_message
        incoming = picture_in(message) if message is not None else None
        try:
            if message is not None and incoming is not None and _is_news(message):
                async with self._heard.lines.turn((message.chat.id, message.message_id)):
                    await self._heard_again(update, context, message, incoming)
        finally:
            async with self._later.if_away(update):
                await self._notes.edited(update, context)

    async def _heard_again(
        self, update: Update, context: ContextTypes.DEFAULT_TYPE, message: Message, incoming: Incoming
    ) -> None:
        speech = listen(message, context.bot.username)
        addressed = is_addressed(message, speech, context.bot.id)
        before, now = self._heard.note(message, addressed=addressed)
        if before == now or speech.for_another_bot or speech.command in QUESTIONS:
            return
        asking = replace(incoming, addressed=addressed).asking(speech.asked)
        asks = addressed and (asking.wish or asking.named) is not None
        async with self._later.if_away(update, asking if asks else None):
            try:
                if _is_new(before, now, in_group=is_group(message)) and not await self._is_ours(asking):
                    await self._pictures.take_in(update, context)
                else:
                    await self._changed(context, message, asking)
            except Exception:
                self._heard.take_back(message, before)
                raise

    async def _is_ours(self, incoming: Incoming) -> bool:
        """Whether it is known, or waits for its answer."""
        return self._inbox.has(incoming) or await self._known(incoming) is not None

    async def _known(self, incoming: Incoming) -> Photo | None:
        async with self._services.database.session(reading=True) as session:
            return await photos.by_message(session, incoming.chat_id, incoming.message_id)

    async def _changed(self, context: ContextTypes.DEFAULT_TYPE, message: Message, asking: Incoming) -> None:
        waits = self._inbox.has(asking)
        if waits and not is_group(message):
            self._pictures.changed(asking)
            return
        known = await self._known(asking)
        if (known is None and not waits) or _says_nothing(known, asking):
            return
        if await self._may(message, context, known, asking):
            # Of an album that is being gathered nobody may have said anything to us yet.
            ours = known is not None or self._inbox.newest(asking).addressed
            self._pictures.changed(replace(asking, addressed=asking.addressed or ours))

    async def _may(
        self,
        message: Message,
        context: ContextTypes.DEFAULT_TYPE,
        known: Photo | None,
        incoming: Incoming,
    ) -> bool:
        """In a group: whether its sender still may ask, and another picture is said to the bot, too."""
        if not is_group(message):
            return True
        another = known is not None and shows_another(known, incoming)
        if another and not incoming.addressed and not await self._rules.wants_unasked(message):
            return False
        return await self._rules.may_ask(context.bot, message)


def _is_news(message: Message) -> bool:
    changed = message.edit_date
    if changed is None or changed - message.date > CHANGEABLE:
        return False
    return datetime.now(UTC) - changed < KEPT


def _says_nothing(known: Photo | None, incoming: Incoming) -> bool:
    """Whether a photo that has its card is the same, and its words name no size."""
    answered = known is not None and known.card_message_id is not None and not shows_another(known, incoming)
    return answered and (incoming.wish or incoming.named) is None


def _is_new(before: Said | None, now: Said, *, in_group: bool) -> bool:
    """Of a photo that nothing is kept of: whether it is to be taken in. It may have been turned away, or
    forgotten at its person's wish, so that other words are no reason."""
    if before is not None and before.picture != now.picture:
        return now.addressed
    return in_group and now.addressed and (before is None or not before.addressed)
