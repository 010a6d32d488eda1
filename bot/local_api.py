"""The Bot API server's limits, and the files of one on the host's own machine, read where they lie.

A server with `--local` names files by their absolute path on its disk. They are the server's: they are opened
or linked, never moved, changed or deleted here.
"""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from bot.settings import Settings

MIB = 2**20


class NotTheServers(Exception):
    """A path that does not lead to a plain file below the server's folder."""


@dataclass(frozen=True)
class FileLimits:
    """In MiB, which Telegram calls MB. download: of a file that is taken. upload: of one that is sent."""

    download: int
    upload: int

    @property
    def download_bytes(self) -> int:
        return self.download * MIB

    @property
    def upload_bytes(self) -> int:
        return self.upload * MIB


CLOUD = FileLimits(download=20, upload=50)
"""https://core.telegram.org/bots/api#getfile and #sending-files, Bot API 10.1."""
LOCAL_UPLOAD = 2000
"""https://core.telegram.org/bots/api#using-a-local-bot-api-server; a download has no limit there."""


def limits_of(settings: Settings) -> FileLimits:
    """What can go in and out, by the server in use."""
    if settings.api_folder is None:
        return CLOUD
    return FileLimits(settings.largest_mb, LOCAL_UPLOAD)


def file_below(folder: Path, named: str) -> Path:
    """The file that the server names, once it is sure to be one of its own.

    Raises NotTheServers for a relative path, for "..", for a way out through a link, and for anything but a
    plain file; OSError when it is not there or may not be read.
    """
    path = Path(named)
    if "\0" in named or not path.is_absolute() or ".." in path.parts:
        raise NotTheServers("no absolute path")
    found = path.resolve(strict=True)
    if not found.is_relative_to(folder.resolve(strict=True)):
        raise NotTheServers("outside of the folder")
    if not stat.S_ISREG(found.stat().st_mode):
        raise NotTheServers("no plain file")
    with found.open("rb"):
        return found
