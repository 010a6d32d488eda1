"""Files are hashed once in a while, two at a time, and never taken for what they are no more."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from bot.inspect.at_hand import AT_ONCE, MOST_KNOWN, AtHand
from storage.blobs import BlobCorrupt, BlobMissing, FolderBlobs
from tests.bot.inspect.conftest import Looking


class Counting(FolderBlobs):
    """Tells how often it was asked, and by how many at once."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.asked: list[str] = []
        self.now = self.most = 0

    async def local_path(self, sha256: str) -> Path:
        self.asked.append(sha256)
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            await asyncio.sleep(0.01)
            return await super().local_path(sha256)
        finally:
            self.now -= 1


@pytest.fixture
def blobs(tmp_path: Path) -> Counting:
    return Counting(tmp_path / "blobs")


async def test_a_file_is_looked_up_once_however_many_ask(blobs: Counting) -> None:
    at_hand, name = AtHand(blobs), await blobs.put(b"master")
    paths = await asyncio.gather(*(at_hand.path(name) for _ in range(100)))
    assert {path.read_bytes() for path in paths} == {b"master"}
    await at_hand.path(name)
    assert len(blobs.asked) <= AT_ONCE


async def test_two_look_ups_at_a_time(blobs: Counting) -> None:
    at_hand = AtHand(blobs)
    names = [await blobs.put(bytes([number])) for number in range(20)]
    await asyncio.gather(*map(at_hand.path, names))
    assert (len(blobs.asked), blobs.most) == (20, AT_ONCE)


async def test_a_file_that_is_another_now_is_looked_up_again(
    blobs: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_hand, name = AtHand(blobs), await blobs.put(b"master")
    path = await at_hand.path(name)
    path.write_bytes(b"murder")
    os.utime(path, ns=(1, 1))
    with pytest.raises(BlobCorrupt):
        await at_hand.path(name)
    await blobs.put(b"master")
    await at_hand.path(name)
    await blobs.delete(name)
    with pytest.raises(BlobMissing):
        await at_hand.path(name)
    await blobs.put(b"master")
    monkeypatch.setattr("bot.inspect.at_hand.KNOWN_SECONDS", -1.0)
    asked = len(blobs.asked)
    await at_hand.path(name)
    await at_hand.path(name)
    assert len(blobs.asked) == asked + 2, "and so is one that was looked at long ago"


async def test_there_is_an_end_to_what_is_remembered(blobs: Counting) -> None:
    at_hand = AtHand(blobs)
    names = [await blobs.put(str(number).encode()) for number in range(MOST_KNOWN + 5)]
    await asyncio.gather(*map(at_hand.path, names))
    assert len(at_hand._known) == MOST_KNOWN


async def test_the_page_hashes_a_master_once(looking: Looking, monkeypatch: pytest.MonkeyPatch) -> None:
    blobs = looking.stage.bot.services.blobs
    asked, real = [], blobs.local_path

    async def counted(sha256: str) -> Path:
        asked.append(sha256)
        return await real(sha256)

    monkeypatch.setattr(blobs, "local_path", counted)
    for part in (None, "bytes=0-9", "bytes=10-"):
        headers = {"Range": part} if part else {}
        assert (await looking.get(looking.url("master"), headers=headers))[0] == (206 if part else 200)
    async with looking.client.head(looking.url("master")) as answer:
        assert answer.status == 200
    assert (await looking.post(looking.url("tiles")))[0] == 204
    assert asked.count(looking.job.master_sha256 or "") == 1
