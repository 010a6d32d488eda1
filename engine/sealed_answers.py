"""What the decoding process answers, once it is held to its limits (engine/sealed_child.py)."""

from __future__ import annotations

import logging
import socket
from typing import Any

from engine.bounds import begin
from engine.errors import UnreadablePicture
from engine.sealed_wire import Failed, receive, send
from engine.source_readers import Here

log = logging.getLogger(__name__)


def answer_all(line: socket.socket, *, held: bool) -> None:
    """Until nobody asks any more: EOFError or OSError. held: whether the kernel has Landlock."""
    if not held:
        log.info("this kernel has no Landlock: decoding is held by its limits alone")
    send(line, "ready")
    while True:
        what, *more, source = receive(line)
        begin()
        send(line, _answer(what, more, bytes(source)))


def _answer(what: str, more: list[str], source: bytes) -> Any:
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
