"""The Bot API's door: token, parameters, faults, rates, the method, and its answer as JSON."""

from __future__ import annotations

import asyncio
import logging
import re
from typing import Any

from aiohttp import web

from sandbox.server.errors import ApiError
from sandbox.server.faults import Fault
from sandbox.server.limits import LOGGED_OUT_SECONDS
from sandbox.server.methods import METHODS, NOT_HERE
from sandbox.server.methods.table import written
from sandbox.server.request import Call, TooLarge, read
from sandbox.server.world import World

log = logging.getLogger("sandbox.api")
WORLD: web.AppKey[World] = web.AppKey("world", World)

_TOKEN = re.compile(r"[1-9]\d{0,15}:[A-Za-z0-9_-]{1,64}")
_TOO_LARGE = (
    "<html>\r\n<head><title>413 Request Entity Too Large</title></head>\r\n<body>\r\n"
    "<center><h1>413 Request Entity Too Large</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n"
    "</body>\r\n</html>\r\n"
)
_BAD_GATEWAY = _TOO_LARGE.replace("413 Request Entity Too Large", "502 Bad Gateway")
_GATEWAY_TIMEOUT = _TOO_LARGE.replace("413 Request Entity Too Large", "504 Gateway Time-out")
_COSTLY = re.compile(r"send(?!chataction)|forward|copy|editmessage")


def _error(error: ApiError) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
    headers = {}
    if error.parameters:
        body["parameters"] = error.parameters
    if "retry_after" in error.parameters:
        headers["Retry-After"] = str(error.parameters["retry_after"])
    return web.json_response(body, status=error.code, headers=headers)


def _html(status: int, body: str) -> web.Response:
    return web.Response(status=status, text=body, content_type="text/html")


def check_token(world: World, token: str) -> None:
    """A token of the wrong shape and one that nobody has are told apart, as with Telegram."""
    if not _TOKEN.fullmatch(token):
        raise ApiError(401, "Unauthorized: invalid token specified")
    if token != world.options.token:
        raise ApiError(401, "Unauthorized")


async def bot_api(request: web.Request) -> web.StreamResponse:
    """/bot<token>/<method>"""
    world = request.app[WORLD]
    method = request.match_info["method"].lower()
    call: Call | None = None
    try:
        check_token(world, request.match_info["token"])
        call = await read(request, world, method)
        world.calls.append({"at": world.clock.now(), "method": method, "params": call.params})
        fault = world.faults.take(method)
        if fault is not None and (answer := await _before(request, fault)) is not None:
            return answer
        result = await _carry_out(call)
        if fault is not None and (answer := await _after(request, fault)) is not None:
            return answer
        return web.json_response({"ok": True, "result": result})
    except TooLarge:
        return _html(413, _TOO_LARGE)
    except ApiError as error:
        return _error(error)
    except Exception:
        log.exception("The sandbox failed at %s. This is a fault of its own.", method)
        return _error(ApiError(500, "Internal Server Error"))
    finally:
        if call is not None:
            call.discard()


async def _before(request: web.Request, fault: Fault) -> web.StreamResponse | None:
    """A fault that comes instead of the method; None when the method is still to be carried out."""
    match fault.kind:
        case "429":
            seconds = fault.retry_after
            raise ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        case "500":
            raise ApiError(500, "Internal Server Error")
        case "502":
            return _html(502, _BAD_GATEWAY)
        case "413":
            return _html(413, _TOO_LARGE)
        case "drop":
            return _drop(request)
        case "stall":
            await asyncio.sleep(fault.seconds)
    return None


async def _after(request: web.Request, fault: Fault) -> web.StreamResponse | None:
    """A fault that comes when the method has been carried out; None when its answer goes out."""
    if fault.kind == "drop_after":
        return _drop(request)
    if fault.kind == "504_after":
        return _html(504, _GATEWAY_TIMEOUT)
    if fault.kind == "stall_after":
        await asyncio.sleep(fault.seconds)
    return None


def _drop(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def _carry_out(call: Call) -> Any:
    world = call.world
    handler = METHODS.get(call.method)
    if handler is None:
        log.warning("The bot called %s, which the sandbox does not have.", written(call.method))
        if call.method in NOT_HERE:
            raise ApiError(501, f"Not Implemented: the sandbox has no {written(call.method)}")
        raise ApiError(404, "Not Found: method not found")
    out = world.meta.get("logged_out")
    if out is not None and not world.options.local:
        if world.clock.now() - out["at"] < LOGGED_OUT_SECONDS:
            raise ApiError(400, "Logged out")
        del world.meta["logged_out"]
    _spend(call)
    return await handler(call)


def _spend(call: Call) -> None:
    """Sending and editing cost; the items of an album each cost one."""
    if not _COSTLY.match(call.method):
        return
    try:
        chat_id = int(call.text("chat_id"))
    except ValueError:
        return
    items = call.params.get("media", "") if call.method == "sendmediagroup" else ""
    cost = max(1, items.count('"type"'))
    call.world.rates.spend(chat_id, group=chat_id < 0, cost=cost)


async def bot_file(request: web.Request) -> web.StreamResponse:
    """/file/bot<token>/<path>. A local server hands out paths instead and serves no files."""
    world = request.app[WORLD]
    try:
        check_token(world, request.match_info["token"])
        fault = world.faults.take("file")
        if fault is not None and (answer := await _before(request, fault)) is not None:
            return answer
        found = world.files.at_path(request.match_info["path"])
        if found is None or world.options.local or not world.files.disk_path(found).is_file():
            raise ApiError(404, "Not Found")
    except ApiError as error:
        return _error(error)
    headers = {"Content-Type": "application/octet-stream"}
    return web.FileResponse(world.files.disk_path(found), headers=headers)


async def not_found(_: web.Request) -> web.StreamResponse:
    """Anything else below /bot and /file."""
    return _error(ApiError(404, "Not Found"))
