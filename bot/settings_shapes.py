"""What single settings must look like: the types of bot/settings.py.

Each check gives the value back as it is used, or raises ValueError with the end of the sentence that a host
reads. None of them quotes an address, which may hold a password.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator

NUMBERS = re.compile(r"(?:-?\d{1,19}(?: *, *-?\d{1,19})*)?")
"""Telegram's numbers of people and (negative) of chats, with commas between."""
CHAT = re.compile(r"-?[1-9]\d{0,15}")
"""One of them: Telegram's have 52 bits at most."""
DEVICES = re.compile(r"(?:[\w-]+(?: *, *[\w-]+)*)?")
NETWORK = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
HIGHEST_PORT = 65535
CLOUD_URL = "https://api.telegram.org"
OURS = "https://bot.example.org"


def _numbers(value: str) -> str:
    if not NUMBERS.fullmatch(value):
        raise ValueError("must be numbers with commas between, such as 501,502 (a chat's with its minus)")
    return value


def _chat(value: object) -> object:
    if not CHAT.fullmatch(str(value).strip()):
        raise ValueError("must be one number, such as 501 (a chat's with its minus, such as -1001234567890)")
    return value


def _devices(value: str) -> str:
    if not DEVICES.fullmatch(value):
        raise ValueError("must be CUDA devices with commas between, such as 0,1")
    return value


def _network(value: str) -> str:
    if not NETWORK.fullmatch(value):
        raise ValueError(
            "must be photo, illustration, or the name of a network that you added (enlarger models list)"
        )
    return value


def _folder(value: Path) -> Path:
    try:
        return value.expanduser().absolute()
    except RuntimeError:
        raise ValueError(f"must be a folder, and there is nobody whose home {value.parts[0]} is") from None


def _servers_folder(value: Path) -> Path:
    if not value.is_absolute():
        raise ValueError("must be an absolute path")
    return value


def _picture_place(value: str) -> str:
    """A folder, or a bucket. Of another address a folder `gs:` would be made."""
    if not value or re.match(r"s3://[^/\s]+", value):
        return value
    if "://" in value:
        raise ValueError("must be a folder, or an address such as s3://bucket/prefix")
    return str(_folder(Path(value)))


def _server_address(value: str) -> str:
    return value if value == CLOUD_URL else _web_address(value, CLOUD_URL)


def _web_address(value: str, example: str) -> str:
    if not re.match(r"https?://[^/\s]+", value) or not _can_be_called(value):
        raise ValueError(f"must be an address such as {example}")
    return value.rstrip("/")


def _public_address(value: str) -> str:
    """https, as Telegram asks for; this machine's own may go without."""
    if value and not re.match(r"https://|http://(127\.0\.0\.1|localhost)(:|/|$)", value):
        raise ValueError(f"must be an address such as {OURS}")
    return _web_address(value, OURS) if value else value


def _can_be_called(address: str) -> bool:
    """Whether it can be an address at all: httpx would tell at the first call, and the bot wait for ever."""
    import httpx

    try:
        port = urlsplit(address).port
        httpx.URL(address)
    except (ValueError, httpx.InvalidURL):
        return False
    return port is None or 0 < port <= HIGHEST_PORT


def _database(value: str) -> str:
    return _database_address(value, "sqlite+aiosqlite://", "postgresql+asyncpg://")


def _queue(value: str) -> str:
    return _database_address(value, "sqlite://", "postgresql+psycopg://", "postgresql://")


def _database_address(value: str, *kinds: str) -> str:
    """kinds: what it may begin with, the one to tell as an example last."""
    if not value:
        return value
    if not value.startswith(kinds):
        raise ValueError(f"must start with {kinds[0]} or {kinds[-1]}")
    from storage.addresses import is_database

    if not is_database(value):
        raise ValueError(f"must be an address such as {kinds[-1]}name:password@machine:5432/database")
    return value


Numbers = Annotated[str, AfterValidator(_numbers)]
Chat = Annotated[int, BeforeValidator(_chat)]
Devices = Annotated[str, AfterValidator(_devices)]
Network = Annotated[str, AfterValidator(_network)]
Folder = Annotated[Path, AfterValidator(_folder)]
ServersFolder = Annotated[Path, AfterValidator(_servers_folder)]
PicturePlace = Annotated[str, AfterValidator(_picture_place)]
ServerAddress = Annotated[str, AfterValidator(_server_address)]
PublicAddress = Annotated[str, AfterValidator(_public_address)]
DatabaseAddress = Annotated[str, AfterValidator(_database)]
QueueAddress = Annotated[str, AfterValidator(_queue)]
