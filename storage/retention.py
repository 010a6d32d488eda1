"""What is deleted, and when: after the set days, at a person's word, and what belongs to nobody.

Rows go first, in one transaction; then the blobs that no row names any more. A crash in between
leaves blobs without rows, which `clear_orphans` finds. Approved masters (`jobs.keep`, and what stands in
a library) stay.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from storage import library_links, library_posts, picture_place, preferences
from storage.blobs import Blobs
from storage.clock import now
from storage.db import Database
from storage.job_view import OPEN, JobState
from storage.models import AssetRow, JobRow, PhotoRow

log = logging.getLogger(__name__)
T = TypeVar("T")

DAYS = 30
UNFINISHED = (*OPEN, JobState.MADE)
ORPHAN_SECONDS = 24 * 3600.0
"""A blob is stored before its row is written: a younger one may be on its way to a row."""

BATCH = 500


@dataclass(frozen=True)
class Deleted:
    """How many rows of each kind and how many blobs went."""

    photos: int
    jobs: int
    blobs: int


@dataclass(frozen=True)
class Orphans:
    """blobs: how many were deleted. missing: names that rows hold, but no file has."""

    blobs: int
    missing: tuple[str, ...]


async def expire(db: Database, blobs: Blobs, *, days: int = DAYS) -> Deleted:
    """Delete what is older than `days`, with its files; not what is unfinished or approved."""
    before = now() - timedelta(days=days)
    spared = sa.or_(JobRow.kept, JobRow.state.in_(UNFINISHED))
    async with db.session() as session:
        old = await session.scalars(
            sa.select(PhotoRow.id)
            .where(PhotoRow.created_at < before)
            .where(~sa.exists().where(JobRow.photo_id == PhotoRow.id, spared))
            # A photo lives as long as its newest job.
            .where(~sa.exists().where(JobRow.photo_id == PhotoRow.id, JobRow.created_at >= before))
        )
        gone = await _delete_rows(session, list(old), sa.false())
        await library_links.expire_notes(session, days)
    return await _with_blobs(db, blobs, gone)


async def forget(db: Database, blobs: Blobs, user_id: int) -> Deleted:
    """Delete all of a person's photos, jobs and choices with their files, at once; running jobs stop.

    What another person also sent, or an approved master made of another's photo, keeps its file.
    """
    async with db.session() as session:
        theirs = await session.scalars(sa.select(PhotoRow.id).where(PhotoRow.user_id == user_id))
        gone = await _delete_rows(session, list(theirs), JobRow.user_id == user_id)
        await preferences.forget(session, user_id)
        await library_links.forget_notes(session, user_id)
        await library_posts.forget(session, user_id)
    return await _with_blobs(db, blobs, gone)


async def delete_result(db: Database, blobs: Blobs, job_id: str) -> bool:
    """Delete one finished job with its files, at a person's word; the photo stays. False: there is no such
    job, it isn't finished, or it is approved."""
    finished = JobRow.state.in_((JobState.MADE, JobState.DELIVERED))
    async with db.session() as session:
        gone = await _delete_rows(session, (), sa.and_(JobRow.id == job_id, finished, ~JobRow.kept))
    await _delete_unnamed(db, blobs, gone.blobs)
    return gone.jobs > 0


async def clear_orphans(db: Database, blobs: Blobs, *, older_than: float = ORPHAN_SECONDS) -> Orphans:
    """Delete blobs that no row names (of an age in seconds), and find names that no blob has."""
    stored: set[str] = set()
    old: list[str] = []
    async for info in blobs.names():
        stored.add(info.sha256)
        if info.age >= older_than:
            old.append(info.sha256)
    async with db.session(reading=True) as session:
        spared = await picture_place.mark_of(session)
    deleted = await _delete_unnamed(db, blobs, [name for name in old if name != spared])
    async with db.session(reading=True) as session:
        named = {name for column in _NAMES for name in await session.scalars(sa.select(column)) if name}
    # Asked once more: it may have been stored after the listing.
    missing = tuple(sorted([name for name in named - stored if not await blobs.has(name)]))
    if missing:
        log.error("%d files that rows name are gone", len(missing))
    return Orphans(deleted, missing)


_RESULTS = (JobRow.master_sha256, JobRow.proof_sha256, JobRow.overview_sha256)
_NAMES = (PhotoRow.sha256, *_RESULTS, AssetRow.sha256, AssetRow.small_sha256)


@dataclass(frozen=True)
class _Gone:
    photos: int
    jobs: int
    blobs: frozenset[str]


async def _delete_rows(
    session: AsyncSession, photo_ids: Sequence[int], also: sa.ColumnElement[bool]
) -> _Gone:
    photos = jobs = 0
    names: set[str | None] = set()
    for ids in [*_batches(photo_ids), ()]:
        # The empty batch at the end takes the jobs that were asked for on others' photos.
        which = JobRow.photo_id.in_(ids) if ids else also
        found = await session.execute(sa.delete(JobRow).where(which).returning(*_RESULTS))
        rows = found.all()
        jobs += len(rows)
        names.update(name for row in rows for name in row)
        if ids:
            sources = await session.scalars(
                sa.delete(PhotoRow).where(PhotoRow.id.in_(ids)).returning(PhotoRow.sha256)
            )
            names.update(sources)
            photos += len(ids)
    return _Gone(photos, jobs, frozenset(name for name in names if name))


async def _with_blobs(db: Database, blobs: Blobs, gone: _Gone) -> Deleted:
    return Deleted(gone.photos, gone.jobs, await _delete_unnamed(db, blobs, gone.blobs))


async def _delete_unnamed(db: Database, blobs: Blobs, names: Iterable[str]) -> int:
    """Delete those of these blobs that no row names; how many.

    Asked of each just before: somebody may send the picture again meanwhile, and a store of objects takes its
    time to delete.
    """
    deleted = 0
    for name in sorted(names):
        async with db.session(reading=True) as session:
            named = await session.scalar(
                sa.select(sa.or_(*(sa.exists().where(column == name) for column in _NAMES)))
            )
        if not named:
            await blobs.delete(name)
            deleted += 1
    return deleted


def _batches(items: Sequence[T]) -> list[Sequence[T]]:
    return [items[start : start + BATCH] for start in range(0, len(items), BATCH)]
