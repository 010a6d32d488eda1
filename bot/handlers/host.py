"""For the host's people (ENLARGER_ADMINS): /stats and /maintenance. Others have no such commands."""

from __future__ import annotations

import asyncio
import math
import shutil
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, CommandHandler, ContextTypes, filters

from bot.incoming import thread_of
from bot.maintenance import OFF, ON
from bot.sending import Place, answer
from bot.services import Services
from bot.texts import say
from bot.words import size_text
from storage import stats
from storage.job_view import JobState
from storage.stats import Stats


class HostHandlers:
    def __init__(self, services: Services) -> None:
        self._services = services

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        settings = self._services.settings
        if not settings.admin_ids:
            return []
        # Nobody else overhears the figures: a private chat, or the host's own.
        where: filters.BaseFilter = filters.ChatType.PRIVATE
        if settings.host_chat is not None:
            where = where | filters.Chat(settings.host_chat)
        allowed = filters.User(settings.admin_ids) & where
        return [
            CommandHandler("stats", self.stats, filters=allowed),
            CommandHandler("maintenance", self.maintenance, filters=allowed),
        ]

    async def stats(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None:
            return
        async with self._services.database.session(reading=True) as session:
            figures = await stats.gather(session)
        free = (await asyncio.to_thread(shutil.disk_usage, self._services.settings.data)).free
        await self._say(message, context, "\n".join(stats_lines(figures, free)))

    async def maintenance(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None:
            return
        wanted = " ".join(context.args or ()).lower()
        switch = self._services.maintenance
        if wanted not in (ON, OFF):
            await self._say(message, context, say("host.maintenance_which", now=ON if switch.on else OFF))
            return
        await switch.turn(on=wanted == ON)
        key = "host.maintenance_on" if wanted == ON else "host.maintenance_off"
        await self._say(message, context, say(key))

    async def _say(self, message: Message, context: ContextTypes.DEFAULT_TYPE, text: str) -> None:
        place = Place(message.chat.id, message.message_id, thread_of(message))
        await answer(context.bot, place, text)


def stats_lines(figures: Stats, free: int) -> list[str]:
    """free: bytes of the data folder's disk."""
    lines = [
        say(
            "host.stats",
            photos=figures.photos,
            people=figures.people,
            delivered=figures.ended.get(JobState.DELIVERED, 0),
            failed=figures.ended.get(JobState.FAILED, 0),
            cancelled=figures.ended.get(JobState.CANCELLED, 0),
            queued=figures.now.get(JobState.QUEUED, 0),
            running=figures.now.get(JobState.RUNNING, 0),
            made=figures.now.get(JobState.MADE, 0),
            oldest=_time(figures.oldest_seconds),
            half=_time(figures.half_seconds),
            kept_photos=figures.kept_photos,
            kept_people=figures.kept_people,
            free=size_text(free),
        )
    ]
    if figures.reasons:
        most = sorted(figures.reasons.items(), key=lambda item: -item[1])
        lines.append(say("host.failed", reasons=", ".join(f"{name} {count}" for name, count in most)))
    return lines


def _time(seconds: float | None) -> str:
    if seconds is None:
        return say("host.none")
    if seconds < 120:
        return say("host.seconds", seconds=math.ceil(seconds))
    return say("host.minutes", minutes=math.ceil(seconds / 60))
