"""A Telegram that is not what it was: the sandbox's Bot API with forged updates among the real ones.

It stands between the sandbox and the bot. All calls go through to the sandbox; the updates that come back get
numbers of its own, so that forged ones can stand among them, and a document's label (name, kind, size) can be
changed on the way: Telegram, and so the sandbox, cleans names, which a bot should not have to rely on.
"""

from __future__ import annotations

import asyncio
import io
from collections.abc import Mapping
from typing import Any

import aiohttp
from aiohttp import web

Json = dict[str, Any]

FIRST_UPDATE = 700_000_001
POLL_SECONDS = 20
MOST_UPDATES = 100
"""In one answer, as with Telegram."""
LARGEST = 64 * 2**20
_NOT_PASSED_ON = {"host", "content-length", "transfer-encoding", "connection", "content-encoding", "date"}


class Between:
    """Serves a Bot API at `url` once it is started; forged updates are given to `forge`."""

    def __init__(self, telegram: str, token: str, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.labels: dict[str, Json] = {}
        """What to put in the place of a document's fields, by the name that it was sent with."""
        self.answered: dict[str, Json] = {}
        """How forged presses were answered, by their query's id."""
        self.forged: set[int] = set()
        """Numbers of the updates that are no real ones."""
        self.confirmed = FIRST_UPDATE
        """All updates below have been taken by the bot."""
        self._telegram, self._token, self._port = telegram, token, port
        self._queries: set[str] = set()
        self._waiting: dict[int, Json] = {}
        self._next = FIRST_UPDATE
        self._news = asyncio.Event()
        self._allowed = ""
        self._client: aiohttp.ClientSession
        self._runner: web.AppRunner
        self._pump: asyncio.Task[None]

    async def start(self, group: asyncio.TaskGroup) -> None:
        app = web.Application(client_max_size=LARGEST)
        app.router.add_post(f"/bot{self._token}/getUpdates", self._updates)
        app.router.add_post(f"/bot{self._token}/answerCallbackQuery", self._answer)
        app.router.add_route("*", "/{rest:.*}", self._through)
        self._client = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=120))
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        self._pump = group.create_task(self._fetch())

    async def stop(self) -> None:
        self._pump.cancel()
        await self._runner.cleanup()
        await self._client.close()

    def forge(self, update: Mapping[str, Any]) -> int:
        """Put an update among the real ones; the number it has. One that says its own number keeps what it
        says, if only in what it says."""
        number = self._next
        self._next += 1
        self._waiting[number] = {"update_id": number, **update}
        self.forged.add(number)
        query = update.get("callback_query")
        if isinstance(query, dict):
            self._queries.add(str(query.get("id")))
        self._news.set()
        return number

    async def taken(self, number: int, seconds: float) -> bool:
        """Whether the bot has confirmed an update within so many seconds."""
        end = asyncio.get_running_loop().time() + seconds
        while self.confirmed <= number:
            if asyncio.get_running_loop().time() > end:
                return False
            await asyncio.sleep(0.05)
        return True

    async def answer_to(self, query: str, seconds: float) -> Json | None:
        """How a forged press was answered within so many seconds."""
        end = asyncio.get_running_loop().time() + seconds
        while query not in self.answered:
            if asyncio.get_running_loop().time() > end:
                return None
            await asyncio.sleep(0.03)
        return self.answered[query]

    # ---- what the bot calls

    async def _updates(self, request: web.Request) -> web.StreamResponse:
        asked = await request.post()
        self._allowed = str(asked.get("allowed_updates", ""))
        offset, seconds = int(str(asked.get("offset") or 0)), int(str(asked.get("timeout") or 0))
        self.confirmed = max(self.confirmed, offset)
        for number in [number for number in self._waiting if number < offset]:
            del self._waiting[number]
        try:
            async with asyncio.timeout(min(seconds, POLL_SECONDS)):
                while not self._waiting:
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            pass
        found = [self._waiting[number] for number in sorted(self._waiting)[:MOST_UPDATES]]
        return web.json_response({"ok": True, "result": found})

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        asked = await request.post()
        query = str(asked.get("callback_query_id"))
        if query not in self._queries:
            return await self._through(request)
        self.answered[query] = {name: str(value) for name, value in asked.items()}
        return web.json_response({"ok": True, "result": True})

    async def _through(self, request: web.Request) -> web.StreamResponse:
        headers = {name: text for name, text in request.headers.items() if name.lower() not in _NOT_PASSED_ON}
        body = await request.read()
        async with self._client.request(
            request.method,
            self._telegram + request.raw_path,
            data=io.BytesIO(body) if body else None,  # aiohttp warns of large ones in one piece
            headers=headers,
            allow_redirects=False,
        ) as answer:
            kept = {k: v for k, v in answer.headers.items() if k.lower() not in _NOT_PASSED_ON}
            return web.Response(status=answer.status, body=await answer.read(), headers=kept)

    # ---- what comes from the sandbox

    async def _fetch(self) -> None:
        offset = 0
        while True:
            asked = {"offset": offset, "timeout": POLL_SECONDS, "allowed_updates": self._allowed}
            try:
                async with self._client.post(
                    f"{self._telegram}/bot{self._token}/getUpdates",
                    data={name: value for name, value in asked.items() if value != ""},
                ) as answer:
                    found = (await answer.json()).get("result") or []
            except (aiohttp.ClientError, TimeoutError, ValueError):
                found = []
            if not found:
                await asyncio.sleep(0.2)
            for update in found:
                offset = update["update_id"] + 1
                self._waiting[self._next] = self._relabelled({**update, "update_id": self._next})
                self._next += 1
            if found:
                self._news.set()

    def _relabelled(self, update: Json) -> Json:
        document = update.get("message", {}).get("document", {})
        if (label := self.labels.get(document.get("file_name", ""))) is not None:
            document.update(label)
            for name in [name for name, value in label.items() if value is None]:
                del document[name]
        return update
