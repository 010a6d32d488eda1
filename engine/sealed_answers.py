"""What the decoding process answers, once it is held to its limits (engine/sealed_child.py)."""

from __future__ import annotations

import logging
import socket
from contextlib import closing
from typing import Any

from engine.bounds import begin
from engine.errors import UnreadablePicture
from engine.sealed_wire import Failed, receive, send, take_file
from engine.source.data import OnDisk
from engine.source_readers import Here

log = logging.getLogger(__name__)


def answer_all(line: socket.socket, *, held: bool) -> None:
    """Until nobody asks any more: EOFError or OSError. held: whether the kernel has Landlock."""
    if not held:
        log.info("this kernel has no Landlock: decoding is held by its limits alone")
    send(line, "ready")
    while True:
        with closing(OnDisk(take_file(line))) as source:
            what, *more = receive(line)
            begin(mapped=len(source))
            # Within: of some pictures the EXIF is read from the file only as it is sent.
            send(line, _answer(what, more, source))


def _answer(what: str, more: list[str], source: OnDisk) -> Any:
    here = Here()
    try:
        if what == "picture":
            return here.picture(source)
        if what == "hidden":
            return here.hidden(source)
        return here.reading(source, *more)
    except UnreadablePicture as error:
        return Failed(error.reason, error.detail)
    except MemoryError:
        return Failed("too_heavy", "out of memory")
    except Exception as error:  # decoders raise nearly anything on hostile bytes
        return Failed("damaged", f"{type(error).__name__}: {error}"[:200])
