"""Every migration runs up, down and up, and the models match what comes of it."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage import library_search
from storage.db import Database, upgrade
from storage.library_view import Wanted
from storage.migrating import MIGRATIONS, alembic_config, downgrade, migration_connection
from storage.models import Base
from storage.schema import Age, age

REVISIONS = [
    (script.revision, str(script.down_revision or "base"))
    for script in reversed(list(ScriptDirectory(str(MIGRATIONS)).walk_revisions()))
]


SEARCH = "asset_words"
"""Each database has its own kind of table for it, with tables of its own behind: no model describes them."""


def tables(url: str) -> set[str]:
    with migration_connection(url) as connection:
        names = set(sa.inspect(connection).get_table_names()) - {"alembic_version"}
    return {name for name in names if not name.startswith(SEARCH)}


def modelled(_object: object, name: str | None, kind: str, *_more: object) -> bool:
    """For Alembic's comparison: everything but the search table."""
    return not (kind == "table" and (name or "").startswith(SEARCH))


def parts(url: str) -> set[str]:
    """Every column as table.column, and every index as table:index."""
    names = tables(url)
    with migration_connection(url) as connection:
        inspector = sa.inspect(connection)
        columns = {f"{table}.{column['name']}" for table in names for column in inspector.get_columns(table)}
        return columns | {f"{table}:{one['name']}" for table in names for one in inspector.get_indexes(table)}


def of_tomorrow(url: str) -> None:
    """As a later version would leave it."""
    with migration_connection(url) as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))


class MigrationsSuite:
    @pytest.mark.parametrize(("revision", "before"), REVISIONS)
    def test_up_down_up(self, database_url: str, revision: str, before: str) -> None:
        upgrade(database_url, revision)
        there = parts(database_url)
        downgrade(database_url, before)
        assert parts(database_url) != there
        upgrade(database_url, revision)
        assert parts(database_url) == there

    def test_the_search_table_comes_and_goes(self, database_url: str) -> None:
        for revision, there in (("head", True), ("base", False), ("head", True)):
            (upgrade if there else downgrade)(database_url, revision)
            with migration_connection(database_url) as connection:
                assert (SEARCH in sa.inspect(connection).get_table_names()) is there

    def test_what_was_published_before_is_found_by_todays_rules(self, database_url: str) -> None:
        values = {
            "id": 7,
            "channel_id": -100,
            "group_id": -5,
            "title": "हिन्दी",
            "tags": "spring",
            "asked_by": 1,
            "asked_name": "Ben @ben",
            "approved_by": 2,
            "approved_name": "Ann",
            "file_name": "x.png",
            "format": "png",
            "sha256": "0" * 64,
            "message_id": 9,
            "version": 1,
            "posted_at": datetime(2026, 1, 2, tzinfo=UTC),
            **dict.fromkeys(("width", "height", "bytes"), 1),
            **dict.fromkeys(("source_verdict", "trust_verdict", "file_id"), ""),
        }
        upgrade(database_url, "0010")
        table = sa.table("assets", *map(sa.column, values))
        with migration_connection(database_url) as connection:
            connection.execute(sa.insert(table), values)
            unfound = {**values, "id": 8, "sha256": "1" * 64, "message_id": None}
            connection.execute(sa.insert(table), unfound)
        for _ in range(2):
            upgrade(database_url, "head")
            assert asyncio.run(_found(database_url)) == [[7], [7], [7], []]
            downgrade(database_url, "0010")
            with migration_connection(database_url) as connection:
                assert connection.scalar(sa.select(sa.func.count()).select_from(sa.table(SEARCH))) == 1

    def test_all_the_way_down_leaves_nothing(self, database_url: str) -> None:
        upgrade(database_url)
        assert tables(database_url) == set(Base.metadata.tables)
        downgrade(database_url, "base")
        assert tables(database_url) == set()

    def test_the_models_match(self, database_url: str) -> None:
        upgrade(database_url)
        with migration_connection(database_url) as connection:
            context = MigrationContext.configure(
                connection, opts={"compare_type": True, "include_object": modelled}
            )
            assert compare_metadata(context, Base.metadata) == []
            assert alembic_config(connection).get_main_option("script_location") == str(MIGRATIONS)

    def test_the_comparison_sees_a_difference(self, database_url: str) -> None:
        upgrade(database_url)
        with migration_connection(database_url) as connection:
            connection.execute(sa.text("ALTER TABLE jobs ADD COLUMN surprise TEXT"))
            context = MigrationContext.configure(
                connection, opts={"compare_type": True, "include_object": modelled}
            )
            assert len(compare_metadata(context, Base.metadata)) == 1

    def test_several_processes_may_start_at_once(self, database_url: str) -> None:
        with ThreadPoolExecutor(4) as pool:
            for done in [pool.submit(upgrade, database_url) for _ in range(4)]:
                done.result()
        assert tables(database_url) == set(Base.metadata.tables)

    async def test_a_databases_age_is_known(self, database_url: str) -> None:
        async def found() -> Age:
            database = Database(database_url)
            try:
                return await age(database)
            finally:
                await database.close()

        assert await found() is Age.OLDER, "there is nothing yet"
        for revision, _ in REVISIONS[:-1]:
            upgrade(database_url, revision)
            assert await found() is Age.OLDER, revision
        upgrade(database_url)
        assert await found() is Age.CURRENT
        of_tomorrow(database_url)
        assert await found() is Age.NEWER


async def _found(url: str) -> list[list[int]]:
    """What is found by a person's name, a word with its vowels, a tag; and by another word."""
    questions = (("ben",), ()), (("हिन्दी",), ()), ((), ("spring",)), (("हनद",), ())
    database = Database(url)
    try:
        async with database.session(reading=True) as session:
            return [
                [asset.id for asset in await library_search.find(session, [-100], Wanted(words, tags))]
                for words, tags in questions
            ]
    finally:
        await database.close()
