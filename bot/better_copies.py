"""Is there something better than a photo already, so that nothing need be made of it? In its chat, or in a
team's library."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.asking import asked_once
from bot.library_copies import InLibrary, LibraryCopies
from bot.seen_here import ChatCopies, SeenHere
from bot.services import Services
from storage.photos import Photo


@dataclass(frozen=True)
class Better:
    """here: in the chat. library: a master in a library."""

    here: SeenHere | None = None
    library: InLibrary | None = None

    def spares(self, photo: Photo, wish: str) -> bool:
        """Whether a size that is asked of the photo is made only when somebody insists."""
        return self.library is not None or (self.here is not None and self.here.spares(photo, wish))

    def is_offered(self, photo: Photo) -> bool:
        """Whether the card is about the better file: the person's own, of surely this picture."""
        file = self.here.file if self.here else None
        sure = self.here is not None and (self.here.same or self.here.framed)
        return file is not None and file.user_id == photo.user_id and sure


NOTHING = Better()


class BetterCopies:
    def __init__(self, services: Services, library: LibraryCopies) -> None:
        self._readings = services.readings
        self._chat = ChatCopies(services)
        self._library = library

    async def of(self, photo: Photo) -> Better:
        ask = asked_once(self._readings)
        here, known = await self._chat.better_of(photo, ask), await self._library.better_of(photo, ask)
        if here is not None and known is not None:
            # A master that is approved is worth more than one in the chat, and often is that very one.
            here = replace(here, master=None, source=None) if here.file else None
        return Better(here, known)
