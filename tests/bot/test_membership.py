"""Who blocks the bot, or takes it out of a group, wants nothing more of it: what is open there is stopped."""

from __future__ import annotations

import asyncio

from sandbox.server import groups, people
from sandbox.server.seed import ANN, FORUM
from storage.jobs import JobState
from tests.bot import pictures
from tests.bot.conftest import Stage
from tests.bot.telegram_here import Person, eventually
from tests.bot.test_choice import all_jobs
from tests.bot.test_groups import ME


async def order(stage: Stage, person: Person) -> None:
    [sent] = await person.send(("IMG_1.jpg", pictures.jpeg(800, 600)), how="file", caption=f"{ME} 4k")
    await eventually(lambda: any(message.reply_to == sent for message in person.said()))
    assert [job.state for job in await all_jobs(stage)] == [JobState.QUEUED]


async def until_cancelled(stage: Stage) -> None:
    """In the row, and in the queue."""
    async with asyncio.timeout(20):
        while True:
            [job] = await all_jobs(stage)
            if (await stage.bot.services.queue.states([job.id])) == {job.id: "CANCELLED"}:
                assert job.state is JobState.CANCELLED
                return
            await asyncio.sleep(0.05)


async def test_blocking_the_bot_stops_what_is_open(stage: Stage) -> None:
    ann = stage.telegram.person()
    await order(stage, ann)
    people.block(ann.world, ann.id, blocked=True)
    await until_cancelled(stage)


async def test_taking_the_bot_out_of_a_group_stops_what_is_open_there(stage: Stage) -> None:
    ann = stage.telegram.person(ANN, FORUM)
    await order(stage, ann)
    groups.set_status(ann.world, FORUM, by=ANN, user_id=ann.world.bot_id, status="kicked")
    await until_cancelled(stage)
