"""What a card says of something better than its photo that is there already."""

from __future__ import annotations

from bot import cards
from bot.asset_words import post_link, titled
from bot.better_copies import Better
from bot.texts import say
from bot.words import size_text
from storage.photos import Photo

SUPERGROUPS = -1_000_000_000_000
"""Chats below this number have links to their messages; small groups and private chats have none."""


def better_lines(photo: Photo, better: Better) -> list[str]:
    """All that is said of it; what a card offers comes last, before the question."""
    lines = []
    here = better.here
    if (known := better.library) is not None:
        size = {"width": known.asset.width, "height": known.asset.height}
        lines.append(say("library.better", title=titled(known.asset), link=known.url, **size))
    if here is not None and here.master is not None:
        width, height = here.master_size
        text = say("slot.master", width=width, height=height)
        lines.append(_with_link(text, link_to(here.master.chat_id, here.master.master_message_id)))
    if here is None or here.file is None:
        return lines
    if not better.is_offered(photo):
        return [*lines, _posted(here.file), say("slot.posted_ask")]
    if not here.same:
        return [*lines, _posted(here.file)]
    offered = cards.offered_text(photo.reading or {}, here.file.reading or {})
    return [*lines, _with_link(offered, link_to(here.file.chat_id, _number(here.file)))]


def lines_in_album(photo: Photo, better: Better, number: int) -> list[str]:
    """The same of the photo of this number in an album."""
    text = " ".join(better_lines(photo, better))
    return [say("album.line_better", number=number, text=text)] if text else []


def to_point_at(photo: Photo, better: Better) -> int | None:
    """The message in a chat without links that is spoken of."""
    here = better.here
    if here is None or photo.chat_id < SUPERGROUPS:
        return None
    if here.master is not None:
        return here.master.master_message_id
    return _number(here.file) if here.file is not None and not better.is_offered(photo) else None


def link_to(chat_id: int, message_id: int | None) -> str:
    """Telegram's link to a message; "" where there is none."""
    return post_link(chat_id, message_id) if chat_id < SUPERGROUPS and message_id else ""


def _posted(file: Photo) -> str:
    text = say("slot.posted", width=file.width, height=file.height, size=size_text(file.bytes))
    return _with_link(text, link_to(file.chat_id, _number(file)))


def _number(file: Photo) -> int:
    return file.about_message_id or file.message_id


def _with_link(text: str, link: str) -> str:
    return f"{text} {link}" if link else text
