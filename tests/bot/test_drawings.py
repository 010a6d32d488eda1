"""A drawing: the card says so, and a button makes the same size again with the other network."""

from __future__ import annotations

import io
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
from PIL import Image, ImageDraw

from bot.estimates import work_asked
from bot.preferences import CHANGES, changed, changes_for
from engine.order import Order
from engine.pipeline import run
from engine.target import parse_target
from sandbox.server.messages import Message
from sandbox.server.seed import BEN
from storage.jobs import Job, JobState
from storage.timings import Asked
from tests.bot.conftest import Stage
from tests.bot.telegram_here import Person, labels, text_of
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
