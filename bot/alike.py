"""Which masters of a library show the same picture: by their likenesses, kept in memory as bits.

The ten hashes (engine.recall) of a hundred thousand masters are 32 MB; only what was published since the last
look is read again. What has gone since then, or was replaced by a newer version, is noticed when it is found.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from engine.recalled import HASHES
from storage import library
from storage.clock import now
from storage.db import Database
from storage.library_view import Asset

MOST_BITS = 24
"""Of 256 bits, so many may differ between two files of one picture."""
SCENE_BITS = 88
"""Up to so many, the pixels decide (engine.same_scene): cut copies lie within 52, strangers at 118.6 with a
deviation of 7 (engine.recall.CUTS), so that even among 100,000 hardly one is looked at in vain."""
LIKE_BITS = 80
"""Up to so many a picture is worth showing to somebody who looks for a similar one."""
LAST_MINUTES = timedelta(minutes=5)
"""Before the last look are read again: clocks differ, and what was noted then may be seen only later."""
WORDS = 4
"""Of 64 bits in a hash."""
HASH_BYTES = WORDS * 8
THREADS = 2
"""For the many places of a screenshot; numpy lets others run meanwhile."""
AT_ONCE = 8192
"""Masters that are compared at a time: what lies between stays in the processor's cache."""


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
        self._looked: dict[int, datetime] = {}
        self._locks: dict[int, asyncio.Lock] = {}

    async def find(
        self, channel_ids: list[int], likenesses: Sequence[str], *, most_bits: int, limit: int
    ) -> list[Near]:
        """Masters of these libraries near to any of these, at most `limit` to each, the nearest first; of a
        chain of versions only the last."""
        while True:
            near: list[tuple[int, int, int]] = []
            for channel_id in channel_ids:
                known = await self._fresh(channel_id)
                asked = list(enumerate(likenesses))
                parts = (asked[first::THREADS] for first in range(THREADS))
                found_by = (asyncio.to_thread(_near, known, part, most_bits, limit) for part in parts)
                near += chain.from_iterable(await asyncio.gather(*found_by))
            near.sort(key=lambda one: (one[1], -one[0]))
            found, gone = await self._looked_up(near, limit)
            if not gone:
                return found
            # They took places that others should have.
            for channel_id in channel_ids:
                await self._forget(channel_id, gone)

    async def warm(self) -> None:
        """Read all libraries, so that nobody who asks first waits for it."""
        async with self._database.session(reading=True) as session:
            channel_ids = await library.channels(session)
        for channel_id in channel_ids:
            await self._fresh(channel_id)

    async def _looked_up(self, near: list[tuple[int, int, int]], limit: int) -> tuple[list[Near], set[int]]:
        """Those that are there, and the ids of those that are not."""
        asked: Counter[int] = Counter()
        found, gone = [], set()
        async with self._database.session(reading=True) as session:
            for asset_id, apart, index in near:
                if asked[index] == limit:
                    continue
                asset = await library.get(session, asset_id)
                if asset is None or asset.message_id is None or asset.next_id is not None:
                    gone.add(asset_id)
                    continue
                found.append(Near(asset, apart, index))
                asked[index] += 1
        return found, gone

    async def _fresh(self, channel_id: int) -> Known:
        async with self._lock(channel_id):
            known = self._known.setdefault(channel_id, Known())
            before, begun = self._looked.get(channel_id), now()
            since = before - LAST_MINUTES if before else None
            async with self._database.session(reading=True) as session:
                rows = await library.likenesses(session, channel_id, since=since)
            if rows:
                there = np.isin(np.array([row[0] for row in rows], np.int64), known.ids)
                rows = [row for row, known_already in zip(rows, there, strict=True) if not known_already]
            if rows:
                self._known[channel_id] = known = await asyncio.to_thread(known_with, known, rows)
            self._looked[channel_id] = begun
            return known

    async def _forget(self, channel_id: int, ids: set[int]) -> None:
        async with self._lock(channel_id):
            known = self._known[channel_id]
            self._known[channel_id] = await asyncio.to_thread(known_without, known, ids)

    def _lock(self, channel_id: int) -> asyncio.Lock:
        return self._locks.setdefault(channel_id, asyncio.Lock())


def known_without(known: Known, ids: set[int]) -> Known:
    """What is known but for these."""
    stays = ~np.isin(known.ids, list(ids))
    return known if stays.all() else Known(known.ids[stays], known.hashes[:, :, stays])


def known_with(known: Known, rows: list[tuple[int, bytes]]) -> Known:
    """What is known, and these (id, hashes) besides."""
    ids = np.array([row[0] for row in rows], np.int64)
    fresh = np.frombuffer(b"".join(_filled(row[1]) for row in rows), np.uint64).reshape(-1, HASHES, WORDS)
    hashes = np.concatenate([known.hashes, fresh.transpose(2, 1, 0)], axis=2)
    return Known(np.concatenate([known.ids, ids]), hashes)


def _filled(hashes: bytes) -> bytes:
    missing = HASHES - len(hashes) // HASH_BYTES
    return hashes[: HASHES * HASH_BYTES] + hashes[:HASH_BYTES] * missing


def _near(
    known: Known, likenesses: Sequence[tuple[int, str]], most_bits: int, limit: int
) -> list[tuple[int, int, int]]:
    """(id, bits apart, index of the likeness). likenesses: each with its index."""
    return [
        (asset_id, apart, index)
        for index, likeness in likenesses
        for asset_id, apart in nearest(known, likeness, most_bits, limit)
    ]


def nearest(known: Known, likeness: str, most_bits: int, limit: int) -> list[tuple[int, int]]:
    """(id, bits apart) of the nearest, by the nearest of each one's hashes; of equals the newest."""
    if not len(known.ids):
        return []
    wanted = np.frombuffer(bytes.fromhex(likeness), np.uint64)
    apart = np.empty(len(known.ids), np.uint16)
    for start in range(0, len(apart), AT_ONCE):
        part = known.hashes[:, :, start : start + AT_ONCE]
        counts = np.zeros(part.shape[1:], np.uint16)
        for word in range(WORDS):
            counts += np.bitwise_count(part[word] ^ wanted[word])
        counts.min(axis=0, out=apart[start : start + AT_ONCE])
    near = np.flatnonzero(apart <= most_bits)
    order = near[np.lexsort((-known.ids[near], apart[near]))][:limit]
    return [(int(known.ids[i]), int(apart[i])) for i in order]
