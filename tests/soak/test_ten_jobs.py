"""SIGTERM to bot and worker in the middle of ten jobs, and a new start, by polling and by webhook: each
master arrives, and arrives once. The worker's maker has a fixed cost: what is tested is who keeps what."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from sandbox.client import Person
from sandbox.running import Sandbox
from sandbox.server.world import Options
from storage.db import upgrade
from storage.queue import prepare
from tests.e2e.chat import is_master
from tests.e2e.pictures import photo
from tests.e2e.product import environment, free_port

JOBS = 10
SECONDS = "4"
"""Of a job: longer than the cards, sheets and masters of ten take at Telegram's one message a second."""
HANDED_BACK = 20.0
"""Seconds from SIGTERM to the end of every process."""


class Host:
    """A bot and a worker, as two processes on one database. seconds: of a job."""

    def __init__(self, folder: Path, telegram: Sandbox, port: int | None, seconds: str) -> None:
        self.log = folder / "host.log"
        database, queue = addresses(folder)
        settings = {
            "ENLARGER_TOKEN": telegram.token,
            "ENLARGER_API_URL": telegram.url,
            "ENLARGER_DATA": str(folder),
            "ENLARGER_FIRST_LOOK": "off",
        }
        if port is not None:
            settings |= {
                "ENLARGER_WEBHOOK_URL": f"http://127.0.0.1:{port}",
                "ENLARGER_WEB_PORT": str(port),
            }
        worker = ("tests.storage.fixed_cost_worker", database, queue, str(folder / "blobs"), seconds, "5")
        with self.log.open("ab") as log:
            self.processes = [
                subprocess.Popen(
                    [sys.executable, "-m", *command], stdout=log, stderr=log, env=environment(**settings)
                )
                for command in (("bot", "bot"), worker)
            ]

    def terminate(self) -> float:
        """Seconds until all had ended by themselves."""
        began = time.monotonic()
        for process in self.processes:
            process.send_signal(signal.SIGTERM)
        codes = [process.wait(HANDED_BACK + 20) for process in self.processes]
        assert codes == [0, 0], self.log.read_text(encoding="utf-8")[-3000:]
        return time.monotonic() - began

    def end(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                process.kill()
                process.wait()


def addresses(folder: Path) -> tuple[str, str]:
    return f"sqlite+aiosqlite:///{folder / 'enlarger.db'}", f"sqlite:///{folder / 'queue.db'}"


async def masters(ann: Person) -> Counter[int]:
    """How many masters answer each of Ann's messages."""
    return Counter(
        message["reply_to_message"]["message_id"] for message in await ann.messages() if is_master(message)
    )


async def arrived(ann: Person, count: int, seconds: float) -> Counter[int]:
    end = time.monotonic() + seconds
    while len(found := await masters(ann)) < count and time.monotonic() < end:
        await asyncio.sleep(0.1)
    return found


@pytest.mark.soak
@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_sigterm_in_the_middle_of_ten_jobs_loses_nothing(way: str, tmp_path: Path) -> None:
    await stopped_in_the_middle(way, tmp_path, JOBS, SECONDS)


async def stopped_in_the_middle(way: str, folder: Path, count: int, seconds: str) -> None:
    """Ask for so many jobs, stop all when the first has come, start again: each comes, and comes once."""
    database, queue = addresses(folder)
    await asyncio.to_thread(upgrade, database)
    await asyncio.to_thread(prepare, queue)
    port = free_port() if way == "webhook" else None
    with Sandbox(Options(rates=False)) as telegram:
        ann = telegram.person()
        first = Host(folder, telegram, port, seconds)
        second = None
        try:
            asked = set()
            for number in range(count):
                picture = photo(400 + 10 * number, 300)
                (sent,) = await ann.send((f"{number}.jpg", picture), how="file", caption="2k")
                asked.add(sent["message_id"])
            await arrived(ann, 1, 60)
            assert await asyncio.to_thread(first.terminate) < HANDED_BACK
            assert 1 <= len(await masters(ann)) < count, "not the middle"
            second = Host(folder, telegram, port, seconds)
            await arrived(ann, count, 120)
            await asyncio.sleep(2)  # one too many would be on its way by now
            assert await masters(ann) == dict.fromkeys(asked, 1)
            methods = {str(call["method"]).lower() for call in (await telegram.control.look())["calls"]}
            assert ("getupdates" in methods) is (way == "polling")
            assert await asyncio.to_thread(second.terminate) < HANDED_BACK
        finally:
            first.end()
            if second is not None:
                second.end()
