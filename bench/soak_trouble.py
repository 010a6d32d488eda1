"""Trouble for a soak: faults of Telegram at every moment, and processes that end."""

from __future__ import annotations

import asyncio
import random
import signal
from collections import Counter

from bench.soak_product import Product
from sandbox.client import Control

FAULTS = ("429", "500", "502", "stall", "drop", "stall_after", "drop_after")
METHODS = (
    "*",
    "getUpdates",
    "getFile",
    "file",
    "sendMessage",
    "sendPhoto",
    "sendDocument",
    "editMessageText",
    "answerCallbackQuery",
    "deleteMessage",
    "sendChatAction",
)
STALLS = (1.0, 4.0, 25.0)
"""Seconds; the longest is over the bot's patience of 20."""
ENDS = (
    ("bot", signal.SIGKILL),
    ("bot", signal.SIGTERM),
    ("worker", signal.SIGKILL),
    ("worker", signal.SIGTERM),
    ("sandbox", signal.SIGKILL),
    ("everything", signal.SIGKILL),
    ("everything", signal.SIGINT),
)
FAULT_EVERY, END_EVERY = (4.0, 25.0), (60.0, 200.0)
"""Shortest and longest pause, in seconds, between two of a kind."""


class Trouble:
    """Makes trouble until it is cancelled; `calm` is held while Telegram itself is away."""

    def __init__(self, product: Product, calm: asyncio.Lock, seed: int) -> None:
        self._product, self._calm = product, calm
        self._random = random.Random(seed)  # noqa: S311 - repeatable, no secret
        self.made: Counter[str] = Counter()

    async def run(self) -> None:
        async with asyncio.TaskGroup() as both:
            both.create_task(self._faults())
            both.create_task(self._ends())

    async def _faults(self) -> None:
        while True:
            await asyncio.sleep(self._random.uniform(*FAULT_EVERY))
            kind, method = self._random.choice(FAULTS), self._random.choice(METHODS)
            more = {
                "times": self._random.choice((1, 1, 2, 4)),
                "retry_after": self._random.randint(1, 4),
                "seconds": self._random.choice(STALLS),
            }
            async with self._calm:
                await Control(self._product.url).fault(kind, method, **more)
            self.made[kind] += 1

    async def _ends(self) -> None:
        left: list[tuple[str, signal.Signals]] = []
        while True:
            await asyncio.sleep(self._random.uniform(*END_EVERY))
            left = left or self._random.sample(ENDS, len(ENDS))
            name, how = left.pop()
            if name in ("sandbox", "everything"):
                async with self._calm:
                    await self._end(name, how)
            else:
                await self._end(name, how)
            self.made[f"{name} {how.name}"] += 1

    async def _end(self, name: str, how: signal.Signals) -> None:
        if name == "everything":
            await self._product.restart(how)
        else:
            await self._product.end_child(name, how)
