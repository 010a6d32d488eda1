"""A drawing: the card says so, and a button makes the same size again with the other network."""

from __future__ import annotations

import io
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
from PIL import Image, ImageDraw

from bot.callbacks import AsDrawing, Go
from bot.estimates import work_asked
from bot.keyboards import may_be_drawing
from bot.preferences import CHANGES, change_named, changed, changes_for
from engine.order import Order
from engine.pipeline import run
from engine.target import parse_target
from sandbox.server.messages import Message
from sandbox.server.seed import BEN
from storage.jobs import Job, JobState
from storage.timings import Asked
from tests.bot.conftest import Stage
from tests.bot.telegram_here import Person, buttons, eventually, labels, text_of
from tests.bot.test_choice import all_jobs, card_for

GONE = "doesn't work any more"
SAID = "looks like a drawing"


def drawn(width: int, height: int) -> bytes:
    """Flat shapes with dark outlines, as a PNG."""
    image = Image.new("RGB", (width, height), (250, 220, 120))
    draw = ImageDraw.Draw(image)
    for place in range(6):
        x, y = place * width // 7, (place * 3 % 5) * height // 6
        colour = (40 * place, 200 - 30 * place, 90)
        draw.ellipse((x, y, x + width // 4, y + height // 3), fill=colour, outline=(20, 10, 30), width=4)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def card_now(person: Person) -> Message:
    return next(message for message in person.said() if SAID in text_of(message))


async def made(stage: Stage, person: Person, job: Job) -> Message:
    """The master of this job, delivered."""
    await stage.maker.make(job.id)
    await stage.bot.delivery.deliver(job.id)
    await person.hears_file("document")
    return [message for message in person.said() if "document" in message.content][-1]


async def test_the_card_of_a_drawing_says_so_and_a_photos_does_not(stage: Stage) -> None:
    ann = stage.telegram.person()
    await ann.send(("cartoon.png", drawn(640, 480)), how="file")
    assert SAID in text_of(await ann.hears("640 × 480"))
    assert SAID not in text_of(await card_for(ann))


async def test_as_a_drawing_and_back(stage: Stage) -> None:
    """The default stays the photos' network; each way makes one job, once."""
    stage.maker.hand_over = False
    ann, ben = stage.telegram.person(), stage.telegram.person(BEN)
    await ann.send(("cartoon.png", drawn(640, 480)), how="file")
    await ann.press(await ann.hears("640 × 480"), "2K")
    [first] = await all_jobs(stage)
    assert first.options == {}
    master = await made(stage, ann, first)
    bens = await card_for(ben)
    assert GONE in await ben.forge(bens, f"a:{first.id}:drawing")
    assert (await ann.press(master, "As a drawing")).startswith("Taken")
    assert await ann.press(master, "As a drawing") == "I am already on it."
    [second] = [job for job in await all_jobs(stage) if job.state is JobState.QUEUED]
    assert (second.target, second.options) == (first.target, {"model": "illustration"})
    other = await made(stage, ann, second)
    assert "As a photo" in labels(other)
    assert "As a drawing" not in labels(other)
    assert await ann.press(other, "As a photo") == "This one is made already, look further down."
    assert (await ann.press(other, "Crisper")).startswith("Taken")
    [crisp] = [job for job in await all_jobs(stage) if job.state is JobState.QUEUED]
    assert crisp.options == {"model": "illustration", "character": "crisp"}


async def test_a_job_is_made_at_the_denoise_strength_of_the_settings(stage: Stage) -> None:
    stage.maker.hand_over = False
    stage.bot.services.settings = stage.bot.services.settings.model_copy(
        update={"model": "calm", "denoise": 0.25}
    )
    ann = stage.telegram.person()
    await ann.press(await card_for(ann), "2K")
    [job] = await all_jobs(stage)
    assert job.options == {"model": "calm@0.25"}


async def test_as_a_photo_goes_back_to_the_hosts_own_network(stage: Stage) -> None:
    stage.maker.hand_over = False
    stage.bot.services.settings = stage.bot.services.settings.model_copy(update={"model": "sharp"})
    ann = stage.telegram.person()
    await ann.send(("cartoon.png", drawn(640, 480)), how="file")
    await ann.press(await ann.hears("640 × 480"), "2K")
    [first] = await all_jobs(stage)
    assert (await ann.press(await made(stage, ann, first), "As a drawing")).startswith("Taken")
    [second] = [job for job in await all_jobs(stage) if job.state is JobState.QUEUED]
    other = await made(stage, ann, second)
    assert (first.options, second.options) == ({"model": "sharp"}, {"model": "illustration"})
    assert await ann.press(other, "As a photo") == "This one is made already, look further down."


def test_where_the_host_makes_all_as_drawings_a_photo_is_made_by_the_photos_network() -> None:
    back = change_named("photo", "illustration")
    assert back is not None
    assert changed({"model": "illustration"}, back) == {}
    assert change_named("no such button", "sharp") is None


async def test_as_a_drawing_before_the_first_job(stage: Stage) -> None:
    """A toggle on the card: the sizes then use it, and nothing else does."""
    ann, ben = stage.telegram.person(), stage.telegram.person(BEN)
    await ann.send(("cartoon.png", drawn(1100, 825)), how="file")
    card = await ann.hears("1100 × 825")
    words, photos_way = text_of(card), labels(card)
    assert await ann.press(card, "As a drawing") == ""
    await eventually(lambda: "✓ As a drawing" in labels(card_now(ann)))
    assert "What is it for?" not in labels(card_now(ann)), "its sizes would not know of it"
    assert text_of(card_now(ann)) == words
    number = int(buttons(card)[0]["callback_data"].split(":")[1])
    for _ in range(2):  # pressed on a screen that hasn't changed yet
        assert await ann.forge(card, AsDrawing(number, on=True).pack()) == ""
    assert await all_jobs(stage) == []
    assert (await ann.press(card, "2K")).startswith("Taken")
    assert await ann.press(card, "2K") == "I am already on it."
    assert await ann.press(card, "✓ As a drawing") == ""
    await eventually(lambda: labels(card_now(ann)) == photos_way)
    assert (await ann.press(card, "2K")).startswith("Taken")
    made = sorted(str(job.options) for job in await all_jobs(stage))
    assert made == ["{'model': 'illustration'}", "{}"]
    assert "no longer have" in await ben.forge(await card_for(ben), Go(number, "4k", drawing=True).pack())


async def test_a_photo_is_offered_no_drawing_and_a_forged_press_makes_none(stage: Stage) -> None:
    ann = stage.telegram.person()
    card = await card_for(ann)
    assert "As a drawing" not in labels(card)
    number = int(buttons(card)[0]["callback_data"].split(":")[1])
    for press in (AsDrawing(number, on=True), AsDrawing(number, on=False), Go(number, "4k", drawing=True)):
        assert GONE in await ann.forge(card, press.pack())
    assert await all_jobs(stage) == []


@pytest.mark.parametrize(
    ("width", "height", "drawing", "offered"),
    [
        (1100, 825, True, True),
        (1100, 825, False, False),
        (1000, 750, True, False),  # 2K would be more than twice as large
        (4000, 3000, True, False),  # nothing is left to be made larger
    ],
)
def test_it_is_offered_where_the_figures_are_for_it(
    width: int, height: int, drawing: bool, offered: bool
) -> None:
    reading = {"width": width, "height": height, "recommended": "2k", "drawing": drawing}
    assert may_be_drawing(reading) is offered


@pytest.mark.parametrize(
    ("options", "offered"),
    [
        ({}, "drawing"),
        ({"character": "crisp", "safer": True}, "drawing"),
        ({"model": "illustration"}, "photo"),
        ({"model": "sharp"}, "drawing"),
    ],
)
def test_what_is_offered_is_the_other_one(options: dict[str, Any], offered: str) -> None:
    found = changes_for(cast(Job, SimpleNamespace(options=options, report=None)))
    assert [name for name in found if name in ("drawing", "photo")] == [offered]


def test_as_a_photo_is_the_engines_own_way() -> None:
    """Equal wishes look equal, so that what was made is found again."""
    as_drawing = changed({"keep": [[0, 0, 9, 9]], "safer": True}, CHANGES["drawing"])
    assert as_drawing == {"keep": [[0, 0, 9, 9]], "model": "illustration"}
    assert changed(as_drawing, CHANGES["photo"]) == {"keep": [[0, 0, 9, 9]]}


def test_a_drawing_is_told_to_take_longer() -> None:
    drawing, photo = (
        work_asked(Asked("4k", options, 1280, 960)) for options in ({"model": "illustration"}, {})
    )
    assert drawing is not None
    assert photo is not None
    assert "illustration" in drawing.networks
    assert "illustration" not in photo.networks


def test_the_engine_makes_the_two_differently(tmp_path: Any) -> None:
    """The real networks, and the report names the one that was asked for."""
    source, target = drawn(96, 72), parse_target("288")
    masters = {}
    for model in ("photo", "illustration"):
        folder = tmp_path / model
        folder.mkdir()
        outcome = run(Order(source, "cartoon.png", target, model=model), folder)
        masters[model] = np.asarray(Image.open(outcome.master.path).convert("RGB"), np.float64)
        assert masters[model].shape == (216, 288, 3)
    apart = np.abs(masters["photo"] - masters["illustration"]).mean()
    assert 0.1 < apart < 10, "not the same, and both of this drawing"
