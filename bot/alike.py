"""Which masters of a library show the same picture: by their likenesses, kept in memory as bits.

A hundred thousand likenesses are 3.2 MB and are compared in a few milliseconds; only what was published since
the last look is read again.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from storage import library
from storage.db import Database
from storage.library_view import Asset

BITS = 256
MOST_BITS = 24
"""Of 256 bits, so many may differ between two files of one picture."""
SCENE_BITS, SHORTLIST = 130, 24
"""A cut or framed copy is looked for among so many of the nearest, up to so many bits away, by their pixels
(engine.same_scene): 364 changed copies of 26 photos among 1,000 strangers (bench/better_copy.py)."""
LIKE_BITS = 80
"""Up to so many a picture is worth showing to somebody who looks for a similar one: strangers differ in 128
with a deviation of 8, so that of 100,000 one or none comes this near by chance."""


@dataclass
class _Known:
    ids: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    bits: NDArray[np.uint8] = field(default_factory=lambda: np.zeros((0, BITS // 8), np.uint8))


class Alike:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[int, _Known] = {}
        self._locks: dict[int, asyncio.Lock] = {}

    async def find(
        self, channel_ids: list[int], likeness: str, *, most_bits: int = MOST_BITS, limit: int = 10
    ) -> list[tuple[Asset, int]]:
        """Masters of these libraries and how many bits they differ by, the nearest first."""
        near: list[tuple[int, int]] = []
        for channel_id in channel_ids:
            known = await self._fresh(channel_id)
            near += await asyncio.to_thread(_nearest, known, likeness, most_bits, limit)
        near.sort(key=lambda pair: (pair[1], -pair[0]))
        found = []
        async with self._database.session(reading=True) as session:
            for asset_id, apart in near[:limit]:
                asset = await library.get(session, asset_id)
                if asset is not None and asset.message_id is not None:
                    found.append((asset, apart))
        return found

    async def _fresh(self, channel_id: int) -> _Known:
        async with self._locks.setdefault(channel_id, asyncio.Lock()):
            known = self._known.setdefault(channel_id, _Known())
            last = int(known.ids[-1]) if len(known.ids) else 0
            async with self._database.session(reading=True) as session:
                rows = await library.likenesses(session, channel_id, after=last)
            if rows:
                self._known[channel_id] = known = await asyncio.to_thread(_with, known, rows)
            return known


def _with(known: _Known, rows: list[tuple[int, str]]) -> _Known:
    ids = np.array([row[0] for row in rows], np.int64)
    bits = np.frombuffer(bytes.fromhex("".join(row[1] for row in rows)), np.uint8).reshape(-1, BITS // 8)
    return _Known(np.concatenate([known.ids, ids]), np.concatenate([known.bits, bits]))


def _nearest(known: _Known, likeness: str, most_bits: int, limit: int) -> list[tuple[int, int]]:
    """(id, bits apart) of the nearest."""
    if not len(known.ids):
        return []
    wanted = np.frombuffer(bytes.fromhex(likeness), np.uint8)
    apart = np.bitwise_count(known.bits ^ wanted).sum(axis=1, dtype=np.int64)
    order = np.argsort(apart, kind="stable")[:limit]
    return [(int(known.ids[i]), int(apart[i])) for i in order if apart[i] <= most_bits]
