"""Delivery of updates to the bot's webhook, one after the other, until it says 200."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import aiohttp

from sandbox.server.errors import ApiError
from sandbox.server.methods import METHODS
from sandbox.server.request import Call
from sandbox.server.store import Json
from sandbox.server.world import World

_TIMEOUT = aiohttp.ClientTimeout(total=60)
_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 5.0


async def deliver_forever(world: World) -> None:
    """Runs beside the server. An update is confirmed by any 2xx answer and tried again after all others."""
    pause = _FIRST_PAUSE
    async with aiohttp.ClientSession(timeout=_TIMEOUT) as session:
        while True:
            hook = world.meta.get("webhook")
            update = next(iter(world.updates.pending(1)), None) if hook else None
            if hook is None or update is None:
                world.updates.changed.clear()
                await world.updates.changed.wait()
                continue
            problem = await _send(world, session, hook, update)
            if problem is None:
                world.updates.confirm(update["update_id"])
                pause = _FIRST_PAUSE
                continue
            _note(world, problem)
            await asyncio.sleep(pause)
            pause = min(_LONGEST_PAUSE, pause * 2)


def _note(world: World, problem: str) -> None:
    hook = world.meta.get("webhook")
    if hook:
        now = world.clock.date()
        world.meta["webhook"] = {**hook, "last_error_date": now, "last_error_message": problem}


async def _send(world: World, session: aiohttp.ClientSession, hook: Json, update: Json) -> str | None:
    """None when the bot took it, else the problem as getWebhookInfo words it."""
    headers = {"X-Telegram-Bot-Api-Secret-Token": hook["secret"]} if hook["secret"] else {}
    try:
        async with session.post(hook["url"], json=update, headers=headers, allow_redirects=False) as answer:
            body = await answer.read()
            if not 200 <= answer.status < 300:
                return f"Wrong response from the webhook: {answer.status} {answer.reason}"
    except TimeoutError:
        return "Read timeout expired"
    except aiohttp.ClientConnectorError:
        return "Connection refused"
    except aiohttp.ClientError as error:
        return f"Wrong response from the webhook: {error}"
    await _answer_in_reply(world, body)
    return None


async def _answer_in_reply(world: World, body: bytes) -> None:
    """A bot may answer an update with a method call; it never hears the result."""
    try:
        found: Any = json.loads(body)
    except ValueError:
        return
    handler = METHODS.get(str(found.get("method", "")).lower()) if isinstance(found, dict) else None
    if handler is None:
        return
    params = {name: value if isinstance(value, str) else json.dumps(value) for name, value in found.items()}
    call = Call(world, str(found["method"]).lower(), params)
    try:
        await handler(call)
    except ApiError as error:
        _note(world, f"Error in the answered method: {error.description}")
