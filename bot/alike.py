"""Which masters of a library show the same picture: by their likenesses, kept in memory as bits.

The ten hashes (engine.recall) of a hundred thousand masters are 32 MB; only what was published since the last
look is read again.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from engine.recalled import HASHES
from storage import library
from storage.db import Database
from storage.library_view import Asset

MOST_BITS = 24
"""Of 256 bits, so many may differ between two files of one picture."""
SCENE_BITS = 88
"""Up to so many, the pixels decide (engine.same_scene): cut copies lie within 52, strangers at 118.6 with a
deviation of 7 (engine.recall.CUTS), so that even among 100,000 hardly one is looked at in vain."""
LIKE_BITS = 80
"""Up to so many a picture is worth showing to somebody who looks for a similar one."""
WORDS = 4
"""Of 64 bits in a hash."""


@dataclass
class Known:
    """hashes: (WORDS, HASHES, masters), so that each step of a comparison runs along memory. A master without
    cuts has its one hash in all places."""

    ids: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    hashes: NDArray[np.uint64] = field(default_factory=lambda: np.zeros((WORDS, HASHES, 0), np.uint64))


@dataclass(frozen=True)
class Near:
    """A master near to the asked likeness of this index, and by how many bits it differs."""

    asset: Asset
    apart: int
    asked: int


class Alike:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[int, Known] = {}
        self._locks: dict[int, asyncio.Lock] = {}

    async def find(
        self, channel_ids: list[int], likenesses: Sequence[str], *, most_bits: int, limit: int
    ) -> list[Near]:
        """Masters of these libraries near to any of these, at most `limit` to each, the nearest first."""
        near: list[tuple[int, int, int]] = []
        for channel_id in channel_ids:
            known = await self._fresh(channel_id)
            near += await asyncio.to_thread(_near, known, likenesses, most_bits, limit)
        near.sort(key=lambda one: (one[1], -one[0]))
        asked: Counter[int] = Counter()
        found = []
        async with self._database.session(reading=True) as session:
            for asset_id, apart, index in near:
                asset = await library.get(session, asset_id) if asked[index] < limit else None
                if asset is not None and asset.message_id is not None:
                    found.append(Near(asset, apart, index))
                    asked[index] += 1
        return found

    async def _fresh(self, channel_id: int) -> Known:
        async with self._locks.setdefault(channel_id, asyncio.Lock()):
            known = self._known.setdefault(channel_id, Known())
            last = int(known.ids[-1]) if len(known.ids) else 0
            async with self._database.session(reading=True) as session:
                rows = await library.likenesses(session, channel_id, after=last)
            if rows:
                self._known[channel_id] = known = await asyncio.to_thread(known_with, known, rows)
            return known


def known_with(known: Known, rows: list[tuple[int, bytes]]) -> Known:
    """What is known, and these (id, hashes) besides."""
    ids = np.array([row[0] for row in rows], np.int64)
    fresh = np.stack([_filled(np.frombuffer(row[1], np.uint64).reshape(-1, WORDS)) for row in rows])
    hashes = np.concatenate([known.hashes, fresh.transpose(2, 1, 0)], axis=2)
    return Known(np.concatenate([known.ids, ids]), hashes)


def _filled(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    missing = np.repeat(hashes[:1], max(0, HASHES - len(hashes)), axis=0)
    return np.concatenate([hashes[:HASHES], missing])


def _near(known: Known, likenesses: Sequence[str], most_bits: int, limit: int) -> list[tuple[int, int, int]]:
    """(id, bits apart, index of the likeness)."""
    return [
        (asset_id, apart, index)
        for index, likeness in enumerate(likenesses)
        for asset_id, apart in nearest(known, likeness, most_bits, limit)
    ]


def nearest(known: Known, likeness: str, most_bits: int, limit: int) -> list[tuple[int, int]]:
    """(id, bits apart) of the nearest, by the nearest of each one's hashes."""
    if not len(known.ids):
        return []
    wanted = np.frombuffer(bytes.fromhex(likeness), np.uint64)
    counts = np.zeros(known.hashes.shape[1:], np.uint16)
    for word in range(WORDS):
        counts += np.bitwise_count(known.hashes[word] ^ wanted[word])
    apart = counts.min(axis=0)
    near = np.flatnonzero(apart <= most_bits)
    order = near[np.argsort(apart[near], kind="stable")][:limit]
    return [(int(known.ids[i]), int(apart[i])) for i in order]
