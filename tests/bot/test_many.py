"""Many at once: ten albums of ten people, and fifty jobs whose progress is told."""

from __future__ import annotations

import asyncio
import random
from collections import Counter, defaultdict
from itertools import pairwise

from bot.settings import Settings
from sandbox.server.people import _open_private
from sandbox.server.seed import add_person
from storage import jobs, photos
from storage.photos import NewPhoto
from tests.bot import pictures
from tests.bot.conftest import KeptPool, Stage, on_stage
from tests.bot.telegram_here import telegram_here
from tests.bot.test_choice import all_jobs

SPACING = 5.0
"""Seconds between two edits in a chat: the issue's own figure."""


async def test_ten_albums_at_once_of_different_people_are_not_mixed(stage: Stage) -> None:
    """Each has its own number of photos, each photo a size that no other has."""
    numbers = [900_000_101 + number for number in range(10)]
    for number in numbers:
        add_person(stage.telegram.world, number, f"Person{number % 100}")
    persons = [stage.telegram.person(number) for number in numbers]
    sizes = {
        person.id: [(600 + 10 * at + number, 400 + 10 * at) for number in range(2 + at % 2)]
        for at, person in enumerate(persons)
    }
    order = persons[:]
    random.Random(9).shuffle(order)
    files = {
        person.id: [(f"{person.id}-{w}.jpg", pictures.jpeg(w, h)) for w, h in sizes[person.id]]
        for person in persons
    }
    await asyncio.gather(*(person.send(*files[person.id], how="file") for person in order))
    for person in order:
        wanted = [f"{width} × {height}" for width, height in sizes[person.id]]
        card = await person.hears(f"An album of {len(wanted)} photos", *wanted, patience=90)
        assert (await person.press(card, "All 2K")).startswith("Taken")
        assert len(person.said()) >= 1
    made = await all_jobs_of(stage, sum(map(len, sizes.values())))
    for person in persons:
        theirs = [photo for photo in made if photo.user_id == person.id]
        assert sorted((photo.width, photo.height) for photo in theirs) == sorted(sizes[person.id])
        assert {photo.chat_id for photo in theirs} == {person.id}
        assert len({photo.media_group_id for photo in theirs}) == 1
        assert {photo.file_name for photo in theirs} == {name for name, _ in files[person.id]}
    assert len({photo.media_group_id for photo in made}) == 10


async def all_jobs_of(stage: Stage, count: int) -> list[photos.Photo]:
    """The photos of all jobs, which are so many."""
    async with stage.bot.services.database.session(reading=True) as session:
        found = await jobs.latest(session, limit=1000)
        assert len(found) == count
        kept = [await photos.get(session, job.photo_id) for job in found]
    return [photo for photo in kept if photo is not None]


async def test_fifty_running_jobs_are_told_within_telegrams_limits(
    settings: Settings, readings: KeptPool
) -> None:
    """The sandbox counts: with its rates on, each edit's time, and nothing that it had to refuse."""
    async with telegram_here(rates=True) as telegram:
        here = settings.model_copy(update={"api_url": telegram.address})
        async with on_stage(here, telegram, readings) as stage:
            ids = await _running(stage, people=10, each=5)
            loop = asyncio.get_running_loop()
            end = loop.time() + 16.0
            while loop.time() < end:
                async with stage.bot.services.database.session() as session:
                    for job_id in ids:
                        done = 1 - (end - loop.time()) / 16.0
                        await jobs.progress(session, job_id, "upscale", done, 60 * (1 - done))
                await asyncio.sleep(0.5)
            calls = [call for call in telegram.world.calls if call["method"] == "editmessagetext"]
            refused = telegram.world.rates.refused
    chats: dict[str, list[float]] = defaultdict(list)
    for call in calls:
        chats[call["params"]["chat_id"]].append(call["at"])
    assert len(chats) == 10, "every chat is told how far its jobs are"
    for times in chats.values():
        assert all(later - earlier >= SPACING - 0.2 for earlier, later in pairwise(sorted(times))), times
    busiest = Counter(int(call["at"]) for call in calls).most_common(1)[0][1]
    assert busiest <= 12 + 1  # bot.limits.EXPENDABLE_PER_SECOND, and a second's edge
    assert refused == 0


async def _running(stage: Stage, people: int, each: int) -> list[str]:
    """Running jobs of so many people; the rows as intake and orders write them."""
    world = stage.telegram.world
    ids = []
    for at in range(people):
        number = 900_000_201 + at
        add_person(world, number, f"Person{at}")
        _open_private(world, stage.telegram.person(number)._act())
        async with stage.bot.services.database.session() as session:
            for one in range(each):
                new = NewPhoto(
                    sha256=f"{at:032x}{one:032x}",
                    chat_id=number,
                    user_id=number,
                    message_id=1000 + one,
                    sent_as="document",
                    file_name=f"{at}-{one}.jpg",
                    bytes=1000,
                    width=800,
                    height=600,
                    format="jpeg",
                )
                photo, _ = await photos.add(session, new)
                job, _ = await jobs.request(session, photo, number, "4k", {})
                await jobs.start(session, job.id, "a worker")
                ids.append(job.id)
    return ids


async def test_the_count_would_see_it(stage: Stage) -> None:
    """Without the spacing the same count finds edits too near to each other."""
    stage.bot.watcher.edits.spacing = 0.3
    [first] = await _running(stage, people=1, each=1)
    for step in range(12):
        async with stage.bot.services.database.session() as session:
            await jobs.progress(session, first, "upscale", step / 12, 5.0)
        stage.bot.services.wake.set()
        await asyncio.sleep(0.25)
    at = [c["at"] for c in stage.telegram.calls("editMessageText") if c["params"]["chat_id"] == "900000201"]
    assert len(at) >= 2
    assert min(later - earlier for earlier, later in pairwise(at)) < SPACING
    assert await all_jobs(stage)
