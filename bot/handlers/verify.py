"""/verify in answer to a file: is it an untouched master of ours, a copy of one, or unknown?"""

from __future__ import annotations

import asyncio
from typing import Any

import structlog
from telegram import Bot, Message, Update
from telegram.error import TelegramError
from telegram.ext import BaseHandler, CommandHandler, ContextTypes

from bot.asset_words import titled
from bot.fetching import TooLarge, fetched
from bot.incoming import Incoming, asked_about, picture_in, sender_of, thread_of
from bot.library_copies import InLibrary, LibraryCopies
from bot.sending import Place, answer_or_let_be
from bot.services import Services
from bot.texts import say
from engine.source.data import sha256_of
from storage import jobs

log = structlog.get_logger(__name__)


class VerifyHandlers:
    def __init__(self, services: Services, copies: LibraryCopies) -> None:
        self._services = services
        self._copies = copies

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        return [CommandHandler("verify", self.asked)]

    async def asked(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None:
            return
        picture = picture_in(message) or asked_about(message, None)
        place = Place(message.chat.id, message.message_id, thread_of(message))
        if picture is None:
            await answer_or_let_be(context.bot, place, say("verify.usage"))
            return
        work = self._verify(context.bot, message, picture, place)
        self._services.background.start("verifying", work)

    async def _verify(self, bot: Bot, message: Message, picture: Incoming, place: Place) -> None:
        try:
            text = await self._found(bot, message, picture)
        except TooLarge:
            text = say("verify.too_large")
        except TelegramError as error:
            log.info("a file was not verified", error=type(error).__name__)
            text = say("intake.no_fetch")
        await answer_or_let_be(bot, place, text)

    async def _found(self, bot: Bot, message: Message, picture: Incoming) -> str:
        links = await self._copies.links(message.chat.id, sender_of(message))
        if await self._is_own_message(message, picture):
            # The very message that it was delivered with: Telegram changes no document.
            return say("verify.master")
        data = await fetched(bot, self._services.settings, picture.file_id, picture.file_size)
        sha256 = await asyncio.to_thread(sha256_of, data)
        same = await self._copies.same_file(links, sha256)
        if same is not None:
            return say("verify.in_library", **_named(same))
        async with self._services.database.session(reading=True) as session:
            if await jobs.has_master(session, sha256, message.chat.id):
                return say("verify.master")
        alike = await self._copies.same_picture(links, data) if links else None
        return say("verify.copy", **_named(alike)) if alike else say("verify.unknown")

    async def _is_own_message(self, message: Message, picture: Incoming) -> bool:
        if picture.sent_as != "document" or picture.about_message_id is None:
            return False
        async with self._services.database.session(reading=True) as session:
            job = await jobs.of_message(session, message.chat.id, picture.about_message_id)
        return job is not None and job.master_message_id == picture.about_message_id


def _named(found: InLibrary) -> dict[str, str]:
    return {"title": titled(found.asset), "link": found.url}
