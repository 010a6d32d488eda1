"""What `enlarger doctor` looks at with a local Bot API server: its folder, and whether both see
the same files."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator

import httpx

from bot.commands.finding import Finding
from bot.local_api import NotTheServers, file_below, limits_of
from bot.settings import Settings
from storage import photos
from storage.db import Database

TOPIC = "Local server"
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
    yield _compared(settings, token, file_id, most)


async def _latest(database_url: str) -> str | None:
    database = Database(database_url)
    try:
        async with database.session(reading=True) as session:
            return await photos.latest_file_id(session)
    finally:
        await database.close()


def _compared(settings: Settings, token: str, file_id: str, most: str) -> Finding:
    """Whether the file that came last is the same for the server and for us."""
    assert settings.api_folder is not None
    try:
        answer = httpx.get(
            f"{settings.api_url}/bot{token}/getFile", params={"file_id": file_id}, timeout=30
        ).json()
    except (httpx.HTTPError, ValueError) as error:
        return Finding(TOPIC, f"getFile does not answer ({type(error).__name__})", good=False)
    if not answer.get("ok"):
        return Finding(TOPIC, f"{most}; it has no file to compare any more")
    named, size = str(answer["result"].get("file_path", "")), answer["result"].get("file_size")
    try:
        found = file_below(settings.api_folder, named)
    except NotTheServers:
        text = f"the server's files aren't below {settings.api_folder}: is it started with --local, and "
        return Finding(TOPIC, f"{text}is this its --dir?", good=False)
    except OSError as error:
        text = f"its files can't be read here ({type(error).__name__}): {SAME_PATH}"
        return Finding(TOPIC, text, good=False)
    if size is not None and found.stat().st_size != size:
        text = f"{settings.api_folder} holds other files than the server's: {SAME_PATH}"
        return Finding(TOPIC, text, good=False)
    return Finding(TOPIC, f"{most}; the same files here as there")
