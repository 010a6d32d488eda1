"""The web server among strangers: slow ones, many, those who send nonsense, those who take no answer."""

from __future__ import annotations

import asyncio
import logging
import re
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from bot.logs import NO_FILES, Seldom, no_stranger
from bot.web.bodies import body_of
from bot.web.connections import Places
from bot.web.server import Readiness, WebServer
from tests.bot.telegram_here import eventually
from tests.e2e.product import free_port

ROOT = Path(__file__).parents[2]
MOST = 1000
"""Bytes that /body takes."""
POST = b"POST /body HTTP/1.1\r\nHost: x\r\n"


async def length(request: web.Request) -> web.Response:
    return web.Response(text=str(len(await body_of(request, MOST))))


class Port:
    """A server with a few routes, and raw connections to it."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._writers: list[asyncio.StreamWriter] = []

    async def connect(self, raw: bytes = b"") -> asyncio.StreamReader:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.number, limit=4096)
        self._writers.append(writer)
        writer.write(raw)
        return reader

    async def answer(self, raw: bytes) -> bytes:
        """The first line; nothing when it was closed without a word."""
        async with asyncio.timeout(10):
            return await (await self.connect(raw)).readline()

    async def get(self, path: str) -> int:
        address = f"http://127.0.0.1:{self.number}{path}"
        async with asyncio.timeout(10), aiohttp.ClientSession() as client, client.get(address) as answer:
            return answer.status

    def write(self, raw: bytes) -> None:
        """To the newest."""
        self._writers[-1].write(raw)

    def hang_up(self) -> None:
        for writer in self._writers:
            writer.transport.abort()


@asynccontextmanager
async def serving(places: Places | None = None, *routes: web.RouteDef) -> AsyncIterator[Port]:
    port = Port(free_port())
    server = WebServer(
        "127.0.0.1", port.number, Readiness({}), [web.post("/body", length), *routes], places=places
    )
    await server.start()
    try:
        yield port
    finally:
        port.hang_up()
        await server.stop()


@pytest.fixture
def quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Nothing but our own lines is logged."""
    server = logging.getLogger("aiohttp.server")
    server.addFilter(no_stranger)
    yield
    server.removeFilter(no_stranger)
    assert [record for record in caplog.records if not record.name.startswith("bot.")] == []


async def closed(reader: asyncio.StreamReader) -> bool:
    try:
        async with asyncio.timeout(5):
            await reader.read()
    except TimeoutError:
        return False
    except ConnectionError:
        pass
    return True


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize(
    ("rest", "status"),
    [
        (b"Content-Length: -1\r\n\r\n", b" 400 "),
        (b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n", b" 400 "),
        (b"Transfer-Encoding: chunked\r\n\r\n3\r\nabcdef", b" 400 "),
        (b"Content-Encoding: gzip\r\nContent-Length: 10\r\n\r\n0123456789", b" 400 "),
        (b"Content-Encoding: deflate\r\nContent-Length: 10\r\n\r\n0123456789", b" 400 "),
        (b"Content-Length: 5\r\n\r\nabcde", b" 200 "),
        (b"Content-Length: 1001\r\n\r\n" + b"x" * 1001, b" 413 "),
        (b"Transfer-Encoding: chunked\r\n\r\n3e9\r\n" + b"x" * 1001, b" 413 "),
    ],
)
async def test_what_is_no_http_or_too_long_is_refused_and_fills_no_log(rest: bytes, status: bytes) -> None:
    async with serving() as port:
        assert status in await port.answer(POST + rest)


@pytest.mark.usefixtures("quiet")
async def test_a_small_body_that_unpacks_to_a_large_one_is_refused() -> None:
    packed = zlib.compress(b"a" * (8 << 20), 9)
    head = b"Content-Encoding: deflate\r\nContent-Length: %d\r\n\r\n" % len(packed)
    async with serving() as port:
        assert b" 413 " in await port.answer(POST + head + packed)


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("busy", [0, 0.3], ids=["while it is read", "before"])
async def test_who_goes_away_in_the_middle_fills_no_log(busy: float) -> None:
    ended: list[str] = []

    async def watched(request: web.Request) -> web.Response:
        await asyncio.sleep(busy)
        try:
            return await length(request)
        except BaseException as error:
            ended.append(type(error).__name__)
            raise

    async with serving(None, web.post("/watched", watched)) as port:
        raw = POST.replace(b"/body", b"/watched") + b"Content-Length: 100\r\n\r\nabc"
        await port.connect(raw)
        await asyncio.sleep(0.1)
        port.hang_up()
        await eventually(lambda: ended or None)
        assert ended == ["HTTPBadRequest"]
        assert await port.get("/healthz") == 200


async def test_what_is_ours_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    server = logging.getLogger("aiohttp.server")
    server.addFilter(no_stranger)
    try:
        for error in (
            ValueError("ours"),
            ConnectionRefusedError(111, "the database"),
            ConnectionResetError(),
        ):
            server.error("%r", error, exc_info=error)
    finally:
        server.removeFilter(no_stranger)
    assert len(caplog.records) == 3


@pytest.mark.usefixtures("quiet")
async def test_a_body_that_does_not_come_is_waited_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.web.bodies.BODY_SECONDS", 0.2)
    monkeypatch.setattr("bot.web.connections.LINGER_SECONDS", 0.1)
    async with serving() as port:
        reader = await port.connect(POST + b"Content-Length: 100\r\n\r\nabc")
        async with asyncio.timeout(5):
            assert b" 408 " in await reader.readline()
        assert await closed(reader)


@pytest.mark.usefixtures("quiet")
async def test_a_head_that_does_not_come_is_waited_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.web.connections.HEAD_SECONDS", 0.3)
    async with serving() as port:
        silent, slow = await port.connect(), await port.connect(b"GET / HTTP/1.1\r\nHo")
        again = await port.connect(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        assert b" 200 " in await again.readline()
        await asyncio.sleep(0.4)
        port.write(b"GET / HTTP/1.1\r\nHo")
        assert [await closed(one) for one in (silent, slow, again)] == [True] * 3


async def test_a_connection_that_is_used_again_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """As proxies do."""
    monkeypatch.setattr("bot.web.connections.HEAD_SECONDS", 0.2)
    async with serving() as port, aiohttp.ClientSession() as client:
        for _ in range(2):
            async with client.get(f"http://127.0.0.1:{port.number}/healthz") as answer:
                await answer.read()
            await asyncio.sleep(0.5)
        assert client.connector is not None
        assert len(client.connector._conns) == 1
        assert not next(iter(client.connector._conns.values()))[0][0].should_close


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("raw", [b"", b"GET / HT", POST + b"Content-Length: 100\r\n\r\n"])
async def test_many_who_send_nothing_leave_room_for_others(
    raw: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    async with serving(Places(20, 4)) as port:
        held = [await port.connect(raw) for _ in range(60)]
        assert await port.get("/healthz") == 200
        assert await port.answer(POST + b"Content-Length: 3\r\n\r\nabc") == b"HTTP/1.1 200 OK\r\n"
        assert all([await closed(one) for one in held[:38]]), "those who held the line for longest"
        async with asyncio.timeout(0.3):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.2):
                    await held[-1].read()
    assert capsys.readouterr().out.count("places are taken") == 1


def waiting_for(event: asyncio.Event) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def wait(_request: web.Request) -> web.Response:
        await event.wait()
        return web.Response()

    return wait


@pytest.mark.usefixtures("quiet")
async def test_those_whose_answer_takes_long_leave_room_for_ours() -> None:
    go = asyncio.Event()
    async with serving(Places(20, 4), web.get("/long", waiting_for(go))) as port:
        asked = b"GET /long HTTP/1.1\r\nHost: x\r\n\r\n"
        first = [await port.connect(asked) for _ in range(16)]
        await asyncio.sleep(0.1)
        assert b" 503 " in await port.answer(asked)
        assert await port.get("/healthz") == 200
        assert await port.get("/readyz") == 503, "it says that it is starting"
        go.set()
        async with asyncio.timeout(5):
            assert [await one.readline() for one in first] == [b"HTTP/1.1 200 OK\r\n"] * 16
        assert b" 200 " in await port.answer(asked)


@pytest.mark.usefixtures("quiet")
async def test_when_all_are_being_answered_one_more_is_told_to_come_back() -> None:
    go = asyncio.Event()
    async with serving(Places(5, 0), web.get("/long", waiting_for(go))) as port:
        for _ in range(5):
            await port.connect(b"GET /long HTTP/1.1\r\nHost: x\r\n\r\n")
        await asyncio.sleep(0.1)
        assert await port.answer(b"") == b"HTTP/1.1 503 Service Unavailable\r\n"
        go.set()


@pytest.mark.usefixtures("quiet")
async def test_who_takes_no_answer_leaves_room(tmp_path: Path) -> None:
    file = tmp_path / "large"
    with file.open("wb") as made:
        made.truncate(64 << 20)

    async def large(_request: web.Request) -> web.FileResponse:
        return web.FileResponse(file)

    async with serving(Places(10, 2), web.get("/large", large)) as port:
        for _ in range(3):
            held = [await port.connect(b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n") for _ in range(10)]
            await asyncio.sleep(0.2)
            # Also on the sockets that were theirs.
            assert [await port.get("/healthz") for _ in range(5)] == [200] * 5
        assert await closed(held[0])


def test_bodies_are_read_in_one_place() -> None:
    """Which knows how slow, long and odd they may be."""
    reading = re.compile(r"\brequest\.(read|json|text|post|multipart|content)\b\W")
    found = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "bot").rglob("*.py")
        if reading.search(path.read_text())
    }
    assert found == {"bot/web/bodies.py"}


def test_that_no_files_are_left_is_said_now_and_then() -> None:
    now_and_then = Seldom(NO_FILES, 60)

    def record(message: str) -> logging.LogRecord:
        error = OSError(24, "Too many open files")
        return logging.LogRecord(
            "asyncio", 40, "x.py", 1, message, None, (OSError, error, error.__traceback__)
        )

    first = record(f"{NO_FILES}\nsocket: <socket.TransportSocket fd=5>")
    assert now_and_then.filter(first)
    assert (first.getMessage(), first.exc_info) == (NO_FILES, None)
    assert not any(now_and_then.filter(record(NO_FILES)) for _ in range(1000))
    other = record("something else")
    assert now_and_then.filter(other)
    assert other.exc_info
    now_and_then._next = 0
    assert now_and_then.filter(record(NO_FILES)), "a minute later"
