"""Looking up a team's approved masters: one row for each file that stands in its channel.

How a row comes there and goes is in storage/library_posts.py, the versions of a master are in
storage/library_chain.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from storage.library_view import Asset, asset_view
from storage.models import AssetRow


async def get(session: AsyncSession, asset_id: int) -> Asset | None:
    row = await session.get(AssetRow, asset_id, populate_existing=True)
    return None if row is None else asset_view(row)


async def by_post(session: AsyncSession, channel_id: int, message_id: int) -> Asset | None:
    """The master whose post this is."""
    query = sa.select(AssetRow).where(AssetRow.channel_id == channel_id, AssetRow.message_id == message_id)
    row = await session.scalar(query.execution_options(populate_existing=True))
    return None if row is None else asset_view(row)


async def posts_from(session: AsyncSession, channel_id: int, first: int, count: int) -> set[int]:
    """The numbers from `first` on, `count` of them after it, that are posts of known masters."""
    query = sa.select(AssetRow.message_id).where(
        AssetRow.channel_id == channel_id, AssetRow.message_id.between(first, first + count)
    )
    return {number for number in await session.scalars(query) if number is not None}


async def last_post(session: AsyncSession, channel_id: int, *, until: datetime | None = None) -> int:
    """The highest number of a known master's post, 0 for none. until: of those known at that moment."""
    query = sa.select(sa.func.max(AssetRow.message_id)).where(AssetRow.channel_id == channel_id)
    if until is not None:
        query = query.where(sa.or_(AssetRow.changed_at.is_(None), AssetRow.changed_at <= until))
    return int(await session.scalar(query) or 0)


async def with_sha256(session: AsyncSession, channel_ids: Sequence[int], sha256: str) -> Asset | None:
    """The master of these libraries that is this very file."""
    query = sa.select(AssetRow).where(
        AssetRow.sha256 == sha256, AssetRow.channel_id.in_(channel_ids), AssetRow.message_id.is_not(None)
    )
    row = await session.scalar(query.order_by(AssetRow.id).limit(1))
    return None if row is None else asset_view(row)


async def with_file(session: AsyncSession, channel_ids: Sequence[int], name: str, size: int) -> list[Asset]:
    """The masters of these libraries of this name and so many bytes, at most two; each row is looked at."""
    query = sa.select(AssetRow).where(
        AssetRow.channel_id.in_(channel_ids),
        AssetRow.file_name == name,
        AssetRow.bytes == size,
        AssetRow.message_id.is_not(None),
    )
    return [asset_view(row) for row in await session.scalars(query.limit(2))]


async def stands_somewhere(session: AsyncSession, job_id: str, sha256: str) -> bool:
    """Whether a job's master stands in any library."""
    query = sa.select(AssetRow.id).where(
        AssetRow.sha256 == sha256, AssetRow.job_id == job_id, AssetRow.message_id.is_not(None)
    )
    return await session.scalar(query.limit(1)) is not None


async def channels(session: AsyncSession) -> list[int]:
    """The channels of all libraries in which a master stands."""
    query = sa.select(AssetRow.channel_id).where(AssetRow.message_id.is_not(None)).distinct()
    return sorted(await session.scalars(query), reverse=True)


async def count(session: AsyncSession, channel_id: int) -> int:
    """Masters of a library; of a chain of versions only the last."""
    query = sa.select(sa.func.count()).where(
        AssetRow.channel_id == channel_id, AssetRow.message_id.is_not(None), AssetRow.next_id.is_(None)
    )
    return int(await session.scalar(query) or 0)


async def newest_of_source(session: AsyncSession, channel_id: int, source_sha256: str) -> Asset | None:
    """The newest master of a library that was made from this source file."""
    query = sa.select(AssetRow).where(
        AssetRow.channel_id == channel_id,
        AssetRow.source_sha256 == source_sha256,
        AssetRow.message_id.is_not(None),
    )
    row = await session.scalar(query.order_by(AssetRow.id.desc()).limit(1))
    return None if row is None else asset_view(row)


async def likenesses(
    session: AsyncSession, channel_id: int, *, since: datetime | None = None
) -> list[tuple[int, bytes]]:
    """(id, hashes of 32 bytes each) of a library's masters, ids rising; of a chain of versions the last.

    since: only of those that are found since then.
    """
    query = sa.select(AssetRow.id, AssetRow.likeness, AssetRow.cuts).where(
        AssetRow.channel_id == channel_id,
        AssetRow.likeness.is_not(None),
        AssetRow.message_id.is_not(None),
        AssetRow.next_id.is_(None),
    )
    if since is not None:
        query = query.where(AssetRow.changed_at >= since)
    rows = await session.execute(query.order_by(AssetRow.id))
    return [(asset_id, cuts or bytes.fromhex(likeness or "")) for asset_id, likeness, cuts in rows]


async def page(session: AsyncSession, channel_id: int, *, after: int = 0, limit: int = 50) -> list[Asset]:
    """Masters that stand in a library, all versions, with an id over `after`, ids rising."""
    query = sa.select(AssetRow).where(
        AssetRow.channel_id == channel_id, AssetRow.id > after, AssetRow.message_id.is_not(None)
    )
    rows = await session.scalars(query.order_by(AssetRow.id).limit(limit))
    return [asset_view(row) for row in rows]
