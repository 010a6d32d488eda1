"""Is this picture a copy of a master that was made in this chat, though no library has it? For /verify."""

from __future__ import annotations

from dataclasses import dataclass

from bot.asking import Ask
from bot.chat_pictures import ChatPictures, nearest
from bot.services import Services
from engine.source.data import File
from storage.chat_pictures import Delivered


@dataclass(frozen=True)
class MadeHere:
    """certain: the pixels agree as a whole; else it may be another shot of the scene, or a part of it."""

    master: Delivered
    certain: bool


class CopiesHere:
    def __init__(self, services: Services) -> None:
        self._pictures = ChatPictures(services)

    async def copy_of(self, chat_id: int, data: File, ask: Ask) -> MadeHere | None:
        """The nearest master of this chat that shows what this file shows, by the photo it was made of.
        ask: for this file's questions."""
        masters = await self._pictures.masters(chat_id)
        questions = await ask(data) if masters else []
        shown = await self._pictures.first_shown(nearest(masters, questions), data)
        if shown is None:
            return None
        near, certain = shown
        return MadeHere(near.picture, certain)
