"""What becomes of a picture that has come: a row of `photos`, or a sentence that says why not."""

from __future__ import annotations

from dataclasses import dataclass

from bot.incoming import Incoming
from bot.reading_pool import Source
from storage.photos import NewPhoto, Photo


@dataclass(frozen=True)
class Taken:
    """The picture is kept and read. `fresh` is False when its card was sent already."""

    photo: Photo
    fresh: bool = True


@dataclass(frozen=True)
class Refused:
    """It can't be used; `text` says why and what to do."""

    text: str


def new_photo(incoming: Incoming, source: Source, sha256: str, size: int) -> NewPhoto:
    """sha256, size: of its file, which is kept already."""
    read = source.reading
    return NewPhoto(
        sha256=sha256,
        chat_id=incoming.chat_id,
        user_id=incoming.user_id,
        message_id=incoming.message_id,
        thread_id=incoming.thread_id,
        sent_as=incoming.sent_as,
        file_name=incoming.file_name,
        bytes=size,
        width=read.width,
        height=read.height,
        format=read.format,
        telegram_file_id=incoming.file_id,
        telegram_unique_id=incoming.file_unique_id,
        media_group_id=incoming.media_group_id,
        about_message_id=incoming.about_message_id,
        about_album=incoming.about_album,
        language_code=incoming.language_code,
        likeness=source.likeness,
    )


def shows_another(known: NewPhoto, incoming: Incoming) -> bool:
    """Whether the message has another picture now than the one that is known from it."""
    carried = incoming.about_message_id is None and bool(known.telegram_unique_id)
    return carried and bool(incoming.edited) and known.telegram_unique_id != incoming.file_unique_id
