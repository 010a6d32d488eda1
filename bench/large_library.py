"""A large library: how long it takes to find by words, by a tag, and by a picture.

    python -m bench.large_library [--masters 100000] [--database URL] [--json]

Without --database in a fresh SQLite file; a Postgres database must be empty. Each question is asked 40 times.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import numpy as np
import sqlalchemy as sa

from bot.alike import SCENE_BITS, Alike
from bot.proving import SHORTLIST
from engine.frames import MOST_FRAMES
from engine.recalled import HASHES
from storage import library_search
from storage.clock import now
from storage.db import Database, upgrade
from storage.library_view import Wanted, asset_view
from storage.models import AssetRow

CHANNEL = -1002100023757
WORDS = [
    line + end
    for line in ("red", "blue", "green", "black", "white", "gold", "small", "large", "old")
    for end in ("", "ish", " shoe", " boot", " lamp", " chair", " table", " cup", " dress", " bag")
]
TAGS = ("spring", "summer", "autumn", "winter", "banner", "web", "print", "shop", "story", "archive")
TIMES = 40
AT_ONCE = 2000


def main(argv: list[str]) -> int:
    """Fill the library, ask, and print medians and the slowest, in milliseconds."""
    parser = argparse.ArgumentParser(prog="python -m bench.large_library", description=__doc__)
    parser.add_argument("--masters", type=int, default=100_000)
    parser.add_argument("--database")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="enlarger-bench-") as folder:
        url = options.database or f"sqlite+aiosqlite:///{Path(folder) / 'library.db'}"
        upgrade(url)
        table = asyncio.run(_measured(url, options.masters))
    if options.json:
        sys.stdout.write(json.dumps(table, indent=1) + "\n")
    for name, (median, slowest) in () if options.json else table.items():
        sys.stdout.write(f"{name:28} median {median:7.1f} ms   slowest {slowest:7.1f} ms\n")
    return 0


async def _measured(url: str, count: int) -> dict[str, tuple[float, float]]:
    database = Database(url)
    random = np.random.default_rng(1)
    hashes = [random.bytes(32 * HASHES) for _ in range(count)]
    try:
        await _fill(database, count, hashes, random)
        if "postgresql" in url:
            await asyncio.to_thread(_settle, url)
        questions = {
            "two words": Wanted(words=("red", "shoe")),
            "a beginning of a word": Wanted(words=("gol",)),
            "a word and a tag": Wanted(words=("lamp",), tags=("winter",)),
            "a person and a day": Wanted(people=("person77",), since=now() - timedelta(days=1)),
            "a day": Wanted(since=now() - timedelta(days=30), until=now() - timedelta(days=29)),
            "a whole year": Wanted(since=now() - timedelta(days=365)),
            "a word and an old week": Wanted(
                words=("red",), since=now() - timedelta(days=60), until=now() - timedelta(days=53)
            ),
            "nothing but the newest": Wanted(),
            "something rare": Wanted(words=(f"nr{count // 2}",)),
            "nothing that is there": Wanted(words=("submarine",)),
        }
        table = {}
        for name, wanted in questions.items():
            table[name] = await _timed(partial(_find, database, wanted))
        alike = Alike(database)
        table["read at the start"] = await _timed(alike.warm, times=1)
        table["a picture"] = await _timed(lambda: _similar(alike, [secrets.token_hex(32)]))
        table["a screenshot"] = await _timed(
            # the whole of it, and each place where a picture may stand on it
            lambda: _similar(alike, [secrets.token_hex(32) for _ in range(MOST_FRAMES + 1)])
        )
        return table
    finally:
        await database.close()


async def _similar(alike: Alike, likenesses: list[str]) -> None:
    await alike.find([CHANNEL], likenesses, most_bits=SCENE_BITS, limit=SHORTLIST)


def _settle(url: str) -> None:
    """What Postgres does by itself in the minutes after so many new rows."""
    engine = sa.create_engine(url.replace("+asyncpg", "+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text("VACUUM ANALYZE"))
    engine.dispose()


async def _find(database: Database, wanted: Wanted) -> None:
    async with database.session(reading=True) as session:
        await library_search.find(session, [CHANNEL], wanted)


async def _timed(ask: Callable[[], Awaitable[object]], times: int = TIMES) -> tuple[float, float]:
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        await ask()
        spent.append((time.perf_counter() - begun) * 1000)
    return round(statistics.median(spent), 1), round(max(spent), 1)


async def _fill(database: Database, count: int, hashes: list[bytes], random: np.random.Generator) -> None:
    for start in range(0, count, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, count))
        async with database.session() as session:
            await session.execute(sa.insert(AssetRow), [_row(n, hashes[n], random) for n in numbers])
            rows = await session.scalars(sa.select(AssetRow).order_by(AssetRow.id.desc()).limit(len(numbers)))
            for row in list(rows):
                await library_search.index(session, asset_view(row))


def _row(number: int, hashes: bytes, random: np.random.Generator) -> dict[str, object]:
    words = " ".join(random.choice(WORDS, 2))
    return {
        "channel_id": CHANNEL,
        "group_id": -100,
        "title": f"{words} nr{number}",
        "tags": " ".join(random.choice(TAGS, 2, replace=False)),
        "asked_by": number % 300,
        "asked_name": f"Person{number % 300} @person{number % 300}",
        "approved_by": 1,
        "approved_name": "Ann",
        "width": 3840,
        "height": 2560,
        "bytes": 9_000_000,
        "format": "png",
        "file_name": f"IMG_{number}-4k.png",
        "source_verdict": "degraded",
        "trust_verdict": "green",
        "sha256": f"{number:064x}",
        "likeness": hashes[:32].hex(),
        "cuts": hashes,
        "file_id": f"file-{number}",
        "message_id": number + 1,
        "version": 1,
        "posted_at": now() - timedelta(minutes=number),
        "changed_at": now() - timedelta(minutes=number),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
