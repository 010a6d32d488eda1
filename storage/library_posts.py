"""How a master comes into a team's library, and out of it again.

A row is claimed before anything is sent and completed when the post is there: of two who publish the
same master at once one does, and a crash in between leaves a claim that runs out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from storage import library_search
from storage.clock import now
from storage.db import insert_new
from storage.library import get
from storage.library_chain import last_of, posted_after, posted_before, successor
from storage.library_view import Asset, NewAsset, asset_view
from storage.models import AssetRow

CLAIM_SECONDS = 180.0
"""After which the one who was publishing is taken for dead. Longer than an upload may take."""


class Claim(StrEnum):
    """MINE: publish it. BUSY: somebody does so at the moment. POSTED: it stands there."""

    MINE = "mine"
    BUSY = "busy"
    POSTED = "posted"


async def claim(
    session: AsyncSession, asset: NewAsset, *, replaces: int | None = None
) -> tuple[Asset, Claim]:
    """Take a master for publishing.

    replaces: id of a master that this is another version of; it follows the last of that chain.
    """
    row = await _row(session, asset.channel_id, asset.sha256)
    while row is None:
        last = await last_of(session, replaces) if replaces is not None else None
        version = 1 if last is None else last.version + 1
        values = {**asdict(asset), "tags": " ".join(asset.tags), "version": version}
        await insert_new(session, AssetRow, {**values, "previous_id": last.id if last else None})
        # None: another version took the place behind the last one, this one follows that.
        row = await _row(session, asset.channel_id, asset.sha256)
    if row.message_id is not None:
        return asset_view(row), Claim.POSTED
    free = sa.or_(
        AssetRow.claimed_at.is_(None), AssetRow.claimed_at < now() - timedelta(seconds=CLAIM_SECONDS)
    )
    taken = await session.scalar(
        sa.update(AssetRow)
        .where(AssetRow.id == row.id, AssetRow.message_id.is_(None), free)
        .values(
            claimed_at=now(),
            title=asset.title,
            tags=" ".join(asset.tags),
            approved_by=asset.approved_by,
            approved_name=asset.approved_name,
        )
        .returning(AssetRow.id)
    )
    found = await get(session, row.id)
    assert found is not None
    return found, Claim.BUSY if taken is None else Claim.MINE


async def cut_off(session: AsyncSession, channel_id: int, sha256: str) -> datetime | None:
    """Since when a master's post may stand there though nobody noted so: since the claim of one who was
    killed, or what was kept of one who doesn't know. Asked before it is claimed anew."""
    row = await _row(session, channel_id, sha256)
    return None if row is None else row.claimed_at


async def release(session: AsyncSession, asset_id: int, *, cut_off: datetime | None = None) -> None:
    """It could not be published: the next one may try at once.

    cut_off: since when its post may stand there all the same, kept as a claim that has run out.
    """
    run_out = now() - timedelta(seconds=CLAIM_SECONDS + 1)
    values = {"claimed_at": min(cut_off, run_out) if cut_off else None}
    await session.execute(sa.update(AssetRow).where(AssetRow.id == asset_id).values(values))


async def proof_posted(session: AsyncSession, asset_id: int, message_id: int) -> None:
    """message_id: 0 for a proof sheet that may stand there."""
    await session.execute(
        sa.update(AssetRow).where(AssetRow.id == asset_id).values(proof_message_id=message_id)
    )


async def posted(
    session: AsyncSession, asset_id: int, message_id: int, file_id: str, *, at: datetime | None = None
) -> Asset:
    """Its post stands in the channel: from now on it is found, and the one it replaces is not.

    at: when it was posted, None for now.
    """
    moment = now()
    values = {"message_id": message_id, "file_id": file_id, "claimed_at": None}
    times = {"posted_at": at or moment, "changed_at": moment}
    await session.execute(sa.update(AssetRow).where(AssetRow.id == asset_id).values({**values, **times}))
    asset = await get(session, asset_id)
    assert asset is not None
    replaced = await posted_before(session, asset)
    if replaced is not None:
        await session.execute(sa.update(AssetRow).where(AssetRow.id == replaced.id).values(next_id=asset_id))
    await library_search.index(session, asset)
    return asset


async def take_out(session: AsyncSession, asset: Asset) -> bool:
    """It is in the library no more, and the versions before and after it follow each other.

    False: it wasn't there any more, or stands there again by another post.
    """
    row = await get(session, asset.id)
    if row is None or row.message_id is None or row.message_id != asset.message_id:
        return False
    before, after = await posted_before(session, row), await successor(session, row.id)
    await library_search.drop(session, [row.id])
    await session.execute(sa.delete(AssetRow).where(AssetRow.id == row.id))
    if after is not None:
        follows = sa.update(AssetRow).where(AssetRow.id == after.id)
        await session.execute(follows.values(previous_id=row.previous_id))
    if before is not None:
        values = {"next_id": await posted_after(session, before), "changed_at": now()}
        await session.execute(sa.update(AssetRow).where(AssetRow.id == before.id).values(values))
    return True


async def versions_posted(session: AsyncSession, asset_id: int, names: Iterable[str]) -> None:
    """These versions stand below its post, besides those that did."""
    query = sa.select(AssetRow.versions).where(AssetRow.id == asset_id).with_for_update()
    there = dict.fromkeys([*(await session.scalar(query) or "").split(), *names])
    values = {"versions": " ".join(there)}
    await session.execute(sa.update(AssetRow).where(AssetRow.id == asset_id).values(**values))


async def rename(session: AsyncSession, asset_id: int, title: str, tags: Iterable[str]) -> Asset | None:
    """Give a master another title and other tags."""
    values = {"title": title, "tags": " ".join(tags)}
    await session.execute(sa.update(AssetRow).where(AssetRow.id == asset_id).values(**values))
    asset = await get(session, asset_id)
    if asset is not None and asset.message_id is not None:
        await library_search.index(session, asset)
    return asset


async def forget(session: AsyncSession, user_id: int) -> None:
    """A person's name leaves the libraries. What was published is the team's and stays."""
    for by, name in (("asked_by", "asked_name"), ("approved_by", "approved_name")):
        column = getattr(AssetRow, by)
        rows = await session.scalars(
            sa.update(AssetRow).where(column == user_id).values({by: 0, name: ""}).returning(AssetRow.id)
        )
        for asset_id in list(rows):
            asset = await get(session, asset_id)
            if asset is not None and asset.message_id is not None:
                await library_search.index(session, asset)


async def _row(session: AsyncSession, channel_id: int, sha256: str) -> AssetRow | None:
    query = sa.select(AssetRow).where(AssetRow.channel_id == channel_id, AssetRow.sha256 == sha256)
    found: AssetRow | None = await session.scalar(query.execution_options(populate_existing=True))
    return found
