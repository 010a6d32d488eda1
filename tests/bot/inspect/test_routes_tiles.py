"""The tiles that the Inspect page's web server hands out: when they are cut, and what is there before."""

from __future__ import annotations

import asyncio
import hashlib
import io

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from sandbox.server.seed import BEN
from storage.job_change import change_job
from storage.jobs import JobState
from storage.retention import delete_result
from tests.bot import pictures
from tests.bot.conftest import Stage
from tests.bot.inspect.conftest import Looking, tiles_kept, with_overview
from tests.bot.test_choice import all_jobs, card_for


def garden() -> NDArray[np.uint8]:
    return np.asarray(pictures.garden(2048, 1536, seed=3))


async def test_tiles_come_once_and_the_master_as_it_is(looking: Looking) -> None:
    assert await looking.get(looking.url("after/0/0/0")) == (404, ""), "nobody asked for them yet"
    asked = await asyncio.gather(*(looking.post(looking.url("tiles")) for _ in range(5)))
    assert {status for status, _ in asked} == {204}
    assert tiles_kept(looking.stage) == [looking.job.id]
    async with looking.client.get(looking.url("after/2/1/1")) as answer:
        assert answer.headers["Content-Type"] == "image/jpeg"
        assert "private" in answer.headers["Cache-Control"]
        with Image.open(io.BytesIO(await answer.read())) as tile:
            assert tile.size == (512, 512)
            assert tile.getpixel((100, 100)) == (120, 120, 120), "the maker's grey"
    async with looking.client.get(looking.url("before/0/0/0")) as answer:
        with Image.open(io.BytesIO(await answer.read())) as tile:
            assert len(tile.getcolors(1 << 24) or ()) > 1000, "the photo"
    for place in ("after/9/0/0", "after/2/4/0", "after/2/0/3", "else/0/0/0", "after/0/0", "after/0/0/-1"):
        assert (await looking.get(looking.url(place)))[0] == 404, place
    async with looking.client.get(looking.url("master")) as answer:
        data = await answer.read()
        assert answer.headers["Content-Type"] == "image/png"
        assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''IMG_2041-2k.png"
    assert hashlib.sha256(data).hexdigest() == looking.job.master_sha256


@pytest.mark.parametrize(
    ("large", "busy", "cut"), [(True, True, True), (False, True, False), (False, False, True)]
)
async def test_tiles_are_cut_at_the_delivery_unless_others_wait(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, large: bool, busy: bool, cut: bool
) -> None:
    ann = stage.telegram.person()
    card = await card_for(ann)
    await ann.press(card, "2K")
    [job] = await all_jobs(stage)
    await stage.maker.make(job.id)
    if busy:
        await ann.press(card, "4K")
    monkeypatch.setattr("bot.inspect.routes.LEAST_AHEAD_PIXELS", 1)
    pixels = 2048 * 1536
    monkeypatch.setattr("bot.inspect.routes.AHEAD_PIXELS", pixels if large else pixels + 1)
    await stage.bot.delivery.deliver(job.id)
    await ann.hears_file("document")
    await stage.bot.services.background.idle()
    assert tiles_kept(stage) == ([job.id] if cut else [])


async def test_what_came_with_the_master_is_there_before_tiles_are_cut(looking: Looking) -> None:
    name = await with_overview(looking, garden())
    assert 'data-levels="2"' in (await looking.get(looking.url()))[1]
    async with looking.client.get(looking.url("after/1/1/0")) as answer:
        assert answer.headers["Content-Type"] == "image/jpeg"
        assert "private" in answer.headers["Cache-Control"]
        with Image.open(io.BytesIO(await answer.read())) as tile:
            assert tile.size == (512, 512)
    for place in ("after/2/0/0", "after/1/2/0", "after/0/0/1", "else/0/0/0"):
        assert (await looking.get(looking.url(place)))[0] == 404, place
    assert tiles_kept(looking.stage) == [], "nothing was cut for it"
    assert (await looking.get(looking.url("after/0/0/0", user=BEN)))[0] == 403
    blobs = looking.stage.bot.services.blobs
    assert await delete_result(looking.stage.bot.services.database, blobs, looking.job.id)
    assert not await blobs.has(name)
    assert (await looking.get(looking.url("after/0/0/0")))[0] == 404


@pytest.mark.parametrize("kind", ["gone", "no zip"])
async def test_an_overview_that_can_not_be_read_is_as_none(looking: Looking, kind: str) -> None:
    await with_overview(looking, garden(), None if kind == "gone" else b"PK\x05\x06 nothing")
    assert await looking.get(looking.url("after/0/0/0")) == (404, "")
    assert (await looking.post(looking.url("tiles")))[0] == 204
    assert (await looking.get(looking.url("after/0/0/0")))[0] == 200


async def test_a_master_that_can_not_be_cut_is_told_and_so_is_one_that_is_gone(looking: Looking) -> None:
    services = looking.stage.bot.services
    other = await services.blobs.put(pictures.jpeg(300, 200))
    async with services.database.session() as session:
        await change_job(session, looking.job.id, (JobState.DELIVERED,), master_sha256=other)
    assert (await looking.post(looking.url("tiles")))[0] == 503
    assert tiles_kept(looking.stage) == []
    await services.blobs.delete(other)
    status, text = await looking.post(looking.url("tiles"))
    assert (status, "has been deleted" in text) == (404, True)
    assert (await looking.get(looking.url("master")))[0] == 404
