"""The command line as scripts use it, and the end of everything by Ctrl-C."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

from PIL import Image

from tests.e2e.conftest import Product, photo
from tests.e2e.test_whole_way import answering


def test_upscale_prints_the_contracts_object(tmp_path: Path) -> None:
    source = tmp_path / "IMG_2041.jpg"
    source.write_bytes(photo(320, 240))
    out = tmp_path / "out"
    command = [sys.executable, "-m", "bot", "upscale", str(source), "--to", "4k", "--json", "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert set(report["source"]) >= {"width", "height", "verdict", "evidence"}
    assert set(report["master"]) >= {"path", "width", "height", "bytes", "format"}
    assert report["source"]["width"] == 320
    assert set(report["trust"]) >= {"verdict", "zones"}
    assert report["seconds"]["total"] > report["seconds"]["upscale"] > 0
    assert report["backend"]
    assert report["peak_rss_mb"] > 0
    with Image.open(report["master"]["path"]) as master:
        assert (master.format, master.size) == ("PNG", (3840, 2880))
    assert {path.name for path in out.iterdir()} == {"IMG_2041-4k.png", "IMG_2041-4k-proof.jpg"}
    assert Path(report["proof"]["path"]).name == "IMG_2041-4k-proof.jpg"


async def test_ctrl_c_ends_all_and_frees_the_port(product: Product) -> None:
    await answering(product.url)
    product.child("bot")
    product.child("worker")
    product.stop(patience=30)
    assert product.process.returncode == 0, product.log.read_text()
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", product.port))
