"""The process that decodes sources for the engine, within its limits (engine/sealed.py starts it).

Run: python -m engine.sealed_child FD FOLDER
"""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import tempfile
from pathlib import Path

from engine.bounds import bound, confine
from engine.parent import die_with_parent


def main() -> None:
    number, folder = int(sys.argv[1]), Path(sys.argv[2])
    os.chdir(folder)
    tempfile.tempdir = str(folder)
    with socket.socket(fileno=number) as line, contextlib.suppress(EOFError, OSError):
        bound()
        held = confine(folder)
        from engine.sealed_answers import answer_all  # noqa: PLC0415 - numpy's threads must start held

        answer_all(line, held=held)


if __name__ == "__main__":
    die_with_parent()
    main()
