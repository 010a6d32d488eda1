"""Which group goes to which channel, and what was noted about messages before anything is published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from storage.clock import now
from storage.db import insert_new
from storage.library_view import Link, link_view
from storage.models import LibraryLinkRow, LibraryNoteRow

ADMINISTRATORS, MEMBERS = "administrators", "members"
"""Who may publish from a group."""

MOST_LINKS = 500
"""Links that are looked through for a person who asks outside of a group."""


async def link(session: AsyncSession, wanted: Link) -> None:
    """Link a group to a channel; an earlier link of the group is replaced."""
    values = {**vars(wanted), "created_at": now()}
    await session.execute(sa.delete(LibraryLinkRow).where(LibraryLinkRow.group_id == wanted.group_id))
    await insert_new(session, LibraryLinkRow, values)


async def unlink(session: AsyncSession, group_id: int) -> None:
    """The group has no library any more; what was published stays in the channel."""
    await session.execute(sa.delete(LibraryLinkRow).where(LibraryLinkRow.group_id == group_id))


async def of_group(session: AsyncSession, group_id: int) -> Link | None:
    row = await session.get(LibraryLinkRow, group_id, populate_existing=True)
    return None if row is None else link_view(row)


async def of_channel(session: AsyncSession, channel_id: int) -> list[Link]:
    """The groups that publish to a channel, the oldest link first."""
    query = sa.select(LibraryLinkRow).where(LibraryLinkRow.channel_id == channel_id)
    rows = await session.scalars(query.order_by(LibraryLinkRow.created_at, LibraryLinkRow.group_id))
    return [link_view(row) for row in rows]


async def all_links(session: AsyncSession) -> list[Link]:
    """At most MOST_LINKS of them, the newest first."""
    query = sa.select(LibraryLinkRow).order_by(LibraryLinkRow.created_at.desc()).limit(MOST_LINKS)
    return [link_view(row) for row in await session.scalars(query)]


async def set_publishers(session: AsyncSession, group_id: int, publishers: str) -> None:
    await session.execute(
        sa.update(LibraryLinkRow).where(LibraryLinkRow.group_id == group_id).values(publishers=publishers)
    )


async def move_group(session: AsyncSession, old_id: int, new_id: int) -> None:
    """A group has become a supergroup with another id."""
    found = await of_group(session, old_id)
    if found is not None and await of_group(session, new_id) is None:
        await session.execute(
            sa.update(LibraryLinkRow).where(LibraryLinkRow.group_id == old_id).values(group_id=new_id)
        )


async def note(
    session: AsyncSession,
    chat_id: int,
    message_id: int,
    user_id: int,
    title: str,
    tags: Iterable[str],
    album: str | None = None,
) -> None:
    """Remember the title and the tags that were given to a message, perhaps of an album; the last word
    holds, also when that is none."""
    where = (LibraryNoteRow.chat_id == chat_id, LibraryNoteRow.message_id == message_id)
    await session.execute(sa.delete(LibraryNoteRow).where(*where))
    values = {"chat_id": chat_id, "message_id": message_id, "user_id": user_id}
    words = {"title": title, "tags": " ".join(tags), "album": album, "created_at": now()}
    if title or words["tags"]:
        await insert_new(session, LibraryNoteRow, {**values, **words})


async def notes(
    session: AsyncSession, chat_id: int, message_ids: Sequence[int], album: str | None = None
) -> list[tuple[str, tuple[str, ...]]]:
    """(title, tags) of those of these messages that have any, in the order of `message_ids`; then what the
    one caption of an album says. Where there are several, each speaks of its own file."""
    here = sa.select(LibraryNoteRow).where(LibraryNoteRow.chat_id == chat_id)
    rows = await session.scalars(here.where(LibraryNoteRow.message_id.in_(message_ids)))
    found = {row.message_id: row for row in rows}
    numbers = list(message_ids)
    if album is not None:
        captions = {
            row.message_id: row for row in await session.scalars(here.where(LibraryNoteRow.album == album))
        }
        if len(captions) == 1:
            found |= captions
            numbers += captions
    return [
        (found[number].title, tuple(found[number].tags.split()))
        for number in dict.fromkeys(numbers)
        if number in found
    ]


async def forget_notes(session: AsyncSession, user_id: int) -> None:
    await session.execute(sa.delete(LibraryNoteRow).where(LibraryNoteRow.user_id == user_id))


async def expire_notes(session: AsyncSession, days: int) -> None:
    """Notes of what was never published. A topic's name is learned again with its next message."""
    before = now() - timedelta(days=days)
    await session.execute(sa.delete(LibraryNoteRow).where(LibraryNoteRow.created_at < before))
