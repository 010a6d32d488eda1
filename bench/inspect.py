"""How quick the Inspect page is: a real 8K master in a headless Chromium, at a phone's and a desk's width.

    python -m bench.inspect [--target 8k] [--photo FILE] [--keep DIR] [--shots DIR] [--json]

The engine makes the master (--keep DIR keeps and finds it again), the bot's own web server shows it. Of each
width, as after a delivery: seconds to the first view, to 100 % a second after it, of each step in, from the
whole picture to 100 %, and of each place, until the last tile is drawn. Then the first two with no tile cut.
Exit code 1 when a step takes a second or more, or when a request leaves this machine.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import shutil
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page
from pydantic import SecretStr

from bench.browser import browsing
from bench.here import free_port
from bench.speed_photo import standard_photo
from bot.app import Bot, build
from bot.inspect.links import Links
from bot.inspect.routes import Inspecting
from bot.settings import Settings
from bot.web.server import Readiness, WebServer
from engine.order import Order
from engine.pipeline import run
from engine.target import parse_target
from storage import jobs, photos
from storage.db import upgrade

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"  # noqa: S105 - Telegram's own example
ANN = 501000001
LOOKS_SECONDS = 1.0
"""What somebody looks at the whole picture before the first press."""
MOST_SECONDS = 1.0
"""Of a step; the aim of issue 11."""
WIDTHS = {"phone": (390, 844, 3.0), "desk": (1280, 820, 1.0)}
"""Width and height in CSS pixels, and how many of the screen each has."""
_SETTLED = """() => new Promise((done) => {
  const look = () => document.getElementById("stage").getAttribute("aria-busy") === "false"
    ? done(performance.now()) : requestAnimationFrame(look);
  look();
})"""
_ACT = """(id) => new Promise((done) => {
  const began = performance.now();
  (document.getElementById(id) || document.querySelectorAll(".place")[Number(id)]).click();
  const stage = document.getElementById("stage");
  const look = () => stage.getAttribute("aria-busy") === "false"
    ? done([performance.now() - began, document.getElementById("scale").textContent])
    : requestAnimationFrame(look);
  requestAnimationFrame(look);
})"""
Json = dict[str, Any]


@dataclass(frozen=True)
class Served:
    """A delivered job, and its page."""

    inspecting: Inspecting
    job: jobs.Job
    photo: photos.Photo
    address: str
    url: str

    async def clear(self) -> None:
        await self.inspecting.tiles.clear(await self.inspecting.tiles.kept())


@dataclass
class Shown:
    """A page under the clock."""

    page: Page
    asked: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.page.on("request", lambda asked: self.asked.append(asked.url))

    async def first(self, url: str) -> float:
        """Seconds from asking for the page to its last tile."""
        await self.page.goto(url)
        return float(await self.page.evaluate(_SETTLED)) / 1000

    async def act(self, what: str) -> tuple[float, str]:
        """Seconds of a press until all that is seen is drawn, and the scale then."""
        milliseconds, scale = await self.page.evaluate(_ACT, what)
        return float(milliseconds) / 1000, str(scale)


async def measure(served: Served, browser: Browser, shots: Path | None) -> Json:
    """All widths."""
    found: Json = {}
    for name in WIDTHS:
        for colours in ("light", "dark") if shots else ("light",):
            pictures = shots / f"{name}-{colours}" if shots else None
            row: Json = {"elsewhere": [], "requests": 0}
            for look in (_delivered, _cold):
                async with _window(browser, name, colours) as shown:
                    row |= await look(shown, served, pictures)
                row["elsewhere"] += [asked for asked in shown.asked if not asked.startswith(served.address)]
                row["requests"] += len(shown.asked)
            found.setdefault(name, row)
    return found


@asynccontextmanager
async def _window(browser: Browser, name: str, colours: str) -> AsyncIterator[Shown]:
    """With nothing kept of an earlier one."""
    width, height, density = WIDTHS[name]
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=density,
        has_touch=name == "phone",
        color_scheme="dark" if colours == "dark" else "light",
    )
    shown = Shown(await context.new_page())
    shown.listen()
    try:
        yield shown
    finally:
        await context.close()


async def _delivered(shown: Shown, served: Served, shots: Path | None) -> Json:
    """As after a delivery, which cuts the tiles of large masters."""
    await served.clear()
    began = time.monotonic()
    await served.inspecting.cut_ahead(served.job, served.photo)
    ahead = time.monotonic() - began
    first = await shown.first(served.url)
    await _shoot(shown.page, shots, "whole")
    await shown.page.wait_for_timeout(LOOKS_SECONDS * 1000)
    at_once, _ = await shown.act("full")
    await shown.act("whole")
    steps: list[tuple[float, str]] = []
    while not steps or (steps[-1][1] != "100 %" and len(steps) < 20):
        steps.append(await shown.act("larger"))
    await _shoot(shown.page, shots, "full")
    count = min(8, await shown.page.locator(".place").count())
    places = []
    for number in range(count):
        places.append(await shown.act(str(number)))
        await _shoot(shown.page, shots, f"place-{number + 1}")
    return {
        "cut_ahead": round(ahead, 2),
        "first_view": round(first, 2),
        "full_at_once": round(at_once, 3),
        "steps": [[round(seconds, 3), scale] for seconds, scale in steps],
        "places": [[round(seconds, 3), scale] for seconds, scale in places],
        "slowest_step": round(max(at_once, *(seconds for seconds, _ in [*steps, *places])), 3),
    }


async def _cold(shown: Shown, served: Served, shots: Path | None) -> Json:
    """As a week later, when no tile is there."""
    await served.clear()
    first = await shown.first(served.url)
    await shown.page.wait_for_timeout(LOOKS_SECONDS * 1000)
    at_once, _ = await shown.act("full")
    await _shoot(shown.page, shots, "at-once")
    return {"first_view_cold": round(first, 2), "full_at_once_cold": round(at_once, 2)}


async def _shoot(page: Page, shots: Path | None, name: str) -> None:
    if shots is not None:
        shots.parent.mkdir(parents=True, exist_ok=True)
        await page.screenshot(path=f"{shots}-{name}.png")


@asynccontextmanager
async def serving(folder: Path, photo: Path, made: Json) -> AsyncIterator[Served]:
    """The bot's web server with one delivered job."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    upgrade(f"sqlite+aiosqlite:///{folder / 'enlarger.db'}")
    bot = build(Settings(token=SecretStr(TOKEN), data=folder, public_url=address, web_port=port))
    assert bot.inspecting is not None
    server = WebServer("127.0.0.1", port, Readiness({}), bot.inspecting.routes())
    await server.start()
    try:
        job, kept = await _deliver(bot, photo, made)
        yield Served(bot.inspecting, job, kept, address, address + Links(TOKEN).make(job.id, ANN, 3600))
    finally:
        await server.stop()
        await bot.services.queue.close()
        await bot.services.database.close()


async def _deliver(bot: Bot, photo: Path, made: Json) -> tuple[jobs.Job, photos.Photo]:
    services = bot.services
    data = await asyncio.to_thread(photo.read_bytes)
    new = photos.NewPhoto(
        sha256=await services.blobs.put(data),
        chat_id=ANN,
        user_id=ANN,
        message_id=1,
        sent_as="document",
        file_name=photo.name,
        bytes=len(data),
    )
    master = Path(made["master"]["path"])
    master_sha = await services.blobs.put_file(master)
    coarse = made.get("overview")
    overview_sha = await services.blobs.put_file(Path(coarse)) if coarse else None
    async with services.database.session() as session:
        kept, _ = await photos.add(session, new)
        job, _ = await jobs.request(session, kept, ANN, made["target"], {})
        await jobs.start(session, job.id, "bench")
        await jobs.made(
            session,
            job.id,
            master_sha256=master_sha,
            proof_sha256=None,
            overview_sha256=overview_sha,
            master_name=master.name,
            report=made,
        )
        now = await jobs.get(session, job.id)
    assert now is not None
    return now, kept


def make(photo: Path, target: str, keep: Path) -> Json:
    """The engine's report of the master, which lies in `keep`, made now or earlier."""
    keep.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(photo.read_bytes() + target.encode()).hexdigest()[:12]
    told = keep / f"{name}.json"
    if not told.exists():
        order = Order(photo.read_bytes(), photo.name, parse_target(target), overview=True)
        made = run(order, keep / name)
        coarse = str(made.overview) if made.overview else None
        told.write_text(json.dumps({**made.report, "target": target, "overview": coarse}))
    found: Json = json.loads(told.read_text())
    return found


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.inspect", description=__doc__)
    parser.add_argument("--target", default="8k")
    parser.add_argument("--photo", type=Path)
    parser.add_argument("--keep", type=Path, help="folder to keep the master in")
    parser.add_argument("--shots", type=Path, help="folder for screenshots, in light and dark")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(argv)
    folder = Path(tempfile.mkdtemp(prefix="enlarger-inspect-"))
    try:
        photo = asked.photo or standard_photo(folder / "photo.jpg")
        made = make(photo, asked.target, asked.keep or folder / "kept")
        found = asyncio.run(_run(folder, photo, made, asked.shots))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    size = f"{made['master']['width']} × {made['master']['height']}"
    if asked.json:
        sys.stdout.write(json.dumps({"master": size, **found}, indent=1) + "\n")
    else:
        sys.stdout.write(f"{size}, {made['master']['bytes'] / 1e6:.0f} MB\n")
        sys.stdout.writelines(f"{name}: {row}\n" for name, row in found.items())
    good = all(row["slowest_step"] < MOST_SECONDS and not row["elsewhere"] for row in found.values())
    return 0 if good else 1


async def _run(folder: Path, photo: Path, made: Json, shots: Path | None) -> Json:
    async with serving(folder, photo, made) as served, browsing() as browser:
        return await measure(served, browser, shots)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
