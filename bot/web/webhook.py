"""Updates by webhook: Telegram posts each to us, and sends it again until we say 200.

We say it when the handlers are through with the update, so a process that dies in between loses nothing:
Telegram repeats it to the next one. While an update is being handled a repeat of it waits for the same work.
Telegram sends only so many at a time: one that takes longer, or waits for its turn (bot/turns.py), is noted
on the disk (bot/journal.py) and then confirmed, so that nobody's hundred messages keep others' out. A photo
that a full disk doesn't take is not confirmed: Telegram has it, and brings it again.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from collections import OrderedDict
from typing import Any

import structlog
from aiohttp import web
from telegram import Update
from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.ext import Application

from bot.journal import Journal
from bot.settings import Settings, SettingsError
from bot.updates import read_update
from bot.web.bodies import body_of
from bot.web.connections import WEBHOOK

log = structlog.get_logger(__name__)

App = Application[Any, Any, Any, Any, Any, Any]

PATH = WEBHOOK
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
CONNECTIONS = 40
"""Updates that Telegram may send at the same time; its own default."""
LARGEST_BODY = 1 << 20
"""Bytes. Telegram's updates are texts of some kilobytes; pictures come by getFile."""
REMEMBERED = 1024
"""Updates whose repeats are known. Telegram repeats within minutes."""
QUICK_SECONDS = 2.0
"""An update that is not handled by then is noted and confirmed."""
HANDLING_SECONDS = 25.0
"""Where the disk won't take a note it counts as taken after so long: Telegram would give up waiting at 60."""
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
"""Seconds between tries to register while Telegram is in trouble."""
WATCH_SECONDS = 300.0
"""Between two looks at what Telegram says of the webhook."""


class Webhook:
    """The route, and its registration with Telegram."""

    def __init__(
        self, app: App, settings: Settings, journal: Journal, refused: asyncio.Event, allowed: list[str]
    ) -> None:
        self._app = app
        self._journal = journal
        self._allowed = allowed
        self._address = settings.webhook_url + PATH
        self._secret = secret_of(settings)
        self._refused = refused
        self._known: OrderedDict[int, asyncio.Task[None]] = OrderedDict()
        self._open = False
        self._registered = False

    def route(self) -> web.RouteDef:
        return web.post(PATH, self._take)

    def open(self) -> None:
        """Take updates from now on; the application must be started."""
        self._open = True

    def close(self) -> None:
        """Refuse what comes from now on: Telegram keeps it. What is in flight ends with the application."""
        self._open = False

    async def register(self) -> None:
        """Tell Telegram where we are. SettingsError when it won't have the address."""
        try:
            await self._app.bot.set_webhook(
                self._address,
                secret_token=self._secret,
                allowed_updates=self._allowed,
                max_connections=CONNECTIONS,
                drop_pending_updates=False,
            )
        except BadRequest as error:
            raise SettingsError(f"ENLARGER_WEBHOOK_URL is refused by Telegram: {error.message}.") from error
        self._registered = True

    async def watch(self) -> None:
        """Register, again and again while Telegram is in trouble; then log what keeps it from reaching us.
        Sets `refused` when the token is turned away."""
        await self._register_patiently()
        told = None
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            try:
                info = await self._app.bot.get_webhook_info()
            except InvalidToken:
                self._refused.set()
                return
            except TelegramError as error:
                log.warning("Telegram can't be asked about the webhook", error=type(error).__name__)
                continue
            if info.last_error_date and info.last_error_date != told:
                told = info.last_error_date
                log.warning("Telegram could not reach the webhook", said=info.last_error_message)

    async def _register_patiently(self) -> None:
        pause = FIRST_PAUSE
        while not self._registered:
            try:
                await self.register()
                return
            except InvalidToken:
                self._refused.set()
                return
            except TelegramError as error:
                log.warning("the webhook is not registered yet", error=type(error).__name__, pause=pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _take(self, request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "")
        # Bytes, since compare_digest refuses texts beyond ASCII, and a header may hold anything.
        if not hmac.compare_digest(given.encode("utf-8", "surrogateescape"), self._secret.encode()):
            return web.Response(status=403)
        if not self._open:
            return web.Response(status=503, headers={"Retry-After": "5"})
        raw = await self._raw(request)
        update = read_update(raw, self._app.bot) if raw is not None else None
        if update is None:
            return web.Response(status=400)
        # Our task goes on when the connection breaks; its repeat finds it here.
        handling = self._handling(update)
        await asyncio.wait({handling}, timeout=QUICK_SECONDS)
        if not handling.done() and not await self._noted(update.update_id, raw, handling):
            await asyncio.wait({handling}, timeout=HANDLING_SECONDS)
        if handling.done() and self._journal.take_left(update.update_id):
            self._known.pop(update.update_id, None)
            return web.Response(status=503, headers={"Retry-After": "60"})
        if handling.done() and handling.cancelled():
            # A stop cut it short: whoever runs next is to have it.
            return web.Response(status=503, headers={"Retry-After": "5"})
        return web.Response()

    async def _raw(self, request: web.Request) -> Any:
        """None for what is no JSON. Too large or too slow a body raises aiohttp's refusal by itself."""
        try:
            return json.loads(await body_of(request, LARGEST_BODY))
        except (ValueError, RecursionError):
            log.warning("the webhook was sent what is no update")
            return None

    async def _noted(self, number: int, raw: dict[str, Any], handling: asyncio.Task[None]) -> bool:
        noted = await asyncio.to_thread(self._journal.note, number, raw)
        if handling.done() and not handling.cancelled():
            self._journal.done(number)
        return noted

    def _handling(self, update: Update) -> asyncio.Task[None]:
        known = self._known.get(update.update_id)
        if known is None:
            known = self._app.create_task(self._handle(update), update)
            self._known[update.update_id] = known
            for number in list(self._known)[: max(0, len(self._known) - REMEMBERED)]:
                if self._known[number].done():
                    del self._known[number]
        return known

    async def _handle(self, update: Update) -> None:
        processor = self._app.update_processor
        await processor.process_update(update, self._app.process_update(update))


def secret_of(settings: Settings) -> str:
    """What Telegram shows us with each update: from the token, so that nobody has to think one up and
    all processes of a bot agree; it tells nothing of the token."""
    token = settings.require_token().encode()
    return hmac.new(token, b"enlarger webhook secret", hashlib.sha256).hexdigest()
