"""Chats see that something is going on: "sending a file" while their master is made, save in quiet ones."""

from __future__ import annotations

import asyncio

import structlog
from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.files_out import ACTION_SECONDS
from bot.preferences import is_quiet
from bot.services import Services
from storage import jobs
from storage.jobs import JobState

log = structlog.get_logger(__name__)


class ChatActions:
    """There are never more of them than jobs that run, so than workers."""

    def __init__(self, services: Services, bot: Bot) -> None:
        self._services = services
        self._bot = bot

    async def run(self) -> None:
        """Renew until cancelled: an action is shown for five seconds."""
        while True:
            await self.look()
            await asyncio.sleep(ACTION_SECONDS)

    async def look(self) -> None:
        async with self._services.database.session(reading=True) as session:
            running = [job for job in await jobs.active(session) if job.state is JobState.RUNNING]
        for chat_id, thread_id in dict.fromkeys((job.chat_id, job.thread_id) for job in running):
            if await is_quiet(self._services.database, chat_id):
                continue
            try:
                await self._bot.send_chat_action(
                    chat_id, ChatAction.UPLOAD_DOCUMENT, message_thread_id=thread_id
                )
            except TelegramError as error:
                log.info("a chat action was not shown", reason=type(error).__name__)
