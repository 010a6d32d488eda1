"""The whole product in its own processes: sandbox, bot and worker, as `make sandbox` starts them."""

from __future__ import annotations

import io
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psutil
import pytest
from PIL import Image
from playwright.async_api import Browser, async_playwright
from skimage import data

from sandbox.client import Person

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")
BROWSER_FOLDERS = ("/usr/lib/chromium", "/usr/bin")


class Product:
    """One running `enlarger sandbox` and Ann, who talks to it."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / "product.log"
        command = [sys.executable, "-m", "bot", "sandbox", "--port", str(self.port)]
        command += ["--data", str(folder / "data"), "--no-browser"]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
        self.ann = Person(self.url, "Ann", "private")

    def child(self, word: str) -> psutil.Process:
        """The child whose command line ends with `word` ("bot", "worker") or names it as a module."""
        for _ in range(200):
            for process in psutil.Process(self.process.pid).children(recursive=True):
                if process.status() != psutil.STATUS_ZOMBIE and process.cmdline()[-1:] == [word]:
                    return process
            time.sleep(0.1)
        raise AssertionError(f"no child {word}: {self.log.read_text()}")

    def stop(self, patience: float = 30) -> None:
        """As Ctrl-C does it; whatever is left afterwards is a failure."""
        children = psutil.Process(self.process.pid).children(recursive=True)
        self.process.send_signal(signal.SIGINT)
        self.process.wait(patience)
        _, alive = psutil.wait_procs(children, timeout=3)
        for process in alive:
            process.kill()
        assert not alive, f"left running: {alive}"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def product(tmp_path: Path) -> Iterator[Product]:
    running = Product(tmp_path)
    try:
        yield running
    finally:
        if running.process.poll() is None:
            running.stop()


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    found = next((path for name in BROWSERS if (path := _program(name))), None)
    assert found, "These tests need a browser: Debian's package chromium-headless-shell."
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=found, args=FLAGS.split())
        yield started
        await started.close()


def _program(name: str) -> str | None:
    folders = os.pathsep.join((*BROWSER_FOLDERS, os.environ.get("PATH", "")))
    return shutil.which(name, path=folders)


def photo(width: int, height: int, quality: int = 90) -> bytes:
    """A real photo (scikit-image's cat or coffee) at this size, as a JPEG."""
    source = Image.fromarray(data.coffee())
    ratio = width / height
    if source.width / source.height > ratio:
        source = source.crop((0, 0, round(source.height * ratio), source.height))
    buffer = io.BytesIO()
    resized = source.resize((width, height), Image.Resampling.LANCZOS)
    resized.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


def buttons(message: dict[str, object]) -> dict[str, str]:
    """Label → callback data of a message's inline keyboard."""
    markup = message.get("reply_markup")
    if not isinstance(markup, dict):
        return {}
    return {
        button["text"]: button["callback_data"]
        for row in markup["inline_keyboard"]
        for button in row
        if "callback_data" in button
    }
