"""Reading the picture file of a command."""

from __future__ import annotations

from pathlib import Path

from bot.commands.guard import WrongUse


def read_picture(path: Path) -> bytes:
    """The file's bytes; WrongUse when there is no such file or it can't be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise WrongUse(f"{path}: there is no such file.") from None
    except IsADirectoryError:
        raise WrongUse(f"{path}: this is a folder, not a picture.") from None
    except OSError as error:
        raise WrongUse(f"{path}: {error.strerror}.") from error
