"""Photos: the sources people sent, one row for each message that carried one."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from storage.clock import now
from storage.db import insert_new
from storage.models import PhotoRow


@dataclass(frozen=True, kw_only=True)
class NewPhoto:
    """A photo as it comes in. Sizes in pixels after EXIF orientation; 0 when not known yet.

    sha256: name of the blob, which is stored before the row.
    user_id: who sent it; for a channel post, the channel.
    likeness: perceptual hash of 256 bits in hexadecimal; None for a picture that has nothing to tell apart.
    message_id: the message that asks, which carries it if `about_message_id` is None; the bot's own card is
        `card_message_id`.
    about_message_id, about_album: the message that carries it, where another asks about it, and the album of
        that message.
    """

    sha256: str
    chat_id: int
    user_id: int
    message_id: int
    sent_as: Literal["photo", "document"]
    file_name: str
    bytes: int
    width: int = 0
    height: int = 0
    format: str = ""
    telegram_file_id: str = ""
    telegram_unique_id: str = ""
    thread_id: int | None = None
    media_group_id: str | None = None
    about_message_id: int | None = None
    about_album: str | None = None
    language_code: str | None = None
    likeness: str | None = None


@dataclass(frozen=True, kw_only=True)
class Photo(NewPhoto):
    """A photo as it is known. `reading` is the JSON object of `enlarger inspect`.

    wait_target: while it waits for a better file of the same picture, the size to make of that.
    better_id: the photo that has taken its place.
    """

    id: int
    created_at: datetime
    reading: dict[str, Any] | None = None
    card_message_id: int | None = None
    wait_target: str | None = None
    better_id: int | None = None


def view(row: PhotoRow) -> Photo:
    return Photo(**{field.name: getattr(row, field.name) for field in fields(Photo)})


async def add(session: AsyncSession, photo: NewPhoto) -> tuple[Photo, bool]:
    """Keep a photo. The same message again changes nothing; the second value is False then."""
    created = await insert_new(session, PhotoRow, {**asdict(photo), "created_at": now()})
    kept = await by_message(session, photo.chat_id, photo.message_id)
    assert kept is not None
    return kept, created is not None


async def get(session: AsyncSession, photo_id: int) -> Photo | None:
    return await _one(session, sa.select(PhotoRow).where(PhotoRow.id == photo_id))


async def groups_of(session: AsyncSession, user_id: int) -> set[int]:
    """The groups in which this person has asked about a photo."""
    query = sa.select(PhotoRow.chat_id).where(PhotoRow.user_id == user_id, PhotoRow.chat_id < 0).distinct()
    return set(await session.scalars(query))


async def by_message(session: AsyncSession, chat_id: int, message_id: int) -> Photo | None:
    """The photo that came with this message, if any."""
    return await _one(
        session,
        sa.select(PhotoRow).where(PhotoRow.chat_id == chat_id, PhotoRow.message_id == message_id),
    )


async def on_card(session: AsyncSession, chat_id: int, card_message_id: int) -> list[Photo]:
    """The photos that one card stands for: several of an album, else one."""
    query = sa.select(PhotoRow).where(
        PhotoRow.chat_id == chat_id, PhotoRow.card_message_id == card_message_id
    )
    return [view(row) for row in await session.scalars(query.order_by(PhotoRow.message_id))]


async def make_way(session: AsyncSession, photo: Photo) -> None:
    """Its message shows another picture by now, which is to have that number. What is made of this one is
    answered below its card; where several share that, none but the first is an answer to anything."""
    card = photo.card_message_id
    taken = card is None or await by_message(session, photo.chat_id, card) is not None
    await session.execute(
        sa.update(PhotoRow)
        .where(PhotoRow.id == photo.id)
        .values(message_id=-photo.id if taken else card, about_message_id=photo.message_id)
    )


async def answered_before(session: AsyncSession, photo: Photo) -> bool:
    """Whether this person has been answered about this very picture: by its card, or when asking about
    another's message once before."""
    if photo.card_message_id is not None or photo.about_message_id is None:
        return photo.card_message_id is not None
    query = sa.select(PhotoRow.id).where(
        PhotoRow.chat_id == photo.chat_id,
        PhotoRow.user_id == photo.user_id,
        PhotoRow.about_message_id == photo.about_message_id,
        PhotoRow.card_message_id.is_not(None),
    )
    return await session.scalar(query.limit(1)) is not None


async def latest_file_id(session: AsyncSession) -> str | None:
    """Telegram's id of the file that came last; None when none has come."""
    rows = sa.select(PhotoRow.telegram_file_id).where(PhotoRow.telegram_file_id != "")
    return (await session.execute(rows.order_by(PhotoRow.id.desc()).limit(1))).scalar_one_or_none()


async def set_card(session: AsyncSession, photo_id: int, message_id: int) -> None:
    """Remember which message of the bot's is this photo's card."""
    await session.execute(
        sa.update(PhotoRow).where(PhotoRow.id == photo_id).values(card_message_id=message_id)
    )


async def set_reading(
    session: AsyncSession,
    photo_id: int,
    reading: dict[str, Any],
    width: int,
    height: int,
    format: str,  # noqa: A002 - the column's name, and the word used everywhere
) -> None:
    """Keep what the source tells about itself."""
    await session.execute(
        sa.update(PhotoRow)
        .where(PhotoRow.id == photo_id)
        .values(reading=reading, width=width, height=height, format=format)
    )


async def _one(session: AsyncSession, query: sa.Select[Any]) -> Photo | None:
    # The row may have been changed by an UPDATE in this very session, which the ORM's memory missed.
    row: PhotoRow | None = await session.scalar(query.execution_options(populate_existing=True))
    return None if row is None else view(row)
