"""A stop with something that hangs: it is cut short in time, and the next start has it again."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.background import LAST_PATIENCE, LAST_TIMES
from bot.settings import Settings
from bot.stopping import CANCELLED_SECONDS, HANDLERS_UNTIL, UPDATES_SECONDS, WHOLE_SECONDS, WORK_UNTIL
from bot.supervise import PATIENCE
from bot.web.server import DRAIN_SECONDS
from tests.bot.conftest import KeptPool, Stage, on_stage
from tests.bot.pictures import jpeg
from tests.bot.telegram_here import Telegram, eventually
from tests.e2e.product import free_port

FOREVER = 600.0


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same stop in a tenth of its time."""
    monkeypatch.setattr("bot.life.UPDATES_SECONDS", 0.3)
    monkeypatch.setattr("bot.life.HANDLERS_UNTIL", 0.8)
    monkeypatch.setattr("bot.life.WORK_UNTIL", 4.0)
    monkeypatch.setattr("bot.life.DELIVERIES_SECONDS", 1.0)


@pytest.fixture(params=["polling", "webhook"])
def way(request: pytest.FixtureRequest, settings: Settings) -> Settings:
    if request.param == "polling":
        return settings
    port = free_port()
    return settings.model_copy(update={"webhook_url": f"http://127.0.0.1:{port}", "web_port": port})


@asynccontextmanager
async def stopped_within(
    seconds: float, settings: Settings, telegram: Telegram, pool: KeptPool, *, deliveries: bool = False
) -> AsyncIterator[Stage]:
    began = 0.0
    async with on_stage(settings, telegram, pool, deliveries=deliveries) as stage:
        yield stage
        began = time.monotonic()
    assert time.monotonic() - began < seconds


def test_the_parts_of_a_stop_fit_into_its_time() -> None:
    handlers = HANDLERS_UNTIL + CANCELLED_SECONDS
    assert UPDATES_SECONDS + CANCELLED_SECONDS < HANDLERS_UNTIL
    assert handlers + 2 * DRAIN_SECONDS < WHOLE_SECONDS
    assert WORK_UNTIL + LAST_PATIENCE * LAST_TIMES < WHOLE_SECONDS < PATIENCE < 20


async def test_a_handler_that_hangs_is_cut_short_and_its_update_comes_again(
    way: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    ann = telegram.person()
    async with stopped_within(8, way, telegram, readings):
        telegram.world.faults.add(kind="stall", method="sendMessage", seconds=FOREVER)
        ann.text("/help")
        await eventually(lambda: not telegram.world.faults._waiting)
    assert ann.said() == []
    async with on_stage(way, telegram, readings):
        await ann.hears("Send")


async def test_an_upload_that_hangs_goes_back_to_the_queue(
    settings: Settings, telegram: Telegram, readings: KeptPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.cut_off.NUMBERS", 3)  # the next start looks for the master first, one a second
    ann = telegram.person()
    async with stopped_within(9, settings, telegram, readings, deliveries=True) as stage:
        await ann.send(("sea.jpg", jpeg(640, 480)), how="file")
        await ann.press(await ann.hears("2K"), "2K")
        telegram.world.faults.add(kind="stall", method="sendDocument", seconds=FOREVER)
        stage.make()
        await eventually(lambda: not telegram.world.faults._waiting)
    async with on_stage(settings, telegram, readings, deliveries=True):
        await ann.hears_file("document")
        await asyncio.sleep(1)  # one too many would be on its way by now
    assert len([message for message in ann.said() if "document" in message.content]) == 1


async def test_a_telegram_that_does_not_answer_holds_up_no_stop(
    settings: Settings, telegram: Telegram, readings: KeptPool
) -> None:
    async with stopped_within(8, settings, telegram, readings):
        await eventually(lambda: telegram.calls("getUpdates") or None)
        telegram.world.faults.add(kind="stall", method="getUpdates", seconds=FOREVER, times=None)


def test_a_process_that_would_not_end_leaves_all_the_same() -> None:
    code = "import time; from bot.stopping import leave_for_certain; leave_for_certain(0.2); time.sleep(60)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 1
    assert "took too long" in done.stdout + done.stderr
