"""The whole server: Bot API, files, the person's side and the page, wired to one world."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import quote

from aiohttp import web
from aiohttp.typedefs import Handler

from sandbox.server import control, live, person_api
from sandbox.server.api import WORLD, bot_api, bot_file, not_found
from sandbox.server.limits import LOCAL_UPLOAD_BYTES, MIB
from sandbox.server.person_api import endpoint
from sandbox.server.seed import populate
from sandbox.server.webhook import deliver_forever
from sandbox.server.world import Options, World

PAGE = Path(__file__).parent.parent / "page"
_POLICY = (
    "default-src 'self'; img-src 'self' blob: data:; style-src 'self' 'unsafe-inline';"
    " connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
)


def create_app(options: Options) -> web.Application:
    """A server with its own world; the world is closed with the app."""
    app = web.Application(client_max_size=LOCAL_UPLOAD_BYTES + MIB, middlewares=[_safe_page])
    world = World(options)
    populate(world)
    app[WORLD] = world
    app.cleanup_ctx.append(_beside)
    _add_bot_routes(app)
    _add_person_routes(app)
    app.router.add_get("/", _index)
    app.router.add_static("/page", PAGE)
    return app


def _add_bot_routes(app: web.Application) -> None:
    app.router.add_route("*", "/bot{token:[^/]+}/{method:[^/]+}", bot_api)
    app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", bot_file)
    app.router.add_route("*", "/bot{rest:.*}", not_found)
    app.router.add_route("*", "/file{rest:.*}", not_found)


def _add_person_routes(app: web.Application) -> None:
    app.router.add_get("/sandbox/health", _health)
    app.router.add_get("/sandbox/events", live.events)
    app.router.add_get("/sandbox/files/{file_id}", _file)
    app.router.add_get("/sandbox/files/{file_id}/{name}", _file)
    for method, path, handler in (*person_api.ROUTES, *control.ROUTES):
        app.router.add_route(method, path, endpoint(handler))


async def _beside(app: web.Application) -> AsyncIterator[None]:
    """What runs as long as the server: the webhook's delivery. Then the world is put away."""
    world = app[WORLD]
    async with asyncio.TaskGroup() as tasks:
        delivery = tasks.create_task(deliver_forever(world))
        yield
        delivery.cancel()
    world.close()


@web.middleware
async def _safe_page(request: web.Request, handler: Handler) -> web.StreamResponse:
    """The page may load nothing from elsewhere, and is never taken from a cache after an update."""
    response = await handler(request)
    if not response.prepared and (request.path == "/" or request.path.startswith("/page/")):
        response.headers["Content-Security-Policy"] = _POLICY
        response.headers["Cache-Control"] = "no-cache"
    return response


async def _index(_: web.Request) -> web.StreamResponse:
    return web.FileResponse(PAGE / "index.html")


async def _health(_: web.Request) -> web.StreamResponse:
    return web.json_response({"ok": True})


async def _file(request: web.Request) -> web.StreamResponse:
    """A file for people. ?download makes the browser save it under its own name."""
    world = request.app[WORLD]
    found = world.files.find(request.match_info["file_id"])
    if found is None or not world.files.disk_path(found).is_file():
        return web.json_response({"error": "This file is gone."}, status=404)
    how = "attachment" if "download" in request.query else "inline"
    name = quote(found.name or f"photo_{found.number}.jpg")
    safe = (
        found.mime
        if found.mime.startswith("image/") and "svg" not in found.mime
        else "application/octet-stream"
    )
    headers = {
        "Content-Type": safe,
        "Content-Disposition": f"{how}; filename*=UTF-8''{name}",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "max-age=31536000, immutable",
    }
    return web.FileResponse(world.files.disk_path(found), headers=headers)
