"""Blobs in a folder and in an object store: never half a file, never the wrong bytes."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typing_extensions import Buffer

from storage.blobs import BlobCorrupt, BlobMissing, Blobs, BlobsUnreachable, NoRoom, open_blobs
from tests.storage.s3_here import S3Here, s3

__all__ = ["s3"]

DATA = b"a picture" * 1000
NAME = hashlib.sha256(DATA).hexdigest()


@dataclass
class Store:
    blobs: Blobs
    spoil: Callable[[], object]
    """Changes the stored bytes of DATA behind the store's back."""


@pytest.fixture(params=["folder", "s3"])
async def store(request: pytest.FixtureRequest, tmp_path: Path, s3: S3Here) -> Store:
    if request.param == "s3":
        key = f"prefix/{NAME[:2]}/{NAME[2:4]}/{NAME}"
        return Store(open_blobs("s3://bucket/prefix"), lambda: s3.objects.update({key: b"other bytes"}))
    path = tmp_path / "blobs" / NAME[:2] / NAME[2:4] / NAME
    return Store(open_blobs(str(tmp_path / "blobs")), lambda: path.write_bytes(b"other bytes"))


async def test_what_is_stored_comes_back(store: Store, tmp_path: Path) -> None:
    assert await store.blobs.put(DATA) == NAME
    source = tmp_path / "source"
    source.write_bytes(DATA)
    assert await store.blobs.put_file(source) == NAME
    assert await store.blobs.get(NAME) == DATA
    assert (await store.blobs.local_path(NAME)).read_bytes() == DATA
    assert await store.blobs.has(NAME)
    listed = [info async for info in store.blobs.names()]
    assert [info.sha256 for info in listed] == [NAME]
    assert -5 < listed[0].age < 60


class Watched(io.FileIO):
    """A file that knows the largest piece it was read or written in."""

    largest = 0

    def read(self, size: int | None = -1, /) -> bytes:
        piece: bytes = super().read(-1 if size is None else size)
        self.largest = max(self.largest, len(piece))
        return piece

    def write(self, piece: Buffer, /) -> int:
        self.largest = max(self.largest, len(memoryview(piece)))
        return super().write(piece)


async def test_a_large_file_goes_in_and_out_in_pieces(store: Store, tmp_path: Path) -> None:
    large = DATA * 1400
    (tmp_path / "source").write_bytes(b"before" + large)
    with Watched(tmp_path / "source") as source:
        source.seek(len(b"before"))
        name = await store.blobs.put_from(source)
        assert 0 < source.largest <= len(large) // 2
    assert name == hashlib.sha256(large).hexdigest()
    with Watched(tmp_path / "copy", "wb") as copy:
        await store.blobs.copy_into(name, copy)
        assert 0 < copy.largest <= len(large) // 2
    assert (tmp_path / "copy").read_bytes() == large


async def test_a_copy_of_what_is_missing_or_spoilt_is_told(store: Store) -> None:
    with pytest.raises(BlobMissing):
        await store.blobs.copy_into(NAME, io.BytesIO())
    await store.blobs.put(DATA)
    store.spoil()
    with pytest.raises(BlobCorrupt):
        await store.blobs.copy_into(NAME, io.BytesIO())


async def test_what_was_deleted_is_gone(store: Store) -> None:
    await store.blobs.put(DATA)
    await store.blobs.delete(NAME)
    await store.blobs.delete(NAME)
    assert not await store.blobs.has(NAME)
    with pytest.raises(BlobMissing):
        await store.blobs.get(NAME)
    with pytest.raises(BlobMissing):
        await store.blobs.local_path(NAME)


async def test_wrong_bytes_are_noticed_and_mended_by_storing_again(store: Store) -> None:
    await store.blobs.put(DATA)
    store.spoil()
    with pytest.raises(BlobCorrupt):
        await store.blobs.get(NAME)
    with pytest.raises(BlobCorrupt):
        await store.blobs.local_path(NAME)
    await store.blobs.put(DATA)
    assert await store.blobs.get(NAME) == DATA


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 64, "0" * 63 + "/"])
async def test_a_name_that_is_none_leads_nowhere(store: Store, name: str) -> None:
    for call in (store.blobs.get, store.blobs.has, store.blobs.delete, store.blobs.local_path):
        with pytest.raises(BlobMissing):
            await call(name)


async def test_a_store_in_trouble_says_so(s3: S3Here) -> None:
    blobs = open_blobs("s3://bucket/prefix")
    await blobs.put(DATA)
    s3.away = True
    for call in (blobs.put(DATA), blobs.get(NAME), blobs.has(NAME), blobs.delete(NAME)):
        with pytest.raises(BlobsUnreachable):
            await call
    s3.away = False
    assert await blobs.get(NAME) == DATA


async def test_a_store_that_is_not_there_says_so(s3: S3Here) -> None:
    await s3.server.close()
    with pytest.raises(BlobsUnreachable):
        await open_blobs("s3://bucket/prefix").put(DATA)


FILL = """
import asyncio, resource, sys
from pathlib import Path
from storage.blobs import NoRoom, open_blobs
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    asyncio.run(open_blobs(sys.argv[1]).put(b"x" * 100_000))
except NoRoom:
    sys.exit(42)
"""


def test_a_full_disk_is_an_answer_and_leaves_nothing(tmp_path: Path) -> None:
    """The kernel refuses the write in the middle of the file, here by a limit on its size."""
    ended = subprocess.run(
        [sys.executable, "-c", FILL, str(tmp_path / "blobs")], cwd=Path(__file__).parents[2], check=False
    )
    assert ended.returncode == 42
    assert [path for path in (tmp_path / "blobs").rglob("*") if path.is_file()] == []


async def test_half_a_file_of_a_dead_process_is_cleared_away(tmp_path: Path) -> None:
    blobs = open_blobs(str(tmp_path))
    await blobs.put(DATA)
    old, young = tmp_path / "incoming" / "old", tmp_path / "incoming" / "young"
    for path in (old, young):
        path.write_bytes(b"half")
    long_ago = time.time() - 7200
    os.utime(old, (long_ago, long_ago))
    assert [info.sha256 async for info in blobs.names()] == [NAME]
    assert (old.exists(), young.exists()) == (False, True)


async def test_no_room_is_told_from_other_troubles(tmp_path: Path) -> None:
    (tmp_path / "blobs").write_text("a file where the folder should be")
    with pytest.raises(OSError, match="Not a directory") as trouble:
        await open_blobs(str(tmp_path / "blobs")).put(DATA)
    assert not isinstance(trouble.value, NoRoom)


async def test_a_reader_of_an_object_store_keeps_few_files(
    s3: S3Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.blobs_s3.MOST_LOCAL", 2)
    blobs = open_blobs("s3://bucket/prefix")
    names = [await blobs.put(b"picture %d" % number) for number in range(4)]
    paths = [await blobs.local_path(name) for name in names]
    assert [path.exists() for path in paths] == [False, False, True, True]
    assert (await blobs.local_path(names[0])).read_bytes() == b"picture 0"
