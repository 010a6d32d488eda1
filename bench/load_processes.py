"""The product in processes of its own, for `enlarger bench load`: sandbox, bot and workers, each with a data
folder that no other sees, killed and started again as a host's supervisor would."""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bench.here import answers, environment, free_port
from engine.parent import die_with_parent
from sandbox.server.world import DEFAULT_TOKEN

ROOT = Path(__file__).resolve().parents[1]
RESTART_SECONDS = 1.0
START_SECONDS = 90.0


@dataclass(frozen=True)
class Plan:
    """What is started. database, queue, blobs: addresses; empty ones lie in `folder` (SQLite, a folder).

    cost: seconds that the engine of fixed cost takes for a job at 2K; 0 is the real engine.
    faults: part of the photos, 0…1, at which the engine breaks the first time.
    rates: whether the sandbox holds the bot to Telegram's rates.
    env: more of it for the bot and the workers.
    """

    folder: Path
    workers: int = 2
    cost: float = 1.0
    faults: float = 0.0
    database: str = ""
    queue: str = ""
    blobs: str = ""
    rates: bool = True
    env: Mapping[str, str] = field(default_factory=dict)

    @property
    def database_url(self) -> str:
        return self.database or f"sqlite+aiosqlite:///{self.folder / 'enlarger.db'}"

    @property
    def queue_url(self) -> str:
        return self.queue or f"sqlite:///{self.folder / 'queue.db'}"

    @property
    def blobs_place(self) -> str:
        return self.blobs or str(self.folder / "blobs")


class Processes:
    """Started by `start`, looked after by `tend`, ended by `end`."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.port, self.web_port = free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.names = ["sandbox", "bot", *(f"worker-{number + 1}" for number in range(plan.workers))]
        self.worker_ports = {name: free_port() for name in self.names[2:]}
        self.kills: dict[str, int] = {}
        self.left: list[str] = []
        """What ended though nobody killed it: name and exit code."""
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._killed: set[int] = set()
        self._again: dict[str, float] = {}

    async def start(self) -> None:
        """Start all and wait until the sandbox answers and every process beats."""
        for name in self.names:
            self._start(name)
        async with asyncio.timeout(START_SECONDS):
            while not await self._ready():
                self._check()
                await asyncio.sleep(0.3)

    async def _ready(self) -> bool:
        working = all("takes jobs" in self.said(name) for name in self.names[2:])
        return working and "the bot is listening" in self.said("bot") and await self.answers()

    def _check(self) -> None:
        for name, process in self._running.items():
            if process.poll() is not None:
                raise RuntimeError(f"{name} ended with {process.returncode}:\n{self.said(name)[-3000:]}")

    async def answers(self) -> bool:
        return await answers(self.url)

    def said(self, name: str) -> str:
        path = self.plan.folder / f"{name}.log"
        return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""

    def kill(self, name: str) -> None:
        """kill -9; `tend` starts it again."""
        process = self._running[name]
        if process.poll() is None:
            self._killed.add(process.pid)
            process.kill()
            process.wait()
            self.kills[name] = self.kills.get(name, 0) + 1

    async def kill_at_random(self, seconds: float, pause: tuple[float, float], seed: int) -> None:
        """kill -9 of a random process every `pause` seconds (shortest, longest); workers most often."""
        dice = random.Random(seed)  # noqa: S311 - a plan that can be repeated, no secret
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            await asyncio.sleep(min(left, dice.uniform(*pause)))
            workers = self.names[2:]
            self.kill(dice.choice(workers) if dice.random() < 0.6 else dice.choice(self.names[:2]))

    async def tend(self) -> None:
        """Start again whatever has ended, for ever."""
        while True:
            now = time.monotonic()
            for name, process in list(self._running.items()):
                if process.poll() is None:
                    continue
                if name not in self._again:
                    if process.pid not in self._killed:
                        self.left.append(f"{name}: {process.returncode}")
                    self._again[name] = now + RESTART_SECONDS
                elif now >= self._again[name]:
                    del self._again[name]
                    self._start(name)
            await asyncio.sleep(0.2)

    def end(self) -> None:
        """SIGTERM, workers and bot before the sandbox; kill -9 for what does not hear it."""
        for names in (self.names[1:], self.names[:1]):
            processes = [self._running[name] for name in names if name in self._running]
            for process in processes:
                process.terminate()
            for process in processes:
                try:
                    process.wait(30)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()

    def _start(self, name: str) -> None:
        folder = self.plan.folder / name
        folder.mkdir(parents=True, exist_ok=True)
        with (self.plan.folder / f"{name}.log").open("ab") as log:
            self._running[name] = subprocess.Popen(
                self._command(name, folder),
                cwd=folder,
                env=self._environment(folder),
                stdout=log,
                stderr=log,
                preexec_fn=partial(die_with_parent, os.getpid()),  # noqa: PLW1509 - one system call
            )

    def _command(self, name: str, folder: Path) -> list[str]:
        if name == "sandbox":
            rates = [] if self.plan.rates else ["--no-rates"]
            where = ["--port", str(self.port), "--data", str(folder / "world")]
            return [sys.executable, "-m", "sandbox", *where, "--no-browser", *rates]
        if name == "bot":
            return [sys.executable, "-m", "bot", "bot"]
        told = [str(self.plan.cost), str(folder / "work.jsonl"), str(self.plan.faults)]
        return [sys.executable, "-m", "bench.load_worker", *told]

    def _environment(self, folder: Path) -> dict[str, str]:
        clean = environment()
        path = os.pathsep.join(filter(None, (str(ROOT), clean.get("PYTHONPATH"))))
        ours = {
            "ENLARGER_DATA": str(folder),
            "ENLARGER_DATABASE_URL": self.plan.database_url,
            "ENLARGER_QUEUE_URL": self.plan.queue_url,
            "ENLARGER_BLOBS": self.plan.blobs_place,
            "ENLARGER_FIRST_LOOK": "off",
            "ENLARGER_LOG_FORMAT": "json",
            "ENLARGER_MOST_OPEN": "1000",
        }
        if folder.name == "bot":
            ours |= {"ENLARGER_TOKEN": DEFAULT_TOKEN, "ENLARGER_API_URL": self.url}
            ours["ENLARGER_WEB_PORT"] = str(self.web_port)
        if folder.name in self.worker_ports:
            ours["ENLARGER_WORKER_PORT"] = str(self.worker_ports[folder.name])
        return {**clean, "PYTHONPATH": path, **ours, **self.plan.env}
