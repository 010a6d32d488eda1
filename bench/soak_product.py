"""The product as a host runs it, `enlarger sandbox`, and what can happen to its processes."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil

from bench.here import answers, environment, free_port

GENTLE = 15
"""Nice value: whoever works on this machine comes first."""
START_SECONDS, END_SECONDS = 180.0, 90.0


class Product:
    """Sandbox, bot and worker under one parent; `folder` keeps their data and their log."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "product.log"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    async def start(self) -> None:
        """Returns when Telegram answers and both of the others run. Raises RuntimeError when they don't."""
        self._process = self._spawn()
        end = asyncio.get_running_loop().time() + START_SECONDS
        while not (await self.answers() and self.child("bot") and self.child("worker")):
            if self._process.poll() is not None or asyncio.get_running_loop().time() > end:
                raise RuntimeError(f"the product did not start; see {self.log}")
            await asyncio.sleep(0.5)

    def _spawn(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "bot", "sandbox", "--port", str(self.port), "--no-browser"]
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [*command, "--data", str(self.folder / "data")],
                stdout=log,
                stderr=log,
                env={**environment(), "ENLARGER_LOG_FORMAT": "json"},
                start_new_session=True,
                preexec_fn=lambda: os.nice(GENTLE),  # noqa: PLW1509 - one call into libc, no threads of ours
            )

    async def answers(self) -> bool:
        return await answers(self.url)

    def child(self, name: str) -> psutil.Process | None:
        """The process of the sandbox, the bot or the worker, when it runs."""
        parts = {"sandbox": ["-m", "sandbox"]}.get(name, ["bot", name])
        for process in self._all():
            try:
                words = process.cmdline()
            except psutil.Error:
                continue
            if any(words[at : at + 2] == parts for at in range(1, len(words) - 1)) and "-m" in words[:3]:
                return process
        return None

    async def end_child(self, name: str, how: signal.Signals) -> None:
        """End one of them with a signal, and wait until its parent has started it again."""
        before = self.child(name)
        if before is None:
            return
        before.send_signal(how)
        end = asyncio.get_running_loop().time() + START_SECONDS
        while (now := self.child(name)) is None or now.pid == before.pid:
            if asyncio.get_running_loop().time() > end:
                raise RuntimeError(f"{name} was not started again; see {self.log}")
            await asyncio.sleep(0.3)
        for _ in range(100):
            if name != "sandbox" or await self.answers():
                return
            await asyncio.sleep(0.3)

    async def restart(self, how: signal.Signals) -> None:
        """SIGKILL is a power cut as far as processes go, SIGINT a Ctrl-C; then everything anew."""
        await self.stop(how)
        await self.start()

    async def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Raises RuntimeError when something is still running long after."""
        if self._process is None:
            return
        self._process.send_signal(how)
        end = asyncio.get_running_loop().time() + END_SECONDS
        while self._all():
            if asyncio.get_running_loop().time() > end:
                left = [" ".join(process.cmdline()) for process in self._all()]
                for process in self._all():
                    process.kill()
                raise RuntimeError(f"still running after {END_SECONDS:.0f} s: {left}")
            self._process.poll()
            await asyncio.sleep(0.2)
        await asyncio.to_thread(self._process.wait)
        self._process = None

    def _all(self) -> list[psutil.Process]:
        """All of its session: children, their children, and whatever lost its parent."""
        if self._process is None:
            return []
        return [process for process in psutil.process_iter() if _in_session(process, self._process.pid)]


def _in_session(process: psutil.Process, leader: int) -> bool:
    try:
        return os.getsid(process.pid) == leader and process.status() != psutil.STATUS_ZOMBIE
    except (OSError, psutil.Error):
        return False
