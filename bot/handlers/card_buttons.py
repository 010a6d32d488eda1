"""Buttons that turn a card: wait for the better file, this copy after all, as a drawing, what is it for."""

from __future__ import annotations

from telegram import CallbackQuery

from bot import keyboards, purposes
from bot.callbacks import AsDrawing, Purpose, ThisCopy, Wait
from bot.presses import answer_press, quietly
from bot.progress import Watcher
from bot.services import Services
from bot.showing import Card, card_of
from bot.slots import Slots
from storage import jobs, photos
from storage.photos import Photo

CardPress = Wait | ThisCopy | AsDrawing | Purpose


class CardButtons:
    """What choice.py hands on once it knows that the person may press."""

    def __init__(self, services: Services, slots: Slots, watcher: Watcher) -> None:
        self._services = services
        self._slots = slots
        self._watcher = watcher

    async def pressed(self, query: CallbackQuery, press: CardPress, photo: Photo) -> None:
        if isinstance(press, Wait):
            await self._wait(query, photo, on=press.on)
        elif isinstance(press, ThisCopy):
            await answer_press(query, None)
            await turn(query, card_of(photo))
        elif isinstance(press, AsDrawing):
            await self._as_drawing(query, photo, on=press.on)
        else:
            await self._purpose(query, press, photo)

    async def _as_drawing(self, query: CallbackQuery, photo: Photo, *, on: bool) -> None:
        """The card's words stay: they may have grown by the full reading."""
        reading = photo.reading or {}
        if not keyboards.may_be_drawing(reading):
            await answer_press(query, "press.unknown")
            return
        await answer_press(query, None)
        markup = keyboards.card_of_drawing(photo.id, reading) if on else card_of(photo)[1]
        await quietly(query.edit_message_reply_markup, markup)

    async def _wait(self, query: CallbackQuery, photo: Photo, *, on: bool) -> None:
        if photo.better_id is not None:
            await answer_press(query, "press.unknown")
            return
        taken_back = await self._slots.wait(photo, on=on)
        if taken_back is None:
            await answer_press(query, "press.too_late_to_wait")
            return
        await answer_press(query, "press.waiting" if on else "press.waiting_no_more")
        async with self._services.database.session(reading=True) as session:
            now = await photos.get(session, photo.id)
        await turn(query, card_of(now or photo))
        for job in taken_back:
            if photo.media_group_id is None:
                self._watcher.end_soon("progress.waits", job)

    async def _purpose(self, query: CallbackQuery, press: Purpose, photo: Photo) -> None:
        if press.step == "card":
            card: Card | None = card_of(photo)
        else:
            async with self._services.database.session(reading=True) as session:
                seconds = await jobs.typical_seconds(session)
                seconds |= await self._services.estimates.by_size(session, photo.width, photo.height)
            card = purposes.view(photo, press.step, seconds)
        await answer_press(query, None if card else "press.unknown")
        if card is not None:
            await turn(query, card)


async def turn(query: CallbackQuery, card: Card) -> None:
    """Let the pressed message say something else."""
    await quietly(query.edit_message_text, card[0], reply_markup=card[1])
