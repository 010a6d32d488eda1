"""`enlarger sandbox`: Ctrl-C ends all of it, and a port that is taken is said in one sentence."""

from __future__ import annotations

import socket
from pathlib import Path

from sandbox.running import Sandbox
from tests.e2e.chat import in_the_middle
from tests.e2e.product import Product, enlarger


async def test_ctrl_c_ends_all_and_frees_the_port(product: Product) -> None:
    await product.answering()
    await product.ann.text("/start")
    await product.ann.wait_for(lambda message: bool(message["from"]["is_bot"]), seconds=60)
    check_end(product)


async def test_ctrl_c_in_the_middle_of_a_job(product: Product) -> None:
    await product.answering()
    await in_the_middle(product, "sea.jpg", 420, 315)
    check_end(product)
    (job,) = product.jobs()
    assert job["state"] in ("queued", "running"), "the job waits for the next start"


def check_end(product: Product) -> None:
    assert product.ctrl_c(seconds=20) == 0, product.said()
    assert "Traceback" not in product.said(), product.said()
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", product.port))


def test_a_taken_port_is_one_sentence(tmp_path: Path) -> None:
    with Sandbox() as taken:
        port = taken.url.rpartition(":")[2]
        done = enlarger("sandbox", "--port", port, "--data", "data", "--no-browser", cwd=tmp_path)
    assert done.returncode == 2
    (line,) = done.stderr.strip().splitlines()
    assert f"port {port}" in line
    assert "--port" in line, "it says what to do"
    assert done.stdout == ""
