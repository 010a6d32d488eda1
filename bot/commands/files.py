"""The files of a command: a picture, decoded within limits, for it may be a stranger's; and the results."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.guard import WrongUse
from engine.sealed_start import start_decoder

if TYPE_CHECKING:
    from engine.source_readers import SourceReader


@contextmanager
def decoder(path: Path) -> Iterator[SourceReader]:
    """What decodes it: a process that gets ready beside whatever is done next. WrongUse when there is no such
    file or it can't be read."""
    _need_readable(path)
    started = start_decoder()
    from engine.sealed import Sealed

    reader = Sealed(decoder=started)
    try:
        yield reader
    finally:
        reader.close()


def need_writable(folder: Path) -> None:
    """Make the folder for results. WrongUse when nothing can be written there: better told now than when all
    work is done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"A full disk takes an empty file.")
            file.flush()
    except OSError as error:
        raise WrongUse(f"{folder}: nothing can be written there ({error.strerror}).") from error


def _need_readable(path: Path) -> None:
    try:
        if not path.is_dir() and path.exists() and not path.is_file():
            raise WrongUse(f"{path}: this is no plain file.")
        with path.open("rb"):
            return
    except FileNotFoundError:
        raise WrongUse(f"{path}: there is no such file.") from None
    except IsADirectoryError:
        raise WrongUse(f"{path}: this is a folder, not a picture.") from None
    except OSError as error:
        raise WrongUse(f"{path}: {error.strerror}.") from error
