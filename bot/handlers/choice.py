"""Buttons: sizes, why, cancel, send again, and those of albums.

Every press is answered. What it may do is looked up in the database each time: the data behind a
button says only what is meant, never who may.
"""

from __future__ import annotations

import asyncio
from typing import Any

from telegram import CallbackQuery, Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, ContextTypes

from bot import callbacks, cards, keyboards
from bot.callbacks import (
    AlbumEach,
    AlbumGo,
    AsDrawing,
    Cancel,
    Choose,
    Forget,
    Go,
    Purpose,
    ThisCopy,
    Wait,
    Why,
)
from bot.delivery import Delivery
from bot.handlers.again import AgainButtons
from bot.handlers.card_buttons import CardButtons, CardPress, turn
from bot.handlers.deletion import DeleteButtons
from bot.handlers.find import FindHandlers
from bot.handlers.forget import ForgetHandlers
from bot.handlers.publish import PublishHandlers
from bot.handlers.second_look import SecondLookButtons, SecondLookPress
from bot.handlers.settings import SettingsHandlers
from bot.handlers.team_library import LibraryHandlers
from bot.handlers.together import TogetherButtons
from bot.handlers.unpublish import UnpublishHandlers
from bot.handlers.versions import VersionButtons
from bot.incoming import is_group
from bot.library_presses import ChangeLibrary, EndLink, Found, Publish, TakeOut
from bot.orders import Orders, can_be_made
from bot.parcels import UNCONFIRMED
from bot.presses import answer_press, quietly, taken_key, too_many_key
from bot.progress import Watcher
from bot.result_presses import Again, CloseUp, Delete, Lend, Master, OtherSize, Resend, Versions, Wrong
from bot.rights import may_decide
from bot.services import Services
from bot.showing import Showing, card_of
from storage import jobs, photos, slots
from storage.errors import TooMany
from storage.jobs import Job, JobState
from storage.photos import Photo

JobPress = Cancel | Resend | Master | Again | Versions | OtherSize | Delete | SecondLookPress
PhotoPress = Go | Why | AlbumGo | AlbumEach | CardPress


QUICK_PRESS_SECONDS = 0.7


class ChoiceHandlers:
    def __init__(
        self,
        services: Services,
        orders: Orders,
        showing: Showing,
        watcher: Watcher,
        delivery: Delivery,
        *,
        card_buttons: CardButtons,
        forget: ForgetHandlers,
        settings: SettingsHandlers,
        again: AgainButtons,
        second_look: SecondLookButtons,
        versions: VersionButtons,
        delete: DeleteButtons,
        together: TogetherButtons,
        publish: PublishHandlers,
        unpublish: UnpublishHandlers,
        library: LibraryHandlers,
        find: FindHandlers,
    ) -> None:
        self._services = services
        self._orders = orders
        self._showing = showing
        self._watcher = watcher
        self._delivery = delivery
        self._card_buttons = card_buttons
        self._forget = forget
        self._settings = settings
        self._again = again
        self._second_look = second_look
        self._versions = versions
        self._delete = delete
        self._together = together
        self._publish = publish
        self._unpublish = unpublish
        self._library = library
        self._find = find

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        return [CallbackQueryHandler(self.pressed)]

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        if query is None:
            return
        message = query.message if isinstance(query.message, Message) else None
        press = callbacks.parse(query.data)
        if message is None or press is None:
            await answer_press(query, "press.unknown")
        elif isinstance(press, (Go, Why, AlbumGo, AlbumEach, AsDrawing, Wait, ThisCopy, Purpose)):
            await self._about_photo(query, message, press)
        elif isinstance(press, Forget):
            await self._forget.pressed(query, press)
        elif isinstance(press, Choose):
            await self._settings.pressed(query, message, press)
        elif isinstance(press, Publish):
            await self._publish.pressed(query, message, press)
        elif isinstance(press, ChangeLibrary):
            await self._library.pressed(query, message, press)
        elif isinstance(press, TakeOut):
            await self._unpublish.pressed(query, message, press)
        elif isinstance(press, EndLink):
            await self._library.groups.pressed(query, message, press)
        elif isinstance(press, Found):
            await self._find.pressed(query, message, press)
        elif isinstance(press, JobPress):
            await self._about_job(query, message, press)
        else:
            await self._cancel_all(query, message)

    # ---- a photo's buttons

    async def _about_photo(self, query: CallbackQuery, message: Message, press: PhotoPress) -> None:
        found = await self._photos_of(press, message.chat.id)
        if not found:
            await answer_press(query, "press.gone")
        elif not await may_decide(query.get_bot(), message.chat.id, found[0].user_id, query.from_user.id):
            await answer_press(query, "press.not_yours")
        elif isinstance(press, Why):
            await self._why(query, message, found[0])
        elif isinstance(press, AlbumEach):
            await self._each(query, found)
        elif isinstance(press, (Go, AlbumGo)):
            await self._go(query, found, press, in_group=is_group(message))
        else:
            await self._card_buttons.pressed(query, press, found[0])

    async def _photos_of(self, press: PhotoPress, chat_id: int) -> list[Photo]:
        """The photos a press names, if they are of this chat, and of one person and one album."""
        ids = press.photo_ids if isinstance(press, (AlbumGo, AlbumEach)) else (press.photo_id,)
        async with self._services.database.session(reading=True) as session:
            found = [photo for photo_id in ids if (photo := await photos.get(session, photo_id))]
        if any(photo.chat_id != chat_id for photo in found):
            return []
        if len({(photo.user_id, photo.media_group_id) for photo in found}) > 1:
            return []
        return sorted(found, key=lambda photo: photo.message_id)

    async def _go(
        self, query: CallbackQuery, found: list[Photo], press: Go | AlbumGo, *, in_group: bool
    ) -> None:
        possible = [photo for photo in found if can_be_made(photo, press.target)]
        drawing = isinstance(press, Go) and press.drawing
        if not possible:
            await answer_press(query, "press.bad_target")
            return
        if drawing and not keyboards.may_be_drawing(possible[0].reading or {}):
            await answer_press(query, "press.unknown")
            return
        try:
            placed = await self._orders.place_all(
                possible, query.from_user.id, press.target, in_group=in_group, drawing=drawing
            )
        except TooMany as full:
            await answer_press(query, too_many_key(full), limit=full.limit)
            return
        await answer_press(query, taken_key(placed))
        await self._wait_no_more(query, possible)

    async def _wait_no_more(self, query: CallbackQuery, chosen: list[Photo]) -> None:
        """Whoever presses a size wants this copy: it doesn't wait for a better one any more."""
        waiting = [photo for photo in chosen if photo.wait_target is not None and photo.better_id is None]
        if not waiting:
            return
        async with self._services.database.session() as session:
            for photo in waiting:
                await slots.wait(session, photo.id, None)
            now = await photos.get(session, waiting[0].id)
        if len(chosen) == 1 and now is not None:
            await turn(query, card_of(now))

    async def _why(self, query: CallbackQuery, message: Message, photo: Photo) -> None:
        """The card grows by the full reading and loses the button, so a second press has nothing to do."""
        await answer_press(query, None)
        reading = photo.reading or {}
        text = f"{message.text or ''}\n\n{cards.why_text(reading, photo.sent_as)}"[:4096]
        await quietly(
            query.edit_message_text, text, reply_markup=keyboards.without_why(message.reply_markup, photo.id)
        )

    async def _each(self, query: CallbackQuery, found: list[Photo]) -> None:
        await answer_press(query, None)
        await quietly(query.edit_message_reply_markup, None)
        for photo in found:
            await self._showing.show(photo)

    # ---- a job's buttons

    async def _about_job(self, query: CallbackQuery, message: Message, press: JobPress) -> None:
        async with self._services.database.session(reading=True) as session:
            job = await jobs.get(session, press.job_id)
        if job is None or job.chat_id != message.chat.id:
            await answer_press(query, "press.unknown")
        elif not await may_decide(query.get_bot(), job.chat_id, job.user_id, query.from_user.id):
            await answer_press(query, "press.not_yours")
        elif isinstance(press, Cancel):
            # A press that comes again because the bot was killed finds it cancelled, its message not told.
            done = await self._orders.cancel(job) or job.state is JobState.CANCELLED
            await answer_press(query, "press.cancelled" if done else "press.too_late")
            if done:
                await self._watcher.show_ended("progress.cancelled", job, message.message_id)
        elif isinstance(press, Again):
            await self._again.pressed(query, job, press.change)
        elif isinstance(press, OtherSize):
            await self._again.resized(query, job, press)
        elif isinstance(press, Versions):
            await self._versions.pressed(query, message, press, job)
        elif isinstance(press, Master):
            await self._together.pressed(query, message, press, job)
        elif isinstance(press, Delete):
            await self._delete.pressed(query, message, press, job)
        elif isinstance(press, (CloseUp, Wrong, Lend)):
            await self._second_look.pressed(query, message, press, job)
        elif job.state is JobState.DELIVERED and job.master_message_id == UNCONFIRMED:
            await answer_press(query, "press.resent")
            self._services.background.start("send again", self._send_again(query, message, job))
        else:
            await answer_press(query, "press.made")

    async def _send_again(self, query: CallbackQuery, message: Message, job: Job) -> None:
        """The button stays until it has done its work: a bot that ends meanwhile must not take it along."""
        if await self._delivery.send_again(job):
            left = keyboards.without(message.reply_markup, Resend(job.id))
            await quietly(query.edit_message_reply_markup, left)

    async def _shown_by(self, message: Message) -> list[Job]:
        """The active jobs whose progress this message tells."""
        async with self._services.database.session(reading=True) as session:
            return [
                job
                for job in await jobs.active(session)
                if job.chat_id == message.chat.id and job.status_message_id == message.message_id
            ]

    async def _cancel_all(self, query: CallbackQuery, message: Message) -> None:
        shown = await self._shown_by(message)
        if not shown:
            # The message is on the screen an instant before its number is stored: a quick press waits.
            await asyncio.sleep(QUICK_PRESS_SECONDS)
            shown = await self._shown_by(message)
        if not shown:
            await answer_press(query, "press.too_late")
        elif not await may_decide(query.get_bot(), message.chat.id, shown[0].user_id, query.from_user.id):
            await answer_press(query, "press.not_yours")
        else:
            done = [job for job in shown if await self._orders.cancel(job)]
            await answer_press(query, "press.cancelled" if done else "press.too_late")
            if done:
                await self._watcher.show_ended("progress.album_cancelled", done[0], message.message_id)
