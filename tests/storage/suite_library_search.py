"""What is found in a library, and for whom, whichever database keeps it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from storage import library, library_posts, library_search
from storage.db import Database
from storage.library_view import Wanted
from tests.storage.library_rows import OTHER_TEAM, TEAM, found, new_asset, publish


class LibrarySearchSuite:
    @pytest.mark.parametrize(
        ("wanted", "fits"),
        [
            ({}, True),
            ({"words": ("ete",)}, True),
            ({"words": ("LISB",)}, True),
            ({"words": ("Été", "lisbonne")}, True),
            ({"words": ("spring",)}, True),
            ({"words": ("img",)}, True),
            ({"words": ("ete", "madrid")}, False),
            ({"words": ("...",)}, False),
            ({"tags": ("spring",)}, True),
            ({"tags": ("ban", "spring")}, True),
            ({"tags": ("ete",)}, False),
            ({"people": ("ben_b",)}, True),
            ({"people": ("ann",)}, True),
            ({"people": ("cora",)}, False),
            ({"words": ("cora",)}, False),
            ({"words": ("ben",)}, True),
            ({"words": ("ann", "lisbonne")}, True),
            ({"tags": ("ben",)}, False),
            ({"since": datetime.now(UTC) - timedelta(days=1)}, True),
            ({"until": datetime.now(UTC) - timedelta(days=1)}, False),
            ({"words": ("spring",), "since": datetime.now(UTC) + timedelta(days=1)}, False),
            ({"words": ('" OR x* NEAR(', "'); DROP"), "tags": ("a:b",)}, False),
        ],
    )
    async def test_a_question_finds_what_fits(
        self, database: Database, wanted: dict[str, Any], fits: bool
    ) -> None:
        asset = await publish(database)
        assert await found(database, **wanted) == ([asset.id] if fits else [])

    async def test_words_without_spaces_are_found_by_their_letters(self, database: Database) -> None:
        asset = await publish(database, title="春天的横幅", tags=("春天",))
        assert await found(database, words=("横幅",)) == [asset.id]
        assert await found(database, tags=("春",)) == [asset.id]
        assert await found(database, words=("秋",)) == []

    @pytest.mark.parametrize(
        ("title", "tag", "asked", "others"),
        [
            ("हिन्दी किताब", "हिन्दी", "हिन", ("हन", "हनद", "हा", "कतब")),
            ("กี่น้ำ", "น้ำ", "กี่", ("กา", "กน", "นา")),
            ("தமிழ்", "தமிழ்", "தமி", ("தழ", "தமு")),
            ("می\u200cخواهم", "می\u200cخواهم", "میخواهم", ("خواهم",)),  # noqa: RUF001 - Persian
        ],
    )
    async def test_vowels_that_are_signs_are_parts_of_a_word(
        self, database: Database, title: str, tag: str, asked: str, others: tuple[str, ...]
    ) -> None:
        asset = await publish(database, title=title, tags=(tag,), file_name="x.png")
        assert await found(database, words=(asked,)) == [asset.id]
        assert await found(database, tags=(tag,)) == [asset.id]
        for other in others:
            assert await found(database, words=(other,)) == [], other

    async def test_a_team_finds_its_own_and_not_anothers(self, database: Database) -> None:
        mine = await publish(database, 1)
        theirs = await publish(database, 2, channel_id=OTHER_TEAM)
        assert await found(database, TEAM, words=("spring",)) == [mine.id]
        assert await found(database, OTHER_TEAM) == [theirs.id]
        assert await found(database, TEAM, OTHER_TEAM, tags=("banner",)) == [theirs.id, mine.id]
        typed = f"zteamz{abs(OTHER_TEAM)}z"
        assert await found(database, TEAM, words=(typed,)) == []
        async with database.session(reading=True) as session:
            assert await library_search.find(session, (), Wanted()) == []
            assert await library.with_sha256(session, [TEAM], theirs.sha256) is None
            assert await library.with_sha256(session, [OTHER_TEAM], theirs.sha256) == theirs

    async def test_what_is_not_posted_is_not_found(self, database: Database) -> None:
        async with database.session() as session:
            asset, _ = await library_posts.claim(
                session, new_asset(likeness="f" * 64, source_sha256="e" * 64)
            )
            assert await library.with_sha256(session, [TEAM], asset.sha256) is None
            assert await library.newest_of_source(session, TEAM, "e" * 64) is None
            assert await library.likenesses(session, TEAM) == []
        assert await found(database) == await found(database, words=("spring",)) == []

    async def test_another_name_is_found_and_the_old_one_is_not(self, database: Database) -> None:
        asset = await publish(database)
        async with database.session() as session:
            renamed = await library_posts.rename(session, asset.id, "Autumn in Porto", ("autumn",))
        assert renamed is not None
        assert renamed.tags == ("autumn",)
        assert await found(database, words=("porto",), tags=("autumn",)) == [asset.id]
        assert await found(database, words=("lisbonne",)) == await found(database, tags=("spring",)) == []

    async def test_likenesses_come_by_library_and_since_when_they_are_found(self, database: Database) -> None:
        cuts = b"\xff" * 64
        async with database.session() as session:
            late, _ = await library_posts.claim(session, new_asset(9, likeness="9" * 64))
        first = await publish(database, 1, likeness="f" * 64, cuts=cuts)
        await publish(database, 2)
        await publish(database, 4, likeness="0" * 64, channel_id=OTHER_TEAM)
        last = await publish(database, 3, likeness="0" * 64, replaces=first.id)
        between = datetime.now(UTC)
        year = timedelta(days=365)
        async with database.session() as session:
            assert await library.likenesses(session, TEAM) == [(last.id, bytes(32))]
            await library_posts.posted(session, late.id, 109, "file", at=between - year)
            assert await library.likenesses(session, TEAM, since=between) == [(late.id, b"\x99" * 32)]
            assert await library_posts.take_out(session, last)
            assert await library.likenesses(session, TEAM, since=between) == [
                (late.id, b"\x99" * 32),
                (first.id, cuts),
            ]
            assert await library.newest_of_source(session, TEAM, "e" * 64) is None
        assert await found(database, until=between - year + timedelta(days=1)) == [late.id]

    async def test_where_a_master_stands_and_what_its_file_is(self, database: Database) -> None:
        job = "a" * 32
        one = await publish(database, 1, job_id=job)
        elsewhere = await publish(database, 1, job_id=job, channel_id=OTHER_TEAM)
        async with database.session() as session:
            await library_posts.claim(session, new_asset(2))
            assert await library.channels(session) == [TEAM, OTHER_TEAM]
            assert await library.with_file(session, [TEAM], one.file_name, one.bytes) == [one]
            assert await library.with_file(session, [TEAM], one.file_name, one.bytes + 1) == []
            assert await library.with_file(session, [TEAM], "IMG_2-4k.png", one.bytes) == []
            await library_posts.take_out(session, elsewhere)
            assert await library.channels(session) == [TEAM]
            assert await library.stands_somewhere(session, job, one.sha256)
            await library_posts.take_out(session, one)
            assert not await library.stands_somewhere(session, job, one.sha256)

    async def test_the_numbers_of_known_posts(self, database: Database) -> None:
        await publish(database, 1)
        await publish(database, 3)
        await publish(database, 2, channel_id=OTHER_TEAM)
        async with database.session(reading=True) as session:
            assert await library.posts_from(session, TEAM, 101, 20) == {101, 103}
            assert await library.posts_from(session, TEAM, 102, 20) == {103}

    async def test_pages_follow_each_other(self, database: Database) -> None:
        ids = [(await publish(database, number)).id for number in range(1, 6)]
        async with database.session(reading=True) as session:
            pages = [
                [one.id for one in await library_search.find(session, [TEAM], wanted, limit=2, offset=2)]
                for wanted in (Wanted(), Wanted(words=("spring",)))
            ]
        assert pages == [[ids[2], ids[1]]] * 2
