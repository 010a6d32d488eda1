"""Which place the pictures of a database are kept in: a mark that the database names and the place holds.

Another machine's folder, or a bucket in place of a folder, has no such mark: a process whose settings name it
hears so before it takes jobs whose sources it could not find. The mark is a blob like all others, so backups,
copies and a move to S3 take it along; its id is among the host's choices. A database without one is at home
everywhere (docs/decisions/0018-picture-place.md).
"""

from __future__ import annotations

import hashlib
import secrets

from sqlalchemy.ext.asyncio import AsyncSession

from storage import preferences
from storage.blobs import Blobs
from storage.db import Database

NAME = "pictures"
"""Under which the host's choices keep the id."""


async def here(db: Database, blobs: Blobs) -> bool:
    """Whether these blobs are the database's; also where it has no mark yet. Raises BlobsUnreachable."""
    async with db.session(reading=True) as session:
        mark = await mark_of(session)
    return mark is None or await blobs.has(mark)


async def settle(db: Database, blobs: Blobs) -> bool:
    """Leave a mark where the database has none yet; then as `here`. Of several at once one has its way."""
    async with db.session(reading=True) as session:
        settled = await mark_of(session) is not None
    if not settled:
        # Stored first: what the database names is there, also in a backup of this moment.
        fresh = secrets.token_hex(16)
        await blobs.put(_content(fresh))
        async with db.session() as session:
            await preferences.choose_once(session, preferences.HOST, NAME, fresh)
    return await here(db, blobs)


async def move_here(db: Database, blobs: Blobs) -> None:
    """At the host's word: from now on these blobs are the database's, too."""
    async with db.session(reading=True) as session:
        known = await _id(session)
    if known is not None:
        await blobs.put(_content(known))


async def mark_of(session: AsyncSession) -> str | None:
    """The mark's name among the blobs, which no row names."""
    known = await _id(session)
    return None if known is None else hashlib.sha256(_content(known)).hexdigest()


async def _id(session: AsyncSession) -> str | None:
    return (await preferences.of(session, preferences.HOST)).get(NAME)


def _content(known: str) -> bytes:
    return f"Enlarger keeps the pictures of a database here. {known}\n".encode()
