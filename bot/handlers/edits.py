"""A message that was changed: its words are noted for the library, and those under a photo are read again.

A photo that is known, or waits for its answer, goes to intake once more, which turns its open card or takes
in the picture that stands there now. In a group a photo that is said to the bot only now is taken in as a new
one. All else is let be: Telegram also tells of changes that nobody sees, and of old messages.
"""

from __future__ import annotations

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
        await self._notes.edited(update, context)
        message = update.edited_message
        incoming = picture_in(message) if message is not None else None
        if message is None or incoming is None or not _is_news(message):
            return
        async with self._heard.lines.turn((message.chat.id, message.message_id)):
            await self._changed(update, context, message, incoming)

    async def _changed(
        self, update: Update, context: ContextTypes.DEFAULT_TYPE, message: Message, incoming: Incoming
    ) -> None:
        speech = listen(message, context.bot.username)
        addressed = is_addressed(message, speech, context.bot.id)
        before, now = self._heard.note(message, addressed=addressed)
        if before == now or speech.for_another_bot or speech.command in QUESTIONS:
            return
        asking = incoming.asking(speech.asked)
        async with self._services.database.session(reading=True) as session:
            known = await photos.by_message(session, message.chat.id, message.message_id)
        if known is None and not self._inbox.has(asking):
            if _is_new(before, now, in_group=is_group(message)):
                await self._pictures.take_in(update, context)
        elif _says_nothing(known, asking):
            return
        elif await self._may(message, context, known, asking, addressed=addressed):
            self._pictures.changed(asking)

    async def _may(
        self,
        message: Message,
        context: ContextTypes.DEFAULT_TYPE,
        known: Photo | None,
        incoming: Incoming,
        *,
        addressed: bool,
    ) -> bool:
        """In a group: whether its sender still may ask, and another picture is said to the bot, too."""
        if not is_group(message):
            return True
        another = known is not None and shows_another(known, incoming)
        if another and not addressed and not await self._rules.wants_unasked(message):
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
