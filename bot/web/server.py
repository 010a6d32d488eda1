"""The bot's own web server: health, metrics, and whatever else is given to it (the webhook).

/healthz says that the process and its event loop live; /readyz that it can work: it has started (for which a
bot has reached Telegram, at that time), the database answers and the disk takes some bytes now, it isn't
stopping. Both tell no secrets, so they need none.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import structlog
from aiohttp import web

from bot.settings import SettingsError
from bot.web.connections import Places, Site

log = structlog.get_logger(__name__)

DRAIN_SECONDS = 3.0
"""How long requests in flight may take once the stop is given; aiohttp gives them as long again to end."""
CHECK_SECONDS = 3.0
"""How long one check of /readyz may take."""

Check = Callable[[], Awaitable[object]]
"""Raises when that part can't work now."""


@dataclass
class Readiness:
    """What /readyz asks. up: the process has started its work; stopping: it takes nothing new."""

    checks: dict[str, Check]
    up: bool = False
    stopping: bool = False

    async def ask(self) -> dict[str, str]:
        """Each check's name, and "ok" or what is wrong in one word."""
        answers = {"work": "stopping" if self.stopping else "ok" if self.up else "starting"}
        for name, check in self.checks.items():
            answers[name] = await _asked(check)
        return answers


async def _asked(check: Check) -> str:
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            await check()
    except Exception as error:
        # The error's text may hold an address with a password.
        return type(error).__name__
    return "ok"


class WebServer:
    """One port. `start` and `stop` once each."""

    def __init__(
        self,
        host: str,
        port: int,
        readiness: Readiness,
        routes: Sequence[web.RouteDef] = (),
        *,
        places: Places | None = None,
    ) -> None:
        self.readiness = readiness
        self._host, self._port = host, port
        self._places = places or Places()
        app = web.Application(middlewares=[self._places.middleware])
        app.add_routes([web.get("/healthz", _healthy), web.get("/readyz", self._ready), *routes])
        self._runner = web.AppRunner(app, shutdown_timeout=DRAIN_SECONDS)

    async def start(self) -> None:
        """SettingsError when the port can't be had."""
        await self._runner.setup()
        try:
            await Site(self._runner, self._host, self._port, self._places).start()
        except OSError as error:
            await self._runner.cleanup()
            raise SettingsError(
                f"The web server can't listen on {self._host}:{self._port} ({error.strerror}): "
                "set ENLARGER_WEB_HOST and ENLARGER_WEB_PORT (worker: ENLARGER_WORKER_PORT) to what is free."
            ) from error
        log.info("the web server listens", host=self._host, port=self._runner.addresses[0][1])

    async def stop(self) -> None:
        """Take nothing new, give what is in flight DRAIN_SECONDS. Harmless when it never started."""
        self.readiness.stopping = True
        await self._runner.cleanup()

    async def _ready(self, _request: web.Request) -> web.Response:
        answers = await self.readiness.ask()
        good = all(answer == "ok" for answer in answers.values())
        return web.json_response({"ready": good, **answers}, status=200 if good else 503)


async def _healthy(_request: web.Request) -> web.Response:
    return web.json_response({"healthy": True})
