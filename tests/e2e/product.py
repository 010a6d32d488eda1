"""The whole product in its own processes, started as a person starts it: `enlarger sandbox`."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sysconfig
import time
from pathlib import Path
from typing import Any

import aiohttp
import psutil

from sandbox.client import Control, Person

ENLARGER = str(Path(sysconfig.get_path("scripts")) / "enlarger")
ANN = 501000001


def environment(**more: str) -> dict[str, str]:
    """Ours without any setting of Enlarger, so that a host's own settings can't change a test."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ENLARGER_")}
    return {**clean, **more}


def enlarger(
    *arguments: str | Path, cwd: Path, seconds: float = 120, **env: str
) -> subprocess.CompletedProcess[str]:
    """One command of `enlarger`, to its end."""
    command = [ENLARGER, *map(str, arguments)]
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment(**env),
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Product:
    """One running `enlarger sandbox` in a session of its own, and Ann, who talks to it."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / "product.log"
        command = [ENLARGER, "sandbox", "--port", str(self.port), "--data", str(self.data), "--no-browser"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=log, cwd=folder, env=environment(), start_new_session=True
            )
        self.ann = Person(self.url, "Ann", "private")
        self.control = Control(self.url)

    async def answering(self) -> None:
        """Wait until Telegram is there and both of our processes are started."""
        async with aiohttp.ClientSession() as session:
            for _ in range(600):
                try:
                    async with session.get(f"{self.url}/sandbox/health") as answer:
                        assert (await answer.json()) == {"ok": True}
                        break
                except aiohttp.ClientError:
                    assert self.process.poll() is None, self.said()
                await asyncio.sleep(0.1)
        await asyncio.to_thread(self.child, "bot")
        await asyncio.to_thread(self.child, "worker")

    def child(self, command: str, but: int = 0) -> psutil.Process:
        """The process of `enlarger bot` or `enlarger worker`, once it is there; another one than `but`."""
        for _ in range(300):
            for process in self.alive():
                try:
                    if process.cmdline()[-2:] == ["bot", command] and process.pid != but:
                        return process
                except psutil.Error:
                    continue
            time.sleep(0.1)
        raise AssertionError(f"there is no {command}: {self.said()}")

    def alive(self) -> list[psutil.Process]:
        """All that runs of this product: children, their children, and whatever lost its parent."""
        return [process for process in psutil.process_iter() if self._is_ours(process)]

    def _is_ours(self, process: psutil.Process) -> bool:
        try:
            return os.getsid(process.pid) == self.process.pid and process.status() != psutil.STATUS_ZOMBIE
        except (OSError, psutil.Error):
            return False

    def jobs(self) -> list[dict[str, Any]]:
        """The host's view of the queue, newest first."""
        listed = enlarger("jobs", "list", "--json", cwd=self.folder, ENLARGER_DATA=str(self.data))
        assert listed.returncode == 0, listed.stderr
        found: list[dict[str, Any]] = json.loads(listed.stdout)
        return found

    def blob(self, sha256: str) -> bytes:
        (path,) = (self.data / "blobs").rglob(sha256)
        return path.read_bytes()

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def ctrl_c(self, seconds: float = 20) -> int:
        """As a terminal does it: the whole group hears it. Returns the exit code; all must have ended."""
        os.killpg(self.process.pid, signal.SIGINT)
        try:
            code = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"still running after {seconds} s: {self._clear()}\n{self.said()}") from None
        left = self._clear()
        assert not left, f"left running: {left}"
        return code

    def kill(self) -> None:
        """kill -9 of the parent; the others must notice by themselves."""
        self.process.kill()
        self.process.wait()
        end = time.monotonic() + 10
        while self.alive() and time.monotonic() < end:
            time.sleep(0.1)
        left = self._clear()
        assert not left, f"left running: {left}"

    def _clear(self) -> list[str]:
        """End what is left; says what it was."""
        left = self.alive()
        lines = [" ".join(process.cmdline()) for process in left if process.is_running()]
        for process in left:
            process.kill()
        if self.process.poll() is None:
            self.process.wait()
        return lines
