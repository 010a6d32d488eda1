"""A message with a picture, cut down to what intake needs, so that it can be kept and taken up again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Literal, NamedTuple

from telegram import Message
from telegram.constants import ChatType

from bot.wishes import NOTHING, Wish

_SUFFIXES = ".jpg .jpeg .jpe .jfif .png .webp .heic .heif .hif .avif .tif .tiff .bmp .gif"
PICTURE_SUFFIXES = frozenset(_SUFFIXES.split(" "))
PHOTO_NAME = "photo.jpg"
"""Telegram photos have no name; masters of them are called photo-4k.png."""


@dataclass(frozen=True)
class Incoming:
    """One picture that someone asks about.

    message_id is the message that asks: the one with the picture, or the command that answers it.
    wish, named, drawing: what was asked in the same breath ("4k" as caption), as bot/wishes.py has it.
    about_message_id: the message with the picture, when another message asks about it; about_album: the
        album of that message.
    addressed: whether it was said to the bot; in a group an album's siblings may not be.
    """

    chat_id: int
    user_id: int
    message_id: int
    thread_id: int | None
    in_group: bool
    sent_as: Literal["photo", "document"]
    file_id: str
    file_unique_id: str
    file_size: int | None
    file_name: str
    media_group_id: str | None
    language_code: str | None
    wish: str | None = None
    addressed: bool = True
    about_message_id: int | None = None
    about_album: str | None = None
    named: str | None = None
    drawing: bool = False
    edited: int = 0
    """When the message that asks was changed last, in seconds of Unix's clock; 0: never."""

    @property
    def asked(self) -> Wish:
        return Wish(self.wish, self.named, self.drawing)

    def asking(self, asked: Wish) -> Incoming:
        """The same with other words."""
        return replace(self, wish=asked.size, named=asked.named, drawing=asked.drawing)


def is_group(message: Message) -> bool:
    return message.chat.type in (ChatType.GROUP, ChatType.SUPERGROUP)


def sender_of(message: Message) -> int:
    """Who speaks: a person, or the chat in whose name it is said: the group by an anonymous administrator,
    a channel by its post or by somebody who may speak as it."""
    if message.sender_chat is not None:
        # "from" is then an account of Telegram's own, the same in all chats.
        return message.sender_chat.id
    return message.from_user.id if message.from_user is not None else message.chat.id


def thread_of(message: Message) -> int | None:
    """The topic of a message. Replies outside of topics carry a thread id too, and must not be sent one."""
    return message.message_thread_id if message.is_topic_message else None


class _File(NamedTuple):
    sent_as: Literal["photo", "document"]
    file_id: str
    unique_id: str
    size: int | None
    name: str


def picture_in(message: Message) -> Incoming | None:
    """The picture this message carries itself, or None."""
    return _incoming(message, _photo(message) or _image_document(message))


def file_in(message: Message) -> Incoming | None:
    """The picture, or whatever else this message carries as a file."""
    return _incoming(message, _photo(message) or _document(message))


def _incoming(message: Message, file: _File | None) -> Incoming | None:
    if file is None:
        return None
    return Incoming(
        chat_id=message.chat.id,
        user_id=sender_of(message),
        message_id=message.message_id,
        thread_id=thread_of(message),
        in_group=is_group(message),
        sent_as=file.sent_as,
        file_id=file.file_id,
        file_unique_id=file.unique_id,
        file_size=file.size,
        file_name=file.name,
        media_group_id=message.media_group_id,
        language_code=message.from_user.language_code if message.from_user else None,
        edited=_edited(message),
    )


def _edited(message: Message) -> int:
    return int(message.edit_date.timestamp()) if message.edit_date else 0


def _photo(message: Message) -> _File | None:
    if not message.photo:
        return None
    largest = max(message.photo, key=lambda size: size.width * size.height)
    return _File("photo", largest.file_id, largest.file_unique_id, largest.file_size, PHOTO_NAME)


def _image_document(message: Message) -> _File | None:
    file = _document(message)
    if file is None or message.document is None or message.animation is not None:
        return None
    said_to_be_image = (message.document.mime_type or "").startswith("image/")
    return file if said_to_be_image or PurePath(file.name).suffix.lower() in PICTURE_SUFFIXES else None


def _document(message: Message) -> _File | None:
    document = message.document
    if document is None:
        return None
    # Half a surrogate pair could be neither kept nor sent on.
    name = (document.file_name or "").encode("utf-8", "replace").decode()
    return _File(
        "document",
        document.file_id,
        document.file_unique_id,
        document.file_size,
        PurePath(name).name or PHOTO_NAME,
    )


def asked_about(message: Message, asked: Wish) -> Incoming | None:
    """The picture in the message that this one answers, asked about by this one's sender."""
    return _asked_about(message, asked, picture_in)


def file_asked_about(message: Message) -> Incoming | None:
    """The same for a file of any kind."""
    return _asked_about(message, NOTHING, file_in)


def _asked_about(
    message: Message, asked: Wish, carried: Callable[[Message], Incoming | None]
) -> Incoming | None:
    replied = message.reply_to_message
    picture = carried(replied) if replied else None
    if picture is None:
        return None
    about = replace(
        picture,
        user_id=sender_of(message),
        message_id=message.message_id,
        thread_id=thread_of(message),
        media_group_id=None,
        language_code=message.from_user.language_code if message.from_user else None,
        about_message_id=picture.message_id,
        about_album=picture.media_group_id,
        edited=_edited(message),
    )
    return about.asking(asked)
