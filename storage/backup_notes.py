"""The bot's notes in a backup: what Telegram was told had arrived, and nobody was answered yet.

They are small files in the data folder (bot/journal.py, bot/inbox.py). Telegram won't hand these messages out
again, so a backup without them would lose a photo that was sent during /maintenance.
"""

from __future__ import annotations

import re
import tarfile
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath

NOTES = {"updates": re.compile(r"\d{1,20}\.\d{1,3}\.json"), "inbox": re.compile(r"-?\d{1,20}_\d{1,20}\.json")}
"""Folder and names, in the order in which a message goes through them: copied so, one that moves on meanwhile
is in the archive twice, which is harmless, and never missing."""
LARGEST = 1 << 20
"""Bytes of a note; Telegram's updates have some kilobytes."""


def add_notes(tar: tarfile.TarFile, data: Path | None) -> int:
    """Put them in the archive; how many. None, and none, on a machine where no bot runs."""
    count = 0
    for path in _of(data) if data is not None else ():
        try:
            note = path.read_bytes()
        except FileNotFoundError:
            continue
        entry = tarfile.TarInfo(f"{path.parent.name}/{path.name}")
        entry.size, entry.mode, entry.mtime = len(note), 0o600, int(time.time())
        tar.addfile(entry, BytesIO(note))
        count += 1
    return count


def _of(data: Path) -> Iterator[Path]:
    for folder, name in NOTES.items():
        # Sorted at once: the next folder is looked into only when this one is through.
        yield from sorted(path for path in data.glob(f"{folder}/*.json") if name.fullmatch(path.name))


def restore_note(tar: tarfile.TarFile, member: tarfile.TarInfo, data: Path | None) -> None:
    """Put an entry of the archive back if it is a note: its name must be one that notes have."""
    parts = PurePosixPath(member.name).parts
    if data is None or len(parts) != 2 or not member.isfile() or member.size > LARGEST:
        return
    folder, name = parts
    if folder not in NOTES or not NOTES[folder].fullmatch(name):
        return
    packed = tar.extractfile(member)
    assert packed is not None
    (data / folder).mkdir(parents=True, exist_ok=True)
    draft = data / folder / f"{name}.new"
    draft.write_bytes(packed.read())
    draft.replace(data / folder / name)
