"""What a team does before there is something to find in its library: it links it, makes and publishes."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from sandbox.server.messages import Message
from sandbox.server.seed import ANN, CHANNEL, FORUM
from storage import jobs
from storage.jobs import Job
from tests.bot import pictures
from tests.bot.conftest import Stage
from tests.bot.telegram_here import Person, eventually, labels
from tests.bot.test_choice import all_jobs

ME = "@enlarger_sandbox_bot"
CHANNEL_NAME = "@studio_masters"
SHOE = ("shoe.jpg", pictures.jpeg(800, 600))


def noise() -> bytes:
    """A picture that is like no other."""
    levels = np.random.default_rng(3).integers(0, 255, (12, 16, 3)).astype(np.uint8)
    with io.BytesIO() as file:
        Image.fromarray(levels).resize((640, 480)).save(file, "JPEG")
        return file.getvalue()


async def linked(stage: Stage) -> Person:
    ann = stage.telegram.person(ANN, FORUM)
    ann.text(f"/library {CHANNEL_NAME}")
    await ann.hears("Masters that are approved here go to Studio masters")
    return ann


async def made(
    stage: Stage,
    person: Person,
    size: str = "2K",
    caption: str = "",
    file: tuple[str, bytes] = SHOE,
    how: str = "file",
) -> Job:
    """A delivered master of a photo that this person sent to the forum."""
    before = {job.id for job in await all_jobs(stage)}
    [sent] = await person.send(file, how=how, caption=f"{ME} {caption}".strip())
    card = await eventually(lambda: next((m for m in person.said() if m.reply_to == sent), None))
    await person.press(card, size)
    [job] = [job for job in await all_jobs(stage) if job.id not in before]
    await stage.maker.make(job.id)
    await stage.bot.delivery.deliver(job.id)
    async with stage.bot.services.database.session(reading=True) as session:
        found = await jobs.get(session, job.id)
    assert found is not None
    return found


def master_of(stage: Stage, job: Job) -> Message:
    message = stage.telegram.world.message(job.chat_id, job.master_message_id or 0)
    assert message is not None
    return message


async def press_next(person: Person, message: Message, label: str) -> str:
    """Press a button that comes with the next edit."""

    def shown() -> bool | None:
        now = person.world.message(message.chat_id, message.message_id)
        return any(one.startswith(label) for one in labels(now)) or None if now else None

    await eventually(shown)
    return await person.press(message, label)


def shown_now(stage: Stage, message: Message) -> Message:
    found = stage.telegram.world.message(message.chat_id, message.message_id)
    assert found is not None
    return found


def posts(stage: Stage, kind: str = "document") -> list[Message]:
    return [one for one in stage.telegram.world.messages.of_chat(CHANNEL) if kind in one.content]


async def published(stage: Stage, count: int) -> Message:
    await eventually(lambda: len(posts(stage)) >= count or None)
    await stage.settle()
    assert len(posts(stage)) == count
    return posts(stage)[-1]
