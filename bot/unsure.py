"""Masters that Telegram took and did not confirm: the person is asked, and may have one sent once more.

The question belongs to the delivery: what ends the bot before it is said, or keeps Telegram from showing it,
is made good by the next try. Otherwise nobody would ever hear of a master that did not come.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from telegram import Bot
from telegram.error import RetryAfter, TelegramError

from bot import result_keyboards
from bot.parcels import UNCONFIRMED, Notes, Parcel
from bot.sending import answer, in_trouble, nobody_there, not_sent
from bot.texts import say

log = structlog.get_logger(__name__)

AGAIN_PAUSES = (1.0, 5.0, 15.0)
"""Seconds between tries of a master that is sent again, while Telegram is in trouble."""


def held_up(error: TelegramError) -> bool:
    """Surely not sent, for a reason that passes."""
    return not_sent(error) or in_trouble(error) or isinstance(error, RetryAfter)


class Unsure:
    def __init__(self, bot: Bot, notes: Notes) -> None:
        self._bot = bot
        self._notes = notes
        self._sent_again: set[str] = set()

    async def ask(self, parcel: Parcel) -> None:
        """Whether it came, with a button to have it sent again. TelegramError when that can't be said."""
        job = parcel.job
        self._sent_again.discard(job.id)
        await self._notes.masters_sent([(job, UNCONFIRMED, "")])
        text = say("delivery.unsure", name=job.master_name or "master.png")
        await answer(self._bot, parcel.place, text, result_keyboards.resend(job.id))
        await self._notes.finish(job, UNCONFIRMED, "")

    async def send_again(self, parcel: Parcel, send: Callable[[Parcel], Awaitable[bool]]) -> bool:
        """The person says that nothing came. Once for each question.

        send: whether Telegram confirmed it. False: it was held up for too long, or nobody could be asked once
        more, and it may be pressed again.
        """
        job = parcel.job
        if job.id in self._sent_again:
            return True
        self._sent_again.add(job.id)
        for pause in (*AGAIN_PAUSES, None):
            try:
                confirmed = await send(parcel)
            except TelegramError as error:
                if nobody_there(error):
                    return True
                if not held_up(error):
                    raise
                log.warning("a master was not sent again yet", job=job.id, error=type(error).__name__)
            else:
                return confirmed or await self._asked_again(parcel)
            if pause is not None:
                await asyncio.sleep(pause)
        self._sent_again.discard(job.id)
        return False

    async def _asked_again(self, parcel: Parcel) -> bool:
        try:
            await self.ask(parcel)
        except TelegramError as error:
            log.warning("nobody could be asked once more", job=parcel.job.id, error=type(error).__name__)
            return False
        return True
