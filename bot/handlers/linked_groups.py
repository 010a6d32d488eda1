"""The other groups that publish to a library's channel: its administrators see them, and end any of them."""

from __future__ import annotations

import contextlib

import structlog
from telegram import Bot, CallbackQuery, InlineKeyboardMarkup, Message
from telegram.error import TelegramError

from bot import library_keyboards
from bot.languages import language_in
from bot.library_presses import EndLink
from bot.presses import answer_press, quietly
from bot.sending import Place, answer_or_let_be
from bot.services import Services
from bot.speaking import speaking
from bot.teams import link_of, standing_of
from bot.texts import say
from storage import library_links
from storage.library_view import Link

log = structlog.get_logger(__name__)

MOST_SHOWN = 40
"""Telegram draws a hundred buttons at most; after some are ended the others come up."""
LONGEST_TITLE = 30


class LinkedGroups:
    def __init__(self, services: Services) -> None:
        self._services = services

    async def pressed(self, query: CallbackQuery, message: Message, press: EndLink) -> None:
        """Of who may is asked in the channel: a group's own administrator may have no say there."""
        bot = query.get_bot()
        link = await link_of(self._services.database, message.chat.id)
        other = await link_of(self._services.database, press.group_id)
        if link is None or other is None or other.channel_id != link.channel_id:
            await answer_press(query, "press.unknown")
        elif not (await standing_of(bot, link.channel_id, query.from_user.id)).administrator:
            await answer_press(query, "library.not_yours", channel=link.channel_title)
        elif press.step == "ask":
            await answer_press(query, None)
            sure = library_keyboards.library_end_other(press.group_id, await _title(bot, press.group_id))
            await quietly(query.edit_message_reply_markup, sure)
        else:
            await answer_press(query, None)
            if press.step == "yes":
                await self._end(bot, other)
            await quietly(query.edit_message_reply_markup, await self.buttons(bot, link, query.from_user.id))

    async def _others(self, bot: Bot, link: Link, person: int) -> dict[int, str]:
        """{id: title}, for an administrator of the channel; nothing for anybody else."""
        if not (await standing_of(bot, link.channel_id, person)).administrator:
            return {}
        async with self._services.database.session(reading=True) as session:
            links = await library_links.of_channel(session, link.channel_id)
        others = [one.group_id for one in links if one.group_id != link.group_id][:MOST_SHOWN]
        return {group_id: await _title(bot, group_id) for group_id in others}

    async def _end(self, bot: Bot, other: Link) -> None:
        """The group hears of it."""
        async with self._services.database.session() as session:
            await library_links.unlink(session, other.group_id)
        log.info("a group's link was ended from another group", group=other.group_id)
        language = await language_in(self._services.database, other.group_id, other.group_id, None)
        with speaking(language), contextlib.suppress(TelegramError):
            await answer_or_let_be(bot, Place(other.group_id), say("library.unlinked"))

    async def buttons(self, bot: Bot, link: Link, person: int) -> InlineKeyboardMarkup | None:
        """Under what /library shows this person; None where there is nothing to press."""
        in_charge = (await standing_of(bot, link.group_id, person)).administrator
        others = await self._others(bot, link, person)
        if not in_charge and not others:
            return None
        return library_keyboards.library_buttons(link.publishers if in_charge else None, others)


async def _title(bot: Bot, group_id: int) -> str:
    """Its name, or its number where the bot is no longer in it."""
    try:
        title = (await bot.get_chat(group_id)).title
    except TelegramError:
        title = None
    return (title or str(group_id))[:LONGEST_TITLE]
