"""A first look in the chat: a quiet picture after the card, as long as nothing is chosen yet.

It never holds anything up: the card is out before the look begins, and whatever goes wrong with it is a
line in the log.
"""

from __future__ import annotations

import structlog
from telegram import Bot, Message
from telegram.error import TelegramError

from bot.incoming import Incoming
from bot.languages import language_of
from bot.look_pool import Wanted
from bot.preferences import value_of
from bot.sending import Place, in_place
from bot.services import Services
from bot.speaking import speak
from bot.texts import say
from bot.words import target_text
from engine.order import Character
from storage import photos, preferences, slots
from storage.blobs import BlobCorrupt, BlobMissing
from storage.photos import Photo

log = structlog.get_logger(__name__)

OWN = "own"


class FirstLooks:
    def __init__(self, services: Services, bot: Bot) -> None:
        self._services = services
        self._bot = bot

    def prepare(self, incoming: Incoming) -> None:
        """A photo has come: load what a look needs while it is being read."""
        if incoming.wish is None and self._wanted_in(incoming.chat_id):
            self._services.looks.warm()

    def follow(self, photo: Photo) -> None:
        """The card is out and its sizes are to be chosen: look in the background."""
        if self._services.background.closed:
            return
        if self._wanted_in(photo.chat_id) and (photo.reading or {}).get("recommended", OWN) != OWN:
            self._services.background.start("first look", self._look(photo))

    def _wanted_in(self, chat_id: int) -> bool:
        """Groups and channels, which have negative ids, are left in peace unless the host says otherwise."""
        where = self._services.settings.first_look
        return where == "everywhere" or (where == "private" and chat_id > 0)

    async def _look(self, photo: Photo) -> None:
        speak(await language_of(self._services.database, photo))
        target = str((photo.reading or {}).get("recommended"))
        if not await self._is_open(photo):
            return
        try:
            data = await self._services.blobs.local_path(photo.sha256)
        except (BlobMissing, BlobCorrupt) as error:
            log.info("no first look", reason=type(error).__name__)
            return
        settings = self._services.settings
        seen = await self._services.looks.look(
            Wanted(data, target, await self._character(photo), settings.network, settings.backend)
        )
        if seen is None or not await self._is_open(photo):
            return
        try:
            await in_place(
                Place(photo.chat_id, photo.message_id, photo.thread_id),
                lambda place: self._send(place, seen.jpeg, target),
            )
        except TelegramError as error:
            log.info("a first look was not sent", error=type(error).__name__)
        else:
            log.info("a first look was sent", photo=photo.id, shows=seen.kind)

    async def _send(self, place: Place, jpeg: bytes, target: str) -> Message:
        return await self._bot.send_photo(
            place.chat_id,
            jpeg,
            caption=say("look.caption", target=target_text(target)),
            filename="first-look.jpg",
            disable_notification=True,
            reply_parameters=place.reply,
            message_thread_id=place.thread_id,
        )

    async def _is_open(self, photo: Photo) -> bool:
        """Whether nothing was chosen: no size pressed, no wait for the better file, nothing forgotten."""
        async with self._services.database.session(reading=True) as session:
            now = await photos.get(session, photo.id)
            ordered = await slots.jobs_of(session, photo.id)
        return now is not None and not ordered and now.wait_target is None and now.better_id is None

    async def _character(self, photo: Photo) -> Character:
        """How this chat likes its masters."""
        async with self._services.database.session(reading=True) as session:
            chosen = await preferences.of(session, photo.chat_id)
        crisp = value_of(chosen, "character", in_group=photo.chat_id < 0) == "crisp"
        return "crisp" if crisp else "natural"
