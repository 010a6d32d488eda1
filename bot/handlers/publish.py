"""Publish: by the button under a master, by /publish in answer to it, or by a thumbs up on it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import structlog
from telegram import Bot, CallbackQuery, InlineKeyboardMarkup, Message, ReactionTypeEmoji, Update, User
from telegram.ext import BaseHandler, CommandHandler, ContextTypes, MessageReactionHandler

from bot import library_keyboards
from bot.asset_words import post_link, tags_in, title_in
from bot.incoming import sender_of, thread_of
from bot.languages import language_of
from bot.library_presses import Publish
from bot.presses import answer_press, quietly
from bot.published_versions import Ending as VersionsEnding
from bot.published_versions import PublishedVersions
from bot.publisher import Ending, Published, Publisher
from bot.result_buttons import result_buttons
from bot.sending import Place, answer, answer_or_let_be
from bot.services import Services
from bot.speaking import speaking
from bot.teams import allowed, holds, link_of, teams_of
from bot.texts import say
from storage import jobs, library, library_links, photos
from storage.jobs import Job, JobState
from storage.library_view import Link

log = structlog.get_logger(__name__)

THUMBS_UP = "👍"
ASK, SURELY, VERSIONS = "go", "red", "versions"


@dataclass(frozen=True)
class _Wish:
    """That a master be published. place: where it is answered. pressed: the button, if it was one."""

    job: Job
    link: Link
    by: User | None
    place: Place
    words: str = ""
    pressed: CallbackQuery | None = None


class PublishHandlers:
    def __init__(self, services: Services, publisher: Publisher, versions: PublishedVersions) -> None:
        self._services = services
        self._publisher = publisher
        self._versions = versions
        self._under_way: set[tuple[str, str, int]] = set()

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        updated = MessageReactionHandler.MESSAGE_REACTION_UPDATED
        return [
            CommandHandler("publish", self.asked),
            MessageReactionHandler(self.reacted, message_reaction_types=updated),
        ]

    # ---- the button

    async def pressed(self, query: CallbackQuery, message: Message, press: Publish) -> None:
        async with self._services.database.session(reading=True) as session:
            job = await jobs.get(session, press.job_id)
        if job is None or job.chat_id != message.chat.id or job.state is not JobState.DELIVERED:
            await answer_press(query, "press.unknown")
            return
        links = await self._links(query.get_bot(), job, query.from_user.id)
        chosen = [link for link in links if press.group_id in (0, link.group_id)]
        if not chosen:
            await answer_press(query, await self._refusal(query.get_bot(), job))
        elif len(chosen) > 1:
            await answer_press(query, None)
            await quietly(query.edit_message_reply_markup, library_keyboards.which_team(job.id, chosen))
        elif press.step == VERSIONS:
            place = Place(message.chat.id, message.message_id, job.thread_id)
            work = partial(self._add_versions, query, job, chosen[0], place)
            started = self._once("publishing versions", job, chosen[0], work)
            await answer_press(query, "press.publish_versions" if started else "press.versions_coming")
        elif _red(job) and press.step != SURELY:
            await answer_press(query, "press.publish_red")
            buttons = library_keyboards.publish_surely(job.id, press.group_id)
            await quietly(query.edit_message_reply_markup, buttons)
        else:
            await answer_press(query, "press.publishing")
            place = Place(message.chat.id, message.message_id, job.thread_id)
            self._start(query.get_bot(), _Wish(job, chosen[0], query.from_user, place, pressed=query))

    async def _links(self, bot: Bot, job: Job, person: int) -> list[Link]:
        """Where this person may publish this master: in a group there, in private what is their own."""
        if job.chat_id < 0:
            link = await link_of(self._services.database, job.chat_id)
            return [link] if link is not None and await allowed(bot, link, person, "publish") else []
        if person != job.user_id:
            return []
        links = await teams_of(bot, self._services.database, self._services.strangers, person, "publish")
        return list({link.channel_id: link for link in reversed(links)}.values())

    async def _refusal(self, bot: Bot, job: Job) -> str:
        link = await link_of(self._services.database, job.chat_id) if job.chat_id < 0 else None
        if link is None:
            return "press.publish_nowhere"
        return "press.publish_not_yours" if await holds(bot, link) else "library.lapsed"

    # ---- the command and the reaction

    async def asked(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/publish with a title and #tags, in answer to a master or its proof sheet."""
        message = update.effective_message
        if message is None:
            return
        place = Place(message.chat.id, message.message_id, thread_of(message))
        job = await self._job(message.chat.id, message.reply_to_message)
        if job is None:
            await answer_or_let_be(context.bot, place, say("publish.usage"))
            return
        person = sender_of(message)
        links = await self._links(context.bot, job, person)
        if not links:
            await answer_or_let_be(context.bot, place, say(await self._refusal(context.bot, job)))
            return
        words = " ".join(context.args or [])
        if words and job.master_message_id:
            await self._note(job.chat_id, job.master_message_id, person, words)
        if len(links) > 1 or _red(job):
            key = "publish.which" if len(links) > 1 else "press.publish_red"
            buttons = library_keyboards.which_team(job.id, links) if len(links) > 1 else None
            surely = buttons or library_keyboards.publish_surely(job.id, 0)
            await answer(context.bot, place, say(key), surely)
            return
        by = None if person == message.chat.id else message.from_user
        if not self._start(context.bot, _Wish(job, links[0], by, place, words)):
            text = say("publish.busy", channel=links[0].channel_title)
            await answer_or_let_be(context.bot, place, text)

    async def reacted(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A thumbs up under a result by somebody who may; of others' nothing is said."""
        reaction = update.message_reaction
        if reaction is None:
            return
        thumbs_up = ReactionTypeEmoji(THUMBS_UP)
        if thumbs_up not in reaction.new_reaction or thumbs_up in reaction.old_reaction:
            return
        async with self._services.database.session(reading=True) as session:
            job = await jobs.of_message(session, reaction.chat.id, reaction.message_id)
        who = reaction.user or reaction.actor_chat
        actor = who.id if who else 0
        if job is None or (job.chat_id > 0 and actor != job.user_id):
            return
        links = await self._links(context.bot, job, actor)
        if len(links) != 1:
            return
        place = Place(reaction.chat.id, reaction.message_id, job.thread_id)
        if _red(job):
            with speaking(await self._language(job)):
                buttons = library_keyboards.publish_surely(job.id, 0)
                await answer(context.bot, place, say("press.publish_red"), buttons)
            return
        self._start(context.bot, _Wish(job, links[0], reaction.user, place))

    async def _job(self, chat_id: int, message: Message | None) -> Job | None:
        if message is None:
            return None
        async with self._services.database.session(reading=True) as session:
            return await jobs.of_message(session, chat_id, message.message_id)

    async def _note(self, chat_id: int, message_id: int, person: int, words: str) -> None:
        async with self._services.database.session() as session:
            await library_links.note(session, chat_id, message_id, person, title_in(words), tags_in(words))

    # ---- both

    def _start(self, bot: Bot, wish: _Wish) -> bool:
        return self._once("publishing", wish.job, wish.link, partial(self._publish, bot, wish))

    def _once(self, what: str, job: Job, link: Link, work: Callable[[], Awaitable[None]]) -> bool:
        """Once at a time: a second press meanwhile changes nothing. False: it is being done."""
        which = (what, job.id, link.channel_id)
        if which in self._under_way:
            return False
        self._under_way.add(which)

        async def until_done() -> None:
            try:
                with speaking(await self._language(job)):
                    await work()
            finally:
                self._under_way.discard(which)

        self._services.background.start(what, until_done())
        return True

    async def _publish(self, bot: Bot, wish: _Wish) -> None:
        job, link = wish.job, wish.link
        published = await self._publisher.publish(job, link, wish.by, wish.words)
        if wish.pressed is not None:
            await self._renew_buttons(bot, job, wish.pressed, published.ending)
        await answer(bot, wish.place, _told(published, link), _beneath(published, job, link))

    async def _renew_buttons(self, bot: Bot, job: Job, pressed: CallbackQuery, ending: Ending) -> None:
        """The button goes when there is nothing left to press it for; else the next try needs it."""
        over = ending in (Ending.DONE, Ending.BEFORE, Ending.GONE)
        buttons = await result_buttons(self._services, bot, job, publish=not over)
        await quietly(pressed.edit_message_reply_markup, buttons)

    async def _add_versions(self, query: CallbackQuery, job: Job, link: Link, place: Place) -> None:
        """The button goes, as above, when there is nothing left to press it for."""
        async with self._services.database.session(reading=True) as session:
            asset = await library.with_sha256(session, [link.channel_id], job.master_sha256 or "")
        ending = await self._versions.add(job, asset) if asset else VersionsEnding.GONE
        url = post_link(link.channel_id, asset.message_id, link.channel_name) if asset else ""
        text = say(f"publish.{ending}", link=url, channel=link.channel_title)
        await answer_or_let_be(query.get_bot(), place, text)
        if ending.over:
            await quietly(query.edit_message_reply_markup, None)

    async def _language(self, job: Job) -> str:
        async with self._services.database.session(reading=True) as session:
            photo = await photos.get(session, job.photo_id)
        return await language_of(self._services.database, photo) if photo else "en"


def _told(published: Published, link: Link) -> str:
    text = _ending_told(published, link)
    return f"{text}\n{say('delivery.second')}" if published.doubled else text


def _ending_told(published: Published, link: Link) -> str:
    ending = published.ending
    if ending is Ending.DONE and published.asset and published.asset.version > 1:
        return say("publish.done_again", version=published.asset.version, link=published.url)
    if ending in (Ending.DONE, Ending.BEFORE):
        return say(f"publish.{ending}", link=published.url)
    return say(f"publish.{ending}", channel=link.channel_title)


def _beneath(published: Published, job: Job, link: Link) -> InlineKeyboardMarkup | None:
    if published.ending is not Ending.DONE or published.asset is None:
        return None
    return library_keyboards.published(job.id, link.group_id, published.asset.id)


def _red(job: Job) -> bool:
    return ((job.report or {}).get("trust") or {}).get("verdict") == "red"
