"""`enlarger jobs`: the host's view of the queue, against the database that the bot works on."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable

import pytest

from bot.cli import app
from bot.commands.guard import guarded
from storage.jobs import JobState
from tests.bot.conftest import Stage
from tests.bot.telegram_here import text_of
from tests.bot.test_choice import all_jobs, card_for

Enlarger = Callable[..., "asyncio.Future[tuple[int, str, str]]"]


@pytest.fixture
def enlarger(stage: Stage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Enlarger:
    """Runs a command as the host would, beside the running bot: exit code, output, errors."""
    settings = stage.bot.services.settings
    monkeypatch.setenv("ENLARGER_DATA", str(settings.data))

    async def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = await asyncio.to_thread(guarded, app, ["jobs", *arguments])
        said = capsys.readouterr()
        return code, said.out.strip(), said.err.strip()

    return lambda *arguments: asyncio.ensure_future(run(*arguments))


async def test_list_and_show(stage: Stage, enlarger: Enlarger) -> None:
    assert await enlarger("list") == (0, "No jobs.", "")
    ann = stage.telegram.person()
    card = await card_for(ann)
    await ann.press(card, "2K")
    await ann.press(card, "4K")
    newest, oldest = await all_jobs(stage)
    await stage.maker.make(oldest.id)
    code, out, _ = await enlarger("list")
    lines = out.splitlines()
    assert code == 0
    assert [line.split()[:3] for line in lines] == [
        [newest.id[:8], "queued", "4k"],
        [oldest.id[:8], "made", "2k"],
    ]
    code, out, _ = await enlarger("list", "--state", "made", "--limit", "1", "--json")
    assert [job["id"] for job in json.loads(out)] == [oldest.id]
    code, out, _ = await enlarger("show", oldest.id[:10], "--json")
    shown = json.loads(out)
    assert (code, shown["state"], shown["target"]) == (0, "made", "2k")
    code, out, _ = await enlarger("show", newest.id)
    assert "state: queued" in out.splitlines()


async def test_retry_gives_a_failed_job_a_fresh_start(stage: Stage, enlarger: Enlarger) -> None:
    ann = stage.telegram.person()
    await ann.press(await card_for(ann), "4K")
    [job] = await all_jobs(stage)
    code, _, err = await enlarger("retry", job.id)
    assert (code, err) == (
        2,
        f"enlarger: {job.id} is queued: only a failed job can be tried again.",
    )
    stage.maker.fail_with = "out_of_memory"
    await stage.maker.make(job.id)
    await ann.hears("needs more memory than I have")
    assert (await enlarger("retry", job.id[:8]))[:2] == (0, f"{job.id} waits for its turn again.")
    [again] = await all_jobs(stage)
    assert (again.state, again.attempts, again.reason) == (JobState.QUEUED, 0, None)
    assert await stage.bot.services.queue.states([job.id]) == {job.id: "ENQUEUED"}
    await ann.hears("IMG_2041.jpg in 4K: next in line")


async def test_a_failed_job_asked_for_again_is_not_retried(stage: Stage, enlarger: Enlarger) -> None:
    ann = stage.telegram.person()
    card = await card_for(ann)
    await ann.press(card, "4K")
    [failed] = await all_jobs(stage)
    stage.maker.fail_with = "gave_up"
    await stage.maker.make(failed.id)
    await ann.press(card, "4K")
    code, _, err = await enlarger("retry", failed.id)
    assert code == 2
    assert "asked for again meanwhile" in err


async def test_cancel_stops_it_and_tells_the_person_once(stage: Stage, enlarger: Enlarger) -> None:
    ann = stage.telegram.person()
    await ann.press(await card_for(ann), "4K")
    await ann.hears("next in line")
    [job] = await all_jobs(stage)
    assert (await enlarger("cancel", job.id))[:2] == (0, f"{job.id} is cancelled.")
    told = await ann.hears("Whoever runs me has stopped this one.")
    assert "press the size once more" in text_of(told)
    await ann.hears("IMG_2041.jpg in 4K: not made.")
    [job] = await all_jobs(stage)
    assert (job.state, job.told_at is not None) == (JobState.CANCELLED, True)
    assert (await enlarger("cancel", job.id))[0] == 2
    assert sum("Whoever runs me" in text for text in ann.texts()) == 1


@pytest.mark.parametrize("job", ["zz", "", "%", "0123456789abcdef", "'; drop table jobs"])
async def test_an_unknown_job_is_one_line_and_exit_2(enlarger: Enlarger, job: str) -> None:
    for command in ("show", "retry", "cancel"):
        code, out, err = await enlarger(command, job)
        assert (code, out) == (2, "")
        assert err == f"enlarger: {job}: there is no such job."


async def test_ids_that_begin_alike_are_told_apart(stage: Stage, enlarger: Enlarger) -> None:
    ann = stage.telegram.person()
    card = await card_for(ann)
    for label in ("2K", "4K"):
        await ann.press(card, label)
    from storage.models import JobRow

    async with stage.bot.services.database.session() as session:
        for number, job in enumerate(await all_jobs(stage)):
            row = await session.get(JobRow, job.id)
            assert row is not None
            row.id = f"abc{number}" + "0" * 28
    code, _, err = await enlarger("show", "abc")
    assert code == 2
    assert "more than one job begins like that" in err
    assert (await enlarger("show", "abc1"))[0] == 0
