"""What is installed is looked up for known weaknesses and listed; what could not be looked up is said."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.bot.test_pins import ROOT, pinned
from tests.e2e.product import free_port

WEAK = {
    "vulns": [
        {
            "id": "PYSEC-2099-1",
            "summary": "It runs whatever a picture says.",
            "affected": [
                {
                    "package": {"name": "pillow", "ecosystem": "PyPI"},
                    "ranges": [
                        {"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "99.1"}]},
                    ],
                }
            ],
        }
    ]
}


@contextmanager
def service(status: int = 200) -> Iterator[str]:
    """An OSV service on this machine, which knows one weakness: pillow's."""
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append(question["package"]["name"])
            found = json.dumps(WEAK if asked[-1] == "pillow" else {}).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(found)))
            self.end_headers()
            self.wfile.write(found)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        running = threading.Thread(target=server.serve_forever)
        running.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/v1/query"
        finally:
            server.shutdown()
            running.join()
    assert asked, "nobody asked"


def audit(folder: Path, address: str, *packages: str, strict: bool = True) -> tuple[int, str]:
    (folder / "pinned.txt").write_text("\n".join(packages) + "\n")
    words = [str(ROOT / "tools" / "audit.py"), str(folder / "pinned.txt"), "--service", address]
    done = subprocess.run(
        [sys.executable, *words, *(["--strict"] if strict else [])],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr, done.stderr
    return done.returncode, done.stdout


def test_a_known_weakness_is_told_with_what_mends_it(tmp_path: Path) -> None:
    with service() as address:
        code, said = audit(tmp_path, address, "numpy==2.3.0", "pillow==12.0.0", strict=False)
    assert (code, said) == (1, "audit: pillow 12.0.0: PYSEC-2099-1, mended in 99.1\n")


def test_without_one_it_says_of_how_many(tmp_path: Path) -> None:
    with service() as address:
        assert audit(tmp_path, address, "numpy==2.3.0", "pillow-heif==1.3.0") == (
            0,
            "audit: no known weakness in 2 packages\n",
        )


@pytest.mark.parametrize("strict", [True, False])
def test_a_service_that_is_away_is_never_a_silent_pass(tmp_path: Path, strict: bool) -> None:
    code, said = audit(tmp_path, f"http://127.0.0.1:{free_port()}/v1/query", "numpy==2.3.0", strict=strict)
    assert code == (3 if strict else 0)
    assert said.startswith("audit: NOT DONE, nothing is known of any package: ")


def test_a_service_in_trouble_is_none_either(tmp_path: Path) -> None:
    with service(status=500) as address:
        code, said = audit(tmp_path, address, "numpy==2.3.0")
    assert code == 3
    assert "NOT DONE" in said


def test_the_list_of_what_is_installed_names_all_that_is_pinned_and_here(tmp_path: Path) -> None:
    made = tmp_path / "sbom.json"
    command = ["-m", "cyclonedx_py", "environment", sys.executable, "--output-file", str(made)]
    command.append("--no-validate")  # a quarter of a minute, and not our concern
    subprocess.run([sys.executable, *command], check=True, capture_output=True)
    told = json.loads(made.read_text())
    assert told["bomFormat"] == "CycloneDX"
    # torch says "2.13.0+cpu" where it was built for processors alone.
    listed = {one["purl"].lower().partition("%2b")[0] for one in told["components"] if "purl" in one}
    named = ("python-telegram-bot", "torch", "pillow", "opencv-python-headless", "aiohttp", "dbos")
    assert {f"pkg:pypi/{name}@{pinned()[name]}" for name in named} <= listed
