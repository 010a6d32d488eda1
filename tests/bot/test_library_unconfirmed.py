"""Posts that Telegram didn't confirm, or that a bot which was killed didn't note: none comes twice without a
word."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from sandbox.server.messages import Message
from storage import library_posts
from storage.jobs import Job
from storage.models import AssetRow, JobRow
from tests.bot import pictures
from tests.bot.conftest import Stage
from tests.bot.library_steps import linked, made, master_of, posts, published, shown_now
from tests.bot.telegram_here import Person, eventually, labels, text_of
from tests.bot.test_library_posts import assets

SECOND = "This may be a second copy"
LAMP = ("lamp.jpg", pictures.jpeg(640, 600))


async def without_proof(stage: Stage, ann: Person) -> Job:
    """A master that has no proof sheet."""
    job = await made(stage, ann, caption="Red shoe")
    async with stage.bot.services.database.session() as session:
        await session.execute(sa.update(JobRow).where(JobRow.id == job.id).values(proof_sha256=None))
    return job


async def lamp_published(stage: Stage, ann: Person) -> None:
    lamp = await made(stage, ann, caption="Brass lamp", file=LAMP)
    await ann.press(master_of(stage, lamp), "Publish")
    await published(stage, 1)
    await ann.hears("Published: ")


async def pressed(stage: Stage, ann: Person, job: Job, fault: str | None, hears: str) -> str:
    """Press Publish while Telegram has this fault; what is said then."""
    if fault is not None:
        stage.telegram.world.faults.add(kind=fault, method="sendDocument")
    before = len(ann.said())
    await ann.press(master_of(stage, job), "Publish")

    def told() -> str | None:
        return next((text for one in ann.said()[before:] if hears in (text := text_of(one))), None)

    said = await eventually(told)
    await stage.settle()
    return said


async def test_a_known_master_that_was_not_confirmed_is_found_at_once(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    job = await made(stage, ann, caption="Red shoe")
    assert SECOND not in await pressed(stage, ann, job, "drop_after", "Published: ")
    [post], [asset] = posts(stage), await assets(stage)
    assert asset.message_id == post.message_id


async def test_a_proof_sheet_that_was_not_confirmed_is_posted_once(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    job = await made(stage, ann, caption="Red shoe")
    stage.telegram.world.faults.add(kind="drop_after", method="sendPhoto")
    await pressed(stage, ann, job, "500", "could not be reached")
    assert SECOND not in await pressed(stage, ann, job, None, "Published: ")
    [post], [asset] = posts(stage), await assets(stage)
    assert (asset.message_id, asset.proof_message_id) == (post.message_id, 0)
    assert post.reply_to is None
    assert len(posts(stage, "photo")) == 1
    ann.text("/unpublish", reply_to=job.master_message_id)
    await ann.hears("is in the library no more, and its post is deleted.")


async def test_without_a_proof_sheet_it_is_found_after_the_last_known_post(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    await lamp_published(stage, ann)
    job = await without_proof(stage, ann)
    assert SECOND not in await pressed(stage, ann, job, "drop_after", "Published: ")
    assert {asset.message_id for asset in await assets(stage)} == {post.message_id for post in posts(stage)}
    assert len(posts(stage)) == 2


async def test_without_a_proof_sheet_the_next_try_looks_for_it_too(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    await lamp_published(stage, ann)
    async with stage.bot.services.database.session() as session:
        an_hour_ago = datetime.now(UTC) - timedelta(hours=1)
        await session.execute(sa.update(AssetRow).values(changed_at=an_hour_ago))
    job = await without_proof(stage, ann)

    async def power_cut(*_: object, **__: object) -> None:
        raise ConnectionError("the power is gone")

    with monkeypatch.context() as patched:
        patched.setattr(library_posts, "posted", power_cut)
        await ann.press(master_of(stage, job), "Publish")
        await published(stage, 2)
    assert SECOND not in await pressed(stage, ann, job, None, "Published: ")
    assert len(posts(stage)) == 2


async def test_what_cannot_be_looked_for_is_told_as_a_second_copy(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    job = await without_proof(stage, ann)
    await pressed(stage, ann, job, "drop_after", "could not be reached")
    # A try that surely posted nothing changes nothing of that.
    await pressed(stage, ann, job, "500", "could not be reached")
    assert SECOND in await pressed(stage, ann, job, None, "Published: ")
    assert len(posts(stage)) == 2


async def test_a_try_that_surely_posted_nothing_leaves_no_doubt(stage: Stage) -> None:
    stage.maker.hand_over = False
    ann = await linked(stage)
    job = await without_proof(stage, ann)
    await pressed(stage, ann, job, "500", "could not be reached")
    assert SECOND not in await pressed(stage, ann, job, None, "Published: ")
    assert len(posts(stage)) == 1


async def published_shoe(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> tuple[Person, Message]:
    """Who published it, and the answer with the button for its versions."""
    monkeypatch.setattr("bot.version_album.AGAIN_PAUSES", (0.05, 0.05))
    stage.maker.hand_over = False
    ann = await linked(stage)
    job = await made(stage, ann, caption="Red shoe")
    await ann.press(master_of(stage, job), "Publish")
    await published(stage, 1)
    return ann, await ann.hears("Published: ")


@pytest.mark.parametrize(
    ("fault", "times", "told"),
    [("502", 3, "could not be reached"), ("drop", 1, "Telegram didn't confirm that all versions arrived.")],
)
async def test_the_button_for_versions_stays_until_they_stand_there(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, fault: str, times: int, told: str
) -> None:
    ann, done = await published_shoe(stage, monkeypatch)
    stage.telegram.world.faults.add(kind=fault, method="sendMediaGroup", times=times)
    await ann.press(done, "Its versions")
    await ann.hears(told)
    await stage.settle()
    assert "Its versions, too" in labels(shown_now(stage, done))
    await ann.press(shown_now(stage, done), "Its versions")
    await ann.hears("Its versions stand below it")
    await stage.settle()
    assert labels(shown_now(stage, done)) == []


async def test_a_second_press_while_versions_are_on_their_way_starts_nothing(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, done = await published_shoe(stage, monkeypatch)
    stage.telegram.world.faults.add(kind="stall", method="sendMediaGroup", seconds=2.0)
    assert await ann.press(done, "Its versions") == "I am putting its versions below it."
    assert await ann.press(done, "Its versions") == "They are on their way."
    await ann.hears("Its versions stand below it")
    await stage.settle()
    assert not [text for text in ann.texts() if "There is no version" in text]
