"""The Inspect page on the bot's web server: who may see what, and where it comes from."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from urllib.parse import quote

import structlog
from aiohttp import web

from bot.inspect.answers import asked_language, guarded, page, refusal
from bot.inspect.at_hand import AtHand
from bot.inspect.init_data import LONGEST, person_of
from bot.inspect.links import APP_SECONDS, ROOT, Links, Pass
from bot.inspect.overview import coarse_tile, levels_of
from bot.inspect.page import STATIC, app_page, files_from, master_page
from bot.inspect.shown import Shown, size_of
from bot.inspect.tiles import Busy, Tiles
from bot.languages import language_of
from bot.services import Services
from bot.speaking import speaking
from bot.web.bodies import body_of
from engine.levels import Layer, Pyramid, tile_name
from storage import jobs, photos
from storage.blobs import BlobCorrupt, BlobMissing, BlobsUnreachable
from storage.jobs import Job, JobState
from storage.photos import Photo

log = structlog.get_logger(__name__)

SWEEP_SECONDS = 300.0
"""Between two looks for tiles of what another process deleted."""
FILES = (
    "inspect.css",
    "main.js",
    "view.js",
    "gestures.js",
    "tiles.js",
    "sentence.js",
    "telegram.js",
    "app.js",
    "icon.svg",
)
LAYERS: dict[str, Layer] = {"before": "before", "after": "after"}
NUMBER = r"[0-9]{1,3}"
TYPES = {"png": "image/png", "webp": "image/webp", "jpeg": "image/jpeg"}
AHEAD_PIXELS = 16_000_000
"""From here on (6K and 8K) tiles are cut when the master is delivered, whatever else is to do: 2.2 s of
processor time beside 18 s of the master. Whoever goes to 100 % need not wait for it then."""
LEAST_AHEAD_PIXELS = 6_000_000
"""From here on (4K) they are when nobody's job waits. Of 2K there is little to see beyond its overview."""
KEPT_SECONDS = 3600
"""A browser may keep a tile for so long, so that going back and forth asks for nothing."""


class Inspecting:
    """Its routes, and the tiles behind them."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._token = services.settings.require_token()
        self._links = Links(self._token)
        self.tiles = Tiles(services.settings.data / "inspect")
        self._at_hand = AtHand(services.blobs)

    def routes(self) -> Sequence[web.RouteDef]:
        one = ROOT + "/{link:[^/]+}"
        tile = one + rf"/{{layer}}/{{level:{NUMBER}}}/{{column:{NUMBER}}}/{{row:{NUMBER}}}"
        return [
            web.get(ROOT + "/files/{name}", guarded(self._file)),
            web.get(ROOT + "/app/{job:[0-9a-f]{32}}", guarded(self._app)),
            web.post(ROOT + "/app/{job:[0-9a-f]{32}}", guarded(self._open_app)),
            web.get(one + "/", guarded(self._page)),
            web.post(one + "/tiles", guarded(self._make_tiles)),
            web.get(tile, guarded(self._tile)),
            web.get(one + "/master", guarded(self._master)),
            web.get(ROOT + "{rest:.*}", guarded(self._nothing)),
        ]

    async def keep_tidy(self) -> None:
        """Take away tiles of what is gone, for ever."""
        while True:
            await self.sweep()
            await asyncio.sleep(SWEEP_SECONDS)

    async def sweep(self) -> None:
        """Take away the tiles of pictures that were deleted, now."""
        kept = await self.tiles.kept()
        async with self._services.database.session(reading=True) as session:
            gone = [job_id for job_id in kept if await jobs.get(session, job_id) is None]
        await self.tiles.clear(gone)

    # ---- tiles

    async def cut_ahead(self, job: Job, photo: Photo) -> None:
        """Cut the tiles of a large master before anybody looks; of others where nobody's job would have to
        share the machine. What isn't cut then is cut while somebody looks at the whole."""
        width, height = size_of(job)
        if width * height < LEAST_AHEAD_PIXELS:
            return
        if width * height < AHEAD_PIXELS:
            async with self._services.database.session(reading=True) as session:
                if await jobs.somebody_waits(session):
                    return
        try:
            await self._have_tiles(job, photo)
        except (BlobMissing, BlobCorrupt, BlobsUnreachable, Busy) as error:
            log.info("tiles were not cut ahead", job=job.id, reason=type(error).__name__)

    async def _have_tiles(self, job: Job, photo: Photo) -> bool:
        """Cut them unless they are there. Raises Busy, and what the blobs raise."""
        if await self.tiles.has(job.id):
            return True
        source = await self._at_hand.path(photo.sha256)
        master = await self._at_hand.path(job.master_sha256 or "")
        return await self.tiles.make(job.id, source, master, job.target)

    # ---- the page

    async def _page(self, request: web.Request) -> web.StreamResponse:
        shown = await self._shown(request)
        if isinstance(shown, web.Response):
            return shown
        with speaking(await language_of(self._services.database, shown.photo)):
            files = files_from(request.rel_url.raw_path)
            return page(master_page(shown.job, shown.name, levels_of(shown.job, shown.size), files=files))

    async def _make_tiles(self, request: web.Request) -> web.StreamResponse:
        """Answers when all tiles are there: 204; 503 when they can't be had now."""
        shown = await self._shown(request)
        if isinstance(shown, web.Response):
            return shown
        job = shown.job
        try:
            if not await self._have_tiles(job, shown.photo):
                return web.Response(status=503)
        except (BlobMissing, BlobCorrupt):
            return refusal(request, "inspect.gone", 404)
        except (BlobsUnreachable, Busy) as error:
            log.warning("tiles were not cut", job=job.id, reason=type(error).__name__)
            return web.Response(status=503, headers={"Retry-After": "10"})
        still = await self._shown(request)
        if isinstance(still, web.Response):
            # Deleted while they were being cut.
            await self.sweep()
            return still
        return web.Response(status=204)

    async def _tile(self, request: web.Request) -> web.StreamResponse:
        shown = await self._shown(request)
        if isinstance(shown, web.Response):
            return shown
        wanted = request.match_info
        layer = LAYERS.get(wanted["layer"])
        level, column, row = (int(wanted[name]) for name in ("level", "column", "row"))
        if layer is None or not Pyramid(shown.size).has(level, column, row):
            return web.Response(status=404)
        name = tile_name(layer, level, column, row)
        file = self.tiles.folder_of(shown.job.id) / name
        kept = {"Cache-Control": f"private, max-age={KEPT_SECONDS}", "Content-Type": "image/jpeg"}
        if await asyncio.to_thread(file.is_file):
            return web.FileResponse(file, headers=kept)
        if level < levels_of(shown.job, shown.size):
            data = await coarse_tile(self._at_hand, shown.job, name)
            if data is not None:
                return web.Response(body=data, headers=kept)
        # They were there when the page asked: the page asks again.
        return web.Response(status=404)

    async def _master(self, request: web.Request) -> web.StreamResponse:
        shown = await self._shown(request)
        if isinstance(shown, web.Response):
            return shown
        try:
            file = await self._at_hand.path(shown.job.master_sha256 or "")
        except (BlobMissing, BlobCorrupt):
            return refusal(request, "inspect.gone", 404)
        except BlobsUnreachable:
            return refusal(request, "inspect.failed", 503)
        made_as = str(((shown.job.report or {}).get("master") or {}).get("format"))
        headers = {
            "Content-Type": TYPES.get(made_as, "application/octet-stream"),
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(shown.name, safe='')}",
            "Cache-Control": "no-store",
            # Telegram's own downloader, which Mini Apps hand files to, asks for this.
            "Access-Control-Allow-Origin": "https://web.telegram.org",
        }
        return web.FileResponse(file, headers=headers)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        if name not in FILES:
            return refusal(request, "inspect.invalid", 404)
        return web.FileResponse(STATIC / name, headers={"Cache-Control": "no-cache"})

    async def _nothing(self, request: web.Request) -> web.StreamResponse:
        return refusal(request, "inspect.invalid", 404)

    # ---- as a Mini App

    async def _app(self, request: web.Request) -> web.StreamResponse:
        """The same for everybody: who opened it is known when the page has asked."""
        with speaking(asked_language(request)):
            return page(app_page(files=files_from(request.rel_url.raw_path)))

    async def _open_app(self, request: web.Request) -> web.StreamResponse:
        """A link for the person whose picture it is, in exchange for initData that holds."""
        if (request.content_length or 0) > LONGEST:
            return refusal(request, "inspect.from_chat", 403)
        person = person_of((await body_of(request, LONGEST)).decode("utf-8", "replace"), self._token)
        if person is None:
            return refusal(request, "inspect.from_chat", 403)
        job_id = request.match_info["job"]
        async with self._services.database.session(reading=True) as session:
            job = await jobs.get(session, job_id)
        if job is not None and job.user_id != person:
            return refusal(request, "inspect.not_yours", 403)
        # Of a job that is gone nobody knows whose it was: its page says that it is gone, and no more.
        link = self._links.make(job_id, person, APP_SECONDS)
        # From the page that asks, as its files are.
        return web.json_response({"link": "../" + link.removeprefix(ROOT + "/")})

    # ---- who may

    async def _shown(self, request: web.Request) -> Shown | web.Response:
        """What the link leads to, or the page that says why not."""
        held = self._links.check(request.match_info["link"])
        if not isinstance(held, Pass):
            return refusal(request, f"inspect.{held}", 403)
        async with self._services.database.session(reading=True) as session:
            job = await jobs.get(session, held.job_id)
            photo = await photos.get(session, job.photo_id) if job else None
        if job is None or photo is None or not job.master_sha256:
            return refusal(request, "inspect.gone", 404)
        if not self._links.is_of(held, job.user_id) or job.state not in (JobState.MADE, JobState.DELIVERED):
            return refusal(request, "inspect.invalid", 403)
        return Shown(job, photo)
