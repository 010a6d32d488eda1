"""Buttons below an album of masters: a number brings the buttons of that master, as an answer to its file."""

from __future__ import annotations

import structlog
from telegram import CallbackQuery, Message
from telegram.error import TelegramError

from bot import keyboards, result_keyboards
from bot.crops import numbers_of
from bot.inspect.button import inspect_button
from bot.preferences import changes_for
from bot.presses import answer_press, quietly
from bot.result_buttons import has_library
from bot.result_presses import Master
from bot.sending import Place, answer
from bot.services import Services
from bot.texts import say
from storage.jobs import Job, JobState

log = structlog.get_logger(__name__)


class TogetherButtons:
    """What choice.py hands on once it knows that the person may press."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._under_way: set[str] = set()

    async def pressed(self, query: CallbackQuery, message: Message, press: Master, job: Job) -> None:
        """The number goes with the press, so that the buttons don't come twice."""
        if job.state is not JobState.DELIVERED or not keyboards.has(message.reply_markup, press):
            await answer_press(query, "press.unknown")
            return
        await answer_press(query, None)
        if job.id in self._under_way:
            return
        self._under_way.add(job.id)
        try:
            await self._bring(message, job)
            left = keyboards.without(message.reply_markup, press)
            await quietly(query.edit_message_reply_markup, left)
        except TelegramError as error:
            log.info("a master's buttons were not sent", error=type(error).__name__)
        finally:
            self._under_way.discard(job.id)

    async def _bring(self, message: Message, job: Job) -> None:
        bot, name = message.get_bot(), job.master_name or "master.png"
        inspect = inspect_button(self._services.settings, job)
        if numbers := numbers_of(job):
            crops = result_keyboards.proof(job.id, numbers, inspect)
            sheet = Place(job.chat_id, job.proof_message_id or message.message_id, job.thread_id)
            await answer(bot, sheet, say("proof.numbers"), crops, silent=True)
        place = Place(job.chat_id, job.master_message_id or message.message_id, job.thread_id)
        buttons = result_keyboards.result(
            job.id,
            changes_for(job),
            None if numbers else inspect,
            publish=await has_library(self._services, bot, job),
        )
        await answer(bot, place, say("together.one", name=name), buttons, silent=True)
