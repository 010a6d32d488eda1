"""Starting the process that decodes (engine/sealed_child.py).

Without numpy, whose threads start as it is imported: who will be held by Landlock starts it before that.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Decoder:
    """The process, the line to it, on which it says when it is ready, and the folder that is its own."""

    process: subprocess.Popen[bytes]
    line: socket.socket
    folder: tempfile.TemporaryDirectory[str]


def start_decoder() -> Decoder:
    """The kernel ends it with the thread that calls this (engine/parent.py)."""
    folder = tempfile.TemporaryDirectory(prefix="enlarger-decode-", ignore_cleanup_errors=True)
    ours, theirs = socket.socketpair()
    with theirs:
        path = os.pathsep.join(filter(None, (str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH"))))
        process = subprocess.Popen(  # noqa: S603 - this very Python and a module of ours
            [sys.executable, "-m", "engine.sealed_child", str(theirs.fileno()), folder.name],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            cwd=folder.name,
            env={**_harmless(os.environ), "PYTHONPATH": path},
        )
    return Decoder(process, ours, folder)


def _harmless(environment: os._Environ[str]) -> dict[str, str]:
    """Without passwords and tokens: a process that decodes needs none of them."""
    return {name: value for name, value in environment.items() if not name.startswith(("ENLARGER_", "AWS_"))}
