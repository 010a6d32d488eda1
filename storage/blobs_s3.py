"""Blobs in an object store that speaks S3, by obstore (the extra `s3`)."""

from __future__ import annotations

import asyncio
import hashlib
import os
import tempfile
from collections import OrderedDict
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

import obstore
from obstore.exceptions import GenericError, NotFoundError, PermissionDeniedError, UnauthenticatedError
from obstore.store import S3Store

from storage.blobs import CHUNK, NAME, BlobInfo, FolderBlobs, checked_name, verified
from storage.errors import BlobCorrupt, BlobMissing, BlobsUnreachable

MOST_LOCAL = 64
"""Files kept on this machine at most: more than are in use at once (8 deliveries of two files), few enough
that a bot which delivers for weeks does not fill its disk."""
UNREACHABLE = (GenericError, PermissionDeniedError, UnauthenticatedError)


def open_s3(where: str) -> S3Blobs:
    """s3://bucket/prefix. Keys, region and another endpoint come from AWS_ACCESS_KEY_ID,
    AWS_SECRET_ACCESS_KEY, AWS_REGION, AWS_ENDPOINT, and AWS_ALLOW_HTTP=true for one without TLS."""
    plain = os.environ.get("AWS_ALLOW_HTTP", "").lower() == "true"
    store = S3Store.from_url(
        where,
        client_options={"timeout": "60s", "connect_timeout": "5s", "allow_http": plain},
        # Hiccups only: a store that stays away is for the caller to wait for.
        retry_config={"max_retries": 3, "retry_timeout": timedelta(seconds=20)},
    )
    return S3Blobs(store)


def _unreachable(error: Exception) -> BlobsUnreachable:
    # obstore's texts go on for a page after their first line.
    return BlobsUnreachable(str(error).split("\n", 1)[0])


class S3Blobs:
    """Objects named ab/cd/abcd…; S3 shows an object only when all of it has arrived."""

    def __init__(self, store: S3Store) -> None:
        self._store = store
        self._cache: FolderBlobs | None = None
        self._local: OrderedDict[str, None] = OrderedDict()

    async def put(self, data: bytes) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        await self._upload(sha256, data)
        return sha256

    async def put_file(self, path: Path) -> str:
        with path.open("rb") as file:
            return await self.put_from(file)

    async def put_from(self, file: IO[bytes]) -> str:
        begin = file.tell()
        sha256 = await asyncio.to_thread(lambda: _digest(file))
        file.seek(begin)
        await self._upload(sha256, file)
        return sha256

    async def link_file(self, path: Path) -> str:
        return await self.put_file(path)

    async def _upload(self, sha256: str, data: bytes | IO[bytes]) -> None:
        try:
            await obstore.put_async(self._store, _key(sha256), data)
        except UNREACHABLE as error:
            raise _unreachable(error) from error

    async def copy_into(self, sha256: str, file: IO[bytes]) -> None:
        digest = hashlib.sha256()
        try:
            result = await obstore.get_async(self._store, _key(sha256))
            async for piece in result.stream(min_chunk_size=CHUNK):
                digest.update(piece)
                file.write(piece)
        except (NotFoundError, FileNotFoundError) as error:
            raise BlobMissing(sha256) from error
        except UNREACHABLE as error:
            raise _unreachable(error) from error
        if digest.hexdigest() != sha256:
            raise BlobCorrupt(sha256)

    async def get(self, sha256: str) -> bytes:
        try:
            result = await obstore.get_async(self._store, _key(sha256))
            data = bytes(await result.bytes_async())
        except (NotFoundError, FileNotFoundError) as error:
            raise BlobMissing(sha256) from error
        except UNREACHABLE as error:
            raise _unreachable(error) from error
        return verified(sha256, data)

    async def has(self, sha256: str) -> bool:
        try:
            await obstore.head_async(self._store, _key(sha256))
        except (NotFoundError, FileNotFoundError):
            return False
        except UNREACHABLE as error:
            raise _unreachable(error) from error
        return True

    async def delete(self, sha256: str) -> None:
        try:
            await obstore.delete_async(self._store, _key(sha256))
        except (NotFoundError, FileNotFoundError):
            return
        except UNREACHABLE as error:
            raise _unreachable(error) from error

    async def local_path(self, sha256: str) -> Path:
        """The blob in a folder of this process's own, fetched at the first call; the newest 64 stay there."""
        if self._cache is None:
            self._cache = FolderBlobs(Path(tempfile.mkdtemp(prefix="enlarger-blobs-")))
        if not await self._cache.has(sha256):
            await self._cache.put(await self.get(sha256))
        self._local[sha256] = None
        self._local.move_to_end(sha256)
        while len(self._local) > MOST_LOCAL:
            await self._cache.delete(self._local.popitem(last=False)[0])
        return await self._cache.local_path(sha256)

    async def names(self) -> AsyncIterator[BlobInfo]:
        try:
            async for page in obstore.list(self._store):
                for entry in page:
                    name = entry["path"].rpartition("/")[2]
                    if NAME.fullmatch(name):
                        age = datetime.now(UTC) - entry["last_modified"]
                        yield BlobInfo(name, age.total_seconds())
        except UNREACHABLE as error:
            raise _unreachable(error) from error


def _digest(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := file.read(CHUNK):
        digest.update(piece)
    return digest.hexdigest()


def _key(sha256: str) -> str:
    name = checked_name(sha256)
    return f"{name[:2]}/{name[2:4]}/{name}"
