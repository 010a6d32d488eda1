"""Pictures, and words about pictures: photos, image documents, /upscale, /2k, /4k, mentions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.albums import Albums
from bot.group_rules import LISTED, GroupRules
from bot.handlers.channel_posts import ChannelPostHandlers
from bot.heard import Heard
from bot.incoming import Incoming, asked_about, is_group, picture_in, thread_of
from bot.intake import Intake
from bot.later import Later
from bot.sending import Place, answer_or_let_be
from bot.speech import Speech, listen
from bot.texts import say

COMMANDS = ("upscale", "2k", "4k", "6k", "8k")
Question = Callable[[Update, ContextTypes.DEFAULT_TYPE], Awaitable[None]]


class PhotoHandlers:
    """Decides whether a picture is meant for the bot and hands it to intake; nothing slow happens here.

    questions: by their commands, what answers a picture whose caption asks something else of it: PTB's
    CommandHandler hears no captions.
    """

    def __init__(
        self,
        intake: Intake,
        albums: Albums,
        rules: GroupRules,
        posts: ChannelPostHandlers,
        questions: Mapping[str, Question],
        later: Later,
    ) -> None:
        self._intake = intake
        self._albums = albums
        self._rules = rules
        self._posts = posts
        self._questions = questions
        self._later = later
        self.heard = Heard()

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        return [
            MessageHandler(
                filters.PHOTO | filters.Document.ALL & ~filters.ANIMATION, self.picture, block=True
            ),
            CommandHandler(COMMANDS, self.command),
            MessageHandler(filters.TEXT & filters.REPLY & ~filters.COMMAND, self.words_about),
        ]

    async def picture(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A message that carries a picture itself."""
        message = update.effective_message
        if message is None:
            return
        speech = listen(message, context.bot.username)
        said = is_addressed(message, speech, context.bot.id) and not speech.for_another_bot
        async with (
            self.heard.lines.turn((message.chat.id, message.message_id)),
            self._later.if_away(update, picture_in(message) if said else None),
        ):
            await self.take_in(update, context)

    async def take_in(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The same in its turn; without the database it fails."""
        message = update.effective_message
        if message is None:
            return
        if is_group(message) and await self._posts.forwarded(message):
            return
        speech = listen(message, context.bot.username)
        addressed = is_addressed(message, speech, context.bot.id)
        self.heard.note(message, addressed=addressed)
        if question := self._questions.get(speech.command):
            if message.media_group_id:
                self._albums.leave(message.chat.id, message.media_group_id)
            await question(update, context)
            return
        incoming = picture_in(message)
        if incoming is None:
            if addressed:
                await self._say(context, message, "other.document")
            return
        if is_group(message) and not speech.for_another_bot:
            addressed = await self._taken_in_group(message, context, addressed=addressed)
        self._hand_over(
            replace(incoming, addressed=addressed and not speech.for_another_bot).asking(speech.asked)
        )

    async def _taken_in_group(
        self, message: Message, context: ContextTypes.DEFAULT_TYPE, *, addressed: bool
    ) -> bool:
        """Whether a group's photo is taken; somebody who asked and may not is told so."""
        if not addressed and not await self._rules.wants_unasked(message):
            return False
        allowed = await self._rules.may_ask(context.bot, message)
        if addressed and not allowed:
            await self._refuse(context, message)
        return allowed

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/upscale, /2k, /4k … as an answer to a picture."""
        message = update.effective_message
        if message is not None:
            await self._about(update, message, listen(message, context.bot.username), context)

    async def words_about(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A mention in a group, or a size in a private chat, as an answer to a picture."""
        message = update.effective_message
        if message is None:
            return
        speech = listen(message, context.bot.username)
        named = speech.asked.named is not None and picture_in(message.reply_to_message or message) is not None
        if speech.addressed or (not is_group(message) and (speech.wish or named)):
            await self._about(update, message, speech, context)
        elif not is_group(message):
            await self._say(context, message, "other.text")

    async def _about(
        self, update: Update, message: Message, speech: Speech, context: ContextTypes.DEFAULT_TYPE
    ) -> None:
        incoming = asked_about(message, speech.asked)
        async with self._later.if_away(update, incoming):
            await self._answer_about(message, incoming, context)

    async def _answer_about(
        self, message: Message, incoming: Incoming | None, context: ContextTypes.DEFAULT_TYPE
    ) -> None:
        if is_group(message) and not await self._rules.may_ask(context.bot, message):
            await self._refuse(context, message)
            return
        if incoming is not None:
            self._hand_over(incoming)
        elif not is_group(message) or _answers_nothing(message):
            await self._say(context, message, "reply.needs_photo")
        else:
            await self._say(context, message, "reply.no_picture", mention=f"@{context.bot.username}")

    def changed(self, incoming: Incoming) -> None:
        """The message of a picture that is known, or waits for its answer, is another now."""
        if not self._albums.changed(incoming):
            self._intake.take(incoming)

    def _hand_over(self, incoming: Incoming) -> None:
        if incoming.media_group_id:
            self._albums.arrive(incoming)
        elif incoming.addressed:
            self._intake.take(incoming)
        elif incoming.sent_as == "document":
            self._intake.glance(incoming)

    async def _refuse(self, context: ContextTypes.DEFAULT_TYPE, message: Message) -> None:
        who = await self._rules.who_may_ask(message.chat.id)
        await self._say(context, message, "reply.listed" if who == LISTED else "reply.administrators")

    async def _say(
        self, context: ContextTypes.DEFAULT_TYPE, message: Message, key: str, **values: object
    ) -> None:
        place = Place(message.chat.id, message.message_id, thread_of(message))
        await answer_or_let_be(context.bot, place, say(key, **values))


def is_addressed(message: Message, speech: Speech, my_id: int) -> bool:
    """Whether a picture is said to the bot."""
    return not is_group(message) or speech.addressed or _answers_me(message, my_id)


def _answers_nothing(message: Message) -> bool:
    """In a topic every message answers the topic's beginning, which is no answer to anything."""
    return message.reply_to_message is None or message.reply_to_message.forum_topic_created is not None


def _answers_me(message: Message, my_id: int) -> bool:
    replied = message.reply_to_message
    return replied is not None and replied.from_user is not None and replied.from_user.id == my_id
