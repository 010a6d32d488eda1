"""Answers a photo with its card: what it is worth, what can be made of it, what the better file is."""

from __future__ import annotations

from telegram import Bot, InlineKeyboardMarkup

from bot import cards, keyboards
from bot.copy_words import library_line
from bot.library_copies import LibraryCopies
from bot.orders import Orders, can_be_made
from bot.preferences import ASK, value_of
from bot.presses import too_many_key
from bot.sending import Place, answer
from bot.services import Services
from bot.slots import Slots, Upgrade
from bot.texts import say
from bot.words import target_text
from storage import photos, preferences
from storage.errors import TooMany
from storage.photos import Photo

Card = tuple[str, InlineKeyboardMarkup]


class Showing:
    def __init__(
        self, services: Services, bot: Bot, orders: Orders, slots: Slots, copies: LibraryCopies
    ) -> None:
        self._services = services
        self._bot = bot
        self._orders = orders
        self._slots = slots
        self._copies = copies

    async def show(self, photo: Photo, wish: str | None = None, *, in_group: bool = False) -> bool:
        """Answer the photo's message with its card; a size named at once is ordered at once.

        Returns whether the photo's recommended size is still to be chosen.
        """
        place = Place(photo.chat_id, photo.message_id, photo.thread_id)
        card = await self._card(photo, wish, in_group=in_group)
        if card is None:
            await answer(self._bot, place, say("press.again"))
            return False
        sent = await answer(self._bot, place, *card)
        async with self._services.database.session() as session:
            await photos.set_card(session, photo.id, sent.message_id)
        recommended = str((photo.reading or {}).get("recommended"))
        return keyboards.offers(card[1], photo.id, recommended)

    async def _usual_size(self, photo: Photo) -> str | None:
        """The size that this chat always wants; of a copy it is asked all the same."""
        async with self._services.database.session(reading=True) as session:
            chosen = await preferences.of(session, photo.chat_id)
        size = value_of(chosen, "size", in_group=photo.chat_id < 0)
        asks = size == ASK or cards.is_copy(photo.reading or {}, photo.sent_as)
        return None if asks or not can_be_made(photo, size) else size

    async def _card(self, photo: Photo, wish: str | None, *, in_group: bool) -> Card | None:
        """The card; None when the wish was ordered before and nothing is new."""
        better = await self._slots.better_of(photo)
        if better is not None:
            return offer_of(photo, better)
        upgrade = await self._slots.take_place(photo)
        news = upgrade_lines(photo, upgrade)
        reading = photo.reading or {}
        # Who names a size once more has seen the card, and wants it all the same.
        insists = wish is not None and photo.card_message_id is not None
        wish = wish or await self._usual_size(photo)
        begins = wish is not None and can_be_made(photo, wish)
        known = None if insists else await self._copies.better_of(photo)
        if wish is not None and begins and known is None:
            try:
                _job, new = await self._orders.place(photo, photo.user_id, wish, in_group=in_group)
            except TooMany as full:
                news.append(say(too_many_key(full), limit=full.limit))
            else:
                if not new and upgrade is None:
                    return None
                text = cards.taken_text(reading, photo.sent_as, wish)
                return _with(news[:1], text), keyboards.only_why(photo.id)
        elif upgrade is not None and upgrade.job is not None:
            return _with(news, cards.verdict_line(reading)), keyboards.only_why(photo.id)
        text, keyboard = card_of(photo, None if begins else wish)
        if known is not None:
            news.append(library_line(known))
            if begins:
                news.append(say("slot.not_begun"))
            keyboard = keyboards.with_master(keyboard, known.asset.id)
        return _with(news, text), keyboard


def card_of(photo: Photo, wish: str | None = None) -> Card:
    """A photo's own card as it is now: open, or waiting for the better file."""
    reading = photo.reading or {}
    if photo.wait_target is not None and photo.better_id is None:
        text = cards.waiting_text(reading, photo.sent_as, in_group=photo.chat_id < 0)
        return text, keyboards.card(photo.id, reading, wait=False)
    can_wait = cards.is_copy(reading, photo.sent_as) and photo.better_id is None
    text = cards.card_text(reading, photo.sent_as, wish)
    return text, keyboards.card(photo.id, reading, wait=True if can_wait else None)


def offer_of(copy: Photo, better: Photo) -> Card:
    """The card of a copy whose better file is in this chat already."""
    reading = better.reading or {}
    text = cards.offer_text(copy.reading or {}, reading)
    return text, keyboards.offer(better.id, reading, copy.id)


def upgrade_lines(better: Photo, upgrade: Upgrade | None) -> list[str]:
    """What was gained, and what goes on with the better file."""
    if upgrade is None:
        return []
    lines = [cards.gained_text(upgrade.copy.reading or {}, better.reading or {})]
    if upgrade.job is not None and upgrade.job.target == "own":
        lines.append(say("slot.moved_own"))
    elif upgrade.job is not None:
        lines.append(say("slot.moved", target=target_text(upgrade.job.target)))
    elif upgrade.running is not None:
        lines.append(say("slot.running", target=target_text(upgrade.running)))
    return lines


def _with(news: list[str], text: str) -> str:
    return "\n\n".join([" ".join(news), text]) if news else text
