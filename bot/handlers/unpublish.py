"""/unpublish: an administrator takes a master out of the library, and its post out of the channel.

In answer to the master, its post, its file or a word of mine with its link, or with the link itself; or by
the button under "Published".
"""

from __future__ import annotations

import re
from typing import Any

from telegram import Bot, CallbackQuery, Message, MessageOriginChannel, Update
from telegram.ext import BaseHandler, CommandHandler, ContextTypes

from bot import library_keyboards
from bot.asset_words import post_link, titled
from bot.incoming import is_group, sender_of, thread_of
from bot.library_presses import TakeOut
from bot.presses import answer_press, quietly
from bot.sending import Place, answer_or_let_be
from bot.services import Services
from bot.taking_out import Ending, TakingOut
from bot.teams import allowed, channel_ids, holds, link_of, teams_of
from bot.texts import say
from storage import jobs, library
from storage.library_view import Asset, Link

_POST = re.compile(r"t\.me/(?:c/(\d+)|(\w+))/(\d+)", re.ASCII)


class UnpublishHandlers:
    def __init__(self, services: Services, taking_out: TakingOut) -> None:
        self._services = services
        self._taking_out = taking_out

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        return [CommandHandler("unpublish", self.asked)]

    async def asked(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None:
            return
        links = await self._links(context.bot, message.chat.id, sender_of(message))
        asset = await self._meant(message, context.args or [], links) if links else None
        if not links:
            text = say(await self._refusal(context.bot, message))
        elif asset is None:
            text = say("unpublish.usage")
        else:
            _, text = await self._unpublished(asset, _link(asset, links))
        place = Place(message.chat.id, message.message_id, thread_of(message))
        await answer_or_let_be(context.bot, place, text)

    async def pressed(self, query: CallbackQuery, message: Message, press: TakeOut) -> None:
        links = await self._links(query.get_bot(), message.chat.id, query.from_user.id)
        if not links:
            await answer_press(query, "library.not_administrator")
            return
        async with self._services.database.session(reading=True) as session:
            asset = await library.get(session, press.asset_id)
        if asset is None or asset.message_id is None or asset.channel_id not in channel_ids(links):
            await answer_press(query, "press.unknown")
        elif press.step == "ask":
            await answer_press(query, None)
            await quietly(query.edit_message_reply_markup, library_keyboards.take_out(asset.id))
        elif press.step == "no":
            await answer_press(query, None)
            await quietly(query.edit_message_reply_markup, None)
        else:
            await answer_press(query, None)
            ending, text = await self._unpublished(asset, _link(asset, links))
            if ending is Ending.TROUBLE:  # the buttons stay, to be pressed once more
                place = Place(message.chat.id, message.message_id, thread_of(message))
                await answer_or_let_be(query.get_bot(), place, text)
            else:
                await quietly(query.edit_message_text, text)

    async def _unpublished(self, asset: Asset, link: Link) -> tuple[Ending, str]:
        """How it ended, and what is said of it."""
        ending = await self._taking_out.unpublish(asset, link)
        if ending is Ending.TROUBLE:
            return ending, say("publish.trouble", channel=link.channel_title)
        url = post_link(asset.channel_id, asset.message_id, link.channel_name)
        return ending, say(f"unpublish.{ending}", title=titled(asset), link=url)

    async def _links(self, bot: Bot, chat_id: int, person: int) -> list[Link]:
        """In a group its library, in private those of the teams that the person administrates."""
        if chat_id > 0:
            services = self._services
            return await teams_of(bot, services.database, services.strangers, person, "unpublish")
        link = await link_of(self._services.database, chat_id)
        return [link] if link is not None and await allowed(bot, link, person, "unpublish") else []

    async def _refusal(self, bot: Bot, message: Message) -> str:
        if not is_group(message):
            return "unpublish.stranger"
        link = await link_of(self._services.database, message.chat.id)
        if link is None:
            return "library.none"
        return "library.not_administrator" if await holds(bot, link) else "library.lapsed"

    async def _meant(self, message: Message, arguments: list[str], links: list[Link]) -> Asset | None:
        """The master that is named, or answered; None when it can't be told which."""
        replied = message.reply_to_message
        if arguments or replied is None:
            return await self._linked(" ".join(arguments), links)
        channels = channel_ids(links)
        origin = replied.forward_origin
        async with self._services.database.session(reading=True) as session:
            if isinstance(origin, MessageOriginChannel) and origin.chat.id in channels:
                return await library.by_post(session, origin.chat.id, origin.message_id)
            job = await jobs.of_message(session, message.chat.id, replied.message_id)
            if job is not None and job.master_sha256:
                return await library.with_sha256(session, channels, job.master_sha256)
            document = replied.document
            if document is not None:
                name, size = document.file_name or "", document.file_size or 0
                alike = await library.with_file(session, channels, name, size)
                return alike[0] if len(alike) == 1 else None
        return await self._linked(replied.text or replied.caption or "", links)

    async def _linked(self, text: str, links: list[Link]) -> Asset | None:
        """The master whose post's link stands there, when there is one only."""
        posts = set()
        for number, name, post in _POST.findall(text):
            for link in links:
                if link.channel_id == int(f"-100{number}") if number else link.channel_name == name:
                    posts.add((link.channel_id, int(post)))
        if len(posts) != 1:
            return None
        async with self._services.database.session(reading=True) as session:
            return await library.by_post(session, *posts.pop())


def _link(asset: Asset, links: list[Link]) -> Link:
    return next(link for link in links if link.channel_id == asset.channel_id)
