"""Buttons under a master: the same once more, with something changed."""

from __future__ import annotations

from telegram import CallbackQuery

from bot.orders import Orders
from bot.preferences import CHANGES, changed
from bot.presses import answer_press, taken_key, too_many_key
from bot.services import Services
from storage import photos
from storage.errors import TooMany
from storage.jobs import Job


class AgainButtons:
    def __init__(self, services: Services, orders: Orders) -> None:
        self._services = services
        self._orders = orders

    async def pressed(self, query: CallbackQuery, job: Job, change: str) -> None:
        """The press of someone who may."""
        async with self._services.database.session(reading=True) as session:
            photo = await photos.get(session, job.photo_id)
        if change not in CHANGES or photo is None:
            await answer_press(query, "press.gone" if photo is None else "press.unknown")
            return
        options = changed(job.options, CHANGES[change])
        try:
            placed = await self._orders.place_with(options, [photo], query.from_user.id, job.target)
        except TooMany as full:
            await answer_press(query, too_many_key(full), limit=full.limit)
            return
        await answer_press(query, taken_key(placed))
