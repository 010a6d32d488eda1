"""How updates come in: by long polling, or by a webhook when ENLARGER_WEBHOOK_URL is set."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from typing import Any

import structlog
from aiohttp import web
from telegram.error import BadRequest, Conflict, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application

from bot.background import Background
from bot.journal import Journal
from bot.refusals import TWO_PROGRAMS, refusal
from bot.settings import Settings
from bot.web.server import Check, Readiness, WebServer
from bot.web.webhook import Webhook

log = structlog.get_logger(__name__)

App = Application[Any, Any, Any, Any, Any, Any]
ALLOWED_UPDATES = [
    *("message", "edited_message", "callback_query", "my_chat_member", "message_reaction", "inline_query"),
    *("channel_post", "edited_channel_post"),
]


class Listening:
    """`open` before Telegram is asked for anything, `start` once it answers, `stop` before the handlers end,
    `close` last."""

    def __init__(
        self,
        app: App,
        settings: Settings,
        journal: Journal,
        refused: asyncio.Event,
        checks: dict[str, Check],
        routes: Sequence[web.RouteDef] = (),
    ) -> None:
        self._app = app
        self.webhook = (
            Webhook(app, settings, journal, refused, ALLOWED_UPDATES) if settings.webhook_url else None
        )
        self._server: WebServer | None = None
        if settings.bot_port is not None:
            all_routes = [*routes, *([self.webhook.route()] if self.webhook else [])]
            self._server = WebServer(settings.web_host, settings.bot_port, Readiness(checks), all_routes)

    async def open(self) -> None:
        """SettingsError when the port can't be had."""
        if self._server is not None:
            await self._server.start()

    async def start(self, background: Background) -> None:
        """Take updates from now on. SettingsError when Telegram won't have the webhook's address."""
        if self.webhook is None:
            assert self._app.updater is not None
            await self._app.updater.start_polling(
                allowed_updates=ALLOWED_UPDATES, drop_pending_updates=False, error_callback=_polling_failed
            )
        else:
            self.webhook.open()
            # What is wrong with the address is told at once; Telegram's troubles are waited for beside.
            with contextlib.suppress(NetworkError, RetryAfter):
                await self.webhook.register()
            background.keep("webhook", self.webhook.watch)
        if self._server is not None:
            self._server.readiness.up = True

    async def stop(self) -> None:
        """Take nothing new; what was taken is handled when the application has stopped."""
        if self._server is not None:
            self._server.readiness.stopping = True
        if self.webhook is not None:
            self.webhook.close()
        elif self._app.updater is not None:
            await self._app.updater.stop()

    async def close(self) -> None:
        if self._server is not None:
            await self._server.stop()


def _polling_failed(error: TelegramError) -> None:
    """One line and no traceback: PTB goes on by itself, with growing pauses."""
    if isinstance(error, Conflict):
        log.error(TWO_PROGRAMS)
    elif isinstance(error, (BadRequest, Forbidden)):
        log.warning("no updates from Telegram", error=type(error).__name__, said=refusal(error.message))
    else:
        log.warning("no updates from Telegram", error=type(error).__name__)
