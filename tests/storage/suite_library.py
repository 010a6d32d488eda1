"""The library's rows and its search, whichever database keeps them."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from storage import library, library_chain, library_links, library_posts, library_search
from storage.db import Database
from storage.library_links import ADMINISTRATORS, MEMBERS
from storage.library_view import Asset, Link, NewAsset, Wanted
from storage.models import AssetRow, LibraryNoteRow

TEAM, OTHER_TEAM, GROUP = -1002100023757, -1002100099999, -1002100015838
ANN, BEN = 501, 502


def new_asset(number: int = 1, **changes: Any) -> NewAsset:
    values: dict[str, Any] = {
        "channel_id": TEAM,
        "group_id": GROUP,
        "title": "Été à Lisbonne",
        "tags": ("spring", "banner"),
        "asked_by": BEN,
        "asked_name": "Ben @ben_b",
        "approved_by": ANN,
        "approved_name": "Ann",
        "width": 3840,
        "height": 2560,
        "bytes": 17_000_000,
        "format": "png",
        "file_name": f"IMG_{number}-4k.png",
        "source_verdict": "degraded",
        "trust_verdict": "green",
        "sha256": f"{number:064x}",
    }
    return NewAsset(**{**values, **changes})


async def publish(database: Database, number: int = 1, replaces: int | None = None, **changes: Any) -> Asset:
    async with database.session() as session:
        asset, claim = await library_posts.claim(session, new_asset(number, **changes), replaces=replaces)
        assert claim is library_posts.Claim.MINE
    async with database.session() as session:
        return await library_posts.posted(session, asset.id, 100 + number, f"file-{number}")


async def found(database: Database, *teams: int, **wanted: Any) -> list[int]:
    async with database.session(reading=True) as session:
        assets = await library_search.find(session, teams or (TEAM,), Wanted(**wanted))
    return [asset.id for asset in assets]


class LibrarySuite:
    async def test_a_group_has_one_library_and_a_library_many_groups(self, database: Database) -> None:
        link = Link(
            group_id=GROUP,
            channel_id=OTHER_TEAM,
            channel_title="Old",
            channel_name="",
            linked_by=ANN,
            publishers=ADMINISTRATORS,
        )
        async with database.session() as session:
            for group_id, channel_id in ((GROUP, OTHER_TEAM), (GROUP, TEAM), (-5, TEAM)):
                wanted = Link(**{**vars(link), "group_id": group_id, "channel_id": channel_id})
                await library_links.link(session, wanted)
            await library_links.set_publishers(session, GROUP, MEMBERS)
            await library_links.move_group(session, -5, -1005)
            assert [one.group_id for one in await library_links.of_channel(session, TEAM)] == [GROUP, -1005]
            assert await library_links.of_channel(session, OTHER_TEAM) == []
            here = await library_links.of_group(session, GROUP)
            assert here is not None
            assert (here.channel_id, here.publishers) == (TEAM, MEMBERS)
            assert len(await library_links.all_links(session)) == 2
            await library_links.unlink(session, GROUP)
            assert await library_links.of_group(session, GROUP) is None

    async def test_the_one_caption_of_an_album_speaks_of_all_its_messages(self, database: Database) -> None:
        async with database.session() as session:
            await library_links.note(session, GROUP, 7, ANN, "Spring", ["spring"], "album")
            await library_links.note(session, GROUP, 9, ANN, "Autumn", [], "another")
            spring = [("Spring", ("spring",))]
            assert await library_links.notes(session, GROUP, [8], "album") == spring
            assert await library_links.notes(session, GROUP, [7], "album") == spring
            assert await library_links.notes(session, GROUP, [8]) == []
            assert await library_links.notes(session, GROUP + 1, [8], "album") == []
            await library_links.note(session, GROUP, 6, ANN, "Summer", [], "album")
            assert await library_links.notes(session, GROUP, [8], "album") == []
            assert await library_links.notes(session, GROUP, [7], "album") == spring

    async def test_notes_wait_for_their_master_and_are_forgotten(self, database: Database) -> None:
        async with database.session() as session:
            await library_links.note(session, GROUP, 7, ANN, "Spring", ["spring"])
            await library_links.note(session, GROUP, 7, ANN, "Spring banner", ["spring", "banner"])
            await library_links.note(session, GROUP, 8, BEN, "", ["lisbon"])
            assert await library_links.notes(session, GROUP, [8, 7, 8, 9]) == [
                ("", ("lisbon",)),
                ("Spring banner", ("spring", "banner")),
            ]
            await library_links.forget_notes(session, ANN)
            assert len(await library_links.notes(session, GROUP, [7, 8])) == 1
            await library_links.note(session, GROUP, 8, BEN, "", [])
            assert await library_links.notes(session, GROUP, [7, 8]) == []
            await library_links.note(session, GROUP, 8, BEN, "", ["lisbon"])
            old = datetime.now(UTC) - timedelta(days=31)
            await session.execute(sa.update(LibraryNoteRow).values(created_at=old))
            await library_links.expire_notes(session, 30)
            assert await library_links.notes(session, GROUP, [7, 8]) == []

    async def test_a_master_is_published_once(self, database: Database) -> None:
        async def press() -> library_posts.Claim:
            async with database.session() as session:
                return (await library_posts.claim(session, new_asset()))[1]

        claims = await asyncio.gather(*(press() for _ in range(4)))
        assert sorted(claims) == [
            library_posts.Claim.BUSY,
            library_posts.Claim.BUSY,
            library_posts.Claim.BUSY,
            library_posts.Claim.MINE,
        ]
        async with database.session() as session:
            asset, _ = await library_posts.claim(session, new_asset())
            await library_posts.release(session, asset.id)
            assert (await library_posts.claim(session, new_asset()))[1] is library_posts.Claim.MINE
            await library_posts.posted(session, asset.id, 9, "file")
            again, claim = await library_posts.claim(session, new_asset())
        assert (claim, again.message_id, again.file_id) == (library_posts.Claim.POSTED, 9, "file")

    async def test_a_claim_of_one_who_died_runs_out(self, database: Database) -> None:
        async with database.session() as session:
            asset, _ = await library_posts.claim(session, new_asset())
            await library_posts.proof_posted(session, asset.id, 8)
            late = datetime.now(UTC) - timedelta(seconds=library_posts.CLAIM_SECONDS + 1)
            await session.execute(sa.update(AssetRow).values(claimed_at=late))
            again, claim = await library_posts.claim(session, new_asset())
        assert (claim, again.proof_message_id) == (library_posts.Claim.MINE, 8)

    async def test_versions_point_to_each_other_and_the_last_is_found(self, database: Database) -> None:
        one = await publish(database, 1)
        two = await publish(database, 2, replaces=one.id)
        three = await publish(database, 3, replaces=one.id)
        async with database.session(reading=True) as session:
            versions = await library_chain.chain(session, two)
        assert [asset.version for asset in versions] == [1, 2, 3]
        assert [asset.previous_id for asset in versions] == [None, one.id, two.id]
        assert [asset.next_id for asset in versions] == [two.id, three.id, None]
        assert await found(database) == [three.id]

    async def test_a_version_that_never_came_is_stepped_over(self, database: Database) -> None:
        one = await publish(database, 1)
        async with database.session() as session:
            await library_posts.claim(session, new_asset(2), replaces=one.id)
        three = await publish(database, 3, replaces=one.id)
        async with database.session(reading=True) as session:
            versions = await library_chain.chain(session, three)
        assert [(asset.id, asset.next_id) for asset in versions] == [(one.id, three.id), (three.id, None)]

    async def test_two_versions_at_once_make_one_chain(self, database: Database) -> None:
        one = await publish(database, 1)
        others = await asyncio.gather(*(publish(database, n, replaces=one.id) for n in (2, 3, 4)))
        assert sorted(asset.version for asset in others) == [2, 3, 4]

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

    async def test_a_person_is_forgotten_and_the_master_stays(self, database: Database) -> None:
        asset = await publish(database)
        async with database.session() as session:
            await library_posts.forget(session, BEN)
            kept = await library.get(session, asset.id)
        assert kept is not None
        assert (kept.asked_by, kept.asked_name, kept.approved_name) == (0, "", "Ann")
        assert await found(database, people=("ben_b",)) == await found(database, words=("ben",)) == []
        assert await found(database, people=("ann",)) == [asset.id]

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

    async def test_what_is_taken_out_is_not_found_and_its_versions_close_up(self, database: Database) -> None:
        one = await publish(database, 1)
        two = await publish(database, 2, replaces=one.id)
        three = await publish(database, 3, replaces=two.id)
        async with database.session() as session:
            assert await library_posts.take_out(session, two)
            assert not await library_posts.take_out(session, two)
            kept = await library.get(session, three.id)
            assert kept is not None
            assert [(one.id, three.id), (three.id, None)] == [
                (asset.id, asset.next_id) for asset in await library_chain.chain(session, kept)
            ]
            assert await library_posts.take_out(session, three)
        assert await found(database, words=("spring",)) == [one.id]
        again = await publish(database, 3, replaces=one.id)
        assert again.id not in (one.id, two.id, three.id), "a number is never another's"
        assert (again.version, await found(database)) == (2, [again.id])

    async def test_a_post_that_was_made_anew_is_not_taken_out(self, database: Database) -> None:
        asset = await publish(database, 1)
        async with database.session() as session:
            await library_posts.take_out(session, asset)
        again = await publish(database, 1)
        async with database.session() as session:
            assert not await library_posts.take_out(session, asset)
        assert await found(database) == [again.id]

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
