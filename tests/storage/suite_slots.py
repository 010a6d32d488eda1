"""The upgrade slot's and the preferences' rows, whichever database keeps them."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from storage import chat_pictures, jobs, photos, preferences, slots
from storage.db import Database
from storage.jobs import JobState
from storage.photos import Photo
from tests.storage.suite_rows import MASTER, add_photo, ask, reload

LIKE = "f" * 64


async def refreshed(database: Database, photo: Photo) -> Photo:
    async with database.session(reading=True) as session:
        found = await photos.get(session, photo.id)
    assert found is not None
    return found


class SlotsSuite:
    async def test_only_this_chats_photos_with_a_likeness_are_compared(self, database: Database) -> None:
        first = await add_photo(database, 1, likeness=LIKE)
        await add_photo(database, 2)
        await add_photo(database, 3, likeness=LIKE, chat_id=77)
        last = await add_photo(database, 4, likeness="0" * 64)
        async with database.session(reading=True) as session:
            found = await chat_pictures.photos(session, first.chat_id)
            newest = await chat_pictures.photos(session, first.chat_id, limit=1)
        assert [photo.id for photo in found] == [last.id, first.id]
        assert [photo.id for photo in newest] == [last.id]
        assert found[1].likeness == LIKE

    async def test_the_masters_that_stand_in_this_chat_newest_first(self, database: Database) -> None:
        first, second = [await add_photo(database, number, likeness=LIKE) for number in (1, 2)]
        plain, elsewhere = (
            await add_photo(database, 3),
            await add_photo(database, 4, chat_id=7, likeness=LIKE),
        )
        made = [await ask(database, photo) for photo in (second, first, plain, elsewhere)]
        unsure = await ask(database, first, target="2k")
        for number, job in enumerate((*made, unsure), 11):
            async with database.session() as session:
                await jobs.made(session, job.id, **MASTER)
                message = 0 if job is unsure else number
                await jobs.delivered(
                    session, job.id, proof_message_id=None, master_message_id=message, master_file_id="F"
                )
        async with database.session(reading=True) as session:
            found = await chat_pictures.masters(session, first.chat_id)
            newest = await chat_pictures.masters(session, first.chat_id, limit=1)
            of_second = await chat_pictures.masters(session, first.chat_id, of=[second.id])
        assert [(one.photo_id, one.message_id) for one in found] == [(first.id, 12), (second.id, 11)]
        assert (newest, of_second) == (found[:1], found[1:])
        assert (found[0].name, found[0].target, found[0].sha256) == ("IMG_1-4k.png", "4k", first.sha256)

    async def test_waiting_ends_when_the_better_file_is_there(self, database: Database) -> None:
        copy, better = await add_photo(database, 1), await add_photo(database, 2)
        async with database.session() as session:
            await slots.wait(session, copy.id, "4k")
            assert [photo.id for photo in await slots.waiting(session, copy.chat_id)] == [copy.id]
            assert await slots.waiting(session, copy.chat_id, user_id=1) == []
            await slots.replace(session, copy.id, better.id)
            assert await slots.waiting(session, copy.chat_id) == []
        known = await refreshed(database, copy)
        assert (known.wait_target, known.better_id) == ("4k", better.id)

    async def test_a_queued_job_moves_and_keeps_its_turn(self, database: Database) -> None:
        copy, better = await add_photo(database, 1), await add_photo(database, 2, thread_id=9)
        job = await ask(database, copy)
        async with database.session() as session:
            moved = await slots.move_job(session, job.id, better)
            assert await slots.jobs_of(session, copy.id) == []
        assert moved == replace(job, photo_id=better.id, thread_id=9)

    async def test_a_job_moves_before_it_is_started_or_not_at_all(self, database: Database) -> None:
        """The worker's start and the move race for the row: it is never made from one and told of another."""
        copy, better = await add_photo(database, 1), await add_photo(database, 2)
        job = await ask(database, copy)

        async def start() -> int:
            async with database.session() as session:
                started = await jobs.start(session, job.id, "worker")
            assert started is not None
            return started.photo_id

        async def move() -> bool:
            async with database.session() as session:
                return await slots.move_job(session, job.id, better) is not None

        made_from, moved = await asyncio.gather(start(), move())
        assert made_from == (better.id if moved else copy.id)
        assert (await reload(database, job)).photo_id == made_from

    async def test_what_has_begun_or_is_there_already_does_not_move(self, database: Database) -> None:
        copy, better = await add_photo(database, 1), await add_photo(database, 2)
        running, double = await ask(database, copy), await ask(database, copy, target="2k")
        await ask(database, better, target="2k")
        async with database.session() as session:
            await jobs.start(session, running.id, "worker")
            assert await slots.move_job(session, running.id, better) is None
            assert await slots.move_job(session, double.id, better) is None
            assert await slots.move_job(session, "0" * 32, better) is None
        assert (await reload(database, double)).photo_id == copy.id

    async def test_an_earlier_result_answers_a_queued_job_once(self, database: Database) -> None:
        first = await ask(database, await add_photo(database, 1, sha256="5" * 64))
        async with database.session() as session:
            await jobs.made(session, first.id, **MASTER)
            await jobs.delivered(
                session, first.id, proof_message_id=1, master_message_id=2, master_file_id="F"
            )
        second = await ask(database, await add_photo(database, 2, sha256="5" * 64, chat_id=8), user_id=8)
        async with database.session() as session:
            found = await jobs.find_made(session, "5" * 64, "4k", {}, stem="IMG_1-4k")
            assert found is not None
            answered = await jobs.made_before(session, second.id, found, "IMG_1-4k.png")
            assert answered is not None
            assert (answered.state, answered.master_file_id) == (JobState.MADE, "F")
            assert (answered.master_sha256, answered.report) == (found.master_sha256, found.report)
            assert await jobs.made_before(session, second.id, found, "IMG_1-4k.png") is None

    async def test_another_name_gets_no_file_of_telegrams(self, database: Database) -> None:
        names = ("IMG_1-4k.png", "secret-4k.png")
        for number, name in enumerate(names, 1):
            job = await ask(database, await add_photo(database, number, sha256="5" * 64))
            async with database.session() as session:
                await jobs.made(session, job.id, **{**MASTER, "master_name": name})
                await jobs.delivered(
                    session, job.id, proof_message_id=1, master_message_id=2, master_file_id=name
                )
        async with database.session(reading=True) as session:
            found = [
                await jobs.find_made(session, "5" * 64, "4k", {}, stem=stem)
                for stem in ("IMG_1-4k", "secret-4k", "other-4k", "IMG%")
            ]
        assert [job.master_name if job else None for job in found] == [names[0], names[1], names[1], names[1]]
        third = await ask(database, await add_photo(database, 3, sha256="5" * 64, chat_id=8))
        async with database.session() as session:
            assert found[0] is not None
            answered = await jobs.made_before(session, third.id, found[0], "other-4k.png")
        assert answered is not None
        assert (answered.master_name, answered.master_file_id) == ("other-4k.png", None)

    async def test_a_failed_job_that_was_asked_for_again_is_not_retried(self, database: Database) -> None:
        photo = await add_photo(database)
        failed = await ask(database, photo)
        async with database.session() as session:
            await jobs.fail(session, failed.id, "gave_up", "")
        again = await ask(database, photo)
        async with database.session() as session:
            assert await jobs.retry(session, failed.id) is None
            await jobs.cancel(session, again.id)
            retried = await jobs.retry(session, failed.id)
        assert retried is not None
        assert retried.state is JobState.QUEUED

    async def test_what_the_host_stopped_is_told_once(self, database: Database) -> None:
        photo = await add_photo(database)
        theirs, hosts = await ask(database, photo, target="2k"), await ask(database, photo)
        async with database.session() as session:
            await jobs.cancel(session, theirs.id)
            await jobs.cancel(session, hosts.id, reason=jobs.STOPPED_BY_HOST)
            assert [job.id for job in await jobs.active(session)] == [hosts.id]
            await jobs.told(session, hosts.id)
            assert await jobs.active(session) == []

    async def test_jobs_are_found_by_how_their_id_begins(self, database: Database) -> None:
        job = await ask(database, await add_photo(database))
        async with database.session(reading=True) as session:
            for beginning in (job.id, job.id[:6]):
                assert [one.id for one in await jobs.starting_with(session, beginning)] == [job.id]
            for wrong in ("", "%", "_", job.id + "0"):
                assert await jobs.starting_with(session, wrong) == []

    async def test_choices_are_kept_by_chat_and_forgotten(self, database: Database) -> None:
        async with database.session() as session:
            assert await preferences.choose(session, 5, "size", "4k") == {"size": "4k"}
            assert await preferences.choose(session, 5, "character", "crisp") == {
                "size": "4k",
                "character": "crisp",
            }
            await preferences.choose(session, -5, "size", "2k")
        async with database.session() as session:
            await preferences.forget(session, 5)
            assert await preferences.of(session, 5) == {}
            assert await preferences.of(session, -5) == {"size": "2k"}

    async def test_two_choices_at_once_are_both_kept(self, database: Database) -> None:
        async def choose(name: str, value: str) -> None:
            async with database.session() as session:
                await preferences.choose(session, 5, name, value)

        await asyncio.gather(choose("size", "4k"), choose("character", "crisp"))
        async with database.session(reading=True) as session:
            assert await preferences.of(session, 5) == {"size": "4k", "character": "crisp"}
