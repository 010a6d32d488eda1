"""What a card says of something better than its photo that is there already."""

from __future__ import annotations

from bot.asset_words import titled
from bot.library_copies import InLibrary
from bot.texts import say


def library_line(known: InLibrary, number: int | None = None) -> str:
    """number: of the photo, in an album."""
    values = {
        "title": titled(known.asset),
        "width": known.asset.width,
        "height": known.asset.height,
        "link": known.url,
    }
    if number is None:
        return say("library.better", **values)
    return say("library.better_of_one", number=number, **values)
