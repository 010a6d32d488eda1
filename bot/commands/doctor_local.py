"""What `enlarger doctor` looks at with a local Bot API server: its folder, and whether both see
the same files."""

from __future__ import annotations

import asyncio
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import httpx

from bot.commands.finding import Finding
from bot.local_api import NotTheServers, file_below, limits_of
from bot.settings import Settings
from storage import photos
from storage.blobs import TEMP_FOLDER
from storage.db import Database

TOPIC = "Local server"
UNIT = Path("/etc/systemd/system/enlarger-bot.service")
BELOW = "start the server with a --dir below the folder of the data (docs/hosting.md)"
SAME_PATH = "mount it at the same path as the server has it, and let the bot's user read it (one group)"


def local_files(settings: Settings, token: str) -> Iterator[Finding]:
    """The address was reached already."""
    folder = settings.api_folder
    if folder is None:
        return
    if not folder.is_dir() or not os.access(folder, os.R_OK | os.X_OK):
        yield Finding(TOPIC, f"the folder {folder} can't be read: {SAME_PATH}", good=False)
        return
    most = f"files up to {limits_of(settings).download} MB in, {limits_of(settings).upload} MB out"
    try:
        file_id = asyncio.run(_latest(settings.database))
    except Exception as error:  # the database has a finding of its own
        yield Finding(TOPIC, f"{most}; its files weren't compared ({type(error).__name__})")
        return
    if file_id is None:
        yield Finding(TOPIC, f"{most}; send the bot a photo and ask again to compare files")
        return
    yield from _compared(settings, token, file_id, most)


async def _latest(database_url: str) -> str | None:
    database = Database(database_url)
    try:
        async with database.session(reading=True) as session:
            return await photos.latest_file_id(session)
    finally:
        await database.close()


def _compared(settings: Settings, token: str, file_id: str, most: str) -> Iterator[Finding]:
    """Whether the file that came last is the same for the server and for us, and can be kept uncopied."""
    assert settings.api_folder is not None
    try:
        answer = httpx.get(
            f"{settings.api_url}/bot{token}/getFile", params={"file_id": file_id}, timeout=30
        ).json()
    except (httpx.HTTPError, ValueError) as error:
        yield Finding(TOPIC, f"getFile does not answer ({type(error).__name__})", good=False)
        return
    if not answer.get("ok"):
        yield Finding(TOPIC, f"{most}; it has no file to compare any more")
        return
    named, size = str(answer["result"].get("file_path", "")), answer["result"].get("file_size")
    try:
        found = file_below(settings.api_folder, named)
    except NotTheServers:
        text = f"the server's files aren't below {settings.api_folder}: is it started with --local, and "
        yield Finding(TOPIC, f"{text}is this its --dir?", good=False)
        return
    except OSError as error:
        text = f"its files can't be read here ({type(error).__name__}): {SAME_PATH}"
        yield Finding(TOPIC, text, good=False)
        return
    if size is not None and found.stat().st_size != size:
        text = f"{settings.api_folder} holds other files than the server's: {SAME_PATH}"
        yield Finding(TOPIC, text, good=False)
        return
    yield Finding(TOPIC, f"{most}; the same files here as there")
    yield from kept(settings, found)


def kept(settings: Settings, theirs: Path) -> Iterator[Finding]:
    """Whether a photo is kept as a link to the server's file; a copy is as good, and takes room and time."""
    if "://" in settings.blobs:
        return
    why = _no_link(Path(settings.blob_folder), theirs) or _apart_in_the_service(settings, theirs)
    yield Finding(TOPIC, f"photos are copied, because {why}" if why else "photos are linked, not copied")


def _no_link(folder: Path, theirs: Path) -> str | None:
    ours = folder / TEMP_FOLDER / f"doctor-{secrets.token_hex(8)}"
    try:
        ours.parent.mkdir(parents=True, exist_ok=True)
        ours.hardlink_to(theirs)
    except OSError as error:
        if error.errno == errno.EXDEV:
            return f"{folder} and {theirs.parent} are on two disks or mounts: {BELOW}"
        if error.errno in (errno.EPERM, errno.EACCES):
            return "they are another user's: run the server as the user of the bot"
        return f"no link can be made ({error.strerror})"
    finally:
        ours.unlink(missing_ok=True)
    return None


def _apart_in_the_service(settings: Settings, theirs: Path) -> str | None:
    """systemd shows a service each folder of ReadWritePaths as a mount of its own, and no link leads out of
    one; this command, which runs outside of the service, could make the link."""
    try:
        lines = UNIT.read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    for line in lines:
        if line.startswith("ReadWritePaths="):
            for writable in (Path(word).resolve() for word in line.partition("=")[2].split()):
                ours = Path(settings.blob_folder).resolve().is_relative_to(writable)
                if ours and not theirs.is_relative_to(writable):
                    return f"the service sees {writable} as a disk of its own: {BELOW}"
    return None
