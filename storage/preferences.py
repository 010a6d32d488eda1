"""Standing choices: what a person, or a group, wants unless something else is said.

Kept by chat: a private chat has its person's number, groups and channels have negative ones. HOST stands for
what the host chose for the whole bot.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from storage.clock import now
from storage.db import insert_new
from storage.models import PreferenceRow

HOST = 0
"""No chat has this number."""
LIST = "listed"
"""Under which a group keeps the numbers of those who may ask where only they may."""


async def of(session: AsyncSession, chat_id: int) -> dict[str, Any]:
    """What was chosen, by name; what was never chosen is missing."""
    query = sa.select(PreferenceRow.choices).where(PreferenceRow.chat_id == chat_id)
    return dict(await session.scalar(query) or {})


async def choose(session: AsyncSession, chat_id: int, name: str, value: str) -> dict[str, Any]:
    """Choose one thing; returns all that is chosen now."""
    return await _keep(session, chat_id, {**await _locked(session, chat_id), name: value})


async def choose_once(session: AsyncSession, chat_id: int, name: str, value: str) -> None:
    """Choose it unless it is chosen already."""
    chosen = await _locked(session, chat_id)
    await _keep(session, chat_id, {name: value, **chosen})


def listed(chosen: Mapping[str, Any]) -> frozenset[int]:
    """The people of a group's list, from what is chosen in it."""
    return frozenset(chosen.get(LIST, ()))


async def put_on_list(session: AsyncSession, chat_id: int, user_id: int, *, may: bool) -> None:
    """Put a person on a group's list, or take him off it."""
    chosen = await _locked(session, chat_id)
    people = listed(chosen) | {user_id} if may else listed(chosen) - {user_id}
    await _keep(session, chat_id, {**chosen, LIST: sorted(people)})


async def _locked(session: AsyncSession, chat_id: int) -> dict[str, Any]:
    await insert_new(session, PreferenceRow, {"chat_id": chat_id, "choices": {}, "changed_at": now()})
    # Locked, so that of two presses at once neither takes back the other.
    row = sa.select(PreferenceRow.choices).where(PreferenceRow.chat_id == chat_id).with_for_update()
    return dict(await session.scalar(row) or {})


async def _keep(session: AsyncSession, chat_id: int, chosen: dict[str, Any]) -> dict[str, Any]:
    await session.execute(
        sa.update(PreferenceRow)
        .where(PreferenceRow.chat_id == chat_id)
        .values(choices=chosen, changed_at=now())
    )
    return chosen


async def forget(session: AsyncSession, chat_id: int) -> None:
    """Nothing is chosen any more; a person is on no group's list."""
    await session.execute(sa.delete(PreferenceRow).where(PreferenceRow.chat_id == chat_id))
    groups = await session.execute(
        sa.select(PreferenceRow.chat_id, PreferenceRow.choices).where(PreferenceRow.chat_id < 0)
    )
    for group_id, choices in groups.all():
        if chat_id in listed(choices):
            await put_on_list(session, group_id, chat_id, may=False)
