"""/find: a team's masters by words, #tags, people, date or a similar picture; and inline, in any chat."""

from __future__ import annotations

import asyncio
from typing import Any

import structlog
from telegram import (
    Bot,
    CallbackQuery,
    InlineQuery,
    InlineQueryResultCachedDocument,
    InlineQueryResultsButton,
    Message,
    Update,
)
from telegram.error import BadRequest, TelegramError
from telegram.ext import BaseHandler, CommandHandler, ContextTypes, InlineQueryHandler

from bot import library_keyboards
from bot.asset_words import post_link, titled
from bot.fetching import TooLarge, fetched
from bot.files_out import FilesOut
from bot.incoming import Incoming, asked_about, is_group, picture_in, sender_of, thread_of
from bot.library_copies import LibraryCopies
from bot.library_presses import Found
from bot.library_questions import ask
from bot.presses import answer_press
from bot.sending import Place, answer, answer_or_let_be, in_place, nobody_there, says
from bot.services import Services
from bot.speech import words_after
from bot.taking_out import TakingOut, is_deleted
from bot.teams import allowed, channel_ids, holds, link_of, standing_of, teams_of
from bot.texts import label, say
from bot.wishes import NOTHING
from storage import library
from storage.blobs import BlobCorrupt, BlobMissing
from storage.library_view import Asset, Link

log = structlog.get_logger(__name__)

PAGE = 6
"""Two rows of pictures, and words that fit below them: a caption holds 1,024 letters."""
LONGEST_TITLE = 70
INLINE_PAGE = 20
INLINE_SECONDS = 5
"""Telegram may give the same person the same answer for so long; after that membership is asked again."""


class FindHandlers:
    def __init__(self, services: Services, copies: LibraryCopies, bot: Bot, taking_out: TakingOut) -> None:
        self._services = services
        self._copies = copies
        self._taking_out = taking_out
        self._files = FilesOut(bot, services.background)

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        return [CommandHandler("find", self.asked), InlineQueryHandler(self.inline)]

    async def asked(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None:
            return
        place = Place(message.chat.id, message.message_id, thread_of(message))
        links = await self._links(context.bot, message.chat.id, sender_of(message))
        words = words_after(message)
        picture = picture_in(message) or asked_about(message, NOTHING)
        if not links:
            await answer_or_let_be(context.bot, place, say(await self._refusal(message)))
        elif picture is not None and not words:
            # A large file takes minutes to fetch.
            self._services.background.start("finding", self._similar(context.bot, picture, place, links))
        elif not words:
            await answer_or_let_be(context.bot, place, say("find.usage"))
        else:
            await self._page(context.bot, place, links, words, 0)

    async def _similar(self, bot: Bot, picture: Incoming, place: Place, links: list[Link]) -> None:
        try:
            data = await fetched(bot, self._services.settings, picture.file_id, picture.file_size)
        except TooLarge:
            await answer_or_let_be(bot, place, say("find.too_large"))
            return
        except TelegramError as error:
            log.info("a file was not looked for", error=type(error).__name__)
            await answer_or_let_be(bot, place, say("intake.no_fetch"))
            return
        near = await self._copies.similar(links, data, PAGE)
        await self._tell(bot, place, links, near, 0, more=False)

    async def _page(self, bot: Bot, place: Place, links: list[Link], words: str, first: int) -> None:
        channels = channel_ids(links)
        assets = await ask(self._services.database, channels, words, limit=PAGE + 1, offset=first)
        await self._tell(bot, place, links, assets[:PAGE], first, more=len(assets) > PAGE)

    async def _tell(
        self, bot: Bot, place: Place, links: list[Link], assets: list[Asset], first: int, *, more: bool
    ) -> None:
        if not assets:
            await answer_or_let_be(bot, place, say("find.nothing"))
            return
        names = {link.channel_id: link.channel_name for link in links}
        lines = [
            say(
                "find.line",
                number=number,
                title=titled(asset)[:LONGEST_TITLE],
                width=asset.width,
                height=asset.height,
                date=asset.posted_at.date().isoformat() if asset.posted_at else "",
                link=post_link(asset.channel_id, asset.message_id, names[asset.channel_id]),
            )
            for number, asset in enumerate(assets, start=first + 1)
        ]
        buttons = library_keyboards.found([asset.id for asset in assets], first, more)
        text = "\n".join(lines)
        sheet = await self._contact_sheet(assets, first + 1)
        if sheet is not None:
            try:
                await in_place(
                    place,
                    lambda place: self._files.photo(place, sheet, text, buttons, name="found.jpg"),
                )
            except BadRequest as error:  # a chat that takes no photos from bots; words it may take
                if nobody_there(error):
                    raise
            else:
                return
        await answer(bot, place, text, buttons)

    async def _contact_sheet(self, assets: list[Asset], first: int) -> bytes | None:
        """What they look like, side by side; None where nothing is kept of any."""
        smalls = await asyncio.gather(*(self._small(asset) for asset in assets))
        return await self._services.readings.contact_sheet(smalls, first) if any(smalls) else None

    async def _small(self, asset: Asset) -> bytes | None:
        try:
            return await self._services.blobs.get(asset.small_sha256 or "")
        except (BlobMissing, BlobCorrupt):
            return None

    # ---- a number under what was found

    async def pressed(self, query: CallbackQuery, message: Message, press: Found) -> None:
        links = await self._links(query.get_bot(), message.chat.id, query.from_user.id)
        if not links:
            await answer_press(query, "press.not_team")
            return
        place = Place(message.chat.id, message.message_id, thread_of(message))
        if press.asset_id == 0:
            await self._more(query, message, links, place, press.after)
            return
        async with self._services.database.session(reading=True) as session:
            asset = await library.get(session, press.asset_id)
        # Of another team, or never posted: for this person it isn't there.
        if asset is None or asset.message_id is None or asset.channel_id not in channel_ids(links):
            await answer_press(query, "press.unknown")
            return
        await answer_press(query, None)
        await self._send(
            query.get_bot(),
            asset,
            next(link for link in links if link.channel_id == asset.channel_id),
            place,
        )

    async def _send(self, bot: Bot, asset: Asset, link: Link, place: Place) -> None:
        """A copy of its post: of one that was deleted Telegram makes none, though it still knows the file."""
        post, title = asset.message_id or 0, titled(asset)
        try:
            try:
                await in_place(place, lambda place: self._files.copy(place, asset.channel_id, post, title))
            except BadRequest as error:
                if is_deleted(error):
                    raise
                await in_place(place, lambda place: self._files.document(place, asset.file_id, None, title))
        except BadRequest as error:
            if is_deleted(error):
                await self._taking_out.take_out(asset, link)
                await answer_or_let_be(bot, place, say("find.gone"))
                return
            url = post_link(asset.channel_id, asset.message_id, link.channel_name)
            await answer_or_let_be(bot, place, say("find.in_channel", link=url))

    async def _more(
        self, query: CallbackQuery, message: Message, links: list[Link], place: Place, after: int
    ) -> None:
        """The question stands in the message that was answered."""
        asked = message.reply_to_message
        words = (asked.text or asked.caption or "").partition(" ")[2] if asked else ""
        if not words:
            await answer_press(query, "press.gone")
            return
        await answer_press(query, None)
        await self._page(query.get_bot(), place, links, words, after)

    async def _links(self, bot: Bot, chat_id: int, person: int) -> list[Link]:
        """In a group its own library; in private those of all the teams that the person is in now."""
        if chat_id > 0:
            return await teams_of(bot, self._services.database, self._services.strangers, person, "find")
        link = await link_of(self._services.database, chat_id)
        return [link] if link is not None and await allowed(bot, link, person, "find") else []

    async def _refusal(self, message: Message) -> str:
        """The key of why nothing is found here: also a stranger hears no more than that there is nothing."""
        if not is_group(message):
            return "find.stranger"
        link, bot = await link_of(self._services.database, message.chat.id), message.get_bot()
        if link is None or not (await standing_of(bot, link.group_id, sender_of(message))).member:
            return "library.none"
        return "library.none" if await holds(bot, link) else "library.lapsed"

    # ---- inline

    async def inline(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.inline_query
        if query is None:
            return
        links = await teams_of(
            context.bot, self._services.database, self._services.strangers, query.from_user.id, "find"
        )
        if not links:
            button = InlineQueryResultsButton(label("inline.stranger"), start_parameter="team")
            await self._answer(query, [], "", button)
            return
        first = int(query.offset) if query.offset.isascii() and query.offset.isdigit() else 0
        channels, offset = channel_ids(links), min(first, 10_000)
        assets = await ask(self._services.database, channels, query.query, limit=INLINE_PAGE, offset=offset)
        results = [
            InlineQueryResultCachedDocument(
                str(asset.id),
                titled(asset)[:60],
                asset.file_id,
                description=f"{asset.width} × {asset.height}  {' '.join('#' + tag for tag in asset.tags)}",
            )
            for asset in assets
            if asset.file_id
        ]
        following = str(first + INLINE_PAGE) if len(assets) == INLINE_PAGE else ""
        await self._answer(query, results, following, None)

    async def _answer(
        self,
        query: InlineQuery,
        results: list[InlineQueryResultCachedDocument],
        following: str,
        button: InlineQueryResultsButton | None,
    ) -> None:
        try:
            await query.answer(
                results, cache_time=INLINE_SECONDS, is_personal=True, next_offset=following, button=button
            )
        except BadRequest as error:  # typed on meanwhile: the next letters have a query of their own
            if not says(error, "query is too old", "query id is invalid"):
                raise
