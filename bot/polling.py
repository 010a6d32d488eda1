"""The request class of long polling: it notices when Telegram turns the token away, keeps a journal, and lets
no update through that would stop the others.

PTB's updater ends silently for good on the first 401 or 404; a bot that is deaf must stop instead,
so that whoever watches it starts it again or reads why. Updates go to the journal before PTB sees them,
and so before its next request confirms them.
"""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import Any

from telegram.request import HTTPXRequest

from bot.journal import Journal
from bot.updates import only_readable

REFUSALS = (401, 404)


class PollingRequest(HTTPXRequest):
    """Sets `refused` when getUpdates is answered with 401 or 404."""

    def __init__(self, refused: asyncio.Event, journal: Journal) -> None:
        super().__init__(connection_pool_size=1, read_timeout=30.0, connect_timeout=10.0)
        self._refused = refused
        self._journal = journal

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        code, payload = await super().do_request(*args, **kwargs)
        if code in REFUSALS:
            self._refused.set()
        elif code == HTTPStatus.OK:
            payload = await asyncio.to_thread(self._kept, payload)
        return code, payload

    def _kept(self, payload: bytes) -> bytes:
        readable = only_readable(payload)
        self._journal.keep(readable)
        return readable
