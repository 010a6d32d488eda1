"""Buttons under a master: the same once more, with something changed, or at another size."""

from __future__ import annotations

from typing import Any

from telegram import CallbackQuery

from bot import keyboards, result_keyboards
from bot.orders import Orders, can_be_made
from bot.preferences import change_named, changed
from bot.presses import answer_press, quietly, taken_key, too_many_key
from bot.result_buttons import result_buttons
from bot.result_presses import OtherSize
from bot.services import Services
from storage import photos
from storage.errors import TooMany
from storage.jobs import Job
from storage.photos import Photo


class AgainButtons:
    def __init__(self, services: Services, orders: Orders) -> None:
        self._services = services
        self._orders = orders

    async def pressed(self, query: CallbackQuery, job: Job, change: str) -> None:
        """The press of someone who may."""
        photo = await self._photo(job)
        changes = change_named(change, self._services.settings.network)
        if changes is None or photo is None:
            await answer_press(query, "press.gone" if photo is None else "press.unknown")
            return
        await self._place(query, photo, job.target, changed(job.options, changes))

    async def resized(self, query: CallbackQuery, job: Job, press: OtherSize) -> None:
        """Ask for another size, take the question back, or make it. As above."""
        photo = await self._photo(job)
        if press.target == "back":
            await answer_press(query, None)
            await self._buttons_back(query, job)
        elif photo is None:
            await answer_press(query, "press.gone")
        elif press.target == "":
            others = _other_sizes(photo, job.target)
            await answer_press(query, None if others else "press.no_other_size")
            if others:
                buttons = result_keyboards.other_sizes(job.id, others, photo.width, photo.height)
                await quietly(query.edit_message_reply_markup, buttons)
        elif not can_be_made(photo, press.target):
            await answer_press(query, "press.bad_target")
        else:
            # Places that keep the source's pixels are given in pixels of the size at hand.
            options = {name: value for name, value in job.options.items() if name != "keep"}
            if await self._place(query, photo, press.target, options):
                await self._buttons_back(query, job)

    async def _place(self, query: CallbackQuery, photo: Photo, target: str, options: dict[str, Any]) -> bool:
        try:
            placed = await self._orders.place_with(options, [photo], query.from_user.id, target)
        except TooMany as full:
            await answer_press(query, too_many_key(full), limit=full.limit)
            return False
        await answer_press(query, taken_key(placed))
        return True

    async def _buttons_back(self, query: CallbackQuery, job: Job) -> None:
        buttons = await result_buttons(self._services, query.get_bot(), job)
        await quietly(query.edit_message_reply_markup, buttons)

    async def _photo(self, job: Job) -> Photo | None:
        async with self._services.database.session(reading=True) as session:
            return await photos.get(session, job.photo_id)


def _other_sizes(photo: Photo, made: str) -> list[str]:
    recommended = str((photo.reading or {}).get("recommended", ""))
    offered = keyboards.offered_targets(photo.width, photo.height, recommended)
    return [name for name in offered if name != made]
