"""Who is at the web server's port: so many at most, and nobody for long who asks for nothing.

When the places are taken, whoever has kept us waiting for longest makes room for the one that comes. However
many hold the line, Telegram's updates and /healthz get in: their heads and bodies come within milliseconds.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler

log = structlog.get_logger(__name__)

MOST = 200
"""Connections. A thousand whose bodies never came took all open files of a bot that may have 1,024, its
database's among them (2026-11-28). Telegram has 40 (bot/web/webhook.py), a proxy one for each request; a page
asks for six tiles at a time."""
KEPT_FREE = 50
"""Of them, what is answered for others leaves so many to OURS: who looks at a page may wait for its tiles."""
WEBHOOK = "/telegram"
OURS = frozenset({"/healthz", "/readyz", "/metrics", WEBHOOK})
HEAD_SECONDS = 10.0
"""Until a request's head is whole. aiohttp waits for ever, whatever its keepalive_timeout."""
LINGER_SECONDS = 3.0
"""How long the rest of a body is read that nobody wants, so that its sender can read the answer."""
TOLD_SECONDS = 60.0
"""Between two lines in the log that say that the places are taken."""
FULL = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 10\r\nConnection: close\r\n\r\n"

Phase = Literal["waiting", "answering", "sending"]
"""For a head, or a body; at work; until the answer is taken."""


class Connection(web.RequestHandler):
    """One at the port, and what it does now."""

    __slots__ = ("_late", "_places", "_sender")

    def __init__(self, places: Places, server: web.Server) -> None:
        # No access log: addresses and user agents are nobody's business.
        quiet: dict[str, Any] = {"access_log": None}
        loop = asyncio.get_running_loop()
        super().__init__(server, loop=loop, lingering_time=LINGER_SECONDS, **quiet)
        self._places = places
        self._late: asyncio.TimerHandle | None = None
        self._sender: asyncio.Task[Any] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        if self._places.has_room():
            self._places.came(self)
            self._expect_head()
        elif self.transport is not None:
            self.transport.write(FULL)
            self.force_close()

    def data_received(self, data: bytes) -> None:
        if self._places.waits(self):
            self._expect_head()
        super().data_received(data)

    def connection_lost(self, exc: BaseException | None) -> None:
        self._came()
        self._places.left(self)
        super().connection_lost(exc)

    async def finish_response(
        self, request: web.BaseRequest, resp: web.StreamResponse, start_time: float | None
    ) -> tuple[web.StreamResponse, bool]:
        """aiohttp sends the answer here; a file may take minutes, and somebody who takes nothing for ever."""
        self._places.moved(self, "sending")
        self._sender = asyncio.current_task()
        try:
            return await super().finish_response(request, resp, start_time)
        finally:
            self._sender = None
            self._places.moved(self, "waiting")

    def answering(self) -> None:
        self._came()
        self._places.moved(self, "answering")

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """While a body is read."""
        self._places.moved(self, "waiting")
        try:
            yield
        finally:
            self.answering()

    def make_room(self) -> None:
        """End it at once, whatever was not sent yet. The sender first: asyncio's sendfile must let go of the
        socket before that is closed."""
        if self._sender is not None:
            self._sender.cancel()
        if self.transport is not None:
            self.transport.abort()
        self.force_close()

    def _expect_head(self) -> None:
        if self._late is None:
            self._late = asyncio.get_running_loop().call_later(HEAD_SECONDS, self.make_room)

    def _came(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None


class Places:
    """All connections of a server."""

    def __init__(self, most: int = MOST, kept_free: int = KEPT_FREE) -> None:
        self._most, self._kept_free = most, kept_free
        # Of each phase, the one that has been in it for longest first.
        self._in: dict[Phase, dict[Connection, None]] = {"waiting": {}, "answering": {}, "sending": {}}
        self._told = -math.inf

    def has_room(self) -> bool:
        """Whether one more may stay; another goes for it where that can be."""
        if sum(map(len, self._in.values())) < self._most:
            return True
        self._tell()
        for phase in ("waiting", "sending"):
            for longest in self._in[phase]:
                self.left(longest)
                longest.make_room()
                return True
        return False

    def came(self, connection: Connection) -> None:
        self._in["waiting"][connection] = None

    def moved(self, connection: Connection, phase: Phase) -> None:
        """One that was ended may have something to finish, and has no place any more."""
        if self.left(connection):
            self._in[phase][connection] = None

    def left(self, connection: Connection) -> bool:
        """Whether it was here."""
        here = [these for these in self._in.values() if connection in these]
        for these in here:
            del these[connection]
        return bool(here)

    def waits(self, connection: Connection) -> bool:
        return connection in self._in["waiting"]

    @web.middleware
    async def middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if len(self._in["answering"]) >= self._most - self._kept_free and request.path not in OURS:
            self._tell()
            return web.Response(status=503, headers={"Retry-After": "10"})
        connection_of(request).answering()
        return await handler(request)

    def _tell(self) -> None:
        now = asyncio.get_running_loop().time()
        if now - self._told >= TOLD_SECONDS:
            self._told = now
            now_in = {phase: len(these) for phase, these in self._in.items()}
            log.warning("the web server's places are taken", **now_in)


class Site(web.BaseSite):
    """aiohttp's TCPSite, with our connections."""

    __slots__ = ("_host", "_places", "_port")

    def __init__(self, runner: web.AppRunner, host: str, port: int, places: Places) -> None:
        super().__init__(runner)
        self._host, self._port, self._places = host, port, places

    @property
    def name(self) -> str:
        return f"http://{self._host}:{self._port}"

    async def start(self) -> None:
        await super().start()
        server = self._runner.server
        assert server is not None
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: Connection(self._places, server), self._host, self._port
        )


def connection_of(request: web.BaseRequest) -> Connection:
    connection = request.protocol
    assert isinstance(connection, Connection)
    return connection
