"""`enlarger run` by webhook, as processes: SIGTERM in the middle of jobs, a new start, nothing lost."""

from __future__ import annotations

import asyncio
import io
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from skimage import data

from sandbox.client import Person
from sandbox.running import Sandbox
from tests.e2e.chat import buttons, is_card, is_master, shows_progress
from tests.e2e.pictures import photo
from tests.e2e.product import environment, free_port

MASTERS = ["coffee-4k.png", "cat-2k.png"]
HANDED_BACK = 20.0
"""Seconds from SIGTERM to the end of every process (issue: a host's restart must not take longer)."""


class Run:
    """`enlarger run` with updates by webhook."""

    def __init__(self, folder: Path, telegram: Sandbox, port: int) -> None:
        self.log = folder / "run.log"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"],
                cwd=folder,
                stdout=log,
                stderr=log,
                env=environment(
                    ENLARGER_TOKEN=telegram.token,
                    ENLARGER_API_URL=telegram.url,
                    ENLARGER_DATA=str(folder / "data"),
                    ENLARGER_WEBHOOK_URL=f"http://127.0.0.1:{port}",
                    ENLARGER_WEB_PORT=str(port),
                    ENLARGER_FIRST_LOOK="off",
                ),
            )

    def terminate(self) -> float:
        """Seconds until it ended by itself."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(HANDED_BACK + 20)
        assert code == 0, self.log.read_text(encoding="utf-8")[-3000:]
        return time.monotonic() - began


@pytest.fixture
async def telegram() -> AsyncIterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


async def test_sigterm_in_the_middle_of_jobs(telegram: Sandbox, tmp_path: Path) -> None:
    port = free_port()
    ann = telegram.person()
    first = Run(tmp_path, telegram, port)
    try:
        await ask_for_both(ann)
        await ann.wait_for(shows_progress, seconds=120)
        seconds = await asyncio.to_thread(first.terminate)
        assert seconds < HANDED_BACK
        assert len(await masters(ann)) < len(MASTERS), "the stop came too late to show anything"
        # Sent while nobody is there: Telegram keeps it.
        await ann.text("/help")
        second = Run(tmp_path, telegram, port)
        try:
            await ann.wait_for(lambda message: "Send" in message.get("text", ""), seconds=60)
            end = time.monotonic() + 240
            while len(await masters(ann)) < len(MASTERS) and time.monotonic() < end:
                await asyncio.sleep(0.3)
            await asyncio.sleep(2)  # one too many would be on its way by now
            assert sorted(await masters(ann)) == sorted(MASTERS)
            assert "getupdates" not in {
                str(call["method"]).lower() for call in (await telegram.control.look())["calls"]
            }
        finally:
            assert await asyncio.to_thread(second.terminate) < HANDED_BACK
    finally:
        if first.process.poll() is None:
            first.process.kill()
            first.process.wait()


async def ask_for_both(ann: Person) -> None:
    """The first takes ten seconds or more, so that the stop falls into it; the second waits meanwhile."""
    cat = io.BytesIO()
    load: Callable[[], Any] = data.chelsea
    Image.fromarray(load()).save(cat, "JPEG", quality=92)
    await ask(ann, "coffee.jpg", photo(1900, 1425), "4K")
    await ask(ann, "cat.jpg", cat.getvalue(), "2K")


async def ask(ann: Person, name: str, picture: bytes, target: str) -> None:
    (sent,) = await ann.send((name, picture), how="file")
    card = await ann.wait_for(partial(is_card_after, int(sent["message_id"])), seconds=90)
    await ann.press(
        card["message_id"], next(press for label, press in buttons(card).items() if target in label)
    )


def is_card_after(number: int, message: dict[str, Any]) -> bool:
    return int(message["message_id"]) > number and is_card(message)


async def masters(ann: Person) -> list[str]:
    return [message["document"]["file_name"] for message in await ann.messages() if is_master(message)]
