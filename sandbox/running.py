"""A sandbox inside another program: in a thread of its own, reached over HTTP like any other."""

from __future__ import annotations

import asyncio
import threading
from types import TracebackType

from aiohttp import web

from sandbox.client import Control, Person
from sandbox.server.app import create_app
from sandbox.server.world import Options


class Sandbox:
    """Use it as a context manager, or call start() and stop().

    `url` is the address of page and API, `token` the bot's token. `api_url` and `file_url` are for bot
    libraries that want the addresses up to "/bot" and "/file/bot".
    """

    def __init__(self, options: Options | None = None, *, host: str = "127.0.0.1", port: int = 0) -> None:
        self.options = options or Options()
        self.url = ""
        self._host, self._port = host, port
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._ready = threading.Event()
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="sandbox", daemon=True)

    @property
    def token(self) -> str:
        return self.options.token

    @property
    def api_url(self) -> str:
        return f"{self.url}/bot"

    @property
    def file_url(self) -> str:
        return f"{self.url}/file/bot"

    @property
    def control(self) -> Control:
        return Control(self.url)

    def person(self, name: str = "Ann", chat: str | int = "private", thread: int | None = None) -> Person:
        """Somebody in a chat: by default Ann in her chat with the bot. `chat` is an id or a title."""
        return Person(self.url, name, str(chat), thread)

    def start(self) -> Sandbox:
        """Raises OSError when the port is taken."""
        self._thread.start()
        self._ready.wait()
        if self._failure is not None:
            self._thread.join()
            raise self._failure
        return self

    def stop(self) -> None:
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def __enter__(self) -> Sandbox:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._serve())
        except OSError as error:
            self._failure = error
            self._ready.set()
        finally:
            self._loop.run_until_complete(self._loop.shutdown_default_executor())
            self._loop.close()

    async def _serve(self) -> None:
        runner = web.AppRunner(create_app(self.options), access_log=None, shutdown_timeout=0.2)
        await runner.setup()
        try:
            await web.TCPSite(runner, self._host, self._port).start()
            self.url = f"http://{self._host}:{runner.addresses[0][1]}"
            self._ready.set()
            await self._stop.wait()
        finally:
            await runner.cleanup()
