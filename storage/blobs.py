"""Blobs: files under the SHA-256 of their bytes. A folder by default, S3 through one setting."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
import os
import re
import secrets
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from storage.errors import BlobCorrupt, BlobMissing, BlobsUnreachable, NoRoom
from storage.room import FULL

__all__ = ["BlobCorrupt", "BlobInfo", "BlobMissing", "Blobs", "BlobsUnreachable", "NoRoom", "open_blobs"]

log = logging.getLogger(__name__)

CHUNK = 1 << 20
NAME = re.compile(r"[0-9a-f]{64}")
TEMP_FOLDER = "incoming"
TEMP_MAX_AGE_SECONDS = 3600.0
"""Half a file older than this was left by a process that died: no upload takes an hour."""


@dataclass(frozen=True)
class BlobInfo:
    """sha256: its name. age: seconds since it was stored, or stored again."""

    sha256: str
    age: float


class Blobs(Protocol):
    """Names are the SHA-256 of the bytes, 64 hex digits. Storing what exists is cheap and harmless.

    Raises BlobMissing, BlobCorrupt (also when a name is no name), NoRoom, BlobsUnreachable.
    """

    async def put(self, data: bytes) -> str: ...
    async def put_file(self, path: Path) -> str: ...
    async def link_file(self, path: Path) -> str:
        """Like put_file, for a file of somebody else's that stays as it is: not copied where a hard link
        will do."""
        ...

    async def get(self, sha256: str) -> bytes: ...
    async def has(self, sha256: str) -> bool: ...
    async def delete(self, sha256: str) -> None: ...
    async def local_path(self, sha256: str) -> Path:
        """A file on this machine with these bytes; read it, don't change it."""
        ...

    def names(self) -> AsyncIterator[BlobInfo]: ...


def open_blobs(where: str) -> Blobs:
    """A folder's path, or s3://bucket/prefix (needs the extra `s3`; keys and region from AWS_*)."""
    if where.startswith("s3://"):
        from storage.blobs_s3 import open_s3  # noqa: PLC0415 - obstore is an optional extra

        return open_s3(where)
    if "://" in where:
        raise ValueError("neither a folder nor s3://")
    return FolderBlobs(Path(where))


def checked_name(sha256: str) -> str:
    """The name itself; raises BlobMissing for anything that could lead out of the folder."""
    if not NAME.fullmatch(sha256):
        raise BlobMissing(sha256[:80])
    return sha256


def verified(sha256: str, data: bytes) -> bytes:
    if hashlib.sha256(data).hexdigest() != sha256:
        raise BlobCorrupt(sha256)
    return data


class FolderBlobs:
    """root/ab/cd/abcd…; written beside, flushed to the disk, then renamed: never half a file."""

    def __init__(self, root: Path) -> None:
        self._root = root

    async def put(self, data: bytes) -> str:
        return await asyncio.to_thread(self._put, [data])

    async def put_file(self, path: Path) -> str:
        return await asyncio.to_thread(self._put_file, path)

    async def link_file(self, path: Path) -> str:
        return await asyncio.to_thread(self._link_file, path)

    async def get(self, sha256: str) -> bytes:
        return await asyncio.to_thread(self._get, sha256)

    async def has(self, sha256: str) -> bool:
        return await asyncio.to_thread(self._path(sha256).is_file)

    async def delete(self, sha256: str) -> None:
        await asyncio.to_thread(self._path(sha256).unlink, missing_ok=True)

    async def local_path(self, sha256: str) -> Path:
        return await asyncio.to_thread(self._verified_path, sha256)

    async def names(self) -> AsyncIterator[BlobInfo]:
        """Every blob; also clears away what dead processes left half written."""
        for info in await asyncio.to_thread(lambda: list(self._names())):
            yield info

    def _path(self, sha256: str) -> Path:
        name = checked_name(sha256)
        return self._root / name[:2] / name[2:4] / name

    def _put_file(self, path: Path) -> str:
        with path.open("rb") as file:
            return self._put(iter(lambda: file.read(CHUNK), b""))

    def _link_file(self, path: Path) -> str:
        """A hard link: the other's name can go, the bytes stay. Another disk, or a file that the system
        lets only its owner link (fs.protected_hardlinks), is copied."""
        linked = self._root / TEMP_FOLDER / f"link-{secrets.token_hex(8)}"
        try:
            linked.parent.mkdir(parents=True, exist_ok=True)
            linked.hardlink_to(path)
            # Read through our own name: what stands at the other's may be another file by now.
            with linked.open("rb") as file:
                sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            place = self._path(sha256)
            place.parent.mkdir(parents=True, exist_ok=True)
            linked.replace(place)
            _flush_folder(place.parent)
        except OSError as error:
            log.info("copied, not linked (enlarger doctor says why): %s", error.strerror)
            return self._put_file(path)
        finally:
            # Renaming one link of a file to another of the same does nothing.
            with contextlib.suppress(OSError):
                linked.unlink(missing_ok=True)
        return sha256

    def _put(self, pieces: Iterator[bytes] | list[bytes]) -> str:
        temp: Path | None = None
        try:
            folder = self._root / TEMP_FOLDER
            folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=folder)
            temp = Path(name)
            with os.fdopen(handle, "wb") as file:
                sha256 = _write(file, pieces)
            place = self._path(sha256)
            place.parent.mkdir(parents=True, exist_ok=True)
            # The new bytes are right for certain; an old file of the name may have decayed.
            temp.replace(place)
            _flush_folder(place.parent)
        except OSError as error:
            if error.errno in FULL:
                raise NoRoom(str(self._root)) from error
            raise
        finally:
            if temp is not None:
                with contextlib.suppress(OSError):
                    temp.unlink(missing_ok=True)
        return sha256

    def _get(self, sha256: str) -> bytes:
        try:
            return verified(sha256, self._path(sha256).read_bytes())
        except FileNotFoundError as error:
            raise BlobMissing(sha256) from error

    def _verified_path(self, sha256: str) -> Path:
        path = self._path(sha256)
        try:
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError as error:
            raise BlobMissing(sha256) from error
        if found != sha256:
            raise BlobCorrupt(sha256)
        return path

    def _names(self) -> Iterator[BlobInfo]:
        now = time.time()
        for path in self._root.glob(f"{TEMP_FOLDER}/*"):
            with contextlib.suppress(OSError):
                if now - path.stat().st_mtime > TEMP_MAX_AGE_SECONDS:
                    path.unlink()
        for path in self._root.glob("??/??/*"):
            if NAME.fullmatch(path.name):
                with contextlib.suppress(FileNotFoundError):
                    about = path.stat()
                    # A link has the time of the file it was made from; when it was linked is the other.
                    stored = about.st_ctime if about.st_nlink > 1 else about.st_mtime
                    yield BlobInfo(path.name, now - stored)


def _write(file: IO[bytes], pieces: Iterator[bytes] | list[bytes]) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
        file.write(piece)
    file.flush()
    os.fsync(file.fileno())
    return digest.hexdigest()


def _flush_folder(folder: Path) -> None:
    """Make the rename itself last through a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
