"""Delete, under a master: after a second press that confirms it, the master is gone here and in the chat."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import structlog
from telegram import CallbackQuery, Message
from telegram.error import TelegramError

from bot import result_keyboards
from bot.presses import answer_press, quietly
from bot.result_buttons import result_buttons
from bot.result_presses import Delete
from bot.sending import remove, repeatedly
from bot.services import Services
from bot.texts import say
from storage.jobs import Job
from storage.retention import delete_result

log = structlog.get_logger(__name__)


class DeleteButtons:
    """What choice.py hands on once it knows that the person may press. swept: takes away what else is kept
    of pictures that are gone."""

    def __init__(self, services: Services, swept: Callable[[], Awaitable[None]]) -> None:
        self._services = services
        self._swept = swept

    async def pressed(self, query: CallbackQuery, message: Message, press: Delete, job: Job) -> None:
        if press.step == "ask":
            await answer_press(query, "press.delete_ask")
            await quietly(query.edit_message_reply_markup, result_keyboards.delete(job.id))
        elif press.step == "no":
            await answer_press(query, None)
            buttons = await result_buttons(self._services, query.get_bot(), job)
            await quietly(query.edit_message_reply_markup, buttons)
        elif await delete_result(self._services.database, self._services.blobs, job.id):
            await self._swept()
            log.info("a master was deleted", job=job.id)
            await answer_press(query, "press.deleted")
            await self._take_away(query, message, job)
        else:
            await answer_press(query, "press.kept" if job.kept else "press.unknown")

    async def _take_away(self, query: CallbackQuery, message: Message, job: Job) -> None:
        """Its messages, as far as Telegram allows: not those of more than two days ago."""
        others = {job.proof_message_id, job.master_message_id, *(job.versions or {}).get("messages", ())}
        for number in sorted(number for number in others - {message.message_id} if number):
            await remove(query.get_bot(), job.chat_id, number)
        try:
            await repeatedly(lambda: query.get_bot().delete_message(job.chat_id, message.message_id))
        except TelegramError as error:
            log.info("a deleted master's message stayed", reason=type(error).__name__)
            await quietly(query.edit_message_caption, say("delete.stays"))
