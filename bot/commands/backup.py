"""`enlarger backup` and `enlarger restore`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from bot.commands.guard import WrongUse
from bot.settings import load_settings, prepare_data_folder

MOST_NAMED = 20
"""Files in the sentence about damaged ones; a disk that dies has thousands."""


def backup(archive: Path) -> None:
    """Database and picture files into one file."""
    from storage.backup import BackupRefused
    from storage.backup import backup as write

    settings = load_settings()
    try:
        contents = asyncio.run(
            write(settings.database, settings.blob_folder, archive.absolute(), settings.data)
        )
    except (BackupRefused, OSError) as error:
        raise WrongUse(f"no backup was made: {error}.") from error
    size = f"{contents.bytes / 1e6:.1f} MB"
    print(f"{archive}: the database ({contents.kind}) and {contents.blobs} files, {size}.")
    print(f"Messages that the bot of this machine has not answered yet: {contents.notes}, also in it.")
    print("Settings and the token are not in it: keep your .env beside it.")
    if contents.damaged:
        # The backup is good for all the rest, so the exit code is 0 and an upgrade goes on; who only reads
        # what went wrong hears of it as well.
        print(_damaged(contents.damaged), file=sys.stderr)


def _damaged(names: tuple[str, ...]) -> str:
    told = ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")
    many = "1 file is" if len(names) == 1 else f"{len(names)} files are"
    return f"{many} damaged and not in it: {told}"


def restore(archive: Path) -> None:
    """Back from that file, into an empty place."""
    from bot.commands.database import told
    from storage.backup import DATABASE_TROUBLE, BackupRefused
    from storage.backup import restore as read

    settings = load_settings()
    prepare_data_folder(settings)
    try:
        contents = asyncio.run(
            read(archive.absolute(), settings.database, settings.blob_folder, settings.data)
        )
    except BackupRefused as error:
        raise WrongUse(f"the backup was not restored: {error}.") from error
    except DATABASE_TROUBLE as error:
        raise told(error, settings) from error
    print(f"The database and {contents.blobs} files are there again.")
    print(f"Open jobs, and {contents.notes} messages not answered yet, go on at the next start.")
