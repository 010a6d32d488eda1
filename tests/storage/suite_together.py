"""Jobs that go out together: whose delivery takes them, and when. Run on both databases by test_*rows.py."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage import jobs, together
from storage.db import Database
from storage.jobs import Job, JobState
from tests.storage.suite_rows import MASTER, add_photo, reload

KEY = "a" * 32


async def album(database: Database, count: int = 3) -> list[Job]:
    photos = [await add_photo(database, number) for number in range(1, count + 1)]
    async with database.session() as session:
        return [(await jobs.request(session, photo, 7, "4k", {}, together=KEY))[0] for photo in photos]


async def make(database: Database, *made: Job) -> None:
    for job in made:
        async with database.session() as session:
            await jobs.start(session, job.id, "w")
            assert await jobs.made(session, job.id, **MASTER)


async def due(database: Database, job: Job) -> list[str]:
    async with database.session() as session:
        return [one.id for one in await together.due(session, await reload(database, job))]


class TogetherSuite:
    async def test_the_last_made_takes_them_all_in_the_order_of_the_photos(self, database: Database) -> None:
        first, second, third = await album(database)
        await make(database, second, third)
        assert [await due(database, job) for job in (second, third)] == [[], []]
        await make(database, first)
        assert [await due(database, job) for job in (second, third)] == [[], []]
        assert await due(database, first) == [first.id, second.id, third.id]

    async def test_what_fails_or_is_cancelled_is_waited_for_no_more(self, database: Database) -> None:
        first, second, third = await album(database)
        await make(database, first)
        async with database.session() as session:
            await jobs.fail(session, second.id, "out_of_memory", "")
        assert await due(database, first) == []
        async with database.session() as session:
            await jobs.cancel(session, third.id)
        assert await due(database, first) == [first.id]
        async with database.session(reading=True) as session:
            assert await together.some_ended_badly(session, KEY)

    async def test_who_takes_them_stays_the_same_while_they_go_out(self, database: Database) -> None:
        first, second, third = await album(database)
        await make(database, first, second, third)
        async with database.session() as session:
            await jobs.delivered(
                session, third.id, proof_message_id=None, master_message_id=5, master_file_id="f"
            )
            await jobs.fail(session, second.id, "result_lost", "")
        assert await due(database, second) == []
        assert await due(database, third) == [first.id]

    async def test_after_a_while_those_that_are_made_leave_the_rest_behind(
        self, database: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first, second, third = await album(database)
        await make(database, first, second)
        assert await due(database, second) == []
        monkeypatch.setattr(together, "HOLD", timedelta(0))
        assert await due(database, second) == [first.id, second.id]
        parted = await reload(database, first)
        assert parted.together == (await reload(database, second)).together != KEY
        await make(database, third)
        assert await due(database, third) == [third.id]
        assert await due(database, second) == [first.id, second.id]

    async def test_one_that_gets_a_fresh_start_goes_alone(self, database: Database) -> None:
        first, second = await album(database, 2)
        await make(database, first)
        async with database.session() as session:
            await jobs.fail(session, second.id, "out_of_memory", "")
            again = await jobs.retry(session, second.id)
        assert again is not None
        assert (again.state, again.together) == (JobState.QUEUED, None)
        assert await due(database, first) == [first.id]
