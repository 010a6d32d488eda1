"""/verify in answer to a file: is it an untouched master of ours, a copy of one, or unknown?

Copies are looked for in the libraries of the person's teams and among the chat's own masters. What only shows
the same scene is told as probable: it may be another shot of a burst.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import structlog
from telegram import Bot, Message, Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import BaseHandler, CommandHandler, ContextTypes

from bot.asking import asked_once
from bot.asset_words import post_link, titled
from bot.copies_here import CopiesHere
from bot.fetching import TooLarge, fetched
from bot.incoming import Incoming, file_asked_about, file_in, sender_of, thread_of
from bot.library_copies import InLibrary, LibraryCopies
from bot.sending import Place, answer_or_let_be
from bot.services import Services
from bot.texts import say
from engine.source.data import File, sha256_of
from storage import jobs
from storage.library_view import Link

log = structlog.get_logger(__name__)


class VerifyHandlers:
    def __init__(self, services: Services, copies: LibraryCopies) -> None:
        self._services = services
        self._copies = copies
        self._here = CopiesHere(services)

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        return [CommandHandler("verify", self.asked)]

    async def asked(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None:
            return
        picture = file_in(message) or file_asked_about(message)
        place = Place(message.chat.id, message.message_id, thread_of(message))
        if picture is None:
            await answer_or_let_be(context.bot, place, say("verify.usage"))
            return
        work = self._verify(context.bot, message, picture, place)
        self._services.background.start("verifying", work)

    async def _verify(self, bot: Bot, message: Message, picture: Incoming, place: Place) -> None:
        try:
            text, about = await self._found(bot, message, picture)
            place = replace(place, message_id=about or place.message_id)
        except TooLarge:
            text = say("verify.too_large")
        except TelegramError as error:
            log.info("a file was not verified", error=type(error).__name__)
            text = say("intake.no_fetch")
        await answer_or_let_be(bot, place, text)

    async def _found(self, bot: Bot, message: Message, picture: Incoming) -> tuple[str, int | None]:
        """What is said, and the message that it answers when that is another than the question."""
        links = await self._copies.links(message.chat.id, sender_of(message))
        if await self._is_own_message(message, picture):
            # The very message that it was delivered with: Telegram changes no document.
            return say("verify.master"), None
        data = await fetched(bot, self._services.settings, picture.file_id, picture.file_size)
        sha256 = await asyncio.to_thread(sha256_of, data)
        same = await self._copies.same_file(links, sha256)
        if same is not None:
            return say("verify.in_library", **_named(same)), None
        async with self._services.database.session(reading=True) as session:
            if await jobs.has_master(session, sha256):
                return say("verify.master"), None
        return await self._copy(message, links, data, sha256)

    async def _copy(
        self, message: Message, links: list[Link], data: File, sha256: str
    ) -> tuple[str, int | None]:
        ask = asked_once(self._services.readings)
        alike = await self._copies.same_picture(links, data, ask) if links else None
        if alike is not None and alike.certain:
            key = "verify.source" if alike.asset.source_sha256 == sha256 else "verify.copy"
            return say(key, **_named(alike)), None
        here = await self._here.copy_of(message.chat.id, data, ask)
        if here is not None and (here.certain or alike is None):
            # It answers that master: only a supergroup's messages have links.
            number = here.master.message_id
            link = post_link(message.chat.id, number) if message.chat.type == ChatType.SUPERGROUP else ""
            key = "verify.copy" if here.certain else "verify.probably"
            key = "verify.source" if here.master.sha256 == sha256 else key
            return say(key, title=here.master.name, link=link).rstrip(), number
        return say("verify.probably", **_named(alike)) if alike else say("verify.unknown"), None

    async def _is_own_message(self, message: Message, picture: Incoming) -> bool:
        if picture.sent_as != "document" or picture.about_message_id is None:
            return False
        async with self._services.database.session(reading=True) as session:
            job = await jobs.of_message(session, message.chat.id, picture.about_message_id)
        return job is not None and job.master_message_id == picture.about_message_id


def _named(found: InLibrary) -> dict[str, str]:
    return {"title": titled(found.asset), "link": found.url}
