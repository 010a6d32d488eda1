"""What the kernel keeps from a process that decodes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

TRIES = """
import json, os, socket, sys, tempfile
from pathlib import Path
from engine.bounds import begin, bound, confine, own_folder
bound(); begin()
inside = own_folder(sys.argv[1])
confined = confine(inside)
def tried(work):
    try:
        work()
    except BaseException as error:
        return type(error).__name__
    return "done"
outside = Path(sys.argv[1])
print(json.dumps({
    "confined": confined,
    "inside": tried(lambda: tempfile.NamedTemporaryFile().close()),
    "write": tried(lambda: (outside / "new").write_text("x")),
    "over": tried(lambda: (outside / "there").write_text("x")),
    "cut": tried(lambda: os.truncate(outside / "there", 0)),
    "delete": tried(lambda: (outside / "there").unlink()),
    "folder": tried(lambda: (outside / "sub").mkdir()),
    "link": tried(lambda: Path("link").symlink_to(outside / "there")),
    "twin": tried(lambda: os.link(outside / "there", "twin")),
    "program": tried(lambda: os.execv("/bin/true", ["true"])),
    "connect": tried(lambda: socket.create_connection(("127.0.0.1", int(sys.argv[2])))),
    "signal": tried(lambda: os.kill(os.getppid(), 0)),
    "memory": tried(lambda: bytearray(1600 * 2**20)),
    "core": __import__("resource").getrlimit(4)[0],
}))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Landlock and these limits are Linux's")
def test_nothing_outside_of_its_folder(tmp_path: Path) -> None:
    import socket

    (tmp_path / "there").write_text("kept")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-c", TRIES, str(tmp_path), str(port)],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
    told = json.loads(done.stdout)
    assert (told["inside"], told["memory"], told["core"]) == ("done", "MemoryError", 0)
    if not told["confined"]:
        pytest.skip("this kernel has no Landlock")
    for forbidden in ("write", "over", "cut", "delete", "folder", "link", "program"):
        assert told[forbidden] == "PermissionError", forbidden
    assert told["twin"] in ("PermissionError", "OSError"), "a second name for what lies elsewhere"
    assert told["signal"] in ("PermissionError", "done"), "before 6.12 signals are not held"
    assert told["connect"] in ("PermissionError", "done"), "before 6.7 the network is not held"
    assert (tmp_path / "there").read_text() == "kept"
