"""Whether a database is of this version: its revision beside the migrations that come with the code."""

from __future__ import annotations

from enum import StrEnum

import sqlalchemy as sa
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.orm import Session

from storage.db import Database
from storage.migrating import MIGRATIONS


class Age(StrEnum):
    """Of a database. OLDER than this code is also one without tables; NEWER has migrations unknown here."""

    OLDER = "older"
    CURRENT = "current"
    NEWER = "newer"


async def age(database: Database) -> Age:
    """Raises what the database raises when it can't be asked."""
    async with database.session(reading=True) as session:
        revision = await session.run_sync(_revision)
    scripts = ScriptDirectory(str(MIGRATIONS))
    if revision == scripts.get_current_head():
        return Age.CURRENT
    if revision is None:
        return Age.OLDER
    try:
        scripts.get_revision(revision)
    except CommandError:
        return Age.NEWER
    return Age.OLDER


def _revision(session: Session) -> str | None:
    if not sa.inspect(session.connection()).has_table("alembic_version"):
        return None
    found: str | None = session.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return found
