"""The body of a request, as anybody may send it: too slow, too long, cut short, or packed as nonsense."""

from __future__ import annotations

import asyncio

from aiohttp import web

from bot.web.connections import connection_of

BODY_SECONDS = 10.0
"""Until it must be here. Telegram's updates and initData are a few kilobytes."""


async def body_of(request: web.Request, most: int) -> bytes:
    """The body, of so many bytes at most. Raises aiohttp's own refusals otherwise: 400, 408, 413."""
    body = bytearray()
    try:
        with connection_of(request).waiting():
            async with asyncio.timeout(BODY_SECONDS):
                while piece := await request.content.readany():
                    body += piece
                    if len(body) > most:
                        raise web.HTTPRequestEntityTooLarge(max_size=most, actual_size=len(body))
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    except (web.RequestPayloadError, ConnectionError):
        # What can't be unpacked, or whoever sent it has gone: no fault of ours, and no line in the log.
        raise web.HTTPBadRequest from None
    except RuntimeError:
        # aiohttp's word for a sender who had gone before we came to read.
        if request.transport is not None:
            raise
        raise web.HTTPBadRequest from None
    return bytes(body)
