"""The picture file of a command, decoded within limits: it may be a stranger's."""

from __future__ import annotations

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
