"""/sandbox/events: what happens, as WebSocket when the client asks for one, else as server-sent events."""

from __future__ import annotations

import asyncio
import json

from aiohttp import WSMsgType, web

from sandbox.server.api import WORLD
from sandbox.server.store import Json
from sandbox.server.world import World

_HEARTBEAT_SECONDS = 20.0


def _concerns(world: World, event: Json, person: int | None) -> bool:
    """Without a person everything is told."""
    if person is None:
        return True
    if event["person"] is not None:
        return bool(event["person"] == person)
    return event["chat_id"] is None or world.may_see(person, event["chat_id"])


async def events(request: web.Request) -> web.StreamResponse:
    """?person=<id> tells only what that person may see."""
    given = request.query.get("person", "")
    person = int(given) if given.isdigit() else None
    socket = web.WebSocketResponse(heartbeat=_HEARTBEAT_SECONDS)
    if socket.can_prepare(request):
        return await _by_socket(request, socket, person)
    return await _by_stream(request, person)


async def _by_socket(
    request: web.Request, socket: web.WebSocketResponse, person: int | None
) -> web.StreamResponse:
    world = request.app[WORLD]
    await socket.prepare(request)
    with world.events.listen() as queue:

        async def tell() -> None:
            while True:
                event = await queue.get()
                if _concerns(world, event, person):
                    await socket.send_json(event)

        async with asyncio.TaskGroup() as tasks:
            telling = tasks.create_task(_quiet(tell()))
            async for message in socket:
                if message.type in (WSMsgType.CLOSE, WSMsgType.ERROR):
                    break
            telling.cancel()
    return socket


async def _quiet(told: object) -> None:
    """A page that closed while it was told something is no error."""
    try:
        await told  # type: ignore[misc]
    except (ConnectionError, RuntimeError):
        return


async def _by_stream(request: web.Request, person: int | None) -> web.StreamResponse:
    world = request.app[WORLD]
    headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    response = web.StreamResponse(headers=headers)
    await response.prepare(request)
    try:
        with world.events.listen() as queue:
            await response.write(b": listening\n\n")
            while True:
                await response.write(await _next_lines(world, queue, person))
    except ConnectionError:
        return response


async def _next_lines(world: World, queue: asyncio.Queue[Json], person: int | None) -> bytes:
    try:
        async with asyncio.timeout(_HEARTBEAT_SECONDS):
            event = await queue.get()
    except TimeoutError:
        return b": still here\n\n"
    if not _concerns(world, event, person):
        return b""
    return f"id: {event['number']}\ndata: {json.dumps(event, ensure_ascii=False)}\n\n".encode()
