"""Full-text search over the libraries, behind one interface: FTS5 on SQLite, a tsvector on Postgres.

Both hold the same plain tokens, made here: words without accents and in small letters, names of people
among them, each letter of a script without spaces by itself, and three kinds of marked tokens, for the
library, the tags and the people. So neither database's own idea of words matters, and both find the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from storage.letters import JOINERS, VOWEL_SIGNS
from storage.library_view import Asset, Wanted, asset_view
from storage.models import AssetRow

TABLE = "asset_words"
"""Not among the models: each database has its own kind of table of this name, from the migration."""

_TEAM, _TAG, _PERSON = "zteamz", "ztagz", "zpersonz"
"""Beginnings of marked tokens. Nobody gets at another team's by typing them: the library is asked for in
plain SQL as well."""

_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{VOWEL_SIGNS}])*")
_KEPT = frozenset(VOWEL_SIGNS)
_WITHOUT_SPACES = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
"""Japanese and Chinese letters: a word there is found by its letters."""

MOST_TOKENS = 16
"""Of a question; the rest of a longer one is not looked at."""


def fold(text: str) -> str:
    """Small letters without accents, so that Ete finds Été."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not _is_accent(sign))


def _is_accent(sign: str) -> bool:
    return sign in JOINERS or (unicodedata.combining(sign) != 0 and sign not in _KEPT)


def tokens(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(_WITHOUT_SPACES.sub(r" \g<0> ", fold(text)))


async def index(session: AsyncSession, asset: Asset) -> None:
    """Make an asset findable, by what it is called now."""
    await drop(session, [asset.id])
    words = words_of(
        channel_id=asset.channel_id,
        title=asset.title,
        file_name=asset.file_name,
        tags=asset.tags,
        asked_name=asset.asked_name,
        approved_name=asset.approved_name,
    )
    if _is_sqlite(session):
        statement = sa.text(f"INSERT INTO {TABLE} (rowid, words) VALUES (:id, :words)")  # noqa: S608
        await session.execute(statement, {"id": asset.id, "words": " ".join(words)})
    else:
        statement = sa.text(
            f"INSERT INTO {TABLE} (asset_id, words) "  # noqa: S608 - a constant of this module
            "VALUES (:id, array_to_tsvector(CAST(:words AS text[])))"
        )
        await session.execute(statement, {"id": asset.id, "words": words})


async def drop(session: AsyncSession, ids: Sequence[int]) -> None:
    """These are not found any more."""
    key = "rowid" if _is_sqlite(session) else "asset_id"
    for one in ids:
        await session.execute(sa.text(f"DELETE FROM {TABLE} WHERE {key} = :id"), {"id": one})  # noqa: S608


async def find(
    session: AsyncSession,
    channel_ids: Sequence[int],
    wanted: Wanted,
    *,
    limit: int = 10,
    offset: int = 0,
) -> list[Asset]:
    """The masters of these libraries that fit, newest first; of a chain of versions only the last."""
    if not channel_ids:
        return []
    asked = _asked(wanted)
    if wanted.words and not asked:
        return []  # only signs, which no master is called by
    if not asked:
        rows = await session.scalars(_newest(channel_ids, wanted, limit, offset))
        return [asset_view(row) for row in rows]
    if _is_sqlite(session):
        words = sa.table(TABLE, sa.column("rowid", sa.Integer))
        match = sa.text(f"{TABLE} MATCH :match").bindparams(match=_fts5(channel_ids, asked))
        # FTS5 walks its rows from the newest by itself: the first page needs no sorting.
        found: sa.ColumnElement[int] = words.c.rowid
        query = sa.select(AssetRow).join(words, found == AssetRow.id).where(match)
    else:
        words = sa.table(TABLE, sa.column("asset_id", sa.BigInteger))
        match = sa.text(f"{TABLE}.words @@ CAST(:match AS tsquery)").bindparams(
            match=_tsquery(channel_ids, asked)
        )
        # By itself: else Postgres may walk all masters of all teams from the newest, for a word that is rare.
        there = (
            sa.select(words.c.asset_id).where(match).cte().prefix_with("MATERIALIZED", dialect="postgresql")
        )
        found = there.c.asset_id
        query = sa.select(AssetRow).join(there, found == AssetRow.id)
    query = query.where(AssetRow.channel_id.in_(channel_ids), *_fitting(wanted))
    rows = await session.scalars(query.order_by(found.desc()).limit(limit).offset(offset))
    return [asset_view(row) for row in rows]


def _newest(channel_ids: Sequence[int], wanted: Wanted, limit: int, offset: int) -> sa.Select[AssetRow]:
    """All of these days. From each library as many as may be shown: along its index, which no order over
    several libraries can follow (100,000 masters on SQLite: 0.3 ms, and 100 ms with IN)."""
    newest = AssetRow.posted_at.desc(), AssetRow.id.desc()
    parts = [
        sa.select(AssetRow.id)
        .where(AssetRow.channel_id == channel_id, AssetRow.posted_at.is_not(None), *_fitting(wanted))
        .order_by(*newest)
        .limit(limit + offset)
        .subquery()
        for channel_id in dict.fromkeys(channel_ids)
    ]
    ids = sa.union_all(*(sa.select(part.c.id) for part in parts))
    return sa.select(AssetRow).where(AssetRow.id.in_(ids)).order_by(*newest).limit(limit).offset(offset)


def _fitting(wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    """What stands in its channel, the last of its versions, posted in the days asked for."""
    found: list[sa.ColumnElement[bool]] = [AssetRow.message_id.is_not(None), AssetRow.next_id.is_(None)]
    if wanted.since is not None:
        found.append(AssetRow.posted_at >= wanted.since)
    if wanted.until is not None:
        found.append(AssetRow.posted_at < wanted.until)
    return found


def words_of(
    *, channel_id: int, title: str, file_name: str, tags: Iterable[str], asked_name: str, approved_name: str
) -> list[str]:
    """What a master is found by. Migrations call this, too: what they index anew is indexed by today's
    rule."""
    tags = list(tags)
    names = [name for text in (asked_name, approved_name) for name in text.split()]
    words = {token for text in (title, file_name, *tags, *names) for token in tokens(text)}
    words |= {_TAG + token for tag in tags for token in ["".join(tokens(tag))] if token}
    words |= {_PERSON + token for name in names for token in ["".join(tokens(name))] if token}
    return sorted(words | {_team(channel_id)})


def _asked(wanted: Wanted) -> list[str]:
    """The tokens a question asks for, each of which may be a beginning."""
    words = [token for word in wanted.words for token in tokens(word)]
    marked = [
        mark + "".join(tokens(text))
        for mark, texts in ((_TAG, wanted.tags), (_PERSON, wanted.people))
        for text in texts
    ]
    return [*words, *marked][:MOST_TOKENS]


def _team(channel_id: int) -> str:
    return f"{_TEAM}{abs(channel_id)}z"


def _fts5(channel_ids: Iterable[int], asked: Iterable[str]) -> str:
    teams = " OR ".join(f'"{_team(one)}"' for one in channel_ids)
    return " AND ".join([f"({teams})", *(f'"{token}"*' for token in asked)])


def _tsquery(channel_ids: Iterable[int], asked: Iterable[str]) -> str:
    teams = " | ".join(f"'{_team(one)}'" for one in channel_ids)
    return " & ".join([f"({teams})", *(f"'{token}':*" for token in asked)])


def _is_sqlite(session: AsyncSession) -> bool:
    return session.get_bind().dialect.name == "sqlite"
