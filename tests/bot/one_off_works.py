"""Work for a process of its own that goes well, fails, hangs or dies; small, as that process loads it."""

from __future__ import annotations

import os
import signal
import time


def work(wanted: str) -> bytes | str:
    return wanted.encode()


def fail(_wanted: str) -> bytes | str:
    return "it did not work"


def hang(_wanted: str) -> bytes | str:
    time.sleep(600)
    return b""


def die(_wanted: str) -> bytes | str:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""
