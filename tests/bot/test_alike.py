"""The picture index: what is published after a look, replaced, or taken out of the library."""

from __future__ import annotations

from bot.alike import LIKE_BITS, Alike
from storage import library_posts
from storage.db import Database
from tests.storage.library_rows import TEAM, new_asset, publish

ONE, OTHER = "0" * 64, "f" * 64


async def found(alike: Alike, likeness: str, limit: int = 6) -> list[int]:
    near = await alike.find([TEAM], [likeness], most_bits=LIKE_BITS, limit=limit)
    return [one.asset.id for one in near]


async def test_what_was_claimed_first_and_posted_later_is_found(database: Database) -> None:
    alike = Alike(database)
    async with database.session() as session:
        early, _ = await library_posts.claim(session, new_asset(1, likeness=ONE))
    late = await publish(database, 2, likeness=OTHER)
    assert await found(alike, OTHER) == [late.id]
    async with database.session() as session:
        await library_posts.posted(session, early.id, 300, "file")
    assert await found(alike, ONE) == [early.id]
    assert await found(alike, ONE) == [early.id], "and once"


async def test_of_many_versions_the_last_is_found(database: Database) -> None:
    alike = Alike(database)
    last = await publish(database, 1, likeness=ONE)
    for number in range(2, 10):
        assert await found(alike, ONE) == [last.id]
        last = await publish(database, number, likeness=ONE, replaces=last.id)
    assert await found(alike, ONE) == await found(Alike(database), ONE) == [last.id]


async def test_what_is_gone_takes_nobodys_place(database: Database) -> None:
    alike = Alike(database)
    assets = [await publish(database, number, likeness=ONE) for number in range(1, 9)]
    newest_first = [asset.id for asset in reversed(assets)]
    assert await found(alike, ONE, limit=3) == newest_first[:3]
    async with database.session() as session:
        for asset in assets[4:]:
            await library_posts.take_out(session, asset)
    assert await found(alike, ONE, limit=3) == newest_first[4:7]


async def test_a_version_is_found_again_when_the_one_after_it_is_taken_out(database: Database) -> None:
    alike = Alike(database)
    first = await publish(database, 1, likeness=ONE)
    second = await publish(database, 2, likeness=ONE, replaces=first.id)
    assert await found(alike, ONE) == [second.id]
    async with database.session() as session:
        await library_posts.take_out(session, second)
    assert await found(alike, ONE) == [first.id]
