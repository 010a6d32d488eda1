"""Under a master: its versions, another size, another format, and Delete."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pytest
from PIL import Image
from skimage import data as photos_here

from bot.one_off import OneOff
from bot.result_presses import SEND, Versions
from bot.settings import Settings
from bot.version_album import Item, albums
from bot.version_maker import VersionMaker
from sandbox.server.messages import Message
from sandbox.server.seed import ANN, BEN, FORUM
from storage.jobs import Job, JobState
from tests.bot import one_off_works, pictures
from tests.bot.conftest import KeptPool, Stage, on_stage
from tests.bot.telegram_here import Person, Telegram, eventually, labels, text_of
from tests.bot.test_choice import all_jobs, card_for

UNDER_A_MASTER = ["Versions", "Other size", "Crisper", "As a drawing", "As JPEG", "As WebP", "Delete"]
ALL_NAMES = ["Web", "Post 4:5", "Square", "Story", "Link preview", "Listing"]


@cache
def portrait(size: tuple[int, int]) -> bytes:
    """A real portrait with the face at the left edge, as a master of this size."""
    image = Image.fromarray(photos_here.astronaut()).crop((165, 0, 512, 260)).resize(size)
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()


@pytest.fixture(autouse=True)
def real_masters(monkeypatch: pytest.MonkeyPatch) -> None:
    """The maker's masters show somebody."""
    monkeypatch.setattr("tests.bot.fixed_cost_maker.png", portrait)


async def delivered(stage: Stage, person: Person) -> tuple[Job, Message]:
    """A delivered job and the message with its master."""
    stage.maker.hand_over = False
    await person.press(await card_for(person), "2K")
    [job] = await all_jobs(stage)
    await stage.maker.make(job.id)
    await stage.bot.delivery.deliver(job.id)
    [job] = await all_jobs(stage)
    return job, await person.hears_file("document")


def now(person: Person, message: Message) -> list[str]:
    found = person.world.message(message.chat_id, message.message_id)
    return labels(found) if found else []


def file_names(person: Person) -> list[str]:
    return [m.content["document"]["file_name"] for m in person.said() if "document" in m.content]


def file_of(person: Person, message: Message) -> bytes:
    files = person.world.files
    return files.disk_path(files.get(message.content["document"]["file_id"])).read_bytes()


async def preview_of(person: Person, master: Message) -> Message:
    assert await person.press(master, "Versions") == "I am looking where to cut. One moment."
    return await person.hears("Choose what you need", patience=90)


async def test_versions_are_shown_chosen_and_sent_as_an_album_of_files(stage: Stage) -> None:
    ann = stage.telegram.person()
    _job, master = await delivered(stage, ann)
    assert labels(master) == UNDER_A_MASTER
    preview = await preview_of(ann, master)
    assert "photo" in preview.content
    assert preview.reply_to == master.message_id
    assert labels(preview) == [*ALL_NAMES, "Print 10 × 15", "Print A5", "Print A4", "Send all"]
    assert "The master is too small for: Print A3." in text_of(preview)
    assert "As large as the master allows: Story, Print A5, Print A4." in text_of(preview)
    await ann.press(preview, "Story")
    await eventually(lambda: "✓ Story" in now(ann, preview))
    await ann.press(preview, "Web")
    await ann.press(preview, "Square")
    await eventually(lambda: "Send these 3" in now(ann, preview))
    await ann.press(preview, "✓ Square")
    await eventually(lambda: "Send these 2" in now(ann, preview))
    assert await ann.press(preview, "Send these 2") == "Here they come."
    await eventually(lambda: len(file_names(ann)) == 3 or None, 90)
    assert file_names(ann) == ["IMG_2041-2k.png", "IMG_2041-2k-web.webp", "IMG_2041-2k-story.jpg"]
    web, story = [m for m in ann.said() if "document" in m.content][1:]
    assert web.media_group_id == story.media_group_id
    assert web.media_group_id is not None
    with Image.open(io.BytesIO(file_of(ann, story))) as file:
        assert (file.format, file.size) == ("JPEG", (864, 1536))
    with Image.open(io.BytesIO(file_of(ann, web))) as file:
        assert (file.format, file.size) == ("WEBP", (1600, 1200))
    await eventually(lambda: "Send these 2" not in now(ann, preview))


async def test_what_was_sent_before_comes_at_once(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    ann = stage.telegram.person()
    job, master = await delivered(stage, ann)
    preview = await preview_of(ann, master)
    await ann.press(preview, "Link preview")
    await eventually(lambda: "Send these 1" in now(ann, preview))
    await ann.press(preview, "Send these 1")
    await eventually(lambda: len(file_names(ann)) == 2 or None, 90)
    await stage.settle()

    async def nothing(*_: object) -> None:
        raise AssertionError("cut again")

    monkeypatch.setattr(VersionMaker, "cut", nothing)
    monkeypatch.setattr(VersionMaker, "show", nothing)
    await ann.forge(preview, Versions(job.id, SEND, 0b1111, 0b10000).pack())
    assert len(file_names(ann)) == 2, "nothing chosen, nothing sent"
    await ann.forge(preview, Versions(job.id, SEND, 0b11111, 0b10000).pack())
    await eventually(lambda: len(file_names(ann)) == 3 or None)
    assert file_names(ann)[1] == file_names(ann)[2] == "IMG_2041-2k-link.jpg"
    await ann.press(master, "Versions")
    await eventually(
        lambda: len([m for m in ann.said() if "Choose what you need" in text_of(m)]) == 2 or None
    )


async def test_a_restart_in_between_changes_nothing(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    ann = telegram.person()
    async with on_stage(settings, telegram, readings) as stage:
        _job, master = await delivered(stage, ann)
        preview = await preview_of(ann, master)
        await ann.press(preview, "Listing")
        await eventually(lambda: "✓ Listing" in now(ann, preview))
        await stage.settle()
    async with on_stage(settings, telegram, readings) as stage:
        await ann.press(preview, "Send these 1")
        await eventually(lambda: "IMG_2041-2k-listing.jpg" in file_names(ann), 90)


FORGED = (
    ("v:{job}:s:3ff:0", "Choose one first"),
    ("v:{job}:s:0:3ff", "Choose one first"),
    ("v:{job}:p:0:0", "Choose one first"),
    ("v:{job}:x:0:0", "doesn't work any more"),
    ("v:{job}:s:fffff:1", "doesn't work any more"),
    ("v:" + "0" * 32 + ":a:0:0", "doesn't work any more"),
    ("d:" + "0" * 32 + ":yes", "doesn't work any more"),
    ("d:{job}:please", "doesn't work any more"),
    ("o:{job}:99999", "can't make that size"),
    ("o:{job}:a9", "can't make that size"),
)


async def test_forged_presses_do_nothing(stage: Stage) -> None:
    ann = stage.telegram.person()
    job, master = await delivered(stage, ann)
    for data, answer in FORGED:
        assert answer in await ann.forge(master, data.format(job=job.id)), data
    await stage.settle()
    assert file_names(ann) == ["IMG_2041-2k.png"]
    assert [one.state for one in await all_jobs(stage)] == [JobState.DELIVERED]


async def test_a_version_that_is_not_offered_is_not_made(stage: Stage) -> None:
    """A3 is beyond what a 2K master holds, whatever the button says."""
    ann = stage.telegram.person()
    job, master = await delivered(stage, ann)
    await ann.forge(master, f"v:{job.id}:s:200:200")
    await ann.hears("I couldn't cut the versions", patience=90)
    assert file_names(ann) == ["IMG_2041-2k.png"]


async def test_nobody_elses_master_is_cut_resized_or_deleted(stage: Stage) -> None:
    ann, ben = stage.telegram.person(), stage.telegram.person(BEN)
    job, _master = await delivered(stage, ann)
    bens = await card_for(ben)
    for data in (f"v:{job.id}:a:0:0", f"v:{job.id}:s:1:1", f"d:{job.id}:yes", f"o:{job.id}:4k"):
        assert "doesn't work any more" in await ben.forge(bens, data)
    assert len(await all_jobs(stage)) == 1


async def test_a_master_that_cannot_be_read_is_told_clearly(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.bot.fixed_cost_maker.png", lambda size: b"\x89PNG\r\n\x1a\n no picture")
    ann = stage.telegram.person()
    _job, master = await delivered(stage, ann)
    await ann.press(master, "Versions")
    await ann.hears("I couldn't cut the versions of this master", patience=90)
    await stage.settle()
    assert await ann.press(master, "Versions") == "I am looking where to cut. One moment."


async def test_what_telegram_refuses_comes_later_and_what_it_does_not_confirm_is_told(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.version_album.AGAIN_PAUSES", (0.05, 0.05))
    ann, faults = stage.telegram.person(), stage.telegram.world.faults
    job, master = await delivered(stage, ann)
    faults.add(kind="502", method="sendPhoto", times=2)
    preview = await preview_of(ann, master)
    faults.add(kind="drop", method="sendMediaGroup")
    await ann.forge(preview, f"v:{job.id}:s:11:11")
    await ann.hears("Telegram didn't confirm that the versions arrived", patience=90)
    await stage.settle()
    before = len(file_names(ann))
    await ann.forge(preview, f"v:{job.id}:s:11:11")
    await eventually(lambda: len(file_names(ann)) == before + 2 or None, 90)


async def test_a_process_that_hangs_or_dies_makes_nothing_and_harms_nothing() -> None:
    process = OneOff(8.0)
    assert await process.run(one_off_works.die, "x") is None
    assert await process.run(one_off_works.fail, "x") is None
    assert await process.run(one_off_works.work, "x") == b"x"
    assert await OneOff(0.3).run(one_off_works.hang, "x") is None


async def test_delete_takes_all_of_it_after_a_second_press(stage: Stage) -> None:
    ann = stage.telegram.person()
    job, master = await delivered(stage, ann)
    preview = await preview_of(ann, master)
    await ann.press(preview, "Send all")
    await eventually(lambda: len(file_names(ann)) == 10 or None, 120)
    await stage.settle()
    assert "for good" in await ann.press(master, "Delete")
    await eventually(lambda: now(ann, master) == ["Delete it", "Keep it"])
    await ann.press(master, "Keep it")
    await eventually(lambda: now(ann, master) == UNDER_A_MASTER)
    await ann.press(master, "Delete")
    await eventually(lambda: now(ann, master) == ["Delete it", "Keep it"])
    assert await ann.press(master, "Delete it") == "Deleted."
    await eventually(lambda: not [m for m in ann.said() if m.content.keys() & {"document", "photo"}])
    assert await all_jobs(stage) == []
    blobs = stage.bot.services.blobs
    assert not await blobs.has(job.master_sha256 or "")
    assert not await blobs.has(job.proof_sha256 or "")
    card = await ann.hears("800 × 600")
    assert (await ann.press(card, "2K")).startswith("Taken"), "the photo stays"
    assert "doesn't work any more" in await ann.forge(card, f"d:{job.id}:yes")


async def test_what_someone_else_has_too_keeps_its_files(stage: Stage) -> None:
    ann, ben = stage.telegram.person(), stage.telegram.person(BEN)
    first, master = await delivered(stage, ann)
    await ben.press(await card_for(ben), "2K")
    [second] = [job for job in await all_jobs(stage) if job.id != first.id]
    assert second.master_sha256 == first.master_sha256
    await ann.forge(master, f"d:{first.id}:yes")
    await eventually(lambda: not [m for m in ann.said() if "document" in m.content])
    assert [job.id for job in await all_jobs(stage)] == [second.id]
    assert await stage.bot.services.blobs.has(second.master_sha256 or "")
    await stage.bot.delivery.deliver(second.id)
    await ben.hears_file("document")


async def test_a_message_too_old_to_be_taken_away_says_so(stage: Stage) -> None:
    ann = stage.telegram.person()
    _job, master = await delivered(stage, ann)
    await ann.press(master, "Delete")
    await eventually(lambda: now(ann, master) == ["Delete it", "Keep it"])
    ann.world.clock.advance(49 * 3600)
    await ann.press(master, "Delete it")
    await ann.hears("please delete it yourself")
    assert now(ann, master) == []
    assert await all_jobs(stage) == []


async def test_in_a_group_only_the_asker_or_an_administrator_deletes(stage: Stage) -> None:
    ben, cora = stage.telegram.person(BEN, FORUM), stage.telegram.person(501_000_003, FORUM)
    ann = stage.telegram.person(ANN, FORUM)
    stage.maker.hand_over = False
    await ben.send(("g.jpg", pictures.jpeg(800, 600)), how="file", caption="@enlarger_sandbox_bot 2k")
    await ben.hears("I am making it in 2K")
    [job] = await all_jobs(stage)
    await stage.maker.make(job.id)
    await stage.bot.delivery.deliver(job.id)
    master = await ben.hears_file("document")
    assert "or an administrator" in await cora.forge(master, f"d:{job.id}:yes")
    assert "or an administrator" in await cora.press(master, "Versions")
    assert len(await all_jobs(stage)) == 1
    assert await ann.forge(master, f"d:{job.id}:yes") == "Deleted."
    assert await all_jobs(stage) == []


async def test_another_size_keeps_the_choices_of_the_first(stage: Stage) -> None:
    ann = stage.telegram.person()
    job, master = await delivered(stage, ann)
    await ann.press(master, "As WebP")
    [webp] = [other for other in await all_jobs(stage) if other.id != job.id]
    assert webp.options == {"master_format": "webp"}
    await ann.press(master, "Other size")
    await eventually(lambda: now(ann, master) == ["4K", "Back"])
    await ann.press(master, "Back")
    await eventually(lambda: now(ann, master) == UNDER_A_MASTER)
    await ann.press(master, "Other size")
    await eventually(lambda: now(ann, master) == ["4K", "Back"])
    await ann.press(master, "4K")
    await eventually(lambda: now(ann, master) == UNDER_A_MASTER)
    assert await ann.forge(master, f"o:{webp.id}:4k") != ""
    made = {(one.target, str(one.options)) for one in await all_jobs(stage)}
    assert made == {
        ("2k", "{}"),
        ("2k", "{'master_format': 'webp'}"),
        ("4k", "{}"),
        ("4k", "{'master_format': 'webp'}"),
    }
    assert await ann.forge(master, f"o:{job.id}:4k") == "I am already on it."


def test_albums_fit_into_a_request(tmp_path: Path) -> None:
    large = bytes(18 * 2**20)
    items = [Item(str(number), "a.jpg", large) for number in range(5)]
    assert [len(album) for album in albums(items)] == [2, 2, 1]
    assert [len(album) for album in albums([Item("a", "", "id")] * 10)] == [10]
    assert list(albums([])) == []
