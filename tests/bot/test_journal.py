"""Nothing is lost between the moment Telegram hands an update out and the moment it is handled."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path

from bot.journal import MOST_STARTS, Journal
from bot.settings import Settings
from sandbox.server import people
from storage.jobs import JobState
from tests.bot import pictures
from tests.bot.conftest import KeptPool, on_stage
from tests.bot.telegram_here import Telegram, buttons, eventually
from tests.bot.test_choice import all_jobs, card_for


async def test_what_was_fetched_and_not_handled_at_a_kill_is_handled_by_the_next_start(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    ann = telegram.person()
    async with on_stage(settings, telegram, readings):
        card = await card_for(ann)
    token = settings.require_token()
    deaf = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.bot.deaf_bot",
        env={
            **os.environ,
            "ENLARGER_TOKEN": token,
            "ENLARGER_API_URL": settings.api_url,
            "ENLARGER_DATA": str(settings.data),
        },
    )
    try:
        polls = len(telegram.calls("getUpdates"))
        data = next(b["callback_data"] for b in buttons(card) if b["text"].startswith("4K"))
        people.press(ann.world, ann._act(), card.message_id, data)
        await ann.send(("two.jpg", pictures.jpeg(640, 480)), how="file")
        ann.text("/status")
        await eventually(
            lambda: len(telegram.calls("getUpdates")) > polls + 1 and not telegram.world.updates.pending(),
            patience=60,
        )
        assert len(list((settings.data / "updates").glob("*.json"))) == 3
    finally:
        deaf.kill()
        await deaf.wait()
    assert not telegram.world.updates.pending(), "Telegram must have been told that they arrived"
    async with on_stage(settings, telegram, readings) as stage:
        await ann.hears("640 × 480")
        await ann.hears("working on")
        await eventually(lambda: not list((settings.data / "updates").glob("*.json")))
        assert [(job.target, job.state) for job in await all_jobs(stage)] == [("4k", JobState.QUEUED)]


async def test_what_telegram_hands_out_twice_is_handled_once(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    """Killed before the next request confirmed it: it is in the journal and comes again."""
    ann = telegram.person()
    ann.text("/help")
    [update] = telegram.world.updates.pending()
    Journal(settings.data / "updates").keep(json.dumps({"ok": True, "result": [update]}).encode())
    async with on_stage(settings, telegram, readings) as stage:
        await ann.hears("best as a File")
        await eventually(lambda: not telegram.world.updates.pending())
        await stage.settle()
    assert len(ann.said()) == 1


def test_an_update_that_kills_again_and_again_is_dropped(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.keep(b'{"ok": true, "result": [{"update_id": 7}, {"update_id": 8}]}')
    assert journal.begins(7)
    journal.done(7)
    assert not journal.begins(7)
    assert journal.begins(8)
    for _ in range(MOST_STARTS - 1):
        later = Journal(tmp_path)
        assert list(later.left_over()) == [{"update_id": 8}]
        assert later.begins(8)
    assert list(Journal(tmp_path).left_over()) == []
    assert not list(tmp_path.iterdir())


def test_one_that_only_waited_at_many_deaths_is_kept(tmp_path: Path) -> None:
    Journal(tmp_path).keep(b'{"ok": true, "result": [{"update_id": 7}]}')
    for _ in range(MOST_STARTS + 2):
        assert list(Journal(tmp_path).left_over()) == [{"update_id": 7}]


def test_what_a_webhook_confirms_early_is_there_after_a_kill(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    assert journal.begins(7)
    for number in (7, 8):
        assert journal.note(number, {"update_id": number})
    assert list(Journal(tmp_path).left_over()) == [{"update_id": 7}, {"update_id": 8}]
    for number in (7, 8):
        journal.done(number)
    assert not list(tmp_path.iterdir())
    (tmp_path / "file").touch()
    assert not Journal(tmp_path / "file" / "updates").note(9, {"update_id": 9})


def test_what_is_put_off_stays_until_it_is_handled(tmp_path: Path) -> None:
    """One that was polled for, and one of a webhook, which is on the disk only now."""
    journal = Journal(tmp_path)
    journal.keep(b'{"ok": true, "result": [{"update_id": 8}]}')
    for _ in range(MOST_STARTS + 1):
        for number in (8, 7):
            assert journal.begins(number)
            journal.put_off(number, {"update_id": number})
            journal.done(number)
            assert journal.has_put_off(number)
        assert list(Journal(tmp_path).left_over()) == [{"update_id": 7}, {"update_id": 8}]
        assert journal.again() == [{"update_id": 7}, {"update_id": 8}]
        assert journal.again() == []
    for number in (7, 8):
        assert journal.begins(number)
        journal.done(number)
    assert not list(tmp_path.iterdir())


def test_a_webhooks_note_of_what_was_put_off_meanwhile_is_no_second_one(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    assert journal.begins(7)
    journal.note(7, {"update_id": 7})
    journal.put_off(7, {"update_id": 7})
    journal.note(7, {"update_id": 7})
    assert [path.name for path in tmp_path.iterdir()] == ["7.0.json"]


def test_a_full_disk_or_a_strange_answer_is_no_reason_to_be_deaf(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    journal = Journal(tmp_path / "file" / "updates")
    journal.keep(b'{"ok": true, "result": [{"update_id": 7}]}')
    for answer in (
        b"<html>",
        b"[]",
        b'{"result": 3}',
        b'{"result": [3]}',
        b'{"result": [{"update_id": "x"}]}',
    ):
        journal.keep(answer)
    assert journal.begins(7)
    journal.done(7)
