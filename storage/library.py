"""A team's approved masters: one row for each file that stands, or is about to stand, in its channel.

A row is claimed before anything is sent and completed when the post is there: of two who publish the
same master at once one does, and a crash in between leaves a claim that runs out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from storage import library_search
from storage.clock import now
from storage.db import insert_new
from storage.library_view import Asset, Link, NewAsset, Wanted, asset_view
from storage.models import AssetRow

__all__ = [
    "Asset",
    "Claim",
    "Link",
    "NewAsset",
    "Wanted",
    "by_post",
    "chain",
    "channels",
    "claim",
    "count",
    "forget",
    "get",
    "likenesses",
    "newest_of_source",
    "page",
    "posted",
    "posts_from",
    "proof_posted",
    "release",
    "rename",
    "stands_somewhere",
    "take_out",
    "versions_posted",
    "with_file",
    "with_sha256",
]

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
        last = await _last_of_chain(session, replaces) if replaces is not None else None
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


async def release(session: AsyncSession, asset_id: int) -> None:
    """It could not be published: the next one may try at once."""
    await session.execute(sa.update(AssetRow).where(AssetRow.id == asset_id).values(claimed_at=None))


async def proof_posted(session: AsyncSession, asset_id: int, message_id: int) -> None:
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
    replaced = await _posted_before(session, asset)
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
    before, after = await _posted_before(session, row), await _successor(session, row.id)
    await library_search.drop(session, [row.id])
    await session.execute(sa.delete(AssetRow).where(AssetRow.id == row.id))
    if after is not None:
        follows = sa.update(AssetRow).where(AssetRow.id == after.id)
        await session.execute(follows.values(previous_id=row.previous_id))
    if before is not None:
        values = {"next_id": await _posted_after(session, before), "changed_at": now()}
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


async def chain(session: AsyncSession, asset: Asset) -> list[Asset]:
    """All versions of a master that stand in the channel, v1 first."""
    first = asset
    while first.previous_id is not None and (before := await get(session, first.previous_id)) is not None:
        first = before
    found = [first]
    while (after := await _successor(session, found[-1].id)) is not None:
        found.append(asset_view(after))
    return [one for one in found if one.message_id is not None]


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


async def _successor(session: AsyncSession, asset_id: int) -> AssetRow | None:
    query = sa.select(AssetRow).where(AssetRow.previous_id == asset_id)
    found: AssetRow | None = await session.scalar(query.execution_options(populate_existing=True))
    return found


async def _last_of_chain(session: AsyncSession, asset_id: int) -> AssetRow | None:
    row = await session.get(AssetRow, asset_id, populate_existing=True)
    while row is not None and (after := await _successor(session, row.id)) is not None:
        row = after
    return row


async def _posted_before(session: AsyncSession, asset: Asset) -> Asset | None:
    """The nearest earlier version that stands in the channel."""
    before = asset.previous_id
    while before is not None and (found := await get(session, before)) is not None:
        if found.message_id is not None:
            return found
        before = found.previous_id
    return None


async def _posted_after(session: AsyncSession, asset: Asset) -> int | None:
    """The id of the nearest later version that stands in the channel."""
    after = await _successor(session, asset.id)
    while after is not None and after.message_id is None:
        after = await _successor(session, after.id)
    return after.id if after is not None else None
