"""The library's rows, whichever database keeps them: links, notes, masters and their versions."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from storage import library, library_chain, library_links, library_posts
from storage.db import Database
from storage.library_links import ADMINISTRATORS, MEMBERS
from storage.library_view import Link
from storage.models import AssetRow, LibraryNoteRow
from tests.storage.library_rows import ANN, BEN, GROUP, OTHER_TEAM, TEAM, found, new_asset, publish


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

    async def test_a_try_that_may_have_posted_leaves_a_claim_that_has_run_out(
        self, database: Database
    ) -> None:
        one = await publish(database, 1)
        async with database.session() as session:
            asset, _ = await library_posts.claim(session, new_asset(2))
            sent = datetime.now(UTC)
            await library_posts.release(session, asset.id, cut_off=sent)
            since = await library_posts.cut_off(session, asset.channel_id, asset.sha256)
            assert since is not None
            assert since <= sent - timedelta(seconds=library_posts.CLAIM_SECONDS)
            assert (await library_posts.claim(session, new_asset(2)))[1] is library_posts.Claim.MINE
            await library_posts.release(session, asset.id)
            assert await library_posts.cut_off(session, asset.channel_id, asset.sha256) is None
            assert await library.last_post(session, asset.channel_id) == one.message_id
            assert await library.last_post(session, asset.channel_id, until=since) == 0
            assert await library.last_post(session, asset.channel_id, until=sent) == one.message_id
            assert await library.last_post(session, asset.channel_id - 1) == 0

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

    async def test_a_person_is_forgotten_and_the_master_stays(self, database: Database) -> None:
        asset = await publish(database)
        async with database.session() as session:
            await library_posts.forget(session, BEN)
            kept = await library.get(session, asset.id)
        assert kept is not None
        assert (kept.asked_by, kept.asked_name, kept.approved_name) == (0, "", "Ann")
        assert await found(database, people=("ben_b",)) == await found(database, words=("ben",)) == []
        assert await found(database, people=("ann",)) == [asset.id]

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
