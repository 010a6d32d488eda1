"""The words under a photo were changed: its open card is read again, as if they had been there at first.

Of a photo of which something was made, or asked for, nothing is made for that: its words have been read.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace

from telegram import Bot

from bot import cards
from bot.better_copies import BetterCopies
from bot.orders import Orders, as_drawing, can_be_made
from bot.presses import quietly, too_many_key
from bot.sending import Place, answer
from bot.services import Services
from bot.showing import Showing
from bot.texts import say
from bot.wishes import Wish
from storage import photos, slots
from storage.errors import TooMany
from storage.photos import Photo


class Rereading:
    def __init__(
        self, services: Services, bot: Bot, showing: Showing, orders: Orders, better: BetterCopies
    ) -> None:
        self._services = services
        self._bot = bot
        self._showing = showing
        self._orders = orders
        self._better = better

    async def read(self, photo: Photo, asked: Wish, *, in_group: bool) -> None:
        """Turn the card of a photo whose words are others now. Without a size in them it stays."""
        if (asked.size or asked.named) is None:
            return
        on_card = await self._open(photo)
        if len(on_card) > 1:
            await self._album(on_card, asked, photo, in_group=in_group)
        elif on_card and (photo.wait_target is None or asked.size is not None):
            await self._card(photo, asked, in_group=in_group)

    async def make_way(self, photo: Photo) -> None:
        """Its message shows another picture now. Its own card has no buttons any more, unless it is an
        album's, or something is made of it."""
        open_card = await self._open(photo)
        async with self._services.database.session() as session:
            await photos.make_way(session, photo)
        if len(open_card) == 1:
            await self._take_buttons(photo)

    async def _open(self, photo: Photo) -> list[Photo]:
        """The photos of its card, if that is still open and nothing was asked for."""
        if photo.card_message_id is None:
            return []
        async with self._services.database.session(reading=True) as session:
            on_card = await photos.on_card(session, photo.chat_id, photo.card_message_id)
            ordered = [job for one in on_card for job in await slots.jobs_of(session, one.id)]
        closed = any(one.better_id is not None for one in on_card)
        return [] if ordered or closed else on_card

    async def _card(self, photo: Photo, asked: Wish, *, in_group: bool) -> None:
        if photo.wait_target is not None:
            # Whatever becomes of the size that is named now: it is one of this copy, which waits no more.
            async with self._services.database.session() as session:
                await slots.wait(session, photo.id, None)
            photo = replace(photo, wait_target=None)
        card = await self._showing.card(photo, asked, await self._better.of(photo), in_group=in_group)
        if card is not None:
            await quietly(
                self._bot.edit_message_text,
                card[0],
                chat_id=photo.chat_id,
                message_id=photo.card_message_id,
                reply_markup=card[1],
            )

    async def _album(self, on_card: list[Photo], asked: Wish, photo: Photo, *, in_group: bool) -> None:
        """All of an album at a size. A size that is only named has its button there already."""
        size = asked.size
        if size is None:
            return
        possible = [one for one in on_card if can_be_made(one, size)]
        better = await asyncio.gather(*(self._better.of(one) for one in possible))
        chosen = [one for one, known in zip(possible, better, strict=True) if not known.spares(one, size)]
        if not chosen:
            return
        drawing = asked.drawing and as_drawing(chosen)
        try:
            await self._orders.place_all(chosen, photo.user_id, size, in_group=in_group, drawing=drawing)
        except TooMany as full:
            text = say(too_many_key(full), limit=full.limit)
        else:
            text = cards.taken_line(size, drawing=drawing if asked.drawing else None)
            await self._take_buttons(photo)
        await answer(self._bot, Place(photo.chat_id, photo.message_id, photo.thread_id), text)

    async def _take_buttons(self, photo: Photo) -> None:
        await quietly(
            self._bot.edit_message_reply_markup, chat_id=photo.chat_id, message_id=photo.card_message_id
        )
