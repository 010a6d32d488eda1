"""Sources decoded in a process with limits: the engine's own process never decodes what a person sent.

The process is kept warm and reused. One that takes too long, or dies, is replaced; what it held in memory and
in its folder goes with it. What it answers is data: it is read by an unpickler that makes our own classes and
arrays, and nothing else.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any, cast

from engine.bounds import SECONDS
from engine.decode import Picture
from engine.errors import PictureTooLarge, UnreadablePicture
from engine.sealed_wire import Failed, Hurry, receive, send
from engine.source.evidence import Reading
from engine.source.history import HiddenJpeg

START_SECONDS = 60.0
"""Half a second where the files of the libraries are at hand, much longer on a cold and busy machine."""
PICTURES_PER_PROCESS = 200
"""Then it is replaced, so that fragmented memory goes back."""


class _Died(Exception):
    """The process ended under a picture."""


class Sealed:
    """A source reader (engine.source_readers). seconds: for each of its three questions. Safe to use from
    several threads; one question at a time."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._asked = 0

    def picture(self, source: bytes) -> Picture:
        return cast(Picture, self._ask("picture", source))

    def hidden(self, source: bytes) -> HiddenJpeg | None:
        return cast(HiddenJpeg | None, self._ask("hidden", source))

    def reading(self, source: bytes, file_name: str) -> Reading:
        return cast(Reading, self._ask("reading", source, file_name))

    def warm(self) -> None:
        """Start the process in good time."""
        with self._turn, contextlib.suppress(_Died, Hurry):
            self._started()

    def close(self) -> None:
        with self._turn:
            self._end()

    def _ask(self, what: str, source: bytes, *more: str) -> Any:
        with self._turn:
            for _ in range(2):
                try:
                    return self._answer(what, source, more)
                except _Died:
                    self._end()
            raise UnreadablePicture("damaged", "the decoding process died twice")

    def _answer(self, what: str, source: bytes, more: tuple[str, ...]) -> Any:
        line = self._started()
        self._asked += 1
        try:
            send(line, (what, *more, source), time.monotonic() + self._seconds)
            found = receive(line, time.monotonic() + self._seconds)
        except Hurry:
            self._end()
            raise UnreadablePicture("too_heavy", f"over {self._seconds:g} s") from None
        except (OSError, EOFError) as error:
            raise _Died from error
        if not isinstance(found, Failed):
            return found
        kind = PictureTooLarge if found.reason == "too_many_pixels" else UnreadablePicture
        raise kind(found.reason, found.detail)

    def _started(self) -> socket.socket:
        """The line to a process that is ready."""
        if self._asked >= PICTURES_PER_PROCESS or (self._process and self._process.poll() is not None):
            self._end()
        if self._line is not None:
            return self._line
        self._folder = tempfile.TemporaryDirectory(prefix="enlarger-decode-", ignore_cleanup_errors=True)
        ours, theirs = socket.socketpair()
        with theirs:
            path = os.pathsep.join(
                filter(None, (str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH")))
            )
            self._process = subprocess.Popen(  # noqa: S603 - this very Python and a module of ours
                [sys.executable, "-m", "engine.sealed_child", str(theirs.fileno()), self._folder.name],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                cwd=self._folder.name,
                env={**_harmless(os.environ), "PYTHONPATH": path},
            )
        self._line, self._asked = ours, 0
        try:
            receive(ours, time.monotonic() + START_SECONDS)
        except (OSError, EOFError, Hurry) as error:
            self._end()
            raise _Died from error
        return ours

    def _end(self) -> None:
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        if self._folder is not None:
            self._folder.cleanup()
        self._process = self._line = self._folder = None


def _harmless(environment: os._Environ[str]) -> dict[str, str]:
    """Without passwords and tokens: a process that decodes needs none of them."""
    return {name: value for name, value in environment.items() if not name.startswith(("ENLARGER_", "AWS_"))}
