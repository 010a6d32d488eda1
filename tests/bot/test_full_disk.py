"""The host's disk is full: who sends a photo hears that, once; what Telegram can keep stays with it."""

from __future__ import annotations

import asyncio
import errno
import functools
import io
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.inbox import Inbox
from bot.settings import Settings
from bot.web.beside import metrics_beside
from sandbox.server.seed import ANN, CHANNEL
from storage.errors import NoRoom
from storage.outage import ROOM
from storage.room import has_room
from tests.bot.conftest import KeptPool, Stage, on_stage
from tests.bot.library_steps import linked
from tests.bot.pictures import jpeg
from tests.bot.telegram_here import Telegram, eventually, labels, text_of
from tests.bot.test_choice import all_jobs
from tests.bot.test_settings_table import lines
from tests.e2e.product import free_port

__all__ = ["lines"]

FULL = "My disk is full"
FULL_DEVICE = Path("/dev/full")


@pytest.fixture(autouse=True)
def at_a_start() -> Iterator[None]:
    ROOM.forget()
    yield
    ROOM.forget()


class Disk:
    """Takes no photo's note, and no bytes that are tried, while it is full."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        for where, name in ((Inbox, "keep"), (tempfile, "TemporaryFile")):
            monkeypatch.setattr(where, name, self._unless_full(getattr(where, name)))

    def _unless_full(self, work: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(work)
        def tried(*args: Any, **options: Any) -> Any:
            if self.full:
                raise OSError(errno.ENOSPC, "No space left on device")
            return work(*args, **options)

        return tried


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


@pytest.fixture
def hooked(settings: Settings) -> Settings:
    port = free_port()
    return settings.model_copy(update={"webhook_url": f"http://127.0.0.1:{port}", "web_port": port})


async def no_room(*_: object) -> None:
    raise NoRoom("full")


async def readiness(port: int) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/readyz") as answer:
        return answer.status, (await answer.json())["disk"]


async def test_a_person_hears_it_once_and_the_log_has_one_line(
    settings: Settings,
    telegram: Telegram,
    readings: KeptPool,
    disk: Disk,
    lines: io.StringIO,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.room.EVERY", 0.2)
    ann = telegram.person()
    async with on_stage(settings, telegram, readings) as stage:
        # Its handler comes after the photo's.
        monkeypatch.setattr("bot.handlers.library_notes.LibraryNotes._keep", no_room)
        disk.full = True
        for number in range(3):
            await ann.send((f"{number}.jpg", jpeg(320, 240 + number)), how="file", caption="holiday")
        await eventually(lambda: len(ann.said()) > 2 or None)
        await asyncio.sleep(0.5)
        await stage.settle()
        assert [FULL in text for text in ann.texts()] == [True] * 3
    told = lines.getvalue()
    assert told.count("no room") == 1
    assert "Traceback" not in told


async def test_it_is_not_ready_until_there_is_room(
    settings: Settings, telegram: Telegram, readings: KeptPool, disk: Disk, tmp_path: Path
) -> None:
    bot_port, worker_port = free_port(), free_port()
    given = settings.model_copy(update={"web_port": bot_port, "worker_port": worker_port})
    _, beside = metrics_beside(given)
    async with on_stage(given, telegram, readings), beside:
        for disk.full, wanted in ((False, (200, "ok")), (True, (503, "NoRoom")), (False, (200, "ok"))):
            assert await readiness(bot_port) == wanted
            assert await readiness(worker_port) == wanted
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        await has_room([tmp_path / "file" / "pictures"])
    assert not list(tmp_path.glob("tmp*")), "nothing is left of it"


async def test_a_webhooks_photo_stays_with_telegram(
    hooked: Settings, telegram: Telegram, readings: KeptPool, disk: Disk
) -> None:
    """It is told once, and answered without being sent again."""
    ann = telegram.person()
    async with on_stage(hooked, telegram, readings):
        disk.full = True
        await ann.send(("sea.jpg", jpeg(640, 480)), how="file")
        await ann.hears(FULL)
        await eventually(lambda: telegram.world.updates.count() or None)
        disk.full = False
        await ann.hears("640 × 480")
        await eventually(lambda: not telegram.world.updates.count() or None)
    assert len([text for text in ann.texts() if FULL in text]) == 1


async def test_a_photo_that_has_no_room_is_told_of_once(
    hooked: Settings, telegram: Telegram, readings: KeptPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Intake says it; that its caption isn't noted either is no news, and no reason to bring it again."""
    ann = telegram.person()
    async with on_stage(hooked, telegram, readings) as stage:
        monkeypatch.setattr("bot.handlers.library_notes.LibraryNotes._keep", no_room)
        monkeypatch.setattr(stage.bot.services.blobs, "put", no_room)
        await ann.send(("sea.jpg", jpeg(640, 480)), how="file", caption="holiday")
        await ann.hears(FULL)
        await eventually(lambda: not telegram.world.updates.count() or None)
        await asyncio.sleep(2)
        await stage.settle()
    assert len(ann.texts()) == 1


async def test_a_press_is_not_carried_out_later(
    hooked: Settings, telegram: Telegram, readings: KeptPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its message shows a file, but it is no photo that came."""
    ann = telegram.person()
    async with on_stage(hooked, telegram, readings) as stage:
        await ann.send(("sea.jpg", jpeg(640, 480)), how="file", caption="2k")
        await ann.hears("I am making it in 2K")
        [job] = await all_jobs(stage)
        await stage.maker.make(job.id)
        await stage.bot.delivery.deliver(job.id)
        master = await ann.hears_file("document")
        with monkeypatch.context() as full:
            full.setattr("bot.handlers.deletion.DeleteButtons.pressed", no_room)
            assert FULL in (await ann.press(master, "Delete") or "")
            await eventually(lambda: not telegram.world.updates.count() or None)
        await asyncio.sleep(2)
        assert "Delete" in labels(master)


async def test_a_channels_readers_hear_nothing_of_it(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    await linked(stage)
    channel, tried = stage.telegram.person(ANN, CHANNEL), asyncio.Event()

    async def full(*_: object) -> None:
        tried.set()
        raise NoRoom("full")

    monkeypatch.setattr(stage.bot.services.blobs, "put", full)
    await channel.send(("lamp.png", jpeg(640, 480)), how="file", caption="Brass lamp")
    await tried.wait()
    await asyncio.sleep(1)
    await stage.settle()
    posts = stage.telegram.world.messages.of_chat(CHANNEL)
    assert [post.content.get("caption") or text_of(post) for post in posts] == ["Brass lamp"]


async def test_a_full_device_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: FULL_DEVICE.open("wb", 0))
    with pytest.raises(NoRoom):
        await has_room([tmp_path])
