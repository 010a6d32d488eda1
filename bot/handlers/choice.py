"""Buttons: sizes, why, cancel, send again, and those of albums.

Every press is answered. What it may do is looked up in the database each time: the data behind a
button says only what is meant, never who may.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import CallbackQuery, Message, Update
from telegram.error import BadRequest, TelegramError
from telegram.ext import BaseHandler, CallbackQueryHandler, ContextTypes

from bot import callbacks, cards, keyboards
from bot.callbacks import AlbumEach, AlbumGo, Cancel, Go, Resend, Why
from bot.delivery import UNCONFIRMED, Delivery
from bot.incoming import is_group
from bot.intake import Intake
from bot.orders import Orders, can_be_made
from bot.progress import Watcher
from bot.rights import may_decide
from bot.sending import nobody_there, says
from bot.services import Services
from bot.texts import say
from storage import jobs, photos
from storage.jobs import JobState
from storage.photos import Photo

PhotoPress = Go | Why | AlbumGo | AlbumEach


class ChoiceHandlers:
    def __init__(
        self, services: Services, orders: Orders, intake: Intake, watcher: Watcher, delivery: Delivery
    ) -> None:
        self._services = services
        self._orders = orders
        self._intake = intake
        self._watcher = watcher
        self._delivery = delivery

    def handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        return [CallbackQueryHandler(self.pressed)]

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        if query is None:
            return
        message = query.message if isinstance(query.message, Message) else None
        press = callbacks.parse(query.data)
        if message is None or press is None:
            await _answer(query, "press.unknown")
        elif isinstance(press, (Go, Why, AlbumGo, AlbumEach)):
            await self._about_photo(query, message, press)
        elif isinstance(press, (Cancel, Resend)):
            await self._about_job(query, message, press)
        else:
            await self._cancel_all(query, message)

    # ---- a photo's buttons

    async def _about_photo(self, query: CallbackQuery, message: Message, press: PhotoPress) -> None:
        found = await self._photos_of(press, message.chat.id)
        if not found:
            await _answer(query, "press.gone")
        elif not await may_decide(query.get_bot(), message.chat.id, found[0].user_id, query.from_user.id):
            await _answer(query, "press.not_yours")
        elif isinstance(press, Why):
            await self._why(query, message, found[0])
        elif isinstance(press, AlbumEach):
            await self._each(query, found)
        else:
            await self._go(query, found, press.target, in_group=is_group(message))

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

    async def _go(self, query: CallbackQuery, found: list[Photo], target: str, *, in_group: bool) -> None:
        possible = [photo for photo in found if can_be_made(photo, target)]
        if not possible:
            await _answer(query, "press.bad_target")
            return
        placed = await self._orders.place_all(possible, query.from_user.id, target, in_group=in_group)
        if any(new for _job, new in placed):
            await _answer(query, "press.taken" if len(placed) == 1 else "press.taken_all")
        else:
            ready = all(job.state in (JobState.MADE, JobState.DELIVERED) for job, _new in placed)
            await _answer(query, "press.made" if ready else "press.again")

    async def _why(self, query: CallbackQuery, message: Message, photo: Photo) -> None:
        """The card grows by the full reading and loses the button, so a second press has nothing to do."""
        await _answer(query, None)
        reading = photo.reading or {}
        text = f"{message.text or ''}\n\n{cards.why_text(reading, photo.sent_as)}"[:4096]
        await _quietly(
            query.edit_message_text, text, reply_markup=keyboards.without_why(message.reply_markup)
        )

    async def _each(self, query: CallbackQuery, found: list[Photo]) -> None:
        await _answer(query, None)
        await _quietly(query.edit_message_reply_markup, None)
        for photo in found:
            await self._intake.show_card(photo)

    # ---- a job's buttons

    async def _about_job(self, query: CallbackQuery, message: Message, press: Cancel | Resend) -> None:
        async with self._services.database.session(reading=True) as session:
            job = await jobs.get(session, press.job_id)
        if job is None or job.chat_id != message.chat.id:
            await _answer(query, "press.unknown")
        elif not await may_decide(query.get_bot(), job.chat_id, job.user_id, query.from_user.id):
            await _answer(query, "press.not_yours")
        elif isinstance(press, Cancel):
            done = await self._orders.cancel(job)
            await _answer(query, "press.cancelled" if done else "press.too_late")
            if done:
                await self._watcher.show_cancelled(job, message.message_id, album=False)
        elif job.state is JobState.DELIVERED and job.master_message_id == UNCONFIRMED:
            await _answer(query, "press.resent")
            await _quietly(query.edit_message_reply_markup, None)
            self._services.background.start("send again", self._delivery.send_again(job))
        else:
            await _answer(query, "press.made")

    async def _cancel_all(self, query: CallbackQuery, message: Message) -> None:
        async with self._services.database.session(reading=True) as session:
            shown = [
                job
                for job in await jobs.active(session)
                if job.chat_id == message.chat.id and job.status_message_id == message.message_id
            ]
        if not shown:
            await _answer(query, "press.too_late")
        elif not await may_decide(query.get_bot(), message.chat.id, shown[0].user_id, query.from_user.id):
            await _answer(query, "press.not_yours")
        else:
            done = [job for job in shown if await self._orders.cancel(job)]
            await _answer(query, "press.cancelled" if done else "press.too_late")
            if done:
                await self._watcher.show_cancelled(done[0], message.message_id, album=True)


async def _answer(query: CallbackQuery, key: str | None) -> None:
    """Answer a press. One that is too old to be answered has done its work all the same."""
    try:
        await query.answer(say(key) if key else None)
    except BadRequest as error:
        if not says(error, "query is too old", "query id is invalid"):
            raise


async def _quietly(edit: Callable[..., Awaitable[Any]], *args: Any, **kwargs: Any) -> None:
    """An edit of a message that may be gone, or look like that already."""
    try:
        await edit(*args, **kwargs)
    except TelegramError as error:
        if not nobody_there(error) and not says(error, "not modified", "not found", "can't be edited"):
            raise
