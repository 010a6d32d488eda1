"""/library in a group: an administrator links it to a channel, changes who publishes, or ends it."""

from __future__ import annotations

import contextlib
import re
from dataclasses import replace
from typing import Any

from telegram import (
    Bot,
    CallbackQuery,
    ChatFullInfo,
    ChatMemberAdministrator,
    ChatMemberOwner,
    Message,
    MessageOriginChannel,
    Update,
)
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import BaseHandler, CommandHandler, ContextTypes

from bot import library_keyboards
from bot.handlers.linked_groups import LinkedGroups
from bot.incoming import is_group, sender_of, thread_of
from bot.library_presses import ChangeLibrary
from bot.presses import answer_press, quietly
from bot.sending import Place, answer
from bot.services import Services
from bot.teams import holds, link_of, may, standing_of
from bot.texts import say
from storage import library, library_links
from storage.library_links import ADMINISTRATORS, MEMBERS
from storage.library_view import Link

_NAME = r"[A-Za-z]\w{3,31}"
_NAMED = re.compile(f"@?({_NAME})", re.ASCII)
_LINK = re.compile(
    rf"(?:https?://)?(?:www\.)?t(?:elegram)?\.me/(?:c/(\d+)|(?:s/)?({_NAME}))(?:[/?#].*)?", re.ASCII
)
"""What Telegram copies: t.me/name, t.me/name/12, t.me/c/2100023757/12."""


class LibraryHandlers:
    def __init__(self, services: Services) -> None:
        self._services = services
        self.groups = LinkedGroups(services)

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        return [CommandHandler("library", self.asked)]

    async def asked(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None:
            return
        if not is_group(message):
            await self._say(message, say("library.private"))
            return
        person = sender_of(message)
        standing = await standing_of(context.bot, message.chat.id, person)
        link = await link_of(self._services.database, message.chat.id)
        wanted = _wanted(message, context.args or [])
        if wanted is not None and not may("link", standing, ADMINISTRATORS):
            await self._say(message, say("library.not_administrator"))
        elif wanted is not None:
            await self._link(message, context.bot, person, wanted)
        elif link is None:
            await self._say(message, say("library.none"))
        else:
            await self._show(message, link, context.bot, person)

    async def pressed(self, query: CallbackQuery, message: Message, press: ChangeLibrary) -> None:
        """A button under what /library shows."""
        link = await link_of(self._services.database, message.chat.id)
        bot, person = query.get_bot(), query.from_user.id
        standing = await standing_of(bot, message.chat.id, person)
        if link is None:
            await answer_press(query, "press.unknown")
        elif not may("link", standing, link.publishers):
            await answer_press(query, "library.not_administrator")
        elif press.step in (ADMINISTRATORS, MEMBERS):
            async with self._services.database.session() as session:
                await library_links.set_publishers(session, message.chat.id, press.step)
            await answer_press(query, None)
            buttons = await self.groups.buttons(bot, replace(link, publishers=press.step), person)
            await quietly(query.edit_message_reply_markup, buttons)
        elif press.step == "ask":
            await answer_press(query, None)
            await quietly(query.edit_message_reply_markup, library_keyboards.library_end())
        elif press.step == "no":
            await answer_press(query, None)
            await quietly(query.edit_message_reply_markup, await self.groups.buttons(bot, link, person))
        else:
            async with self._services.database.session() as session:
                await library_links.unlink(session, message.chat.id)
            await answer_press(query, None)
            await quietly(query.edit_message_text, say("library.unlinked"))

    async def _show(self, message: Message, link: Link, bot: Bot, person: int) -> None:
        async with self._services.database.session(reading=True) as session:
            count = await library.count(session, link.channel_id)
        text = say("library.shown", channel=link.channel_title, count=count)
        if not await holds(bot, link):
            text += "\n" + say("library.lapsed")
        await self._say(message, text, await self.groups.buttons(bot, link, person))

    async def _link(self, message: Message, bot: Bot, person: int, wanted: str | int) -> None:
        """Link after every right was looked at; the first that is missing is told."""
        channel: ChatFullInfo | None = None
        with contextlib.suppress(TelegramError):
            channel = await bot.get_chat(wanted)
        if channel is None:
            await self._say(message, say("library.no_channel"))
            return
        if channel.type != ChatType.CHANNEL:
            await self._say(message, say("library.not_a_channel"))
            return
        title = channel.title or "?"
        missing = await self._missing(bot, message.chat.id, channel.id, person)
        if missing is not None:
            await self._say(message, say(missing, channel=title))
            return
        before = await link_of(self._services.database, message.chat.id)
        again = before is not None and before.channel_id == channel.id
        link = Link(
            group_id=message.chat.id,
            channel_id=channel.id,
            channel_title=title,
            channel_name=channel.username or "",
            linked_by=person,
            publishers=before.publishers if before and again else ADMINISTRATORS,
        )
        async with self._services.database.session() as session:
            await library_links.link(session, link)
        text = f"{say('library.linked', channel=title)}\n{say('library.posts')}"
        await self._say(message, text, library_keyboards.library_buttons(link.publishers))

    async def _missing(self, bot: Bot, group_id: int, channel_id: int, person: int) -> str | None:
        """The key of what stands in the way."""
        try:
            mine = await bot.get_chat_member(channel_id, bot.id)
        except TelegramError:
            return "library.may_not_post"
        posts = isinstance(mine, ChatMemberOwner) or (
            isinstance(mine, ChatMemberAdministrator) and bool(mine.can_post_messages)
        )
        if not posts:
            return "library.may_not_post"
        if not (await standing_of(bot, group_id, bot.id)).administrator:
            return "library.administrator_here"
        # An anonymous administrator can't be looked up in the channel: only a person can link.
        if person == group_id:
            return "library.anonymous"
        if not (await standing_of(bot, channel_id, person)).administrator:
            return "library.not_yours"
        return None

    async def _say(self, message: Message, text: str, buttons: Any = None) -> None:
        place = Place(message.chat.id, message.message_id, thread_of(message))
        await answer(message.get_bot(), place, text, buttons)


def _wanted(message: Message, arguments: list[str]) -> str | int | None:
    """The channel that is named: by its name or its link, or by a post of it that is answered."""
    given = arguments[0] if arguments else ""
    if named := _NAMED.fullmatch(given):
        return f"@{named[1]}"
    if link := _LINK.fullmatch(given):
        return int(f"-100{link[1]}") if link[1] else f"@{link[2]}"
    replied = message.reply_to_message
    origin = replied.forward_origin if replied else None
    return origin.chat.id if isinstance(origin, MessageOriginChannel) else None
