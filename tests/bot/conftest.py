"""The bot as it runs, with a real database, real blobs and a real Bot API server, all in one process."""

from __future__ import annotations

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.app import Bot, build
from bot.life import running
from bot.reading_pool import ReadingPool
from bot.settings import Settings
from sandbox.server.world import DEFAULT_TOKEN
from storage.db import Database, upgrade
from storage.queue import prepare
from tests.bot.fixed_cost_maker import FixedCostMaker
from tests.bot.telegram_here import Telegram, telegram_here

HERE = {"127.0.0.1", "::1", "localhost", "0.0.0.0"}


class KeptPool(ReadingPool):
    """One pool for all tests: its processes load the readers once."""

    def close(self) -> None:
        """Only `really_close` ends it."""

    def move_in(self) -> None:
        """Each test has an event loop of its own, which locks hold on to."""
        self._room = asyncio.Semaphore(1)
        self._alone = asyncio.Lock()

    def really_close(self) -> None:
        super().close()


@dataclass
class Stage:
    """Everything a test plays with."""

    telegram: Telegram
    bot: Bot
    maker: FixedCostMaker

    def make(self, seconds: float = 0.05) -> None:
        """Put the maker to work."""
        self.maker.seconds = seconds
        self.bot.services.background.keep("fixed-cost maker", self.maker.run)

    async def settle(self) -> None:
        """Wait until nothing is being taken in."""
        await self.bot.services.background.idle()


@pytest.fixture(autouse=True)
def _no_other_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Telegram is in the test itself: a connection to anywhere else is a forgotten address."""
    real = {name: getattr(socket.socket, name) for name in ("connect", "connect_ex")}

    def guarded(name: str) -> Callable[[socket.socket, Any], Any]:
        def connect(self: socket.socket, address: Any) -> Any:
            here = not isinstance(address, tuple) or str(address[0]) in HERE
            assert here, f"a test may not reach {address[0]}"
            return real[name](self, address)

        return connect

    for name in real:
        monkeypatch.setattr(socket.socket, name, guarded(name))


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrated, empty databases: each test starts from a copy."""
    folder = tmp_path_factory.mktemp("templates")
    upgrade(f"sqlite+aiosqlite:///{folder / 'enlarger.db'}")
    prepare(f"sqlite:///{folder / 'queue.db'}")
    return folder


@pytest.fixture
async def database(tmp_path: Path, templates: Path) -> AsyncIterator[Database]:
    """The rows alone, without a bot."""
    file = shutil.copy(templates / "enlarger.db", tmp_path / "rows.db")
    database = Database(f"sqlite+aiosqlite:///{file}")
    yield database
    await database.close()


@pytest.fixture(scope="session")
def readings() -> Iterator[KeptPool]:
    pool = KeptPool(workers=1)
    yield pool
    pool.really_close()


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    async with telegram_here() as telegram:
        yield telegram


@pytest.fixture
def settings(tmp_path: Path, templates: Path, telegram: Telegram) -> Settings:
    for file in templates.iterdir():
        shutil.copy(file, tmp_path)
    token = SecretStr(DEFAULT_TOKEN)
    return Settings(token=token, api_url=telegram.address, data=tmp_path, first_look="off")


@asynccontextmanager
async def on_stage(
    settings: Settings, telegram: Telegram, pool: KeptPool, *, deliveries: bool = False
) -> AsyncIterator[Stage]:
    """A bot at work; leaving ends it as SIGTERM would. Two after each other are a restart.

    deliveries: with the real queue behind it, which takes a second or two to start and to end.
    Where Telegram counts no messages the bot doesn't either: conversations of a dozen would wait.
    """
    with pytest.MonkeyPatch.context() as patch:
        if not telegram.world.rates.on:
            patch.setattr("bot.limits.GROUP_MESSAGES", 1000)
            patch.setattr("bot.limits.CHAT_SECONDS", 0.1)
        bot = build(settings)
        pool.move_in()
        bot.services.readings = pool
        services = bot.services
        maker = FixedCostMaker(services.database, services.blobs, services.queue)
        async with running(bot, deliveries=deliveries):
            yield Stage(telegram, bot, maker)


@pytest.fixture
async def stage(
    settings: Settings, telegram: Telegram, readings: KeptPool, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Stage]:
    monkeypatch.setattr("bot.albums.QUIET", 0.3)
    async with on_stage(settings, telegram, readings) as stage:
        yield stage
