"""Buttons under the proof sheet: a crop larger, something looks wrong; Safer under the master."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from PIL import Image

from bot.close_ups import CutOut
from bot.lent import Lent
from sandbox.server.messages import Message
from sandbox.server.seed import ANN, BEN, FORUM
from storage.job_change import change_job
from storage.jobs import Job, JobState
from tests.bot import pictures
from tests.bot.conftest import Stage
from tests.bot.telegram_here import Person, eventually, labels
from tests.bot.test_choice import all_jobs, card_for

CROPS: list[dict[str, object]] = [
    {
        "number": number,
        "box": [200 * number, 100, 200 * number + 300, 340],
        "zone": [200 * number, 90, 200 * number + 100, 200],
        "kind": "text",
        "verdict": verdict,
        "taken_back": False,
        "text": "Text couldn't be read for certain.",
    }
    for number, verdict in ((1, "look"), (2, "fine"), (3, "fine"), (4, "fine"))
]
ZONES: list[dict[str, object]] = [
    {"kind": "text", "verdict": "look", "box": [200, 90, 300, 200], "measures": {"lines": []}}
]


async def delivered(stage: Stage, person: Person) -> tuple[Job, Message]:
    """A delivered job and its proof sheet."""
    stage.maker.crops, stage.maker.zones, stage.maker.hand_over = CROPS, ZONES, False
    await person.press(await card_for(person), "2K")
    [job] = await all_jobs(stage)
    await stage.maker.make(job.id)
    await stage.bot.delivery.deliver(job.id)
    [job] = await all_jobs(stage)
    return job, await person.hears_file("photo")


def now(person: Person, message: Message) -> list[str]:
    found = person.world.message(message.chat_id, message.message_id)
    assert found is not None
    return labels(found)


def lent(stage: Stage) -> list[str]:
    return sorted(path.name for path in (stage.bot.services.settings.data / "lent").glob("*/*"))


async def test_a_number_sends_that_crop_larger_as_a_file(stage: Stage) -> None:
    ann = stage.telegram.person()
    _job, proof = await delivered(stage, ann)
    assert labels(proof) == ["1", "2", "3", "4", "Something looks wrong"]
    assert await ann.press(proof, "1") == "Here it comes."
    sent = await eventually(lambda: next((m for m in ann.said() if "Crop 1" in str(m.content)), None), 60)
    assert sent.content["document"]["file_name"] == "IMG_2041-2k-crop-1.png"
    assert sent.reply_to == proof.message_id
    files = ann.world.files
    file = files.disk_path(files.get(sent.content["document"]["file_id"])).read_bytes()
    with Image.open(io.BytesIO(file)) as page:
        page.load()
        assert page.format == "PNG"
        # 600 × 480 pixels of the master and of the plain enlargement, each two wide, beside each other.
        assert page.width >= 2 * 2 * 600
        # The maker's master is all grey, the photo is not: the right half shows the one, the left the other.
        right = page.convert("RGB").crop(
            (page.width // 2 + 100, page.height - 500, page.width - 60, page.height - 60)
        )
        left = page.convert("RGB").crop((60, page.height - 500, page.width // 2 - 100, page.height - 60))
    assert right.getcolors() == [(right.width * right.height, (120, 120, 120))]
    assert len(left.getcolors(1 << 24) or ()) > 1


async def test_a_crop_that_cannot_be_drawn_is_told_in_a_sentence(stage: Stage) -> None:
    """The child raises in earnest: the file that lies there is a master of another size."""
    ann = stage.telegram.person()
    job, proof = await delivered(stage, ann)
    other = await stage.bot.services.blobs.put(pictures.jpeg(300, 200))
    async with stage.bot.services.database.session() as session:
        await change_job(session, job.id, (JobState.DELIVERED,), master_sha256=other)
    assert await ann.press(proof, "3") == "Here it comes."
    await eventually(lambda: any("I could not draw crop 3 larger" in text for text in ann.texts()), 60)


async def test_something_wrong_gets_the_sources_pixels_and_is_kept_with_consent(stage: Stage) -> None:
    ann = stage.telegram.person()
    job, proof = await delivered(stage, ann)
    assert (await ann.press(proof, "Something looks wrong")).startswith("Which one?")
    await eventually(lambda: "1 is wrong" in now(ann, proof))
    assert await ann.press(proof, "2 is wrong") == "I put your photo's own pixels there."
    await eventually(lambda: "Something looks wrong" in now(ann, proof))
    [again] = [other for other in await all_jobs(stage) if other.id != job.id]
    assert (again.state, again.options) == (JobState.QUEUED, {"keep": [[400, 90, 700, 340]]})
    question = await ann.hears("May I keep this crop")
    assert lent(stage) == []
    await ann.press(question, "Yes, keep it")
    await eventually(lambda: any("is kept" in text for text in ann.texts()), 60)
    name = f"{job.id}-2"
    assert lent(stage) == [f"{name}-drawn.png", f"{name}-plain.png", f"{name}.json"]
    facts = json.loads((stage.bot.services.settings.data / "lent" / str(ANN) / f"{name}.json").read_text())
    assert facts["crop"]["number"] == 2
    ann.text("/forget")
    await ann.press(await ann.hears("no way back"), "Delete everything")
    await ann.hears("are deleted")
    assert lent(stage) == []


async def test_a_second_place_comes_on_top_and_a_second_press_changes_nothing(stage: Stage) -> None:
    ann = stage.telegram.person()
    job, proof = await delivered(stage, ann)
    await ann.press(proof, "Something looks wrong")
    await eventually(lambda: "1 is wrong" in now(ann, proof))
    await ann.press(proof, "1 is wrong")
    question = await ann.hears("May I keep this crop")
    assert await ann.forge(proof, f"m:{job.id}:1") == "I am already on it."
    await ann.press(question, "No")
    await eventually(lambda: any("is not kept" in text for text in ann.texts()))
    assert lent(stage) == []
    [second] = [other for other in await all_jobs(stage) if other.id != job.id]
    await stage.maker.make(second.id)
    await stage.bot.delivery.deliver(second.id)
    await ann.forge(proof, f"m:{second.id}:3")
    [third] = [other for other in await all_jobs(stage) if other.id not in (job.id, second.id)]
    assert third.options == {"keep": [[200, 90, 500, 340], [600, 90, 900, 340]]}


async def test_none_of_them_brings_the_numbers_back(stage: Stage) -> None:
    ann = stage.telegram.person()
    _job, proof = await delivered(stage, ann)
    before = labels(proof)
    await ann.press(proof, "Something looks wrong")
    await eventually(lambda: "None of them" in now(ann, proof))
    await ann.press(proof, "None of them")
    await eventually(lambda: now(ann, proof) == before)


@pytest.mark.parametrize(
    "data", ["c:{job}:9", "c:{job}:0", "m:{job}:9", "m:{job}:98", "k:{job}:7:1", "c:{job}:-1"]
)
async def test_a_number_that_is_not_on_the_sheet_does_nothing(stage: Stage, data: str) -> None:
    ann = stage.telegram.person()
    job, proof = await delivered(stage, ann)
    assert "doesn't work any more" in await ann.forge(proof, data.format(job=job.id))
    assert len(await all_jobs(stage)) == 1


async def test_nobody_elses_crops_can_be_had(stage: Stage) -> None:
    ann, ben = stage.telegram.person(), stage.telegram.person(BEN)
    job, _proof = await delivered(stage, ann)
    bens = await card_for(ben)
    for data in (f"c:{job.id}:1", f"m:{job.id}:0", f"m:{job.id}:1", f"k:{job.id}:1:1"):
        assert "doesn't work any more" in await ben.forge(bens, data)
    assert lent(stage) == []


async def test_an_administrator_may_mend_but_not_lend_anothers_photo(stage: Stage) -> None:
    ann, ben = stage.telegram.person(ANN, FORUM), stage.telegram.person(BEN, FORUM)
    stage.maker.crops, stage.maker.hand_over = CROPS, False
    await ben.send(("g.jpg", pictures.jpeg(800, 600)), how="file", caption="@enlarger_sandbox_bot 2k")
    await ben.hears("I am making it in 2K")
    [job] = await all_jobs(stage)
    await stage.maker.make(job.id)
    await stage.bot.delivery.deliver(job.id)
    proof = await ben.hears_file("photo")
    assert await ann.forge(proof, f"m:{job.id}:1") == "I put your photo's own pixels there."
    question = await ann.hears("May I keep this crop")
    assert "Only the person who asked" in await ann.press(question, "Yes, keep it")
    assert lent(stage) == []


async def test_safer_is_offered_where_something_asks_for_a_look(stage: Stage) -> None:
    ann = stage.telegram.person()
    job, _proof = await delivered(stage, ann)
    master = await ann.hears_file("document")
    assert labels(master)[2:-1] == ["Safer", "Crisper", "As a drawing", "As JPEG", "As WebP"]
    assert (await ann.press(master, "Safer")).startswith("Taken")
    [safer] = [other for other in await all_jobs(stage) if other.id != job.id]
    assert safer.options == {"safer": True}
    await stage.maker.make(safer.id)
    await stage.bot.delivery.deliver(safer.id)
    second = [m for m in ann.said() if "document" in m.content][-1]
    assert labels(second)[2:-1] == ["Crisper", "As a drawing", "As JPEG", "As WebP"]
    await ann.press(second, "Crisper")
    [crisp] = [other for other in await all_jobs(stage) if other.id not in (job.id, safer.id)]
    assert crisp.options == {"character": "crisp"}


def test_what_is_lent_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.lent.MOST", 2)
    kept = Lent(tmp_path)
    for number in range(4):
        kept.keep(7, f"{'a' * 32}-{number}", CutOut(b"p", b"d"), {})
    assert len(list(tmp_path.glob("7/*"))) == 6
    kept.forget(8)
    kept.forget(7)
    assert not list(tmp_path.iterdir())
