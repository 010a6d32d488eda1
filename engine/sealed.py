"""Sources decoded in a process with limits: the engine's own process never decodes what a person sent.

It gets a source as an open file and reads of it what it needs: of 2 GB the picture may be the least part. The
process is kept warm and reused. One that takes too long, or dies, is replaced; what it held in memory and in
its folder goes with it. What it answers is data: it is read by an unpickler that makes our own classes and
arrays, and nothing else.
"""

from __future__ import annotations

import contextlib
import os
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, Any, cast

from engine.bounds import SECONDS
from engine.decode import Picture
from engine.errors import PictureTooLarge, UnreadablePicture
from engine.sealed_start import Decoder, start_decoder
from engine.sealed_wire import Failed, Hurry, give_file, receive, send
from engine.source.data import File
from engine.source.evidence import Reading
from engine.source.history import HiddenJpeg

START_SECONDS = 60.0
"""Half a second where the files of the libraries are at hand, much longer on a cold and busy machine."""
PICTURES_PER_PROCESS = 200
"""Then it is replaced, so that fragmented memory goes back."""


class _Died(Exception):
    """The process ended under a picture."""


class Sealed:
    """A source reader (engine.source_readers), safe to use from several threads; one question at a time. Of a
    file whose pixels need more memory than there is, more time, or kill the process twice, UnreadablePicture
    says so.

    seconds: for each of its three questions. decoder: one that was started already, to get ready beside the
    caller's imports.
    """

    most_pictures = PICTURES_PER_PROCESS

    def __init__(self, seconds: float = SECONDS, decoder: Decoder | None = None) -> None:
        self._seconds = seconds
        self._turn = threading.Lock()
        self._running = decoder
        self._asked = 0
        self._ready = False
        self._starter = ThreadPoolExecutor(1, "decoder")

    def picture(self, source: File) -> Picture:
        return cast(Picture, self._ask("picture", source))

    def hidden(self, source: File) -> HiddenJpeg | None:
        return cast(HiddenJpeg | None, self._ask("hidden", source))

    def reading(self, source: File, file_name: str) -> Reading:
        return cast(Reading, self._ask("reading", source, file_name))

    def warm(self) -> None:
        """Start the process in good time."""
        with self._turn, contextlib.suppress(_Died, Hurry):
            self._started()

    def close(self) -> None:
        with self._turn:
            self._end()
        self._starter.shutdown()

    def _ask(self, what: str, source: File, *more: str) -> Any:
        with self._turn:
            for _ in range(2):
                try:
                    with _as_open_file(source) as descriptor:
                        return self._answer(what, more, descriptor)
                except _Died:
                    self._end()
            raise UnreadablePicture("damaged", "the decoding process died twice")

    def _answer(self, what: str, more: tuple[str, ...], descriptor: int) -> Any:
        line = self._started()
        self._asked += 1
        end = time.monotonic() + self._seconds
        try:
            give_file(line, descriptor, end)
            send(line, (what, *more), end)
            found = receive(line, end)
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
        if self._running and (self._asked >= self.most_pictures or self._running.process.poll() is not None):
            self._end()
        if self._running is None:
            self._running = self._start()
        if not self._ready:
            try:
                receive(self._running.line, time.monotonic() + START_SECONDS)
            except (OSError, EOFError, Hurry) as error:
                self._end()
                raise _Died from error
            self._ready = True
        return self._running.line

    def _start(self) -> Decoder:
        """By a thread that stays: that of a job ends with its job, and all that it started with it."""
        return self._starter.submit(start_decoder).result()

    def _end(self) -> None:
        if self._running is not None:
            self._running.line.close()
            self._running.process.kill()
            self._running.process.wait()
            self._running.folder.cleanup()
        self._running, self._ready, self._asked = None, False, 0


@contextlib.contextmanager
def _as_open_file(source: File) -> Iterator[int]:
    """A descriptor of the source; one without a name for bytes."""
    if isinstance(source, Path):
        descriptor = os.open(source, os.O_RDONLY | os.O_CLOEXEC)
        try:
            yield descriptor
        finally:
            os.close(descriptor)
        return
    with _unnamed() as file:
        file.write(source)
        file.flush()
        yield file.fileno()


def _unnamed() -> IO[bytes]:
    """In memory where the system has that (Linux)."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("source", os.MFD_CLOEXEC), "wb")
    return tempfile.TemporaryFile()
