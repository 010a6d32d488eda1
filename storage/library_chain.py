"""Versions of one master in a library: each row follows an earlier one, of which some may not stand there."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from storage.library import get
from storage.library_view import Asset, asset_view
from storage.models import AssetRow


async def chain(session: AsyncSession, asset: Asset) -> list[Asset]:
    """All versions of a master that stand in the channel, v1 first."""
    first = asset
    while first.previous_id is not None and (before := await get(session, first.previous_id)) is not None:
        first = before
    found = [first]
    while (after := await successor(session, found[-1].id)) is not None:
        found.append(asset_view(after))
    return [one for one in found if one.message_id is not None]


async def successor(session: AsyncSession, asset_id: int) -> AssetRow | None:
    query = sa.select(AssetRow).where(AssetRow.previous_id == asset_id)
    found: AssetRow | None = await session.scalar(query.execution_options(populate_existing=True))
    return found


async def last_of(session: AsyncSession, asset_id: int) -> AssetRow | None:
    row = await session.get(AssetRow, asset_id, populate_existing=True)
    while row is not None and (after := await successor(session, row.id)) is not None:
        row = after
    return row


async def posted_before(session: AsyncSession, asset: Asset) -> Asset | None:
    """The nearest earlier version that stands in the channel."""
    before = asset.previous_id
    while before is not None and (found := await get(session, before)) is not None:
        if found.message_id is not None:
            return found
        before = found.previous_id
    return None


async def posted_after(session: AsyncSession, asset: Asset) -> int | None:
    """The id of the nearest later version that stands in the channel."""
    after = await successor(session, asset.id)
    while after is not None and after.message_id is None:
        after = await successor(session, after.id)
    return after.id if after is not None else None
