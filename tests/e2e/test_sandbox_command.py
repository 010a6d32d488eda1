"""`enlarger sandbox`: Ctrl-C ends all of it, and a port that is taken is said in one sentence."""

from __future__ import annotations

import socket
import subprocess
import time
from pathlib import Path

from sandbox.running import Sandbox
from sandbox.server.world import DEFAULT_TOKEN
from tests.e2e.chat import in_the_middle
from tests.e2e.product import ENLARGER, Product, enlarger, environment, free_port


async def test_ctrl_c_ends_all_and_frees_the_port(product: Product) -> None:
    await product.answering()
    await product.ann.text("/start")
    await product.ann.wait_for(lambda message: bool(message["from"]["is_bot"]), seconds=60)
    check_end(product)


async def test_ctrl_c_in_the_middle_of_a_job(product: Product) -> None:
    await product.answering()
    await in_the_middle(product, "sea.jpg")
    check_end(product)
    (job,) = product.jobs()
    assert job["state"] in ("queued", "running", "made"), "it waits for the next start, nothing is lost"


def check_end(product: Product) -> None:
    assert product.ctrl_c(seconds=20) == 0, product.said()
    assert "Traceback" not in product.said(), product.said()
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", product.port))


def test_the_bot_ends_at_once_while_telegram_is_away(tmp_path: Path) -> None:
    assert enlarger("db", "upgrade", cwd=tmp_path).returncode == 0
    settings = {"ENLARGER_TOKEN": DEFAULT_TOKEN, "ENLARGER_API_URL": f"http://127.0.0.1:{free_port()}"}
    log = tmp_path / "bot.log"
    with log.open("wb") as written:
        bot = subprocess.Popen(
            [ENLARGER, "bot"], stdout=written, stderr=written, cwd=tmp_path, env=environment(**settings)
        )
    try:
        wait_for_words(log, "pause=4.0")  # long enough to be told apart from ending by chance
        began = time.monotonic()
        bot.terminate()
        assert bot.wait(20) == 0
        assert time.monotonic() - began < 3
    finally:
        bot.kill()
        bot.wait()


def wait_for_words(log: Path, words: str, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while words not in log.read_text(encoding="utf-8"):
        assert time.monotonic() < end, log.read_text(encoding="utf-8")
        time.sleep(0.05)


def test_a_taken_port_is_one_sentence(tmp_path: Path) -> None:
    with Sandbox() as taken:
        port = taken.url.rpartition(":")[2]
        done = enlarger("sandbox", "--port", port, "--data", "data", "--no-browser", cwd=tmp_path)
    assert done.returncode == 2
    (line,) = done.stderr.strip().splitlines()
    assert f"port {port}" in line
    assert "--port" in line, "it says what to do"
    assert done.stdout == ""
