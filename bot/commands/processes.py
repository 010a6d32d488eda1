"""`enlarger bot`, `worker`, `run` and `sandbox`: one process each, or several under one."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import Any

import typer

from bot import logs
from bot.commands.database import check, check_queue, upgrade
from bot.commands.guard import WrongUse
from bot.commands.shared import check_pictures, elsewhere, need_together
from bot.local_api import limits_of
from bot.open_files import allow_more
from bot.settings import PREFIX, Settings, SettingsError, device_names, load_settings, prepare_data_folder
from bot.settings_names import WITHOUT_FILE
from bot.stopping import leave_for_certain
from bot.supervise import Child, keep_alive, stop_on_signals
from storage.errors import PicturesElsewhere

SANDBOX_TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"  # noqa: S105 - Telegram's own example, known to all
SANDBOX_KEEPS = ("BACKEND", "MODEL", "DENOISE", "LOG_FORMAT", "LOG_LEVEL", "READERS", "FIRST_LOOK")
"""Settings of the environment that hold in the sandbox too. All others may be a real bot's."""
THIS = (sys.executable, "-m", "bot")


def bot() -> None:
    """Run the bot until SIGTERM or Ctrl-C."""
    settings = _ready()
    settings.require_token()
    check(settings)
    check_queue(settings)
    check_pictures(settings, settling=True)
    from bot.life import run

    _until_signal(lambda stop: run(settings, stop), leave_for_certain)


def worker() -> None:
    """Run a worker until SIGTERM or Ctrl-C; of several devices each gets one of its own."""
    settings = _ready()
    check(settings)
    check_queue(settings)
    check_pictures(settings)
    if settings.devices:
        _keep(workers(settings))
        return
    from bot.sheet_words import sheet_words
    from engine.pipeline import run as make
    from engine.sealed import Sealed
    from engine.trust.report import warm
    from engine.worker import WorkerConfig
    from engine.worker import run as work

    config = WorkerConfig(
        database_url=settings.database,
        queue_url=settings.queue,
        blobs=settings.blob_folder,
        backend=settings.backend,
        words=sheet_words,
        max_master_bytes=limits_of(settings).upload_bytes,
    )
    from bot.web.beside import metrics_beside

    metrics, beside = metrics_beside(settings)
    reader = Sealed()

    def warm_up() -> None:
        reader.warm()
        warm()

    async def working(stop: asyncio.Event) -> None:
        async with beside:
            await work(config, metrics.measured(partial(make, reader=reader)), stop, warm_up)

    try:
        _until_signal(working, leave_for_certain)
    except PicturesElsewhere as error:
        raise SettingsError(elsewhere(settings)) from error


def run_all() -> None:
    """Bot and worker under this process."""
    settings = _ready()
    settings.require_token()
    upgrade(settings)
    _keep([_child("bot"), *workers(settings)])


def sandbox(port: int, data: Path, *, browser: bool) -> None:
    """Sandbox, bot and worker under this process; everything in one folder, nothing of a real bot's."""
    _need_port(port)
    folder = data.expanduser().absolute()
    address = f"http://127.0.0.1:{port}"
    web_port = _port_near(port)
    _forget_a_real_bot()
    env = {
        "ENLARGER_TOKEN": SANDBOX_TOKEN,
        "ENLARGER_API_URL": address,
        "ENLARGER_DATA": str(folder),
        "ENLARGER_WEB_PORT": str(web_port),
        "ENLARGER_PUBLIC_URL": f"http://127.0.0.1:{web_port}",
    }
    os.environ.update(env)
    upgrade(_ready())
    telegram = [sys.executable, "-m", "sandbox", "--port", str(port), "--data", str(folder / "telegram")]
    telegram.append("--inline")  # as docs/library.md asks a host to switch it on
    if not browser:
        telegram.append("--no-browser")
    print(f"Open {address} in a browser. Ctrl-C ends everything.", flush=True)
    _keep([Child("sandbox", telegram, serves=True), _child("bot"), _child("worker")])


def _forget_a_real_bot() -> None:
    """Take its settings from this process and its children."""
    kept = {PREFIX + name for name in SANDBOX_KEEPS}
    for name in list(os.environ):
        if name.upper().startswith(PREFIX) and name.upper() not in kept:
            del os.environ[name]
    os.environ[WITHOUT_FILE] = "1"


def _need_port(port: int) -> None:
    """WrongUse when the port is taken; the sandbox under the supervisor could only fail again and again."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise WrongUse(f"port {port} is taken ({error.strerror}): try another with --port.") from error


def _port_near(port: int) -> int:
    """A free one for the bot's web server: the next, so that links hold from one start to another."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port + 1))
        except (OSError, OverflowError):
            probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def workers(settings: Settings) -> list[Child]:
    """One for each device, which is all it sees; one that sees them all when none is named."""
    if not settings.devices:
        return [_child("worker")]
    return [
        Child(f"worker-{name}", (*THIS, "worker"), env=_only(name, settings.worker_port, number))
        for number, name in enumerate(device_names(settings))
    ]


def _only(device: str, port: int | None, number: int) -> dict[str, str]:
    """Settings of the worker that has one device, and a port of its own."""
    env = {"CUDA_VISIBLE_DEVICES": device, "ENLARGER_DEVICES": ""}
    return env if port is None else {**env, "ENLARGER_WORKER_PORT": str(port + number)}


def _child(name: str) -> Child:
    return Child(name, (*THIS, name))


def _keep(children: list[Child]) -> None:
    code = 0

    async def keep(stop: asyncio.Event) -> None:
        nonlocal code
        code = await keep_alive(children, stop)

    _until_signal(keep)
    raise typer.Exit(code)


def _ready() -> Settings:
    settings = load_settings()
    need_together(settings)
    allow_more()
    prepare_data_folder(settings)
    logs.set_up(settings.log_format, settings.log_level)
    if settings.sentry_dsn is not None and (address := settings.sentry_dsn.get_secret_value()):
        from bot import sentry

        sentry.set_up(address)
    return settings


def _until_signal(
    work: Callable[[asyncio.Event], Coroutine[Any, Any, None]], *then: Callable[[], None]
) -> None:
    """Work until a signal; then do these at once, and wait for the work to end."""

    async def main() -> None:
        stop = asyncio.Event()
        stop_on_signals(stop, *then)
        await work(stop)

    asyncio.run(main())
