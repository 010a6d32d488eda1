"""The request class of long polling: it notices when Telegram turns the token away.

PTB's updater ends silently for good on the first 401 or 404; a bot that is deaf must stop instead,
so that whoever watches it starts it again or reads why.
"""

from __future__ import annotations

import asyncio
from typing import Any

from telegram.request import HTTPXRequest

REFUSALS = (401, 404)


class PollingRequest(HTTPXRequest):
    """Sets `refused` when getUpdates is answered with 401 or 404."""

    def __init__(self, refused: asyncio.Event) -> None:
        super().__init__(connection_pool_size=1, read_timeout=30.0, connect_timeout=10.0)
        self._refused = refused

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        code, payload = await super().do_request(*args, **kwargs)
        if code in REFUSALS:
            self._refused.set()
        return code, payload
