"""The process that decodes sources for the engine, within its limits (engine/sealed.py starts it).

Run: python -m engine.sealed_child FD FOLDER
"""

from __future__ import annotations

import contextlib
import logging
import os
import socket
import sys
import tempfile
from pathlib import Path
from typing import Any

from engine.bounds import begin, bound, confine
from engine.errors import UnreadablePicture
from engine.parent import die_with_parent
from engine.sealed_wire import Failed, receive, send
from engine.source_readers import Here

log = logging.getLogger(__name__)


def main() -> None:
    number, folder = int(sys.argv[1]), Path(sys.argv[2])
    os.chdir(folder)
    tempfile.tempdir = str(folder)
    with socket.socket(fileno=number) as line, contextlib.suppress(EOFError, OSError):
        bound()
        if not confine(folder):
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


if __name__ == "__main__":
    die_with_parent()
    main()
