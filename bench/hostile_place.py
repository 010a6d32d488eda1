"""The product with all that it may touch in one folder, and all round it what it must not."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path

import psutil

from bench.here import answers, environment, free_port
from bench.hostile import ROOT, differences, state_of
from engine.parent import die_with_parent
from sandbox.server.world import DEFAULT_TOKEN

GENTLE = 15
START_SECONDS, END_SECONDS = 180.0, 60.0
ELSEWHERE = ("/etc", "/root", "/home", "/usr/local/bin", "/var/spool/cron", "/dev/shm")  # noqa: S108 - looked at
PLAIN = re.compile(r"[A-Za-z0-9_.+-]{1,120}")
"""What any name of a file of ours is like."""
KEPT_IN_DATA = re.compile(
    r"enlarger\.db.*|queue\.db.*|blobs|inbox|updates|inspect|lent|models|speeds?.*|work|.*\.json"
)


class Place:
    """Starts and ends the product. Sandbox in one process, bot and worker under another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.own = folder / "own"
        self.log = folder / "product.log"
        self.telegram_port, self.between_port, self.web_port = free_port(), free_port(), free_port()
        self.telegram = f"http://127.0.0.1:{self.telegram_port}"
        self.web = f"http://127.0.0.1:{self.web_port}"
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        for name in ("own/data", "own/home", "own/tmp", "kept/etc", "kept/own"):
            (folder / name).mkdir(parents=True)
        for name in ("kept/there", "kept/etc/x.png", "kept/own/passwd.jpg"):
            (folder / name).write_text("as it was")
        self._before = self._all_round()

    def _all_round(self) -> dict[str, tuple[int, int]]:
        places = [self.folder / "kept", ROOT, *(Path(one) for one in ELSEWHERE)]
        return {path: told for place in places for path, told in state_of(place).items()}

    def touched(self) -> list[str]:
        """What is not as it was outside of its own folder, and what has a strange name within."""
        found = differences(self._before, self._all_round())
        strange = [
            str(path.relative_to(self.own))
            for path in self.own.rglob("*")
            if not PLAIN.fullmatch(path.name) and "site-packages" not in path.parts
        ]
        strange += [
            path.name for path in (self.own / "data").iterdir() if not KEPT_IN_DATA.fullmatch(path.name)
        ]
        beside = [
            path.name for path in self.folder.iterdir() if path.name not in ("own", "kept", "product.log")
        ]
        return found + strange + beside

    def left(self) -> list[str]:
        """Temporary files that outlived the processes."""
        return [str(path) for path in (self.own / "tmp").iterdir()]

    def rows(self) -> Counter[str]:
        """All that the database holds, line by line."""
        path = self.own / "data" / "enlarger.db"
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            return Counter(database.iterdump())

    # ---- processes

    async def start_telegram(self) -> None:
        where = ["--port", str(self.telegram_port), "--data", str(self.own / "telegram")]
        self._spawn("sandbox", ["-m", "sandbox", *where, "--no-browser", "--no-rates"])
        end = asyncio.get_running_loop().time() + START_SECONDS
        while not await answers(self.telegram):
            if asyncio.get_running_loop().time() > end:
                raise RuntimeError(f"the sandbox did not start:\n{self.said()[-3000:]}")
            await asyncio.sleep(0.2)

    async def start_bot(self, api_url: str, *, webhook: bool) -> None:
        """Returns when it listens. Raises RuntimeError when it does not."""
        known = self.said().count("the bot is listening")
        self._spawn("product", ["-m", "bot", "run"], self._settings(api_url, webhook=webhook))
        end = asyncio.get_running_loop().time() + START_SECONDS
        while self.said().count("the bot is listening") == known or self.bot() is None:
            if self._running["product"].poll() is not None or asyncio.get_running_loop().time() > end:
                raise RuntimeError(f"the product did not start:\n{self.said()[-3000:]}")
            await asyncio.sleep(0.3)

    def _settings(self, api_url: str, *, webhook: bool) -> dict[str, str]:
        return {
            "ENLARGER_TOKEN": DEFAULT_TOKEN,
            "ENLARGER_API_URL": api_url,
            "ENLARGER_DATA": str(self.own / "data"),
            "ENLARGER_WEB_PORT": str(self.web_port),
            "ENLARGER_PUBLIC_URL": self.web,
            "ENLARGER_WEBHOOK_URL": self.web if webhook else "",
            "ENLARGER_LOG_FORMAT": "json",
        }

    async def command(self, *words: str) -> str:
        """What a command of the host's says. Raises RuntimeError when it fails."""
        running = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *words),
            cwd=self.own,
            env=self._environment(self._settings(self.telegram, webhook=False)),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        said, trouble = await running.communicate()
        if running.returncode:
            raise RuntimeError(f"{words}: {trouble.decode()[-1000:]}")
        return said.decode()

    def _environment(self, more: Mapping[str, str]) -> dict[str, str]:
        """Everything that looks for a folder of its own finds one below ours."""
        clean = {key: value for key, value in environment().items() if not key.startswith("XDG_")}
        path = os.pathsep.join(filter(None, (str(ROOT), clean.get("PYTHONPATH"))))
        ours = {"HOME": str(self.own / "home"), "TMPDIR": str(self.own / "tmp"), "PYTHONPATH": path}
        return {**clean, **ours, "PYTHONDONTWRITEBYTECODE": "1", **more}

    def _spawn(self, name: str, command: list[str], more: Mapping[str, str] | None = None) -> None:
        with self.log.open("ab") as log:
            self._running[name] = subprocess.Popen(
                [sys.executable, *command],
                cwd=self.own,
                env=self._environment(more or {}),
                stdout=log,
                stderr=log,
                preexec_fn=partial(_below, os.getpid()),  # noqa: PLW1509 - two system calls
            )

    def processes(self) -> Iterable[psutil.Process]:
        """Those whose children decode."""
        running = self._running.get("product")
        return [psutil.Process(running.pid)] if running and running.poll() is None else []

    def bot(self) -> psutil.Process | None:
        return self._child("bot")

    def worker(self) -> psutil.Process | None:
        return self._child("worker")

    def _child(self, name: str) -> psutil.Process | None:
        for process in self.processes():
            for child in process.children():
                try:
                    if child.cmdline()[1:4] == ["-m", "bot", name]:
                        return child
                except psutil.Error:
                    continue
        return None

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""

    async def end(self, *names: str) -> None:
        for name in names:
            process = self._running.pop(name, None)
            if process is None:
                continue
            process.send_signal(signal.SIGTERM)
            try:
                await asyncio.to_thread(process.wait, END_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                await asyncio.to_thread(process.wait)


def _below(parent: int) -> None:
    """In the child."""
    die_with_parent(parent)
    os.nice(max(0, GENTLE - os.nice(0)))
