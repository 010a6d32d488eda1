"""What rows promise, whichever database keeps them. test_rows.py and test_postgres_rows.py run it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from storage import jobs, photos, progress_messages, sent_versions
from storage.clock import now
from storage.db import Database
from storage.errors import TooManyOpenJobs
from storage.jobs import Job, JobState
from storage.models import JobRow
from storage.photos import NewPhoto, Photo

MASTER: dict[str, Any] = {
    "master_sha256": "a" * 64,
    "proof_sha256": "b" * 64,
    "overview_sha256": "c" * 64,
    "master_name": "IMG_1-4k.png",
    "report": {"trust": {"verdict": "green"}},
}


def new_photo(message_id: int = 1, **changes: Any) -> NewPhoto:
    values: dict[str, Any] = {
        "sha256": f"{message_id:064x}",
        "chat_id": -1002345678901,
        "user_id": 5_000_000_001,
        "message_id": message_id,
        "sent_as": "photo",
        "file_name": "IMG_1.jpg",
        "bytes": 123,
    }
    return NewPhoto(**{**values, **changes})


async def add_photo(database: Database, message_id: int = 1, **changes: Any) -> Photo:
    async with database.session() as session:
        photo, _ = await photos.add(session, new_photo(message_id, **changes))
    return photo


async def ask(
    database: Database, photo: Photo, target: str = "4k", user_id: int = 5_000_000_001, **options: Any
) -> Job:
    async with database.session() as session:
        job, _ = await jobs.request(session, photo, user_id, target, options)
    return job


async def reload(database: Database, job: Job) -> Job:
    async with database.session(reading=True) as session:
        found = await jobs.get(session, job.id)
    assert found is not None
    return found


class RowsSuite:
    async def test_a_photo_is_kept_once_for_its_message(self, database: Database) -> None:
        async with database.session() as session:
            first, new = await photos.add(session, new_photo(7, thread_id=3, language_code="pt-br"))
            again, newer = await photos.add(session, new_photo(7, file_name="other.jpg"))
        assert (new, newer) == (True, False)
        assert again == first
        assert (first.thread_id, first.language_code) == (3, "pt-br")
        assert abs(datetime.now(UTC) - first.created_at) < timedelta(minutes=1)

    async def test_a_photo_learns_its_reading_and_its_card(self, database: Database) -> None:
        photo = await add_photo(database)
        async with database.session() as session:
            await photos.set_reading(session, photo.id, {"verdict": "degraded"}, 1280, 960, "jpeg")
            await photos.set_card(session, photo.id, 99)
            found = await photos.by_message(session, photo.chat_id, photo.message_id)
        assert found is not None
        assert (found.reading, found.width, found.height, found.format, found.card_message_id) == (
            {"verdict": "degraded"},
            1280,
            960,
            "jpeg",
            99,
        )

    async def test_an_error_takes_the_whole_transaction_back(self, database: Database) -> None:
        async def go_wrong() -> None:
            async with database.session() as session:
                await photos.add(session, new_photo(1))
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            await go_wrong()
        async with database.session(reading=True) as session:
            assert await photos.by_message(session, new_photo(1).chat_id, 1) is None

    async def test_a_second_press_changes_nothing(self, database: Database) -> None:
        photo = await add_photo(database)

        async def press() -> tuple[Job, bool]:
            async with database.session() as session:
                return await jobs.request(session, photo, 1, "4k", {"lock": True})

        async with asyncio.TaskGroup() as group:
            presses = [group.create_task(press()) for _ in range(8)]
        pressed = [press.result() for press in presses]
        assert sum(new for _, new in pressed) == 1
        assert len({job.id for job, _ in pressed}) == 1

    async def test_a_new_request_follows_a_cancelled_and_a_failed_one_only(self, database: Database) -> None:
        photo = await add_photo(database)
        first = await ask(database, photo)
        async with database.session() as session:
            assert await jobs.cancel(session, first.id) is not None
        second = await ask(database, photo)
        async with database.session() as session:
            await jobs.fail(session, second.id, "engine_error", "x")
        third = await ask(database, photo)
        async with database.session() as session:
            await jobs.made(session, third.id, **MASTER)
        assert len({first.id, second.id, third.id}) == 3
        assert (await ask(database, photo)).id == third.id
        assert (await ask(database, photo, lock=False)).id != third.id
        assert (await ask(database, photo, target="2k")).id != third.id

    async def test_a_job_is_given_up_after_three_starts(self, database: Database) -> None:
        job = await ask(database, await add_photo(database))
        async with database.session() as session:
            starts = [await jobs.start(session, job.id, f"worker-{n}") for n in range(4)]
        assert [start.attempts if start else None for start in starts] == [1, 2, 3, None]
        ended = await reload(database, job)
        assert (ended.state, ended.reason) == (JobState.FAILED, "gave_up")

    async def test_what_was_handed_back_uncounted_is_not_used_up(self, database: Database) -> None:
        job = await ask(database, await add_photo(database))
        for _ in range(5):
            async with database.session() as session:
                assert await jobs.start(session, job.id, "w") is not None
                assert not await jobs.hand_back(session, job.id, "somebody else", counted=False)
                assert await jobs.hand_back(session, job.id, "w", counted=False)
        back = await reload(database, job)
        assert (back.state, back.attempts, back.worker_id) == (JobState.QUEUED, 0, None)

    async def test_progress_never_falls_and_ends_with_the_job(self, database: Database) -> None:
        job = await ask(database, await add_photo(database))
        async with database.session() as session:
            assert not await jobs.progress(session, job.id, "decode", 0.1, None)
            await jobs.start(session, job.id, "w")
            assert await jobs.progress(session, job.id, "upscale", 0.6, 4.5)
            assert await jobs.progress(session, job.id, "lock", 0.4, 3.0)
        seen = await reload(database, job)
        assert (seen.stage, seen.fraction, seen.seconds_left) == ("lock", 0.6, 3.0)
        async with database.session() as session:
            assert await jobs.cancel(session, job.id) is not None
            assert not await jobs.progress(session, job.id, "lock", 0.9, None)
            assert await jobs.cancel(session, job.id) is None
            assert not await jobs.made(session, job.id, **MASTER)

    async def test_made_happens_once_and_delivery_goes_step_by_step(self, database: Database) -> None:
        job = await ask(database, await add_photo(database))
        async with database.session() as session:
            await jobs.start(session, job.id, "w")
            assert await jobs.made(session, job.id, **MASTER)
            assert not await jobs.made(session, job.id, **{**MASTER, "master_sha256": "c" * 64})
            assert await jobs.start(session, job.id, "w") is None
            assert await jobs.start_delivery(session, job.id) is not None
            await jobs.proof_sent(session, job.id, 41)
        made = await reload(database, job)
        assert (made.state, made.master_sha256, made.fraction) == (JobState.MADE, "a" * 64, 1.0)
        async with database.session() as session:
            assert [j.id for j in await jobs.active(session)] == [job.id]
            await jobs.delivered(
                session, job.id, proof_message_id=41, master_message_id=42, master_file_id="F"
            )
            assert await jobs.active(session) == []
            assert await jobs.start_delivery(session, job.id) is None
        done = await reload(database, job)
        assert (done.state, done.proof_message_id, done.master_message_id, done.report) == (
            JobState.DELIVERED,
            41,
            42,
            MASTER["report"],
        )

    async def test_a_failure_is_watched_until_the_person_was_told(self, database: Database) -> None:
        job = await ask(database, await add_photo(database))
        async with database.session() as session:
            assert await jobs.fail(session, job.id, "damaged", "x" * 5000)
            assert not await jobs.fail(session, job.id, "other", "")
            assert [j.reason for j in await jobs.active(session)] == ["damaged"]
            await jobs.told(session, job.id)
            assert await jobs.active(session) == []
            again = await jobs.retry(session, job.id)
            assert again is not None
            assert (again.state, again.attempts, again.reason) == (JobState.QUEUED, 0, None)

    async def test_small_before_large_and_everyone_before_anyones_second(self, database: Database) -> None:
        pile = [await ask(database, await add_photo(database, n), "4k", 1) for n in range(1, 4)]
        large = await ask(database, await add_photo(database, 10, chat_id=2), "8k", 2)
        later = await ask(database, await add_photo(database, 12, chat_id=4), "4k", 4)
        small = await ask(database, await add_photo(database, 11, chat_id=3), "2k", 3)
        async with database.session(reading=True) as session:
            order = [
                await jobs.position(session, job.id) for job in (small, pile[0], later, *pile[1:], large)
            ]
            assert order == [1, 2, 3, 4, 5, 6]
        async with database.session() as session:
            await jobs.start(session, small.id, "w")
            assert await jobs.position(session, small.id) == 0
            assert await jobs.position(session, pile[0].id) == 1
            assert await jobs.position(session, "0" * 32) == 0

    async def test_the_estimate_comes_from_what_was_made(self, database: Database) -> None:
        waiting = await ask(database, await add_photo(database, 1))
        async with database.session(reading=True) as session:
            assert await jobs.estimate(session, waiting.id) is None
        done = await ask(database, await add_photo(database, 2))
        async with database.session() as session:
            await jobs.start(session, done.id, "w")
        await asyncio.sleep(0.2)
        async with database.session() as session:
            await jobs.made(session, done.id, **MASTER)
            seconds = await jobs.estimate(session, waiting.id)
        assert seconds is not None
        assert 0.2 <= seconds < 30

    async def test_a_person_may_have_so_many_open(self, database: Database) -> None:
        for n in range(2):
            await ask(database, await add_photo(database, n), user_id=1)
        third = await add_photo(database, 3)
        async with database.session() as session:
            with pytest.raises(TooManyOpenJobs) as refused:
                await jobs.request(session, third, 1, "4k", {}, most_open=2)
        assert refused.value.limit == 2
        async with database.session() as session:
            _, new = await jobs.request(session, third, 2, "4k", {}, most_open=2)
        assert new

    async def test_a_master_that_exists_answers_anyone(self, database: Database) -> None:
        mine = await ask(database, await add_photo(database, 1, sha256="5" * 64), lock=True)
        async with database.session() as session:
            assert await jobs.find_made(session, "5" * 64, "4k", {"lock": True}) is None
            await jobs.made(session, mine.id, **MASTER)
            found = await jobs.find_made(session, "5" * 64, "4k", {"lock": True, "model": None})
            assert found is not None
            assert found.id == mine.id
            assert await jobs.find_made(session, "5" * 64, "4k", {"lock": False}) is None
            assert await jobs.find_made(session, "5" * 64, "2k", {"lock": True}) is None

    async def test_all_that_is_open_in_a_chat_can_be_cancelled(self, database: Database) -> None:
        here = await ask(database, await add_photo(database, 1, chat_id=1))
        there = await ask(database, await add_photo(database, 1, chat_id=2))
        async with database.session() as session:
            assert [job.id for job in await jobs.cancel_open(session, chat_id=1)] == [here.id]
        assert (await reload(database, there)).state is JobState.QUEUED

    async def test_writers_wait_for_each_other(self, database: Database) -> None:
        """Two that read and then write, at the same time: with a database that begins lazily one fails."""
        job = await ask(database, await add_photo(database))

        async def count() -> None:
            async with database.session() as session:
                seen = await jobs.get(session, job.id)
                assert seen is not None
                await asyncio.sleep(0.01)
                await jobs.set_status_message(session, job.id, (seen.status_message_id or 0) + 1)

        async with asyncio.TaskGroup() as group:
            for _ in range(10):
                group.create_task(count())
        assert ((await reload(database, job)).status_message_id or 0) >= 1

    async def test_progress_that_stands_for_delivered_jobs_only_is_left(self, database: Database) -> None:
        first, second = [await ask(database, await add_photo(database, n, chat_id=1)) for n in (1, 2)]
        alone = await ask(database, await add_photo(database, 1, chat_id=2))
        async with database.session() as session:
            for job, message_id in ((first, 70), (second, 70), (alone, 80)):
                await jobs.set_status_message(session, job.id, message_id)
            for job in (first, alone):
                await jobs.start(session, job.id, "w")
                await jobs.made(session, job.id, **MASTER)
                await jobs.delivered(
                    session, job.id, proof_message_id=1, master_message_id=2, master_file_id="F"
                )
            assert await progress_messages.left(session) == [], "just delivered"
            old = now() - timedelta(minutes=1)
            await session.execute(sa.update(JobRow).values(delivered_at=old))
            assert await progress_messages.left(session) == [(2, 80)], "the other's second job goes on"
            await progress_messages.gone(session, 2, 80)
            assert await progress_messages.left(session) == []
            await session.execute(sa.update(JobRow).values(state=JobState.DELIVERED))
            assert await progress_messages.left(session) == [(1, 70)]
            await session.execute(sa.update(JobRow).values(delivered_at=now() - timedelta(hours=48)))
            assert await progress_messages.left(session) == [], "too old for a bot to delete"

    async def test_what_was_sent_of_versions_adds_up(self, database: Database) -> None:
        job = await ask(database, await add_photo(database))
        async with database.session() as session:
            await sent_versions.remember(session, job.id, messages=[5], preview={"offered": 3})
            await sent_versions.remember(session, job.id, messages=[6, 7], files={"web": "W"})
            await sent_versions.remember(session, job.id, messages=[8], files={"story": "S"})
            await sent_versions.remember(session, "0" * 32, messages=[9])
        assert (await reload(database, job)).versions == {
            "messages": [5, 6, 7, 8],
            "files": {"web": "W", "story": "S"},
            "preview": {"offered": 3},
        }

    async def test_choices_of_two_presses_at_once_are_both_kept(self, database: Database) -> None:
        job = await ask(database, await add_photo(database))

        async def press(bit: int) -> None:
            async with database.session() as session:
                await sent_versions.choose(session, job.id, 1 << bit, put_in=True)

        await asyncio.gather(*(press(bit) for bit in range(6)))
        async with database.session() as session:
            assert await sent_versions.chosen(session, job.id) == 0b111111
            assert await sent_versions.choose(session, job.id, 0b11, put_in=False) == 0b111100
            assert await sent_versions.chosen(session, "0" * 32) == 0
