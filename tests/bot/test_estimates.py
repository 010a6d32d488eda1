"""What waiting people are told: foretold from reports in the database, whatever the size asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.estimates import Estimates, told, work_asked
from engine.order import EARLIER
from storage import jobs, timings
from storage.timings import Asked, Made
from tests.bot.conftest import Stage
from tests.bot.test_choice import all_jobs, card_for


def report(total: float) -> dict[str, object]:
    return {"seconds": {"total": total, "upscale": 0.9 * total}, "backend": "openvino bf16"}


def test_what_was_asked_for_is_understood() -> None:
    natural = work_asked(Asked("4k", {}, 1280, 960))
    assert natural is not None
    assert natural.output_megapixels == pytest.approx(3840 * 2880 / 1e6)
    assert work_asked(Asked("4k", {"model": "illustration"}, 1280, 960)) != natural
    assert work_asked(Asked("4k", {"character": None, "lock": None}, 1280, 960)) == natural
    assert work_asked(Asked("an older name", {}, 1280, 960)) is None


def test_reports_without_times_tell_nothing() -> None:
    asked = Asked("4k", {}, 1280, 960)
    made = [Made(asked, report(9.0)), Made(asked, {}), Made(Asked("?", {}, 9, 9), report(9.0))]
    assert [job.total for job in told(made)] == [pytest.approx(9.0)]


def test_a_job_that_an_earlier_master_served_tells_nothing() -> None:
    asked = Asked("4k", {"safer": True}, 1280, 960)
    quick = Made(asked, {**report(2.0), "backend": EARLIER})
    assert [job.total for job in told([quick, Made(asked, report(9.0))])] == [pytest.approx(9.0)]


async def test_a_made_job_tells_what_the_next_one_takes(stage: Stage) -> None:
    """On a machine that took 500 s for a job, the next of that size is told as so long, a smaller as less."""
    ann = stage.telegram.person()
    await ann.press(await card_for(ann), "4K")
    await ann.hears("next in line, about ", " left")
    waiting = (await all_jobs(stage))[0]
    database = stage.bot.services.database
    async with database.session() as session:
        asked = (await timings.asked_by(session))[0]
        first = (await Estimates().price(session))(asked)
        assert first is not None
        assert first < 200, "the built-in figures, with caution"
        assert await timings.recent(session) == []
        assert await Estimates().by_size(session, 1280, 960) == {}, "nothing is promised unmeasured"
        started = await jobs.start(session, waiting.id, "w")
        assert started is not None
        result = {"master_sha256": "a" * 64, "proof_sha256": "b" * 64, "master_name": "x.png"}
        assert await jobs.made(session, waiting.id, report=report(500.0), **result)
        assert await timings.recent(session) == [Made(asked, report(500.0))]
        price = await Estimates().price(session)
        assert price(asked) == pytest.approx(500, rel=0.1)
        taken_back = price(replace(asked, options={"safer": True}))
        assert taken_back is not None
        assert taken_back < 250, "no network runs again"
        smaller = price(Asked("2k", {}, asked.width, asked.height))
        assert smaller is not None
        assert smaller < 450
        sizes = await Estimates().by_size(session, asked.width, asked.height)
        assert sizes["4k"] == pytest.approx(500, rel=0.1)
        assert sizes["2k"] < sizes["4k"] < sizes["6k"] < sizes["8k"]
