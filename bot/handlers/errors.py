"""What no handler caught: logged without anybody's words or picture, and one sentence to the person."""

from __future__ import annotations

import contextlib
from collections import OrderedDict

import structlog
from telegram import Message, Update
from telegram.constants import ChatType
from telegram.error import NetworkError, TelegramError
from telegram.ext import ContextTypes

from bot.inbox import Inbox
from bot.incoming import is_group, picture_in, thread_of
from bot.journal import Journal
from bot.sending import Place, answer, nobody_there
from bot.texts import say
from storage.troubles import Trouble, trouble_of

log = structlog.get_logger(__name__)

REMEMBERED = 1000


class Failures:
    """An update goes through several handlers, and a webhook's may come again: one sentence for all."""

    def __init__(self, journal: Journal, inbox: Inbox) -> None:
        self._journal = journal
        self._inbox = inbox
        self._told: OrderedDict[int, None] = OrderedDict()

    async def on_error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """PTB's error handler."""
        error = context.error
        if error is None or (isinstance(error, TelegramError) and nobody_there(error)):
            return
        number = update.update_id if isinstance(update, Update) else None
        log.error("a handler failed", update=number, error=type(error).__name__, exc_info=error)
        if not isinstance(update, Update):
            return
        if trouble_of(error) is Trouble.NO_ROOM and self._is_lost(update):
            self._journal.leave(update.update_id)
        if self._is_told(update.update_id):
            return
        # The sentence is a courtesy: when it can't be said either, the log has what matters.
        with contextlib.suppress(TelegramError):
            await _tell(update, context, error)

    def _is_lost(self, update: Update) -> bool:
        """Whether a photo came with it that nothing is kept of: by webhook Telegram brings it again. A press
        is not brought again, whatever its message shows: nobody wants that carried out an hour later."""
        photo = None if update.message is None else picture_in(update.message)
        return photo is not None and not self._inbox.has(photo)

    def _is_told(self, number: int) -> bool:
        told = number in self._told
        self._told[number] = None
        if len(self._told) > REMEMBERED:
            self._told.popitem(last=False)
        return told


async def _tell(update: Update, context: ContextTypes.DEFAULT_TYPE, error: Exception) -> None:
    trouble = trouble_of(error)
    if update.callback_query is not None:
        await update.callback_query.answer(
            say("failed.no_room" if trouble is Trouble.NO_ROOM else "press.error")
        )
        return
    message = update.effective_message
    if message is None or is_group(message) or type(error) is NetworkError:
        return
    if message.chat.type == ChatType.CHANNEL:
        return  # its readers have nothing to do with that
    if trouble is Trouble.AWAY and picture_in(message):
        return  # it is kept, and bot/intake.py says so
    place = Place(message.chat.id, message.message_id, thread_of(message))
    await answer(context.bot, place, say(_sentence(message, trouble)))


def _sentence(message: Message, trouble: Trouble | None) -> str:
    if trouble is not Trouble.NO_ROOM:
        return "error"
    return "intake.no_room" if picture_in(message) else "failed.no_room"
