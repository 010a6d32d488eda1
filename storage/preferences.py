"""Standing choices: what a person, or a group, wants unless something else is said.

Kept by chat: a private chat has its person's number, groups and channels have negative ones. HOST stands for
what the host chose for the whole bot.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from storage.clock import now
from storage.db import insert_new
from storage.models import PreferenceRow

HOST = 0
"""No chat has this number."""


async def of(session: AsyncSession, chat_id: int) -> dict[str, Any]:
    """What was chosen, by name; what was never chosen is missing."""
    query = sa.select(PreferenceRow.choices).where(PreferenceRow.chat_id == chat_id)
    return dict(await session.scalar(query) or {})


async def choose(session: AsyncSession, chat_id: int, name: str, value: str) -> dict[str, Any]:
    """Choose one thing; returns all that is chosen now."""
    await insert_new(session, PreferenceRow, {"chat_id": chat_id, "choices": {}, "changed_at": now()})
    # Locked, so that of two presses at once neither takes back the other.
    row = sa.select(PreferenceRow.choices).where(PreferenceRow.chat_id == chat_id).with_for_update()
    chosen = {**(await session.scalar(row) or {}), name: value}
    await session.execute(
        sa.update(PreferenceRow)
        .where(PreferenceRow.chat_id == chat_id)
        .values(choices=chosen, changed_at=now())
    )
    return chosen


async def forget(session: AsyncSession, chat_id: int) -> None:
    """Nothing is chosen any more."""
    await session.execute(sa.delete(PreferenceRow).where(PreferenceRow.chat_id == chat_id))
